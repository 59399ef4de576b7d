"""What clerks do to the form: rows put in and taken out, columns moved, prose pasted."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.errors import InputError
from reportgen.formats.excel.form_layout import AS_IS
from reportgen.formats.excel.form_writing import form_workbook
from reportgen.formats.loading import load_bytes
from tests.formats.excel.sheets import (
    OVERVIEW,
    PERFORMANCE,
    edited,
    full,
    full_workbook,
    loaded,
    place_of,
    with_cell,
    written,
)

DUTIES, PROBLEMS = "单位基本职能", "存在的问题分析及改进措施"


def test_an_inserted_row_is_one_more_paragraph() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        row = place_of(sheet, DUTIES) + 1
        sheet.insert_rows(row)
        sheet.cell(row, 2).value = "承办临时交办的事项。"

    assert loaded(edited(full_workbook(), change)).overview.duties == [
        "承办上级交办的事项。",
        "承办临时交办的事项。",
    ]


def test_a_deleted_row_takes_only_its_field() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        sheet.delete_rows(place_of(sheet, "结余"))

    report = loaded(edited(full_workbook(), change))
    assert report.performance.expenditure.balance is None
    assert report.performance.expenditure.total == full().performance.expenditure.total


def test_a_deleted_heading_of_a_group_loses_none_of_its_fields() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        sheet.delete_rows(place_of(sheet, "按经济分类"))

    assert loaded(edited(full_workbook(), change)) == full()


def test_moved_columns_are_found_by_their_headings() -> None:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        for row in sheet.iter_rows(min_row=2):
            content, unit = row[1].value, row[2].value
            row[2].number_format = row[1].number_format
            row[1].value, row[2].value = unit, content

    report = loaded(edited(full_workbook(), change))
    assert report.performance.expenditure.total == full().performance.expenditure.total
    assert report.performance.achievements == full().performance.achievements


def test_moved_columns_of_a_table_are_found_by_their_headings() -> None:
    def change(book: Any) -> None:
        sheet = book["整体自评表"]
        first = next(cell.row for cell in sheet["A"] if cell.value == "一级指标")
        for row in sheet.iter_rows(min_row=first, max_row=first + 10):
            row[5].value, row[6].value = row[6].value, row[5].value

    assert loaded(edited(full_workbook(), change)).annexes == full().annexes


def test_rows_of_a_table_may_be_put_in_and_taken_out() -> None:
    def change(book: Any) -> None:
        sheet = book["整体自评表"]
        row = next(cell.row for cell in sheet["C"] if cell.value == "公路养护合格率")
        sheet.delete_rows(row)

    annexes = loaded(edited(full_workbook(), change)).annexes
    assert annexes is not None
    assert annexes.whole is not None
    assert [each.name for each in annexes.whole.indicators][:2] == [
        "城镇新增就业人数",
        "补助资金发放及时率",
    ]


def test_a_text_pasted_into_one_cell_is_cut_into_paragraphs_without_their_numbers() -> None:
    text = "1、负责安全生产。\n2、负责环境保护。\n3、承办其他事项。"
    assert loaded(with_cell(DUTIES, text, OVERVIEW)).overview.duties == [
        "负责安全生产。",
        "负责环境保护。",
        "承办其他事项。",
    ]


def test_bullets_go() -> None:
    text = "• 负责安全生产。\n• 负责环境保护。"
    assert loaded(with_cell(DUTIES, text, OVERVIEW)).overview.duties == [
        "负责安全生产。",
        "负责环境保护。",
    ]


def test_what_is_to_stay_as_it_is_stays() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        row = place_of(sheet, DUTIES)
        sheet.cell(row, 1).value = f"{DUTIES}{AS_IS}"
        sheet.cell(row, 2).value = "1、负责安全生产。\n2、负责环境保护。"

    assert loaded(edited(full_workbook(), change)).overview.duties == [
        "1、负责安全生产。\n2、负责环境保护。"
    ]


def test_sections_pasted_beside_their_heading_are_found_with_title_and_points() -> None:
    text = (
        "一、民生改善\n一是新增就业292人。二是发放补助31万元。\n二、乡村振兴\n一是修路。二是修渠。"
    )

    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        row = place_of(sheet, "绩效目标完成情况")
        sheet.delete_rows(row + 1, sheet.max_row)
        sheet.cell(row, 2).value = text

    achievements = loaded(edited(full_workbook(), change)).performance.achievements
    assert [(each.title, each.points) for each in achievements] == [
        ("民生改善", ["新增就业292人。", "发放补助31万元。"]),
        ("乡村振兴", ["修路。", "修渠。"]),
    ]


def test_problems_pasted_beside_their_heading_are_split_at_their_titles() -> None:
    def change(book: Any) -> None:
        sheet = book[PROBLEMS]
        row = place_of(sheet, "存在的问题")
        sheet.delete_rows(row + 1, place_of(sheet, "改进措施") - row - 1)
        sheet.cell(row, 2).value = "1.财力不足。可用财力少。\n2.人手紧张。一人多岗。"

    problems = loaded(edited(full_workbook(), change)).improvement.problems
    assert [(each.title, each.content) for each in problems] == [
        ("财力不足", "可用财力少。"),
        ("人手紧张", "一人多岗。"),
    ]


def test_text_outside_all_fields_is_listed_with_its_cell() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        sheet.cell(40, 1).value = "经办人的备注"
        sheet.cell(40, 2).value = "请财政所核对。"

    told = [str(each) for each in loaded(edited(full_workbook(), change)).remarks]
    assert any("部门概况!A40" in each and "请财政所核对" in each for each in told)


def test_a_sheet_of_the_units_own_is_left_out_and_told() -> None:
    def change(book: Any) -> None:
        book.create_sheet("台账").append(["日期", "事项"])

    report = loaded(edited(full_workbook(), change))
    assert report == full()
    assert ["“台账”" in each.message for each in report.remarks] == [True]


def test_a_field_that_stands_twice_is_told() -> None:
    def change(book: Any) -> None:
        book[OVERVIEW].append(["主管部门", "云溪县财政局"])

    with pytest.raises(InputError, match="填了两次"):
        loaded(edited(full_workbook(), change))


def test_what_is_missing_names_the_cell_to_fill_in() -> None:
    with pytest.raises(InputError) as caught:
        load_bytes("空.xlsx", form_workbook({}))
    places = {each.path: each.location for each in caught.value.findings}
    assert places["部门概况.单位名称"] == "空.xlsx:部门概况!B4"
    assert set(places) >= {"年度", "绩效完成情况.绩效目标完成情况"}


def test_a_form_typed_by_hand_needs_no_headings() -> None:
    rows: dict[str, list[list[Any]]] = {
        "Sheet1": [
            ["年度", 2024],
            ["单位名称", "云溪县青禾镇人民政府"],
            ["年度预算金额", "3960万元"],
            ["主管部门", "云溪县人民政府"],
            [DUTIES, "1、承办上级交办的事项。"],
            ["概述", "预算执行平稳。"],
            ["支出总额", 3920],
            ["绩效目标完成情况", "民生改善\n一是新增就业。二是修路。"],
            ["存在的问题", "财力不足。可用财力少。"],
            ["改进措施", "压减支出。严格审批。"],
        ]
    }
    report = loaded(written(rows))
    assert report.overview.unit_name == "云溪县青禾镇人民政府"
    assert str(report.performance.expenditure.total) == "3920万元"
    assert report.improvement.measures[0].title == "压减支出"
    assert report.remarks == ()
