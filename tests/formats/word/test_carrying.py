"""Files that carry their data: a report read back is the one that was built, but for edits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.model.report import Report
from tests.formats.word.built import (
    built,
    data_of,
    fields_of,
    read_bytes,
    read_report,
    saved_again,
    value_at,
    with_text_of,
    with_value,
)
from tests.strategies import reports

NEW_AMOUNT = "86420.75万元"
NEW_TEXT = "改写后的文字"


@given(report=reports())
@settings(deadline=None)
def test_a_built_file_gives_the_equal_report(report: Report) -> None:
    reading = read_bytes(built(report))
    assert read_report(reading) == report
    assert reading.unplaced == reading.notes == []
    assert reading.carried is not None
    assert reading.carried.untouched


@given(report=reports())
@settings(deadline=None)
def test_a_file_saved_again_gives_the_equal_report(report: Report) -> None:
    reading = read_bytes(saved_again(built(report)))
    assert read_report(reading) == report
    assert reading.unplaced == []
    assert reading.carried is not None
    assert not reading.carried.untouched


@given(report=reports(), data=st.data())
@settings(deadline=None)
def test_an_edit_in_one_field_comes_back_and_nothing_else(
    report: Report, data: st.DataObject
) -> None:
    held = data_of(report)
    path = data.draw(st.sampled_from(list(fields_of(held))))
    new = NEW_AMOUNT if str(value_at(held, path))[-1:] == "元" and is_amount(path) else NEW_TEXT
    wanted = Report.model_validate(with_value(held, path, new))
    edited = with_text_of(built(report), built(wanted))
    assert read_report(read_bytes(edited)) == wanted


def is_amount(path: tuple[str | int, ...]) -> bool:
    return "概述" not in path and (
        "年度预算金额" in path or "部门整体支出管理和使用基本情况" in path
    )
