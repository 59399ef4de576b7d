"""Numbers typed before titles, which the form counts itself: in forms and in rosters."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl

from reportgen.formats.excel.form_layout import AS_IS
from reportgen.formats.excel.form_writing import dump
from reportgen.formats.excel.roster_layout import TEXTS
from reportgen.formats.excel.roster_reading import read_roster
from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
from reportgen.formats.loading import report_of
from tests.formats.excel.sheets import PERFORMANCE, edited, loaded, place_of, without_annexes
from tests.reports import SHORTEST, report

if TYPE_CHECKING:
    from collections.abc import Sequence

PROBLEMS = "存在的问题分析及改进措施"


def with_items(label: str, fields: Sequence[dict[str, str]]) -> bytes:
    """Return the workbook with these items of a list instead of its own."""

    def change(book: Any) -> None:
        sheet = book[PERFORMANCE if label == "绩效目标完成情况" else PROBLEMS]
        row = place_of(sheet, label) + 1
        last = next((at for at in range(row, 200) if _ends(sheet, at)), 200)
        sheet.delete_rows(row, last - row)
        cells = [cell for item in fields for cell in item.items()]
        sheet.insert_rows(row, len(cells))
        for at, (name, value) in enumerate(cells, start=row):
            sheet.cell(at, 1).value, sheet.cell(at, 2).value = name, value

    return edited(without_annexes(), change)


def _ends(sheet: Any, row: int) -> bool:
    return sheet.cell(row, 1).value in ("改进措施", "其他需要说明问题", "项目管理情况")


def test_numbers_before_titles_go_and_are_told() -> None:
    told = loaded(
        with_items(
            "存在的问题",
            [{"标题": "1、甲偏慢", "内容": "（1）其一。\n（2）其二。"}, {"标题": "二、乙偏慢"}],
        )
    )
    problems = told.improvement.problems
    assert [each.title for each in problems] == ["甲偏慢", "乙偏慢"]
    assert problems[0].content == "（1）其一。\n（2）其二。"
    (note,) = [each for each in told.remarks if each.rule == "D11"]
    assert "“1、”" in note.message
    assert note.location.startswith(f"我镇.xlsx:{PROBLEMS}!B")
    measures = loaded(with_items("改进措施", [{"标题": "一是改甲"}])).improvement.measures
    assert [each.title for each in measures] == ["改甲"]
    goals = loaded(with_items("绩效目标完成情况", [{"标题": "（一）惠农", "要点": "发放及时。"}]))
    assert [each.title for each in goals.performance.achievements] == ["惠农"]


def test_items_that_stand_in_the_cell_of_one_title_are_parted() -> None:
    text = "1、甲偏慢。甲内容。\n2、乙偏慢。乙内容。"
    told = loaded(with_items("存在的问题", [{"标题": text}, {"标题": "丙偏慢"}]))
    assert [(each.title, each.content or "") for each in told.improvement.problems] == [
        ("甲偏慢", "甲内容。"),
        ("乙偏慢", "乙内容。"),
        ("丙偏慢", ""),
    ]
    assert any("一格里写了2项，已经分开" in each.message for each in told.remarks)


def test_a_title_that_begins_with_a_number_is_written_so_that_it_stays() -> None:
    wanted = loaded(with_items("存在的问题", [{f"标题{AS_IS}": "1、甲偏慢"}, {"标题": "乙"}]))
    assert [each.title for each in wanted.improvement.problems] == ["1、甲偏慢", "乙"]
    again = loaded(dump(wanted))
    assert [each.title for each in again.improvement.problems] == ["1、甲偏慢", "乙"]


def test_numbers_before_the_titles_of_a_roster_go() -> None:
    data = report(SHORTEST).model_dump(mode="json", by_alias=True, exclude_none=True)
    book = openpyxl.load_workbook(io.BytesIO(roster_workbook([RosterEntry(data)])))
    sheet = book[TEXTS]
    titles = [row for row in sheet.iter_rows(min_row=2) if row[1].value == "存在的问题"]
    for number, row in enumerate(titles, start=1):
        row[2].value = f"{number}、{row[2].value}"
    target = io.BytesIO()
    book.save(target)
    units, _ = read_roster("全县.xlsx", target.getvalue())
    (unit,) = units
    before = [each["标题"] for each in data[PROBLEMS]["存在的问题"]]
    assert [each.title for each in report_of(unit.entered).improvement.problems] == before
