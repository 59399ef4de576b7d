"""Costs by which each of so many things costs next to nothing, or far too much."""

from __future__ import annotations

import pytest

from reportgen.chinese.statements import read_statements
from reportgen.chinese.unlikely_costs import read_unlikely_costs


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("购置打印机5台，支出1.2万元。", "购置打印机5台，支出1.2元。"),
        ("采购空调12台，花费4.56万元。", "采购空调12台，花费4.56元。"),
        ("放映公益电影960场，支出19.2万元。", "放映公益电影960场，支出192000万元。"),
        ("举办农技培训班16期，支出12.8万元。", "举办农技培训班16期，支出128000万元。"),
        ("改造农村危房32户，补助资金64万元。", "改造农村危房32户，补助资金64元。"),
        ("改造农村危房32户，补助资金64万元。", "改造农村危房32户，补助资金640000万元。"),
        ("投入36万元安装路灯120盏。", "投入36亿元安装路灯120盏。"),
        ("救助困难群众286人次，支出救助金34.3万元。", "救助困难群众286人次，支出救助金34.3亿元。"),
        ("支付6名临聘人员工资21.6万元。", "支付6名临聘人员工资21.6元。"),
        ("印制宣传手册20000册，支出6.4万元。", "印制宣传手册20000册，支出6.4元。"),
        ("采购办公桌椅40套，共计5.6万元。", "采购办公桌椅40套，共计56000万元。"),
        ("公务用车保有量3辆，运行维护费7.6万元。", "公务用车保有量3辆，运行维护费7.6元。"),
    ],
)
def test_each_thing_costs_what_it_may(right: str, wrong: str) -> None:
    assert not list(read_unlikely_costs(read_statements(right)))
    assert len(list(read_unlikely_costs(read_statements(wrong)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "更换电脑6台，每台3300元。",
        "购置签字笔12支，支出18元。",
        "服务企业12户，实现产值36亿元。",
        "纳入预算单位8户，支出36亿元。",
        "建设安置房400套，投入2.4亿元。",
        "安排技术人员3人，投入2000万元建设示范园。",
    ],
)
def test_what_may_be_right(text: str) -> None:
    assert not list(read_unlikely_costs(read_statements(text)))
