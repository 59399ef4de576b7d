"""Edits of a Word file back into the workbook that a unit filled in."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from reportgen import load
from reportgen.editing.pulling import pull
from reportgen.errors import InputError
from reportgen.formats.excel.form_writing import dump
from reportgen.formats.loading import load_bytes
from tests.formats.excel.sheets import OVERVIEW, PERFORMANCE, edited, full, full_workbook, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.findings import Finding

BASE = full().model_dump(mode="json", by_alias=True, exclude_none=True)
SPENDING = "部门整体支出管理和使用基本情况"


def changed(*changes: tuple[list[Any], object]) -> dict[str, Any]:
    data = deepcopy(BASE)
    for (*groups, last), value in changes:
        group: Any = data
        for step in groups:
            group = group[step]
        group[last] = value
    return data


GROUP = "存在的问题分析及改进措施"
ACHIEVED = ["绩效完成情况", "绩效目标完成情况"]
BUILDINGS = ["附件", "基础数据表", "楼堂馆所控制情况"]
BUILDING = {"批复规模": "800", "实际规模": "790", "预算投资": "10万元", "实际投资": "9万元"}


@cache
def _edited_workbook() -> bytes:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        sheet.column_dimensions["B"].width = 77
        sheet.cell(place_of(sheet, "结余"), 2).comment = Comment("问过财政所", "经办人")

    return edited(full_workbook(), change)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "我镇.xlsx"
    path.write_bytes(_edited_workbook())
    return path


def test_edits_go_into_their_cells_and_all_else_stays(workbook: Path) -> None:
    before = workbook.read_bytes()
    spent = ["绩效完成情况", SPENDING, "支出总额"]
    duties = ["部门概况", "单位基本职能"]
    result = pull(
        changed((spent, "3921.50万元"), (duties, ["承办上级交办的事项。", "办好实事。"])),
        BASE,
        workbook,
    )
    assert result.written
    report = load(workbook)
    assert str(report.performance.expenditure.total) == "3921.50万元"
    assert report.overview.duties == ["承办上级交办的事项。", "办好实事。"]
    assert report.annexes == full().annexes
    sheet = openpyxl.load_workbook(workbook)[PERFORMANCE]
    assert sheet.column_dimensions["B"].width == 77
    assert sheet.cell(place_of(sheet, "结余"), 2).comment.text.strip() == "问过财政所"
    assert workbook.with_name("我镇.xlsx.bak").read_bytes() == before


def test_a_text_that_looks_like_a_formula_is_written_as_a_text(workbook: Path) -> None:
    name = ["部门概况", "主管部门"]
    assert pull(changed((name, '=HYPERLINK("http://x")')), BASE, workbook).written
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.read_bytes()))[OVERVIEW]
    assert sheet.cell(place_of(sheet, "主管部门"), 2).data_type == "s"
    assert load(workbook).overview.supervisor == '=HYPERLINK("http://x")'


PROBLEMS = ["存在的问题分析及改进措施", "存在的问题"]
MEASURES = ["存在的问题分析及改进措施", "改进措施"]


def items(count: int) -> list[dict[str, str]]:
    return [{"标题": f"问题{at}", "内容": f"第{at}个问题的内容。"} for at in range(count)]


@pytest.mark.parametrize("count", [2, 3, 4, 6])
def test_a_list_of_groups_may_grow(workbook: Path, count: int) -> None:
    """As far as there are items to fill in, and then at the end of the sheet."""
    new = changed((PROBLEMS, items(count)))
    assert pull(new, BASE, workbook).written
    found = load(workbook).improvement
    assert [each.title for each in found.problems] == [f"问题{at}" for at in range(count)]
    assert found.measures == full().improvement.measures
    assert load(workbook).annexes == full().annexes


def test_a_list_of_groups_may_be_emptied(workbook: Path) -> None:
    assert pull(changed((MEASURES, [])), BASE, workbook).written
    assert load(workbook).improvement.measures == []


def test_a_row_more_of_a_table_goes_below_its_last(workbook: Path) -> None:
    path = ["附件", "整体自评表", "绩效指标"]
    whole = BASE["附件"]["整体自评表"]
    more = [*whole["绩效指标"], {**whole["绩效指标"][-1], "三级指标": "补上的指标"}]
    data = changed((path, more))
    assert pull(data, BASE, workbook).written
    found = load(workbook).annexes
    assert found is not None
    assert found.whole is not None
    assert found.whole.indicators[-1].name == "补上的指标"


def test_waivers_that_change_are_written(workbook: Path) -> None:
    base = deepcopy(BASE)
    base["检查豁免"] = {"C05": "原来的理由"}
    workbook.write_bytes(dump(load_bytes("一.json", json.dumps(base).encode())))
    new = deepcopy(base)
    new["检查豁免"] = {"C05": "改过的理由", "A07": "明细另见附表"}
    assert pull(new, base, workbook).written
    assert load(workbook).waivers == new["检查豁免"]
    assert pull(base | {"检查豁免": {}}, new, workbook).written
    assert load(workbook).waivers == {}


def test_what_cant_be_kept_is_said_before_anything_is_written(workbook: Path) -> None:
    def change(book: Any) -> None:
        chart = BarChart()
        chart.add_data(Reference(book[OVERVIEW], min_col=2, min_row=1, max_row=3))
        book[OVERVIEW].add_chart(chart, "J1")

    workbook.write_bytes(edited(workbook.read_bytes(), change))
    before = workbook.read_bytes()

    def tell(lost: list[Finding]) -> None:
        assert "图表" in lost[0].message
        assert workbook.read_bytes() == before
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pull(changed((PROBLEMS, items(1))), BASE, workbook, tell=tell)
    assert workbook.read_bytes() == before
    assert pull(changed((PROBLEMS, items(1))), BASE, workbook).kept


def test_what_has_no_cell_is_told_with_the_reason_and_the_file_stays(workbook: Path) -> None:
    before = workbook.read_bytes()
    long = [{"标题": "财力不足", "内容": "字" * 40_000}]
    rows = [{"名称": f"第{at}处", **BUILDING} for at in range(9)]
    for path, value, reason in (
        (PROBLEMS, long, r"一格最多32767个字，.*先在.*!A\d+这一行前插入一行"),
        (BUILDINGS, rows, r"“楼堂馆所控制情况”的表里没有空行了，先在基础数据表!A\d+这一行前插入"),
    ):
        with pytest.raises(InputError, match=reason):
            pull(changed((path, value)), BASE, workbook)
    assert workbook.read_bytes() == before
    assert not workbook.with_name("我镇.xlsx.bak").exists()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ([GROUP, "其他需要说明问题"], ["字" * 40_000]),
        (["绩效完成情况", SPENDING, "概述"], ["短的一段。", "字" * 40_000]),
        (["绩效完成情况", SPENDING, "概述"], ["字" * 20_000]),
    ],
)
def test_a_text_that_no_cell_can_hold_goes_on_in_the_rows_below(
    workbook: Path, path: list[Any], value: list[str]
) -> None:
    new = changed((path, value))
    assert pull(new, BASE, workbook).written
    assert load(workbook) == load(new)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (BUILDINGS, [{"名称": "便民中心", **BUILDING}, {"名称": "文化站", **BUILDING}]),
        (PROBLEMS, [{"标题": "财力不足", "内容": "可用财力少。"}, {"标题": "人手不足"}]),
        (
            ["绩效完成情况", "绩效目标完成情况"],
            [{"标题": "民生", "要点": ["新增就业。", "参保。"]}],
        ),
    ],
    ids=["table", "problems", "sections"],
)
def test_a_list_that_was_empty_gets_its_first_items(
    workbook: Path, path: list[Any], value: list[Any]
) -> None:
    empty, new = changed((path, [])), changed((path, value))
    workbook.write_bytes(dump(load(empty)))
    assert pull(new, empty, workbook).written
    assert load(workbook) == load(new)
