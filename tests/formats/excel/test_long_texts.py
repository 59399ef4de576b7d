"""Texts longer than the 32,767 characters of a cell, both ways."""

from __future__ import annotations

from typing import Any

from reportgen.formats.excel.form_layout import CONTINUES
from tests.formats.excel.sheets import OVERVIEW, edited, full_workbook, loaded, place_of

DUTIES, PROBLEMS = "单位基本职能", "存在的问题分析及改进措施"


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    long = "加强资金监管。" * 6000
    data = full_workbook()

    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        row = place_of(sheet, DUTIES)
        sheet.cell(row, 2).value = long[:30_000]
        sheet.insert_rows(row + 1)
        sheet.cell(row + 1, 1).value, sheet.cell(row + 1, 2).value = CONTINUES, long[30_000:]

    assert loaded(edited(data, change)).overview.duties == [long]
