"""Built files without the data that they carried: read by the words of the table alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from tests.formats.word.built import built, read_bytes, read_report, without_data
from tests.formats.word.plain_reports import plain_reports

if TYPE_CHECKING:
    from reportgen.model.report import Report


@given(report=plain_reports())
@settings(deadline=None)
def test_the_printed_form_gives_the_equal_report(report: Report) -> None:
    reading = read_bytes(without_data(built(report)))
    assert read_report(reading) == report
    assert reading.unplaced == []
    assert reading.carried is None
