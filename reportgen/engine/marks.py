"""Marks in a part's XML that stand for Jinja source until the part is written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from reportgen.ooxml.wordprocessing import Element

_PI = "reportgen"
_MARK = re.compile(rf"<\?{_PI} (\d+)\?>")
_LITERAL_BRACE = re.compile(r"\{(?=[{%#]|\Z)")
_NESTING = {"for": 1, "if": 1, "endfor": -1, "endif": -1}


class Marks:
    """The marks of one part, processing instructions that number what they stand for."""

    def __init__(self) -> None:
        self._sources: list[str] = []

    def make(self, source: str) -> Element:
        """Return an element that stands for some source."""
        self._sources.append(source)
        return etree.ProcessingInstruction(_PI, str(len(self._sources) - 1))

    def nesting(self, mark: Element) -> int:
        """Return 1 for a mark that opens a for or if, -1 for one that closes it, else 0."""
        keyword = self._sources[int(mark.text)][2:].split(None, 1)
        return _NESTING.get(keyword[0], 0) if mark.target == _PI and keyword else 0

    def written_out(self, root: Element) -> tuple[str, list[str]]:
        """Return the XML with what every mark stands for, and the XML between the marks.

        No brace of that XML is left that Jinja would take for one of its own.
        """
        parts = _MARK.split(etree.tostring(root, encoding="unicode"))
        between = parts[::2]
        parts[::2] = [_LITERAL_BRACE.sub("&#123;", part) for part in between]
        parts[1::2] = [self._sources[int(number)] for number in parts[1::2]]
        return "".join(parts), between
