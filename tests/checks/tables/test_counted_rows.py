"""Tables with another number of rows than the text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.test_score_sheets import TEXT
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    ["序号", "项目名称", "预算数（万元）", "支出数（万元）"],
    ["1", "小型水库除险", "1286.40", "1280.00"],
    ["2", "水土保持", "356.00", "350.25"],
    ["3", "农村水厂改造", "812.75", "812.75"],
    ["合计", "", "2455.15", "2443.00"],
]


def told(folder: Path, rule: str, text: str, title: str = "表1　项目支出情况表") -> list[str]:
    whole = TEXT.format(score="98").replace("供水稳定。", f"供水稳定。{text}")
    found = check(lay_out(folder / "a.docx", whole, title, ROWS))
    return [each.message for each in found if each.rule == rule]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年实施4个项目，见表1。", 1),
        ("全年实施3个项目，见表1。", 0),
        ("全年实施4个项目，见表2。", 0),
        ("全年实施4个项目，见表1-2。", 0),
        ("全年实施4个项目。", 0),
    ],
)
def test_the_rows_are_as_many_as_is_said(tmp_path: Path, text: str, count: int) -> None:
    found = told(tmp_path, "A14", text)
    assert len(found) == count
    assert all("表1列出的是3个，不是4个" in each for each in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("水库除险完成投资1280.00元。", 1),
        ("水库除险完成投资1280.00万元。", 0),
        ("每户补助812.70元。", 0),
    ],
)
def test_a_figure_of_the_table_in_yuan_is_told_of(tmp_path: Path, text: str, count: int) -> None:
    found = [each for each in told(tmp_path, "A16", text) if "表1里写的是" in each]
    assert len(found) == count
