"""S11: large adjustments, and budgets made up from what was spent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.budget_explanations import is_explained
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.score_sheets import sheets
from reportgen.model.percentages import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_LARGE = Decimal("0.3")


@rule(
    codes.S11,
    explanation="检查年度资金总额：全年预算数与全年执行数相等，而与年初预算数相差30%以上的，"
    "疑为倒填；调整率（全年预算数与年初预算数之差 ÷ 年初预算数）超过30%的，“概述”"
    "或“其他需要说明问题”里要说明。年初预算数没有填或是0时不判定。",
    wrong="年初预算数2000万元，全年预算数3539万元，全年执行数3539万元。",
    right="年初预算数3960万元，全年预算数3960万元，全年执行数3539万元。",
)
def budgets_are_not_made_up(subject: Subject) -> Iterator[Hit]:
    """Look for large adjustments, and budgets made up from what was spent."""
    for sheet in sheets(subject):
        initial, budget, spent = sheet.total.initial, sheet.total.budget, sheet.total.spent
        if initial is None or budget is None or not initial.value:
            continue
        change = abs(budget.value - initial.value)
        share = change / initial.value
        shown = f"|{plain(budget.value)}−{plain(initial.value)}|÷{plain(initial.value)}"
        shown += f"={percentage(change, initial.value)}%"
        path = (*sheet.funds, "全年预算数")
        if spent is not None and share >= _LARGE and spent.value == budget.value:
            message = f"{sheet.name}全年预算数与全年执行数都是{budget}，与年初相差{shown}，像是倒填"
            yield Hit(path, message, "与预算调整的批复核对；确实如此的，在检查豁免里写明理由")
        elif share > _LARGE and not is_explained(subject):
            message = f"{sheet.name}预算调整率{shown}，超过30%，报告里没有说明"
            yield Hit(path, message, "在“其他需要说明问题”里写明追加或追减的原因")
