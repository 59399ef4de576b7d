"""A16: 元 where 万元 is meant."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits, hits_in_text
from tests.reports import SPENT


@pytest.mark.parametrize(
    "text",
    ["2024年支出合计3920元。", "财政拨款收入3872.5元。", "发放补贴610户，支出补贴资金58.3元。"],
)
def test_money_that_is_too_small(text: str) -> None:
    (hit,) = hits_in_text("A16", text)
    assert "像是把“万元”写成了“元”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "2024年支出合计39200000元。",
        "“三公”经费支出0元。",
        "发放补贴610户，户均补贴58.3元。",
        "培训45人，人均标准30元。",
        "为320户送去单价25元的灯具。",
        "5人误餐费150元。",
    ],
)
def test_money_that_may_be_right(text: str) -> None:
    assert hits_in_text("A16", text) == []


@pytest.mark.parametrize("entered", ["40883200", 40883200, "40883200万元", "３９２０００００"])
def test_a_figure_in_yuan_without_its_unit_is_guessed(entered: object) -> None:
    (hit,) = hits("A16", (f"{SPENT}.支出总额", entered))
    assert hit.path[-1] == "支出总额"
    assert "像是以元计的数没有写“元”" in hit.message
    assert "万元的1万倍左右" in hit.message
    assert "写上“元”" in hit.suggestion


@pytest.mark.parametrize("entered", ["40883200元", "4088.32万元", "3920", "0.39亿元", "0"])
def test_figures_that_may_be_right_are_not(entered: str) -> None:
    assert hits("A16", (f"{SPENT}.支出总额", entered)) == []


def test_where_all_figures_are_in_yuan_the_largest_are_told() -> None:
    found = hits(
        "A16",
        ("部门概况.年度预算金额", 412050000),
        (f"{SPENT}.支出总额", 408832000),
    )
    assert [hit.path[-1] for hit in found] == ["年度预算金额", "支出总额"]
