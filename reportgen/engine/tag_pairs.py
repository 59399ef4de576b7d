"""The tags of a part in pairs: whether what a tag closes was opened beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.expressions import StatementError
from reportgen.engine.misplaced import describe_separation
from reportgen.engine.printed_names import Printed
from reportgen.ooxml.wordprocessing import TC, TR, Element, P, R

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.engine.scopes import Block, Scopes
    from reportgen.engine.tags import Tag

WHOLE_ELEMENTS = {"p": P, "tr": TR, "tc": TC, "r": R}
"""The elements that tags such as ``{%tr`` stand for."""


class TagPairs:
    """What checks the tags of one part, in their order, and where each block was opened.

    ``tags`` are those that nothing is wrong with, each with its place, and ``printed`` what they
    print; ``report`` takes what a message quotes, the place, what is wrong, and what to do.
    """

    def __init__(self, scopes: Scopes, report: Callable[[str, str, str, str], None]) -> None:
        self._scopes, self._report = scopes, report
        self._homes: list[tuple[Element, str]] = []
        self.tags: list[tuple[str, Tag]] = []
        self.printed: list[Printed] = []

    def read(self, tag: Tag, home: Element, place: str) -> None:
        """Check a tag, and that what it closes was opened beside it; home may be None, unknown."""
        inside = home is None or tag.scope not in ("p", "tr", "tc")
        container = home if inside else home.getparent()
        depth = len(self._scopes.blocks)
        if tag.scope in ("tr", "tc") and home is not None and home.tag == P:
            self._report(tag.text, place, f"“{{%{tag.scope}”只能用在表格里", "改用“{%p”")
            return
        try:
            keyword = self._scopes.read(tag)
        except StatementError as error:
            self._report(tag.text, place, error.message, error.suggestion)
            if len(self._scopes.blocks) == depth and tag.keyword in ("for", "if"):
                self._scopes.recover(tag)
            if len(self._scopes.blocks) > depth:
                self._homes.append((container, place))
            return
        self.tags.append((place, tag))
        self.printed += [Printed(place, *each) for each in self._scopes.printed]
        if len(self._scopes.blocks) > depth:
            self._homes.append((container, place))
        elif keyword in ("else", "elif") or keyword.startswith("end"):
            opened, where = self._homes.pop() if keyword.startswith("end") else self._homes[-1]
            apart = opened is not None and container is not None and opened is not container
            if apart and (self._scopes.closed or not _can_repeat(opened, container)):
                message, advice = describe_separation(opened, container)
                self._report(tag.text, place, f"与它配对的标签在{where}，{message}", advice)

    def recover(self, tag: Tag, place: str) -> None:
        """Go on after a broken tag as if it were what it seems to be."""
        if tag.body.startswith(("for", "if")):
            self._scopes.recover(tag)
            self._homes.append((None, place))
        elif self._scopes.blocks:
            self._scopes.blocks.pop()
            self._homes.pop()

    def report_open(self) -> None:
        """Report the blocks that nothing closes."""
        for block, (_, place) in zip(self._scopes.blocks, self._homes, strict=True):
            self._report(block.tag.text, place, f"“{block.keyword}”没有结束", _ending(block))


def _can_repeat(opened: Element, closed: Element) -> bool:
    """Return whether what lies between two paragraphs can be repeated: they stand alike."""
    paths = ([each.tag for each in home.iterancestors()] for home in (opened, closed))
    return opened.tag == closed.tag == P and next(paths) == next(paths)


def _ending(block: Block) -> str:
    scope = block.tag.scope if block.tag.scope in WHOLE_ELEMENTS else ""
    return f"在后面补上“{{%{scope} end{block.keyword} %}}”"
