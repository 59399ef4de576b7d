"""A report as its rules read it: as it is written, with mended marks, without asides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import MARKS_AS_WRITTEN, WITHOUT_ASIDES
from reportgen.checks.quotations import quoting_as_written
from reportgen.chinese.asides import ANEW, AS_CLAUSE, BEFORE_RELATION, IN_BRACKETS
from reportgen.chinese.plain_figures import may_have_other_figures
from reportgen.chinese.spaces_at_figures import may_have_spaces_at_figures
from reportgen.lazy_property import LazyProperty

if TYPE_CHECKING:
    from reportgen.checks.catalogue import Hit
    from reportgen.checks.subject import Subject


class Readings:
    """One report in all the ways that rules look at it, each made once."""

    def __init__(self, written: Subject) -> None:
        self.written = written

    def looked_at_by(self, code: str) -> Subject:
        """Return the report as the rule with a code looks at it."""
        if code.startswith(MARKS_AS_WRITTEN):
            return self.written
        return self.without_asides if code in WITHOUT_ASIDES else self.mended

    @LazyProperty
    def mended(self) -> Subject:
        """The report with full-width marks and plain figures, without spaces beside them."""
        written = self.written
        text = written.text
        may_differ = may_have_spaces_at_figures(text) or may_have_other_figures(text)
        if not may_differ and not written.has_half_width_marks:
            return written
        return written.with_passages([each.as_read() for each in written.passages])

    @LazyProperty
    def without_asides(self) -> Subject:
        """The mended report without what stands between its figures and tells of none."""
        mended = self.mended
        found = mended.passages_with(IN_BRACKETS, AS_CLAUSE, BEFORE_RELATION, ANEW)
        if not found:
            return mended
        cut = {id(each): each.without_asides() for each in found}
        return mended.with_passages([cut.get(id(each), each) for each in mended.passages])

    def as_written(self, hit: Hit, looked_at: Subject) -> Hit:
        """Return a hit that quotes the report as it is written."""
        if looked_at is not self.written and looked_at is not self.mended:
            hit = quoting_as_written(hit, looked_at, self.mended)
        if self.mended is self.written or looked_at is self.written:
            return hit
        return quoting_as_written(hit, self.mended, self.written)
