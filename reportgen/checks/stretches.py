"""Which stretches of a text a search is worth its time in, by the marks that stand in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reportgen.chinese.signs import FIGURES
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
        self._lines: dict[Marks, Sequence[Span]] = dict.fromkeys(marked.without(), ())
        self._lines[frozenset()] = [(0, len(self.text))]
        self._sentences = self._lines.copy()

    def lines_with(self, marks: Marks) -> Sequence[Span]:
        """Return start and end of the passages with any of some marks; of all for no marks."""
        known = self._lines.get(marks)
        if known is None:
            known = self._lines[marks] = (
                self._figured() if marks is FIGURES else self._marked(marks)
            )
        return known

    def _marked(self, marks: Marks) -> Sequence[Span]:
        ends, breaks = self.ends, self.marked.breaks
        found = self.marked.sentences_with(marks)
        indexes = sorted({bisect_left(ends, breaks[each]) for each in found})
        return [(ends[index - 1] if index else 0, ends[index]) for index in indexes]

    def sentences_with(self, marks: Marks) -> Sequence[Span]:
        """Return what stands between two 。 around any of some marks; the lines for figures."""
        if marks is FIGURES:
            return self.lines_with(marks)
        known = self._sentences.get(marks)
        if known is None:
            breaks, found = self.marked.breaks, self.marked.sentences_with(marks)
            known = [(breaks[each - 1] if each else 0, breaks[each]) for each in found]
            self._sentences[marks] = known
        return known

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
