"""Marks in a part's XML that stand for Jinja source until the part is written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.ooxml.wordprocessing import Element

_PI = "reportgen"
_MARK = lazy_pattern(rf"<\?{_PI} (\d+)\?>")
_LITERAL_BRACE = lazy_pattern(r"\{(?=[{%#]|\Z)")
_BLOCKS = ("for", "if", "with", "macro", "call", "filter")
_NESTING = {**dict.fromkeys(_BLOCKS, 1), **{f"end{word}": -1 for word in (*_BLOCKS, "set")}}
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
"""How a template writes braces that are to be printed."""

_OPENING = lazy_pattern(r"\{[{%]-?")


class Marks:
    """The marks of one part, processing instructions that number what they stand for.

    ``lines`` has, once they are written out, text and place of the tag on each line of the source.
    """

    def __init__(self) -> None:
        self._sources: list[str] = []
        self._tags: dict[int, tuple[str, str]] = {}
        self.lines: dict[int, tuple[str, str]] = {}

    def make(self, source: str, text: str = "", place: str = "") -> Element:
        """Return an element that stands for some source: that of a tag, with its text and place."""
        if text:
            # A tag has a line of its own, by which it is told where rendering fails.
            source = _OPENING.sub(lambda match: f"{match[0]}\n", source, count=1)
            self._tags[len(self._sources)] = text, place
        self._sources.append(source)
        return etree.ProcessingInstruction(_PI, str(len(self._sources) - 1))

    def is_loop(self, mark: Element) -> bool:
        """Return whether a mark opens a for."""
        return self._sources[int(mark.text)][2:].split(None, 1)[:1] == ["for"]

    def is_branch(self, mark: Element) -> bool:
        """Return whether a mark is an else or elif."""
        return self._sources[int(mark.text)][2:].split(None, 1)[:1] in (["else"], ["elif"])

    def nesting(self, mark: Element) -> int:
        """Return 1 for a mark that opens a for or if, -1 for one that closes it, else 0."""
        source = self._sources[int(mark.text)]
        keyword = source[2:].split(None, 1)
        if mark.target != _PI or not keyword or not source.startswith("{%"):
            return 0
        if keyword[0] == "set" and "=" not in source:
            return 1
        return _NESTING.get(keyword[0], 0)

    def written_out(self, root: Element) -> tuple[str, list[str]]:
        """Return the XML with what every mark stands for, and the XML between the marks.

        No brace of that XML is left that Jinja would take for one of its own.
        """
        parts = _MARK.split(etree.tostring(root, encoding="unicode"))
        between = parts[::2]
        parts[::2] = [_LITERAL_BRACE.sub("&#123;", _unescaped(part)) for part in between]
        line = 1
        for at, part in enumerate(parts):
            if at % 2:
                number = int(part)
                parts[at] = self._sources[number]
                if number in self._tags:
                    self.lines[line + 1] = self._tags[number]
            line += parts[at].count("\n")
        return "".join(parts), between


def _unescaped(text: str) -> str:
    if "{_" in text or "_}" in text:
        for written, printed in _ESCAPES:
            text = text.replace(written, printed)
    return text
