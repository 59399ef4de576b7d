"""Which passages of a text a search is worth its time in, by the marks that stand in them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportgen.checks.cues import FIGURES, cues_in
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reportgen.chinese.sentences import Span

_FIGURE = lazy_pattern("[0-9０-９]")
_NEAR = 40
"""How many characters between two passages with figures are searched rather than passed over."""


class Stretches:
    """The passages, lines of one text, that have any of some marks; the same ones found once.

    ``ends`` are where the lines end.
    """

    def __init__(self, text: str, ends: Sequence[int]) -> None:
        self.text = text
        self.ends = ends
        self._known: dict[Collection[str], Sequence[Span]] = {"": [(0, len(text))]}

    def with_any(self, marks: Collection[str]) -> Sequence[Span]:
        """Return start and end of the passages with any of some characters or words.

        FIGURES stands for a digit, a frozenset for one of the sets of ``cues``; no marks at all
        for the whole text.
        """
        known = self._known.get(marks)
        if known is None:
            known = self._known[marks] = self._figured() if marks is FIGURES else self._with(marks)
        return known

    @LazyProperty
    def cues(self) -> dict[str, list[int]]:
        """Where the words stand in the text that certain rules look for; see ``cues_in``."""
        return cues_in(self.text)

    def _with(self, marks: Collection[str]) -> Sequence[Span]:
        text, ends = self.text, self.ends
        indexes = set()
        for mark in self.cues.keys() & marks if isinstance(marks, frozenset) else marks:
            if places := self.cues.get(mark):
                indexes.update([bisect_right(ends, at) for at in places])
                continue
            at = text.find(mark)
            while at >= 0:
                indexes.add(index := bisect_right(ends, at))
                at = text.find(mark, ends[index])
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
