"""A county's roster: a row for each unit."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from reportgen.errors import InputError
from reportgen.formats.excel.form_writing import dump
from reportgen.formats.excel.roster_heads import is_roster
from reportgen.formats.excel.roster_layout import (
    ROSTER,
    SOURCE,
    TEXTS,
    column_for,
    roster_columns,
    roster_form,
)
from reportgen.formats.excel.roster_reading import read_roster
from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
from reportgen.formats.loading import report_of
from reportgen.forms.settings_values import NO_SETTINGS
from tests.formats.excel.sheets import edited, full, full_workbook, written
from tests.reports import SHORTEST, report, with_values

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.formats.excel.roster_reading import RosterUnit
    from reportgen.model.report import Report

UNIT = "部门概况.单位名称"


def entry(unit: str) -> RosterEntry:
    data = report(with_values((UNIT, unit))).model_dump(
        mode="json", by_alias=True, exclude_none=True
    )
    return RosterEntry(data)


def units(data: bytes, name: str = "全县.xlsx", **options: Any) -> list[RosterUnit]:
    found, _ = read_roster(name, data, **options)
    return list(found)


def reports(data: bytes) -> list[Report]:
    return [report_of(unit.entered) for unit in units(data)]


def test_each_row_is_a_unit_and_comes_back_the_same() -> None:
    plain = full().model_copy(update={"annexes": None})
    data = plain.model_dump(mode="json", by_alias=True, exclude_none=True)
    roster = roster_workbook([entry("甲镇人民政府"), RosterEntry(data)])
    assert is_roster("全县.xlsx", roster)
    first, second = reports(roster)
    assert first == report(with_values((UNIT, "甲镇人民政府")))
    assert second == plain
    assert any(each.problems for each in second.improvement.measures)
    assert second.waivers


def test_a_unit_form_is_no_roster() -> None:
    assert not is_roster("我镇.xlsx", full_workbook())
    form = "栏目,填写内容\n年度,2024\n单位名称,甲镇人民政府\n".encode()
    assert not is_roster("我镇.csv", form)


def test_one_bad_row_costs_only_itself_and_names_its_cell() -> None:
    def change(book: Any) -> None:
        sheet = book[ROSTER]
        at = next(cell.column for cell in sheet[2] if str(cell.value).startswith("支出总额"))
        sheet.cell(3, at).value = "三千"

    data = edited(roster_workbook([entry("甲镇人民政府"), entry("乙镇人民政府")]), change)
    first, second = units(data)
    with pytest.raises(InputError) as caught:
        report_of(first.entered)
    (found,) = caught.value.findings
    assert found.location.startswith("全县.xlsx:名册!")
    assert found.location.endswith("3")
    assert report_of(second.entered).overview.unit_name == "乙镇人民政府"


def test_labels_that_occur_several_times_are_told_apart_by_their_groups() -> None:
    for column in roster_columns():
        assert column_for(column.node.label, column.group) == column


def test_columns_under_other_names_are_matched_and_others_listed() -> None:
    rows = [["单位", "部门预算", "经办人"], ["甲镇人民政府", 3960, "罗青"]]
    data = written({ROSTER: rows})
    form = roster_form(NO_SETTINGS, {"单位": "单位名称", "部门预算": "部门概况.年度预算金额"})
    found, notes = read_roster("全县.xlsx", data, form)
    (unit,) = found
    assert unit.entered.data["部门概况"] == {"单位名称": "甲镇人民政府", "年度预算金额": "3960"}
    assert "“经办人”" in notes[0].message


def test_long_texts_are_taken_from_the_file_of_the_unit(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").write_bytes(dump(report(SHORTEST)))

    def change(book: Any) -> None:
        sheet = book[ROSTER]
        book[TEXTS].delete_rows(2, 50)
        at = next(cell.column for cell in sheet[2] if cell.value == SOURCE)
        sheet.cell(3, at).value = "甲.xlsx"

    data = edited(roster_workbook([entry("甲镇人民政府")]), change)
    (unit,) = units(data, str(tmp_path / "全县.xlsx"))
    assert report_of(unit.entered).overview.duties == report(SHORTEST).overview.duties


def test_lists_of_one_name_are_told_apart() -> None:
    labels = ("基本支出", "项目支出")
    of_funds = {each: {"合计": "1万元", "说明": [f"{each}有说明。"]} for each in labels}
    data = with_values(("预算收支", {"一般公共预算支出情况": of_funds}))
    (unit,) = units(roster_workbook([RosterEntry(data)]))
    found = unit.entered.data["预算收支"]["一般公共预算支出情况"]
    assert {each: found[each]["说明"] for each in labels} == {
        each: [f"{each}有说明。"] for each in labels
    }


def test_what_a_roster_has_no_place_for_is_taken_from_the_file_of_the_unit(tmp_path: Path) -> None:
    (tmp_path / "收").mkdir()
    whole = full()
    data = whole.model_dump(mode="json", by_alias=True, exclude_none=True)
    data["附件"]["佐证材料"] = [{"说明": "养护现场", "图片": "图片/养护.jpg"}]
    (tmp_path / "收" / "甲.json").write_text(json.dumps(data), encoding="utf-8")
    roster = roster_workbook([RosterEntry(data, source="收/甲.json")])
    (unit,) = units(roster, str(tmp_path / "全县.xlsx"))
    annexes = unit.entered.data["附件"]
    assert annexes["佐证材料"] == [{"说明": "养护现场", "图片": "收/图片/养护.jpg"}]
    assert report_of(unit.entered).annexes.whole == whole.annexes.whole
    (tmp_path / "收" / "甲.json").unlink()
    (unit,) = units(roster, str(tmp_path / "全县.xlsx"))
    assert not unit.entered.problems, "the roster itself has its figures and texts"
    assert any("没有了" in each.message for each in unit.entered.remarks)


def test_what_is_passed_over_is_told() -> None:
    def change(book: Any) -> None:
        sheet, texts = book[ROSTER], book[TEXTS]
        heads = {cell.value: cell.column for cell in sheet[2]}
        for row, status in ((4, "读不出"), (5, "重复")):
            sheet.cell(row, heads["状态"]).value = status
        sheet.cell(4, heads["来源文件"]).value = "收/丙.docx"
        texts.append(["甲鎮人民政府", "单位基本职能", "", "负责甲。"])
        texts.append(["甲镇人民政府", "说明", "", "有说明。"])

    first = entry("甲镇人民政府")
    data = edited(
        roster_workbook([first, RosterEntry({}), first, RosterEntry({})], with_status=True), change
    )
    found, notes = read_roster("全县.xlsx", data)
    assert [unit.row for unit in found] == [3]
    told = "".join(note.message for note in notes)
    assert "1行没有单位名称和数，没有算：第4行（收/丙.docx，读不出）" in told
    assert "1行标着“重复”，没有算：第5行 甲镇人民政府" in told
    assert "“甲鎮人民政府”（文字!D" in told
    assert "“说明”" in told
    assert len(list(read_roster("全县.xlsx", data, all_rows=True)[0])) == 3


def test_a_row_marked_as_a_repetition_counts_where_the_other_is_gone() -> None:
    repeated = RosterEntry(entry("甲镇人民政府").data, {"状态": "重复"})
    (unit,) = units(roster_workbook([repeated], with_status=True))
    assert unit.name == "甲镇人民政府"


def test_a_roster_may_be_a_csv() -> None:
    text = "单位名称,年度,年度预算金额\n甲镇人民政府,2024,3960\n".encode("gb18030")
    (unit,) = units(text, "全县.csv")
    assert unit.name == "甲镇人民政府"


def test_ten_thousand_rows_take_no_more_memory_than_one_at_a_time() -> None:
    few, many = 250, 1_250
    growth = (_peak(many) - _peak(few)) / (many - few)
    assert growth < 1_000, "all the rows of a county are ten megabytes, and no unit is kept"


def _peak(count: int) -> int:
    """Return the memory that the reading of as many rows takes, one unit after another."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(ROSTER)
    sheet.append([each.node.label for each in roster_columns()[:4]])
    for number in range(count):
        sheet.append([2024, f"第{number:05}镇人民政府", 3960, "云溪县人民政府"])
    target = io.BytesIO()
    book.save(target)
    data = target.getvalue()
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_roster("全县.xlsx", data)[0]) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
