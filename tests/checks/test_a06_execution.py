"""A06: the budget is carried out, and not exceeded, or the report says why."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

BUDGET = "部门概况.年度预算金额"
TOTAL = f"{EXPENDITURE}.支出总额"
BALANCE = f"{EXPENDITURE}.结余"
SUMMARY = f"{EXPENDITURE}.概述"
OTHER = "存在的问题分析及改进措施.其他需要说明问题"
PROBLEM = "存在的问题分析及改进措施.存在的问题.0"
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
        [(TOTAL, "3563.8万元")],
        [(BUDGET, "3919.98万元")],
        [(BUDGET, "0万元")],
        *([*UNDERSPENT, text] for text in NO_EXPLANATIONS),
        *([*OVERSPENT, text] for text in NO_EXPLANATIONS),
        [*OVERSPENT, (f"{PROBLEM}.内容", "预算执行率偏低。")],
    ],
)
def test_execution_without_explanation(changes: list[Change]) -> None:
    assert len(hits("A06", *changes)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [(TOTAL, "3564万元")],
        [(TOTAL, "3563.9万元")],
        [(TOTAL, "3960.01万元")],
        [(TOTAL, "39600400元")],
        [(BUDGET, "0万元"), (TOTAL, "0万元")],
        *([*UNDERSPENT, text] for text in EXPLANATIONS),
        *([*OVERSPENT, text] for text in EXPLANATIONS),
        [*UNDERSPENT, (f"{PROBLEM}.标题", "预算执行进度偏慢")],
        [*UNDERSPENT, (f"{PROBLEM}.内容", "项目前期工作慢，执行率只有89.37%。")],
    ],
)
def test_execution_within_bounds_or_explained(changes: list[Change]) -> None:
    assert hits("A06", *changes) == []


def test_execution_is_calculated_in_the_message() -> None:
    [hit] = hits("A06", *UNDERSPENT)
    assert "3539÷3960=89.37%" in hit.message
    assert "3960−3539=421万元" in hit.message
    [hit] = hits("A06", *OVERSPENT)
    assert "支出总额3960万元大于年度预算金额3539万元：3960−3539=421万元" in hit.message


@pytest.mark.parametrize(("budget", "count"), [("3987.40", 0), ("3900", 1)])
def test_spending_within_the_changed_budget_is_no_excess(budget: str, count: int) -> None:
    text = (SUMMARY, f"全年预算为{budget}万元。")
    changes: list[Change] = [(BUDGET, "3539万元"), (TOTAL, "3960万元"), (BALANCE, "27.4万元"), text]
    assert len(hits("A06", *changes)) == count
