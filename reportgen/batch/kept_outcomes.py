"""What became of all units of a run, on the disk until the run is summed up."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.batch.hashed_line import hashed_line, read_hashed_line
from reportgen.batch.neighbours import Neighbours, with_neighbours
from reportgen.batch.outcome import Outcome, from_dict
from reportgen.batch.spill_file import SpillFile

if TYPE_CHECKING:
    from collections.abc import Iterator


class Outcomes:
    """The outcomes of a run in the order of the sources, whatever order they came in.

    They lie in a temporary file: only where each begins is in memory.
    """

    def __init__(self, count: int, conditions: str) -> None:
        self.conditions = conditions
        self._lines = SpillFile()
        self._starts = array("q", [0]) * count
        self._sizes = array("q", [0]) * count
        self._drawn = SpillFile()
        self._drawn_at = array("q", [0]) * count
        self._drawn_sizes = array("q", [0]) * count
        self._unchanged: set[int] = set()
        self.has_last_year = False

    def add(self, number: int, outcome: Outcome) -> bytes:
        """Keep the outcome of the source with a number; return its line."""
        if outcome.status == "unchanged":
            self._unchanged.add(number)
        if outcome.summary is not None and outcome.summary.last_spent is not None:
            self.has_last_year = True
        if (portrait := outcome.portrait) is not None and not self._drawn_sizes[number]:
            sketches = [each.sketch for each in portrait.paragraphs]
            drawn = portrait.unit, portrait.spent, sketches, portrait.year
            self._drawn_at[number], self._drawn_sizes[number] = self._drawn.put_object(drawn)
        line = hashed_line(outcome.as_dict(), self.conditions) + b"\n"
        self._starts[number], self._sizes[number] = self._lines.put(line)
        return line

    def lines(self) -> Iterator[bytes]:
        """Return the outcomes as lines of JSON."""
        for place in zip(self._starts, self._sizes, strict=True):
            if place[1]:
                yield self._lines.get(place).rstrip(b"\n")

    def __iter__(self) -> Iterator[Outcome]:
        return (outcome for _, outcome in self._numbered())

    def _numbered(self) -> Iterator[tuple[int, Outcome]]:
        for number, size in enumerate(self._sizes):
            if size:
                yield number, self._at(number)

    def _at(self, number: int) -> Outcome:
        """Return the outcome of the source with a number."""
        line = self._lines.get((self._starts[number], self._sizes[number])).rstrip(b"\n")
        outcome = from_dict(read_hashed_line(line, self.conditions))
        is_built = number not in self._unchanged
        return outcome if is_built else replace(outcome, status="unchanged")

    def compare(self) -> None:
        """Add to each outcome what is found in its unit beside the others."""
        neighbours = Neighbours()
        for number, place in enumerate(zip(self._drawn_at, self._drawn_sizes, strict=True)):
            if place[1]:
                neighbours.add(number, *self._drawn.object_at(place))
        for number in neighbours.concerned():
            outcome = self._at(number)
            if outcome.portrait is not None:
                found = neighbours.found(number, outcome.portrait)
                told = tuple(with_neighbours(outcome.findings, found))
                self.add(number, replace(outcome, findings=told))

    def missing(self) -> list[int]:
        """Return the numbers of the sources of which nothing is known."""
        return [number for number, size in enumerate(self._sizes) if not size]
