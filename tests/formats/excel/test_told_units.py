"""Units that are told beside amounts, in labels, in headings and over a sheet: none is ignored."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.batch.roster_update import updated_roster
from reportgen.formats.excel.roster_layout import USUAL_FORM
from reportgen.formats.excel.roster_reading import read_roster
from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
from reportgen.formats.loading import entered_bytes, report_of
from tests.formats.excel.sheets import (
    PERFORMANCE,
    SPENT,
    edited,
    findings_in,
    full_workbook,
    loaded,
    place_of,
    spent_in,
    without_annexes,
)
from tests.reports import SHORTEST, report


def with_spent(value: object, label: str, unit: object, over: str = "") -> bytes:
    """Return the workbook with another amount, label and unit of 支出总额, and a line over all."""

    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, SPENT)
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = label, value
        sheet.cell(row, 3).value, sheet.cell(row, 2).number_format = unit, "General"
        sheet["E1"].value = over or None

    return edited(without_annexes(), change)


@pytest.mark.parametrize(
    ("label", "unit"), [(SPENT, "单位：元"), (f"{SPENT}（元）", None), (f"{SPENT}（元）", "元")]
)
def test_a_unit_counts_wherever_it_is_told(label: str, unit: str | None) -> None:
    assert spent_in(with_spent(39200000, label, unit)) == "39200000元"


@pytest.mark.parametrize(
    ("label", "unit", "told"),
    [
        (SPENT, "千元", "“39200千元”的单位不是万元、元或亿元"),
        (f"{SPENT}（千元）", None, "“39200千元”的单位不是万元、元或亿元"),
        (SPENT, "万", "“39200万”缺“元”字"),
        (f"{SPENT}（元）", "万元", "旁边写的有两种：元、万元"),
    ],
)
def test_a_unit_that_cannot_count_is_told(label: str, unit: str | None, told: str) -> None:
    assert told in findings_in(with_spent(39200, label, unit))[SPENT]


@pytest.mark.parametrize("unit", [4000, "4000万元"])
def test_a_number_in_the_column_of_units_is_told_and_not_joined_to_the_amount(unit: object) -> None:
    found = findings_in(with_spent(39200, SPENT, unit))[SPENT]
    assert f"“单位”一栏里写的是数：{unit}" in found


def test_a_number_in_the_column_of_units_beside_an_empty_cell_is_listed() -> None:
    data = with_spent(None, SPENT, 4000)
    remarks = entered_bytes("我镇.xlsx", data).remarks
    assert any("4000" in each.message for each in remarks)


def test_a_line_over_the_sheet_that_says_another_unit_is_told() -> None:
    found = findings_in(with_spent(39200000, SPENT, "万元", "单位：元"))
    assert "旁边写的有两种：万元、元" in found[SPENT]


def test_an_amount_with_its_own_unit_needs_none_beside_it() -> None:
    assert spent_in(with_spent("3920万元", f"{SPENT}（元）", "千元")) == "3920万元"


def test_an_amount_that_has_another_unit_than_the_cell_beside_it_says_so() -> None:
    for value in ("168.5万元", "168.5 万元"):
        (note,) = (
            each for each in loaded(with_spent(value, SPENT, "元")).remarks if each.rule == "R02"
        )
        assert "自己写着万元，旁边的单位却是元" in note.message
    assert not loaded(with_spent("1685000元", SPENT, "万元")).remarks


def test_the_heading_of_a_column_tells_the_unit_of_its_amounts() -> None:
    def change(book: Any) -> None:
        sheet = book["基础数据表"]
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == "决算数":
                    cell.value = "决算数（元）"
        sheet.cell(place_of(sheet, "金额单位"), 2).value = None

    annexes = loaded(edited(full_workbook(), change)).annexes
    assert annexes is not None
    assert annexes.base_data is not None
    assert str(annexes.base_data.costs.official.actual) == "12.6元"


def roster_in_yuan(heading: str) -> bytes:
    data = report(SHORTEST).model_dump(mode="json", by_alias=True, exclude_none=True)

    def change(book: Any) -> None:
        sheet = book["名册"]
        (cell,) = [c for c in sheet[2] if c.value == f"{SPENT}（万元）"]
        cell.value = heading
        sheet.cell(3, cell.column).value = 39200000
        sheet.cell(3, cell.column).number_format = "General"

    return edited(roster_workbook([RosterEntry(data)]), change)


def test_the_headings_of_a_roster_tell_the_units_of_its_columns() -> None:
    (unit,) = read_roster("全县.xlsx", roster_in_yuan(f"{SPENT}（元）"))[0]
    assert str(report_of(unit.entered).performance.expenditure.total) == "39200000元"


def test_a_roster_brought_up_to_date_keeps_to_the_units_of_its_headings(tmp_path: Any) -> None:
    data = report(SHORTEST).model_dump(mode="json", by_alias=True, exclude_none=True)
    entry = RosterEntry(data)
    entry.row = 3
    before = roster_in_yuan(f"{SPENT}（元）")
    after = updated_roster(tmp_path / "全县.xlsx", before, [entry], USUAL_FORM)
    assert after is not None
    (unit,) = read_roster("全县.xlsx", after)[0]
    wanted = report(SHORTEST).performance.expenditure.total
    assert report_of(unit.entered).performance.expenditure.total == wanted
