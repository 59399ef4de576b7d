"""Columns of tables that others make, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.test_score_sheets import TEXT
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

ACROSS = [
    ["科目", "支出合计", "基本支出", "项目支出"],
    ["农林水支出", "{}", "326.40", "118.60"],
    ["城乡社区支出", "92.80", "60.50", "32.30"],
    ["住房保障支出", "48.00", "48.00", ""],
    ["节能环保支出", "75.25", "20.25", "55.00"],
]
LEFT = [
    ["项目", "预算数", "支出数", "结余"],
    ["道路养护", "86.00", "85.40", "0.60"],
    ["河道清淤", "126.50", "118.00", "{}"],
    ["路灯维修", "12.00", "11.80", "0.20"],
]
GROWN = [
    ["项目", "上年数（万元）", "本年数（万元）", "增长率（%）"],
    ["办公费", "20.00", "21.00", "5.00"],
    ["差旅费", "8.00", "6.00", "{}"],
    ["培训费", "4.00", "4.20", "5"],
]
SHARES = [
    ["类别", "金额", "占比"],
    ["养护", "60.00", "60%"],
    ["清淤", "25.00", "{}"],
    ["维修", "15.00", "15.00%"],
    ["合计", "100.00", "100%"],
]


def found_in(folder: Path, rows: list[list[str]], told: str) -> list[str]:
    filled = [[cell.format(told) for cell in row] for row in rows]
    found = check(lay_out(folder / "a.docx", TEXT.format(score="98"), "情况表", filled))
    return [each.message for each in found if each.rule == "A12"]


@pytest.mark.parametrize(
    ("rows", "wrong", "right", "words"),
    [
        (ACROSS, "454.00", "445.00", "“支出合计”：326.4+118.6=445，不是454"),
        (LEFT, "9.50", "8.50", "“结余”：126.5−118=8.5，不是9.5"),
        (GROWN, "-20.00", "-25.00", "（6−8）÷8=−25%，不是−20%"),
        (SHARES, "35%", "25%", "25÷100=25%，不是35%"),
    ],
)
def test_a_figure_that_its_row_does_not_make(
    tmp_path: Path, rows: list[list[str]], wrong: str, right: str, words: str
) -> None:
    (message,) = found_in(tmp_path, rows, wrong)
    assert words in message
    assert found_in(tmp_path, rows, right) == []


@pytest.mark.parametrize(
    "rows", [ACROSS[:3], [ACROSS[0], *([row[0], "9", *row[2:]] for row in ACROSS[1:])]]
)
def test_a_column_that_is_made_in_another_way_is_left_alone(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    assert found_in(tmp_path, rows, "454.00") == []
