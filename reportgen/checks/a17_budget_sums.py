"""A17: income by source, spending by the four budgets, and the budget of the annex."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import added, plain, sum_text, tolerance
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import WHOLE
from reportgen.checks.missing_parts import not_given, sum_advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.budget import Budget

_BUDGET: Path = ("预算收支",)
_OF_NO_BUDGET = re.compile(
    "事业收入|经营收入|医疗收入|单位资金|自有资金|自筹资金|非财政拨款|非同级财政"
)
"""Money that is spent beside the four budgets."""


@rule(
    codes.A17,
    explanation="核对：收入合计 = 各项来源之和；一般公共预算的基本支出、项目支出与政府性基金、"
    "国有资本经营、社会保险基金预算支出之和 = 支出总额；"
    "整体自评表的年初预算数或全年预算数 = 年度预算金额。"
    "相差超过0.01万元（有的数以元填报时0.05万元）就报。有的项没有填、各项之和又小于合计的，"
    "以及自评表与年度预算金额不等的，是警告；没有填的不判定。",
    wrong="收入3600万元，其中：一般公共预算拨款3539万元、政府性基金拨款16万元、其他资金0万元。",
    right="收入3555万元，其中：一般公共预算拨款3539万元、政府性基金拨款16万元、其他资金0万元。",
)
def budgets_make_their_totals(subject: Subject) -> Iterator[Hit]:
    """Compare income with its sources, spending with its budgets, the annex with the report."""
    report = subject.report
    if report.budget is not None:
        yield from _income(report.budget)
        yield from _spending(report.budget, subject)
    yield from _annexed(subject)


def _annexed(subject: Subject) -> Iterator[Hit]:
    """Compare the budget of the annex, as first or as last approved, with the report's."""
    annexes, budget = subject.report.annexes, subject.report.overview.annual_budget
    figures = annexes.whole.request.total if annexes and annexes.whole else None
    if figures is None or figures.initial is None:
        return
    told = [each for each in (figures.initial, figures.budget) if each is not None]
    if any(abs(each.value - budget.value) <= tolerance(each, budget) for each in told):
        return
    if figures.adjustment and figures.budget is None:
        return
    initial = figures.initial
    yield Hit(
        (*WHOLE, "年度预算申请", "年度资金总额", "年初预算数"),
        f"自评表的年初预算数{initial}与年度预算金额{budget}"
        f"相差{plain(abs(initial.value - budget.value))}万元",
        "与预算批复核对，改正填错的数",
        "warning",
    )


def _income(budget: Budget) -> Iterator[Hit]:
    income = budget.income
    parts = [amount for _, amount in income.items()] if income else []
    if income is None or income.total is None or not parts:
        return
    gap = income.total.value - added(parts)
    if abs(gap) > tolerance(income.total, *parts):
        yield Hit(
            (*_BUDGET, "收入", "合计"),
            f"收入各项来源之和{sum_text(part.value for part in parts)}，"
            f"与合计{plain(income.total.value)}相差{plain(abs(gap))}万元",
            sum_advice(income, gap),
            "warning" if gap > 0 and not_given(income) else None,
        )


def _spending(budget: Budget, subject: Subject) -> Iterator[Hit]:
    """Compare the four budgets with all spending, but where other money was spent besides."""
    general, total = budget.general, subject.report.performance.expenditure.total
    if general is None or general.basic is None or general.project is None:
        return
    others = (budget.government_fund, budget.state_capital, budget.social_insurance)
    parts = [general.basic.total, general.project.total]
    parts += [each.total for each in others if each]
    given = [part for part in parts if part is not None]
    if len(given) < len(parts):
        return
    gap = total.value - sum((part.value for part in given), Decimal(0))
    if gap > 0 and _OF_NO_BUDGET.search(subject.text):
        return
    if abs(gap) > tolerance(total, *given):
        yield Hit(
            _BUDGET,
            f"各本预算支出之和{sum_text(part.value for part in given)}，"
            f"与支出总额{plain(total.value)}相差{plain(abs(gap))}万元",
            "与决算表核对，改正填错的数；没有填的那本预算如有支出，请补上",
            "warning" if gap > 0 and None in others else None,
        )
