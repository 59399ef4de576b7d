"""Amounts as a person sees them: formats, units, texts with units, what a format hides."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formats.excel.sheets import (
    PERFORMANCE,
    SPENT,
    edited,
    findings_in,
    full_workbook,
    loaded,
    place_of,
    spent_in,
    with_cell,
)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (5381.8, "0.00", "5381.80万元"),
        (5381.8, "General", "5381.8万元"),
        (0.1 + 0.2, "General", "0.3万元"),
        (39600000, '#,##0"元"', "39,600,000元"),
        ("３９６０", "@", "3960万元"),
        ("3,960.50 万元", "@", "3,960.50万元"),
        ("39600000元", "@", "39600000元"),
    ],
)
def test_an_amount_is_what_a_person_sees(value: object, code: str, shown: str) -> None:
    assert spent_in(with_cell(SPENT, value, number_format=code)) == shown


def test_the_unit_beside_an_amount_counts() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, SPENT)
        sheet.cell(row, 2).value, sheet.cell(row, 3).value = 39200000, "元"
        sheet.cell(row, 2).number_format = "General"

    assert spent_in(edited(full_workbook(), change)) == "39200000元"


def test_the_unit_of_a_sheet_counts_for_its_amounts() -> None:
    def change(book: Any) -> None:
        book["基础数据表"].cell(place_of(book["基础数据表"], "金额单位"), 2).value = "元"

    annexes = loaded(edited(full_workbook(), change)).annexes
    assert annexes is not None
    assert annexes.base_data is not None
    assert str(annexes.base_data.costs.official.actual) == "12.6元"


def test_a_format_that_shows_ten_thousands_is_told_and_not_read() -> None:
    assert "缩小" in findings_in(with_cell(SPENT, 39200000, number_format='0!.0,"万元"'))[SPENT]


def test_what_a_format_hides_is_told_and_what_is_seen_is_read() -> None:
    report = loaded(with_cell(SPENT, 3920.004, number_format="0.00"))
    assert str(report.performance.expenditure.total) == "3920.00万元"
    assert any("3920.004" in each.message for each in report.remarks)


def test_a_logical_value_is_no_amount() -> None:
    assert "逻辑值" in findings_in(with_cell(SPENT, value=True))[SPENT]
