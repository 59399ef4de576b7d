"""Reasons for shortfalls that a 自评表 of another province gives beside its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

_TITLE = "附件1\n2024年度部门整体支出绩效自评表"
_HEAD = ["部门名称", "岭东县水利局", "", "", "", "", "", ""]
_NAMES = [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "评分说明",
]
_SHORT = ["产出指标", "数量指标", "改造水厂", "4座", "3座", "50", "37.5", ""]
_FULL = ["效益指标", "社会效益", "用水保障率", "≥95%", "96%", "50", "50", ""]


def _without_reason(folder: Path, rows: list[list[str]], *below: str) -> list[str]:
    """Return what S05 says of a sheet with these rows, and these paragraphs below it."""
    found = check(lay_out(folder / "表.docx", _TITLE, [_HEAD, _NAMES, *rows], *below))
    return [each.message for each in found if each.rule == "S05"]


@pytest.mark.parametrize(
    "row",
    [
        ["偏差大或目标未完成原因分析", "设备晚到两个月，余下的下年安装。", *[""] * 6],
        ["说明", "改造水厂少1座，主要是设备晚到。", *[""] * 6],
        ["说明：改造水厂因设备晚到，少完成1座。", *[""] * 7],
    ],
)
def test_a_row_of_the_table_may_give_it(tmp_path: Path, row: list[str]) -> None:
    assert _without_reason(tmp_path, [_SHORT, _FULL, row]) == []


def test_another_column_may_give_it(tmp_path: Path) -> None:
    row = [*_SHORT[:-1], "设备晚到，余下1座尚未安装"]
    assert _without_reason(tmp_path, [row, _FULL]) == []


def test_a_paragraph_below_the_table_may_give_it(tmp_path: Path) -> None:
    below = "偏差原因：改造水厂少1座，因设备晚到，下年安装。"
    assert _without_reason(tmp_path, [_SHORT, _FULL], below) == []


@pytest.mark.parametrize(
    "row",
    [
        ["偏差大或目标未完成原因分析", "无", *[""] * 6],
        ["说明", "金额单位为万元。", *[""] * 6],
        ["说明", "用水保障率因新增水源而提高。", *[""] * 6],
    ],
)
def test_a_row_that_tells_nothing_of_it_is_no_reason(tmp_path: Path, row: list[str]) -> None:
    (found,) = _without_reason(tmp_path, [_SHORT, _FULL, row])
    assert "改造水厂" in found


@pytest.mark.parametrize(("column", "severity"), [("评分说明", "warning"), ("备注", "error")])
def test_a_table_without_a_column_for_it_is_less_than_wrong(
    tmp_path: Path, column: str, severity: str
) -> None:
    rows = [_HEAD, [*_NAMES[:-1], column], _SHORT, _FULL]
    (found,) = [e for e in check(lay_out(tmp_path / "表.docx", _TITLE, rows)) if e.rule == "S05"]
    assert found.severity == severity
    assert ("这张表没有这一栏" in found.message) == (severity == "warning")


def test_a_remark_may_name_an_indicator_by_its_two_ends(tmp_path: Path) -> None:
    short = ["产出指标", "数量指标", "新改造农村水厂座数", "4座", "3座", "50", "37.5", ""]
    below = "注：新改造座数少1座，因设备晚到，下年安装。"
    assert _without_reason(tmp_path, [short, _FULL], below) == []
