"""Sums of money told again with a slip."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.money_again import read_money_again
from reportgen.chinese.counts.told_again import counted_places

SLIPPED = [
    "全年水渠维修到位资金382.47万元，其中县级200万元。\n水渠维修到位资金382.97万元，已全部支付。",
    "水渠维修到位资金382.47万元。工程按期完工。到位资金328.47万元已全部支付给施工方。",
    "总投资1164.25万元，由上级补助。工程已经完工，总投资1164.75万元，群众比较满意。",
    "年初安排农田建设资金1370万元。截至12月底，1730万元资金已全部支付。",
    "预算安排体检经费27.35万元，实际支出27.35万元。项目资金27.53万元全部用于体检。",
    "安排预算463.815万元。实际发放补助经费463.185万元，帮助了5200名学生。",
    "下达资助资金463.815万元，实际支出463.855万元，资金执行率100%。",
    "年度资金51.62万元，财政拨款51.26万元，执行率100%。",
]
RIGHT = [
    "安排预算463.815万元。实际发放补助经费463.185万元，结余0.63万元。",
    "水渠维修到位资金382.47万元。工程按期完工。到位资金382.47万元已全部支付给施工方。",
    "水渠维修到位资金382.47万元。2023年水渠维修到位资金382.97万元。",
    "村级补助共73万元，其中村民小组长报酬25.20万元。\n全年发放73万元，其中村民小组长报酬15.20万元。",
    "全年收入1516.64万元，其中财政拨款收入1516.64万元。收入中一般公共预算财政拨款收入1486.64万元。",
    "首批下达水渠资金382.47万元。第二批下达水渠资金382.97万元。",
    "安排农田建设资金1370万元，安排道路资金1730万元，已全部支付。",
    "安排农田建设资金1370万元。安排水库资金900万元。1730万元结余资金已全部收回。",
    "上年末收到补助1370万元，比上年增加1730万元。",
]


@pytest.mark.parametrize("text", SLIPPED)
def test_a_sum_told_again_with_a_slip(text: str) -> None:
    (found,) = read_money_again(text, counted_places(text))
    assert found.first.digits != found.second.digits


@pytest.mark.parametrize("text", RIGHT)
def test_the_same_sum_and_sums_of_other_things(text: str) -> None:
    assert not list(read_money_again(text, counted_places(text)))
