"""Totals that the form prints beside their parts, where data has only the parts."""

from __future__ import annotations

from typing import Any

from reportgen.model.base import field_tree
from reportgen.model.figures import Amount
from reportgen.model.report import ANNEXES

_TOTAL = "合计"
_LEAST = 2


def leave_out_sums(data: dict[str, Any]) -> None:
    """Leave out the total of money by kinds where it is the sum of the parts that are given."""
    request = data.get(ANNEXES, {}).get("整体自评表", {}).get("年度预算申请", {})
    if not request:
        return
    # For start-up: most reports have no annexes.
    from reportgen.model.annexes.evaluation import BudgetRequest

    for node in (field_tree(BudgetRequest).fields or {}).values():
        if node.group is None or not node.group.SUMMED:
            continue
        group = request.get(node.label, {})
        parts = [value for key, value in group.items() if key != _TOTAL]
        if _TOTAL in group and parts and _are_equal(group[_TOTAL], parts):
            del group[_TOTAL]


def is_budget_divided(parts: dict[str, str], total: dict[str, str]) -> bool:
    """Return whether amounts are together what was to be spent, and not what was spent."""
    budget, spent = total.get("全年预算数"), total.get("全年执行数")
    if budget is None or spent is None or len(parts) < _LEAST:
        return False
    amounts = [*parts.values()]
    return _are_equal(budget, amounts) and not _are_equal(spent, amounts)


def _are_equal(total: str, parts: list[str]) -> bool:
    try:
        whole = Amount.total([Amount(part) for part in parts])
        # A sum is printed, too, that has more digits than could be entered.
        return total == f"{whole.number}万元" or Amount(total).value == whole.value
    except ValueError:
        return False
