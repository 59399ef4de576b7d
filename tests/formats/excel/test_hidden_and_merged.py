"""Hidden rows and sheets, filters, merged cells."""

from __future__ import annotations

from typing import Any

from reportgen.model.report import Report
from tests.formats.excel.sheets import (
    PERFORMANCE,
    SPENT,
    edited,
    full,
    full_workbook,
    loaded,
    place_of,
)


def test_hidden_rows_and_sheets_are_read_and_listed() -> None:
    def change(book: Any) -> None:
        book["基础数据表"].sheet_state = "hidden"
        book[PERFORMANCE].row_dimensions[place_of(book[PERFORMANCE], SPENT)].hidden = True

    report = loaded(edited(full_workbook(), change))
    assert report == full()
    said = " ".join(f"{each.location} {each.message}" for each in report.remarks)
    assert "“基础数据表”是隐藏的" in said
    assert f"{PERFORMANCE} 第" in said


def test_merged_cells_count_once() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, SPENT)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)

    assert isinstance(loaded(edited(full_workbook(), change)), Report)


def test_rows_that_a_filter_hides_are_read_and_listed() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        sheet.auto_filter.ref = f"A2:E{sheet.max_row}"
        sheet.row_dimensions[place_of(sheet, "结余")].hidden = True

    report = loaded(edited(full_workbook(), change))
    assert report == full()
    assert any("筛选" in each.message for each in report.remarks)
