"""A03: 结余 is what the budget leaves after the expenditure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import difference_text, plain, tolerance
from reportgen.checks.budget_explanations import changed_budgets, is_explained
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import EXPENDITURE
from reportgen.chinese.figures.slips import are_slips

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.checks.subject import Subject


@rule(
    codes.A03,
    explanation="核对：结余 = 年度预算金额 − 支出总额。相差超过0.01万元（"
    "有的数以元填报时0.05万元）就提醒；写了全年预算、调整后预算的，按它算得出结余的不提醒。“概述”或“其他需要说明问题”"
    "里已经说明去向的不提醒，如财政收回、预算追加或追减、预算调整、结转、尚未支付；"
    "只讲管理要求、没有事实的句子（如“严格控制预算调整”）不算说明。"
    "没有填结余时不判定。",
    wrong="年度预算金额3960万元，支出总额3539万元，当年无结余。其他需要说明问题：无。",
    right="年度预算金额3960万元，支出总额3539万元，当年无结余。"
    "其他需要说明问题：相差的421万元当年未使用，已由县财政收回。",
)
def balance_is_budget_less_spent(subject: Subject) -> Iterator[Hit]:
    """Compare 结余 with what the budget leaves after the expenditure."""
    expenditure = subject.report.performance.expenditure
    budget, total = subject.report.overview.annual_budget, expenditure.total
    balance = expenditure.balance
    if balance is None:
        return
    left = budget.value - total.value
    gap = abs(left - balance.value)
    off = tolerance(budget, total, balance)
    if gap <= off:
        return
    changed = changed_budgets(subject)
    if any(abs(each - total.value - balance.value) <= off for each in changed):
        return
    if len(set(changed)) == 1 and _is_slip(changed[0] - total.value, balance.value):
        yield Hit(
            (*EXPENDITURE, "结余"),
            f"全年预算{plain(changed[0])}万元−支出{plain(total.value)}万元="
            f"{plain(changed[0] - total.value)}万元，结余（结转）写的是{balance}",
            "与决算核对，像是有一位数字写错了",
            "warning",
        )
    if is_explained(subject):
        return
    filled_in = f"填报为{balance}" if balance.value else f"填报为{balance}（“当年无结余”）"
    yield Hit(
        (*EXPENDITURE, "结余"),
        f"年度预算金额−支出总额：{difference_text(budget, total)}，而结余{filled_in}，"
        f"相差{plain(gap)}万元，“概述”和“其他需要说明问题”里都没有说明",
        "填错的改正；没有填错的，在“其他需要说明问题”里写明差额的去向（如财政收回、预算追"
        "减、结转下年）",
    )


def _is_slip(left: Decimal, told: Decimal) -> bool:
    """Return whether what is left was written with one digit wrong, or two exchanged."""
    if left <= 0 or told <= 0:
        return False
    return are_slips(*(str(int((each * 100).to_integral_value())) for each in (left, told)))
