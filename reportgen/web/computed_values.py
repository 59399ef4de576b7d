"""What the program computes while a report is being filled in: sums, rates, scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.findings import path_text
from reportgen.model.absent import AbsentError, is_absent
from reportgen.model.base import FieldNode, FormModel, field_tree
from reportgen.model.computed_annexes import filled_annexes
from reportgen.model.figures import Amount, Figure
from reportgen.model.percentages import percentage
from reportgen.model.report import ANNEXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.formats.partial_loading import PartialLoad

Told = dict[str, str]


def computed(loaded: PartialLoad | None) -> tuple[Told, Told]:
    """Return what stands in fields that were left empty, and what is said of groups, by path.

    What can't be computed yet is left out.
    """
    if loaded is None:
        return {}, {}
    report = loaded.report
    notes: Told = {}
    for path, group in _groups(field_tree(type(report)), report, ()):
        if text := _sum_of(group):
            notes[path_text(path)] = text
    budget = report.overview.annual_budget
    total = report.performance.expenditure.total
    if not is_absent(budget) and not is_absent(total):
        rate = percentage(total.value, budget.value)
        if rate is not None:
            notes["部门概况.年度预算金额"] = f"执行率 {rate}%（支出总额 ÷ 年度预算金额）"
    values: Told = {}
    try:
        annexes = filled_annexes(report)
    except (AbsentError, ArithmeticError, AttributeError):
        annexes = None
    if annexes is not None and report.annexes is not None:
        values = dict(_figures(field_tree(type(annexes)), annexes, (ANNEXES,)))
    return values, notes


def _groups(node: FieldNode, value: Any, path: tuple[str | int, ...]) -> Iterator[Any]:
    if isinstance(value, FormModel) and node.fields:
        yield path, value
        for inner in node.fields.values():
            if inner.label != ANNEXES:
                held = getattr(value, inner.attribute, None)
                yield from _groups(inner, held, (*path, inner.label))


def _sum_of(group: FormModel) -> str:
    try:
        amounts = [amount for _, amount in group.items()]
        if not group.ITEMS or not amounts or any(map(is_absent, amounts)):
            return ""
        total = sum((amount.value for amount in amounts[1:]), amounts[0].value)
    except AbsentError:
        return ""
    return f"各项合计 {Amount(f'{total:f}万元')}"


def _figures(node: FieldNode, value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str, str]]:
    if is_absent(value) or value is None:
        return
    if isinstance(value, (list, tuple)) and node.element is not None:
        for at, item in enumerate(value):
            yield from _figures(node.element, item, (*path, at))
    elif isinstance(value, FormModel) and node.fields is not None:
        for inner in node.fields.values():
            held = getattr(value, inner.attribute, None)
            yield from _figures(inner, held, (*path, inner.label))
    elif isinstance(value, Figure) or node.label == "等级":
        yield path_text(path), str(value)
