"""One text of a report as rules look at it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from reportgen.chinese.asides import without_asides
from reportgen.chinese.dates import read_dates
from reportgen.chinese.figures.quantities import read_quantities
from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.half_width_marks import with_full_width_marks
from reportgen.chinese.plain_figures import with_plain_figures
from reportgen.chinese.sentences import periods as read_periods
from reportgen.chinese.sentences import sentences
from reportgen.chinese.spaces_at_figures import without_spaces_at_figures
from reportgen.chinese.totals.rough_sums import RoughFigures
from reportgen.lazy_property import LazyProperty
from reportgen.model.field_role import PLAIN, FieldRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.dates import Date
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.sentences import Span
    from reportgen.findings import Path

_FULL_STOP = "。"


class Passage:
    """One text of the report with its path and its field's role; its prose is read once."""

    _whole: Passage | None = None
    """A passage that begins with all of its text, and may have been read already."""

    cuts: Sequence[Span] = ()
    """What was left out of the text as it was written; a passage that was not cut has none."""

    def __init__(self, path: Path, text: str, role: FieldRole = PLAIN) -> None:
        self.path = path
        self.text = text
        self.role = role

    def __repr__(self) -> str:
        return f"Passage({self.path!r}, {self.text!r})"

    def as_read(self) -> Passage:
        """Return the passage as it is read, whatever its spaces, digits and half-width marks.

        Digits are half-width with no spaces beside them, marks in Chinese are full-width; itself
        where it is so.
        """
        text = with_full_width_marks(without_spaces_at_figures(self.text))
        text = with_plain_figures(text)
        return self if text == self.text else Passage(self.path, text, self.role)

    def without_asides(self) -> Passage:
        """Return the passage without what only comments on its figures; itself where it is so."""
        text, cuts = without_asides(self.text)
        if text == self.text:
            return self
        passage = Passage(self.path, text, self.role)
        passage.cuts = cuts
        return passage

    def is_under(self, *path: str | int) -> bool:
        """Return whether the passage stands in the group at a path of labels."""
        return self.path[: len(path)] == path

    @LazyProperty
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        return sentences(self.text)

    def last_period(self, offset: int) -> int:
        """Return which is the last of the periods that begin at or before an offset."""
        return bisect_right(self.periods, (offset, len(self.text))) - 1

    def period_at(self, offset: int) -> int | None:
        """Return which of the periods is around an offset; None for white space between two."""
        index = self.last_period(offset)
        return index if index >= 0 and offset < self.periods[index][1] else None

    def part(self, first: int, last: int) -> Passage:
        """Return the periods from one to another as a passage of their own."""
        start, end = self.periods[first][0], self.periods[last][1]
        if not start and end == len(self.text):
            return self
        part = Passage(self.path, self.text[start:end], self.role)
        spans = self.periods[first : last + 1]
        part.periods = [(low - start, high - start) for low, high in spans] if start else spans
        part._whole = None if start else self
        return part

    @LazyProperty
    def periods(self) -> list[tuple[int, int]]:
        """Start and end of what stands between two 。; ； ends none."""
        return read_periods(self.text)

    @LazyProperty
    def rough(self) -> RoughFigures:
        """The figures of the passage by a rough look."""
        return RoughFigures(self.text)

    @LazyProperty
    def quantities(self) -> list[Quantity]:
        """The quantities of the passage, in their order."""
        known: list[Quantity] | None = self._read_before("quantities")
        if known is not None:
            return known[: bisect_left(known, len(self.text), key=_start)]
        return read_quantities(self.text)

    @LazyProperty
    def statements(self) -> list[Statement]:
        """The figures of the passage with what is said of each, in their order."""
        known: list[Statement] | None = self._read_before("statements")
        if known is not None:
            return known[: len(self.quantities)]
        return read_statements(self.text, self.quantities, self.periods)

    def _read_before(self, name: str) -> Any:
        """Return what was read already of a passage that begins with all of this one."""
        if self._whole and self.text.endswith(_FULL_STOP):  # beyond which no quantity is read
            return self._whole.__dict__.get(name)
        return None

    @LazyProperty
    def dates(self) -> list[Date]:
        """The dates and years of the passage, in their order."""
        return read_dates(self.text)


def _start(quantity: Quantity) -> int:
    return quantity.start
