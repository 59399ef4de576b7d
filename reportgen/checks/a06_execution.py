"""A06: the budget is carried out, and not exceeded, or the report says why."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import difference_text, exceeds, plain
from reportgen.checks.budget_explanations import changed_budgets, is_explained
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import EXPENDITURE
from reportgen.model.percentages import percentage
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

LOWEST_RATE = Decimal(90)
"""Execution rate, percent, below which the form asks for an explanation."""

_DISCLOSED = lazy_pattern(
    "执行率|预算执行[^，。；]{0,6}(?:慢|低|滞后|不高|不快|不足|缓|偏差)|支出进度"
)


@rule(
    codes.A06,
    explanation="核对：支出总额 ≤ 年度预算金额；执行率 ≥ 90%。"
    "执行率 = 支出总额 ÷ 年度预算金额 × 100%，保留两位小数。超过预算0.01万元以内（"
    "有的数以元填报时0.05万元）不算超。“概述”或“其他需要说明问题”"
    "里已经说明原因的不提醒，如财政收回、预算追加或追减、预算调整、结转、尚未支付；"
    "“存在的问题”里已经写到预算执行率低的，也不提醒。",
    wrong="年度预算金额3960万元，支出总额3539万元。其他需要说明问题：无。",
    right="年度预算金额3960万元，支出总额3539万元。其他需要说明问题："
    "执行率为89.37%，原因是两个项目跨年实施，421万元已由县财政收回。",
)
def budget_is_carried_out(subject: Subject) -> Iterator[Hit]:
    """Look for expenditure beyond the budget, or far below it, that nothing explains."""
    report = subject.report
    budget, total = report.overview.annual_budget, report.performance.expenditure.total
    over, rate = exceeds(total, budget), percentage(total.value, budget.value)
    if not over and (rate is None or rate >= LOWEST_RATE):
        return
    if is_explained(subject) or (not over and _is_disclosed(subject)):
        return
    if over and any(each >= total.value for each in changed_budgets(subject)):
        return
    if over:
        message = f"支出总额{total}大于年度预算金额{budget}：{difference_text(total, budget)}"
        advice = "填错的改正；没有填错的，写明多支出的资金从哪里来（如预算追加、上年结转）"
    else:
        message = (
            f"执行率低于90%：{plain(total.value)}÷{plain(budget.value)}={rate}%，"
            f"没有支出的有{difference_text(budget, total)}"
        )
        advice = "填错的改正；没有填错的，写明没有支出的原因（如财政收回、预算追减、结转下年）"
    yield Hit(
        (*EXPENDITURE, "支出总额"),
        f"{message}，“概述”和“其他需要说明问题”里都没有说明",
        advice,
    )


def _is_disclosed(subject: Subject) -> bool:
    problems = subject.report.improvement.problems
    return any(_DISCLOSED.search(text) for one in problems for text in (one.title, one.content))
