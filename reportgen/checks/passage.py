"""One text of a report as rules look at it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportgen.chinese.dates import read_dates
from reportgen.chinese.quantities import read_quantities
from reportgen.chinese.sentences import periods, sentences
from reportgen.chinese.statements import read_statements
from reportgen.lazy_property import LazyProperty
from reportgen.model.field_role import PLAIN, FieldRole

if TYPE_CHECKING:
    from reportgen.chinese.dates import Date
    from reportgen.chinese.quantities import Quantity
    from reportgen.chinese.statements import Statement
    from reportgen.findings import Path


class Passage:
    """One text of the report with its path and its field's role; its prose is read once."""

    def __init__(self, path: Path, text: str, role: FieldRole = PLAIN) -> None:
        self.path = path
        self.text = text
        self.role = role

    def __repr__(self) -> str:
        return f"Passage({self.path!r}, {self.text!r})"

    def is_under(self, *path: str | int) -> bool:
        """Return whether the passage stands in the group at a path of labels."""
        return self.path[: len(path)] == path

    @LazyProperty
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        return sentences(self.text)

    def period_at(self, offset: int) -> tuple[int, int]:
        """Return start and end of what stands between two 。 around an offset; ； ends none."""
        index = bisect_right(self._period_starts, offset) - 1
        if index >= 0 and offset < self._periods[index][1]:
            return self._periods[index]
        return offset, offset + 1  # white space between two

    def context_of(self, offset: int, before: int, after: int) -> tuple[int, int]:
        """Return start and end of the sentence around an offset with those around it."""
        periods = self._periods
        index = bisect_right(self._period_starts, offset) - 1
        if index < 0:
            return self.period_at(offset)
        first, last = max(0, index - before), min(len(periods) - 1, index + after)
        return periods[first][0], periods[last][1]

    @LazyProperty
    def _periods(self) -> list[tuple[int, int]]:
        return periods(self.text)

    @LazyProperty
    def _period_starts(self) -> list[int]:
        return [start for start, _ in self._periods]

    @LazyProperty
    def quantities(self) -> list[Quantity]:
        """The quantities of the passage, in their order."""
        return read_quantities(self.text)

    @LazyProperty
    def statements(self) -> list[Statement]:
        """The figures of the passage with what is said of each, in their order."""
        return read_statements(self.text, self.quantities)

    @LazyProperty
    def dates(self) -> list[Date]:
        """The dates and years of the passage, in their order."""
        return read_dates(self.text)
