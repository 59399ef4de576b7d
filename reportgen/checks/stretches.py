"""Which stretches of a text a search is worth its time in, by the marks that stand in them."""

from __future__ import annotations

from bisect import bisect_right
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
        self._lines: dict[Marks, Sequence[Span]] = {frozenset(): [(0, len(self.text))]}
        self._sentences: dict[Marks, Sequence[Span]] = {frozenset(): [(0, len(self.text))]}

    def lines_with(self, marks: Marks) -> Sequence[Span]:
        """Return start and end of the passages with any of some marks; of all for no marks."""
        known = self._lines.get(marks)
        if known is None:
            found = self._figured() if marks is FIGURES else self._lines_around(marks)
            known = self._lines[marks] = found
        return known

    def sentences_with(self, marks: Marks) -> Sequence[Span]:
        """Return what stands between two 。 around any of some marks; the lines for figures."""
        if marks is FIGURES:
            return self.lines_with(marks)
        known = self._sentences.get(marks)
        if known is None:
            known = self._sentences[marks] = self._sentences_around(marks)
        return known

    def _ends_of(self, marks: Marks) -> list[int]:
        """Return the last character of each place of any of some marks."""
        marked = self.marked
        return [
            at + len(word) - 1 for word in marked.standing(marks) for at in marked.starts_of(word)
        ]

    def _lines_around(self, marks: Marks) -> Sequence[Span]:
        ends = self.ends
        indexes = {bisect_right(ends, at) for at in self._ends_of(marks)}
        return [(ends[index - 1] if index else 0, ends[index]) for index in sorted(indexes)]

    def _sentences_around(self, marks: Marks) -> Sequence[Span]:
        text, past = self.text, 0
        spans: list[Span] = []
        for at in sorted(self._ends_of(marks)):
            if at >= past:
                start = max(past, 1 + text.rfind("。", past, at), 1 + text.rfind("\n", past, at))
                end = 1 + text.find("\n", at)
                past = 1 + text.find("。", at, end) or end
                spans.append((start, past))
        return spans

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
