"""Which stretches of a text a search is worth its time in, by the marks that stand in them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.chinese.signs import FIGURES
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.marked_text import MarkedText
    from reportgen.chinese.sentences import Span
    from reportgen.chinese.signs import Marks

_FIGURE = lazy_pattern("[0-9０-９]")
_NEAR = 40
"""How many characters between two passages with figures are searched rather than passed over."""


class Stretches:
    """The passages, lines of one text, and their sentences that have any of some marks.

    ``ends`` are where the lines end.
    """

    def __init__(self, marked: MarkedText, ends: Sequence[int]) -> None:
        self.marked = marked
        self.text = marked.text
        self.ends = ends
        self._lines: dict[Marks, Sequence[Span]] = {frozenset(): [(0, len(self.text))]}
        self._sentences: dict[Marks, Sequence[Span]] = {frozenset(): [(0, len(self.text))]}

    def lines_with(self, marks: Marks) -> Sequence[Span]:
        """Return start and end of the passages with any of some marks; of all for no marks."""
        known = self._lines.get(marks)
        if known is None:
            found = self._figured() if marks is FIGURES else self._around(marks, self.ends)
            known = self._lines[marks] = found
        return known

    def sentences_with(self, marks: Marks) -> Sequence[Span]:
        """Return what stands between two 。 around any of some marks; the lines for figures."""
        if marks is FIGURES:
            return self.lines_with(marks)
        known = self._sentences.get(marks)
        if known is None:
            known = self._sentences[marks] = self._around(marks, self._breaks)
        return known

    @LazyProperty
    def _breaks(self) -> list[int]:
        """Where what stands between two 。 ends: lines end too."""
        pieces = self.text.replace("\n", "。").split("。")
        return list(accumulate([len(piece) + 1 for piece in pieces]))

    def _around(self, marks: Marks, ends: Sequence[int]) -> Sequence[Span]:
        """Return the pieces of the text that end at some places and have any of some marks."""
        marked = self.marked
        indexes = set()
        for word in marked.standing(marks):
            last = len(word) - 1
            indexes.update([bisect_right(ends, at + last) for at in marked.starts_of(word)])
        return [(ends[index - 1] if index else 0, ends[index]) for index in sorted(indexes)]

    def _figured(self) -> Sequence[Span]:
        """Return the passages with digits; those with few others between are one stretch."""
        stretches: list[Span] = []
        found = _FIGURE.search(self.text)
        while found:
            index = bisect_right(self.ends, found.start())
            start, end = self.ends[index - 1] if index else 0, self.ends[index]
            if stretches and start - stretches[-1][1] <= _NEAR:
                start = stretches.pop()[0]
            stretches.append((start, end))
            found = _FIGURE.search(self.text, end)
        return stretches
