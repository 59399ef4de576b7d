"""A part without what only a report with annexes prints.

Most reports have no annexes, and their tables have more tags than all the rest of a form. Without
annexes a block such as ``{%p if 附件.基础数据表 %}`` … ``{%p endif %}`` prints nothing, so a form
is compiled without it until a report needs it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.engine.language import REQUIRED
from reportgen.engine.section_breaks import section_of
from reportgen.forms.report_tags import find_tags
from reportgen.ooxml.wordprocessing import Element, P, text_of, w

if TYPE_CHECKING:
    from reportgen.engine.tags import Tag

_ANNEXES = r"附件(?:\.\w+)*"
_OPENING = re.compile(rf"if {_ANNEXES}(?: or {_ANNEXES})*|for \w+ in {_ANNEXES}")


@dataclass(slots=True)
class _Block:
    """A block of whole paragraphs that is open: where it begins, and whether it may go."""

    start: int
    prunable: bool


def prune_annexes(root: Element) -> None:
    """Take out of the body the blocks that print nothing without annexes.

    A block with an else, with a field marked 必填, or whose tags share their paragraphs with
    anything else stays; so does everything where the blocks do not match.
    """
    body = root.find(w("body"))
    children = [] if body is None else list(body)
    opened: list[_Block] = []
    ranges: list[tuple[int, int]] = []
    for at, child in enumerate(children):
        tag = _whole(child)
        keyword = next(iter(tag.body.split()), "") if tag is not None else ""
        if tag is not None and keyword in ("if", "for"):
            prunable = _OPENING.fullmatch(tag.body) is not None and section_of(child) is None
            opened.append(_Block(at, prunable))
        elif keyword in ("else", "elif") and opened:
            opened[-1].prunable = False
        elif keyword in ("endif", "endfor"):
            if not opened:
                return
            block = opened.pop()
            if block.prunable and section_of(child) is None:
                ranges.append((block.start, at + 1))
    if opened:
        return
    for start, end in ranges:
        if not any(REQUIRED in "".join(each.itertext()) for each in children[start:end]):
            for each in children[start:end]:
                if each.getparent() is not None:
                    each.getparent().remove(each)


def _whole(block: Element) -> Tag | None:
    """Return the tag for whole paragraphs that a paragraph is; None for any other block."""
    if block.tag != P:
        return None
    text = text_of(block)[0].strip()
    if not text or text[0] not in "{｛":
        return None
    tags, errors = find_tags(text)
    alone = len(tags) == 1 and not errors and tags[0].text == text
    return tags[0] if alone and tags[0].scope == "p" else None
