"""Characters of cells that look like others: labels are found, values become the usual ones."""

from __future__ import annotations

from typing import Any

from reportgen.formats.excel.roster_layout import ROSTER, TEXTS
from reportgen.formats.excel.roster_reading import read_roster
from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
from reportgen.formats.loading import entered_bytes, report_of
from tests.formats.excel.sheets import OVERVIEW, edited, full, full_workbook, place_of, with_cell
from tests.reports import report, with_values

ODD, USUAL = "云溪县⻘⽲镇⼈⺠政府", "云溪县青禾镇人民政府"


def test_a_value_is_mended_with_a_note_that_names_its_cell() -> None:
    found = entered_bytes("我镇.xlsx", with_cell("单位名称", ODD, OVERVIEW))
    assert found.data[OVERVIEW]["单位名称"] == USUAL
    (note,) = [each for each in found.remarks if each.rule == "D12"]
    assert note.location.startswith("我镇.xlsx:部门概况!B")
    assert (note.path, "⻘→青、⽲→禾、⼈→人、⺠→民" in note.message) == ("部门概况.单位名称", True)


def test_labels_and_names_of_sheets_are_found_all_the_same() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        sheet.cell(place_of(sheet, "主管部门"), 1).value = "主管部⻔"
        sheet.title = "部⻔概况"

    found = report_of(entered_bytes("我镇.xlsx", edited(full_workbook(), change)))
    assert found.overview == full().overview


def test_characters_of_one_font_are_told_and_stay() -> None:
    found = entered_bytes("我镇.xlsx", with_cell("单位名称", "青\ue001镇", OVERVIEW))
    assert found.data[OVERVIEW]["单位名称"] == "青\ue001镇"
    assert any("U+E001" in each.message for each in found.remarks)


def test_a_csv_is_mended_too() -> None:
    data = f"栏目,填写内容\n年度,2024\n单位名称,{ODD}\n主管部⻔,某县\n".encode()
    found = entered_bytes("我镇.csv", data).data
    assert found[OVERVIEW] == {"单位名称": USUAL, "主管部门": "某县"}


def test_in_a_roster_a_unit_and_its_long_texts_belong_together() -> None:
    given = report(with_values(("部门概况.单位名称", USUAL)))
    entry = RosterEntry(given.model_dump(mode="json", by_alias=True, exclude_none=True))

    def change(book: Any) -> None:
        for row in book[ROSTER].iter_rows():
            for cell in row:
                if cell.value == USUAL:
                    cell.value = ODD
        for cell in book[TEXTS]["A"]:
            if cell.value == USUAL:
                cell.value = "云溪县青禾镇人⺠政府"

    units, _ = read_roster("全县.xlsx", edited(roster_workbook([entry]), change))
    (unit,) = units
    assert unit.name == USUAL
    assert report_of(unit.entered) == given
    assert [each.location for each in unit.entered.remarks if each.rule == "D12"]


def test_usual_cells_have_no_note() -> None:
    found = entered_bytes("我镇.xlsx", full_workbook())
    assert [each for each in found.remarks if each.rule == "D12"] == []
