"""A03: 结余 is what the budget leaves after the expenditure."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

BUDGET = "部门概况.年度预算金额"
TOTAL = f"{EXPENDITURE}.支出总额"
BALANCE = f"{EXPENDITURE}.结余"
SUMMARY = f"{EXPENDITURE}.概述"
OTHER = "存在的问题分析及改进措施.其他需要说明问题"
Change = tuple[str, Any]
UNDERSPENT: list[Change] = [(TOTAL, "3539万元"), (BALANCE, "0万元")]
OVERSPENT: list[Change] = [(BUDGET, "3539万元"), (TOTAL, "3960万元"), (BALANCE, "0万元")]
NO_EXPLANATIONS = [
    (OTHER, "无"),
    (SUMMARY, "严格执行年初预算，从严控制预算调整和追加。"),
    (SUMMARY, "加大结转结余资金清理力度，提高资金使用效益。"),
    (SUMMARY, "2024年严格预算管理，减少年中预算调整。"),
    (OTHER, "本年度没有追加预算。"),
    (OTHER, "本年资金无上年结转。"),
    (SUMMARY, "扎实推进产业结构调整，全面完成各项任务。"),
    (SUMMARY, "因地制宜发展特色产业，资金管理规范，严格预算追加程序。"),
]
EXPLANATIONS = [
    (OTHER, "相差的421万元当年未使用，已由县财政收回，单位没有留存。"),
    (OTHER, "年末剩余资金由县财政统一收回。"),
    (OTHER, "因自来水管网项目跨年度实施，部分工程款未支付。"),
    (SUMMARY, "年中县财政局两次追加预算共421万元，用于灾后重建。"),
    (SUMMARY, "上年结转的专项资金一并安排使用。"),
    (SUMMARY, ["全年预算执行平稳。", "本年预算作了一次调整，调减项目指标421万元。"]),
    (OTHER, "按照上级要求从严管理，年末未支出的421万元指标已全部收回。"),
]


@pytest.mark.parametrize(
    "changes",
    [
        UNDERSPENT,
        OVERSPENT,
        [(BALANCE, "0万元")],
        [(BALANCE, "4万元")],
        [(BALANCE, "40.02万元")],
        [(BALANCE, "400600元")],
        *([*UNDERSPENT, text] for text in NO_EXPLANATIONS),
    ],
)
def test_balance_that_does_not_agree(changes: list[Change]) -> None:
    assert len(hits("A03", *changes)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [(BALANCE, None)],
        [(BALANCE, "40.01万元")],
        [(BALANCE, "400400元")],
        [(BUDGET, "3920万元"), (BALANCE, "0万元")],
        *([*UNDERSPENT, text] for text in EXPLANATIONS),
    ],
)
def test_balance_that_agrees_or_is_explained(changes: list[Change]) -> None:
    assert hits("A03", *changes) == []


def test_balance_is_calculated_in_the_message() -> None:
    [hit] = hits("A03", *UNDERSPENT)
    assert "3960−3539=421万元" in hit.message
    assert "“当年无结余”" in hit.message
    assert hit.path[-1] == "结余"
    [hit] = hits("A03", (BALANCE, "4万元"))
    assert "3960−3920=40万元，而结余填报为4万元，相差36万元" in hit.message


CHANGED: list[Change] = [(BUDGET, "3539万元"), (TOTAL, "3960万元")]


@pytest.mark.parametrize(
    ("balance", "text", "count"),
    [
        ("27.4万元", "年中因上级专项下达，全年预算3987.40万元。", 0),
        ("24.7万元", "年中因上级专项下达，全年预算3987.40万元，资金有追加。", 1),
        ("27.4万元", "调整后预算为3987.40万元。", 0),
        ("9万元", "全年预算3987.40万元，其余指标年底已由县财政收回。", 0),
    ],
)
def test_what_the_changed_budget_leaves_is_the_balance(balance: str, text: str, count: int) -> None:
    assert len(hits("A03", *CHANGED, (BALANCE, balance), (SUMMARY, text))) == count
