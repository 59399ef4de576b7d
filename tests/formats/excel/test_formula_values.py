"""Formulas of a unit: never calculated, circular, with an error."""

from __future__ import annotations

from typing import Any

from tests.formats.excel.sheets import (
    PERFORMANCE,
    SPENT,
    edited,
    findings_in,
    full_workbook,
    place_of,
    with_cell,
)


def test_a_formula_without_a_value_is_told() -> None:
    assert "没有重新计算" in findings_in(with_cell(SPENT, "=B1+1"))[SPENT]


def test_a_formula_that_needs_itself_is_told() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, SPENT)
        sheet.cell(row, 2).value = f"=SUM(B{row}:B{row + 3})"

    assert "循环引用" in findings_in(edited(full_workbook(), change))[SPENT]


def test_an_error_is_told_and_nothing_follows_from_it() -> None:
    told = findings_in(with_cell(SPENT, "#REF!", data_type="e"))
    assert list(told) == [SPENT]
    assert "#REF!" in told[SPENT]
