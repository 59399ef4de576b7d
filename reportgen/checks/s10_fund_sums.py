"""S10: the money of the 自评表 adds up."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import added, plain, sum_text, tolerance
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import PROJECTS, WHOLE, label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.annexes.evaluation import BudgetRequest, FundFigures, ProjectFunds
    from reportgen.model.expenditure import Summed
    from reportgen.model.figures import Amount


@rule(
    codes.S10,
    explanation="核对自评表的资金：全年预算数 = 年初预算数 + 调整数；"
    "项目的年度资金总额各列 = 三项来源之和；整体自评表按收入性质分、"
    "按支出性质分的合计等于各项之和，也等于全年执行数。没有填的不判定；"
    "相差超过0.01万元（有的数以元填报时0.05万元）就报。",
    wrong="全年执行数3539万元；按支出性质分：基本支出3136万元、项目支出430万元。",
    right="全年执行数3539万元；按支出性质分：基本支出3136万元、项目支出403万元。",
)
def money_adds_up(subject: Subject) -> Iterator[Hit]:
    """Compare the sums of money of each sheet with one another."""
    annexes = subject.report.annexes
    if annexes is None:
        return
    if annexes.whole is not None:
        yield from _request((*WHOLE, "年度预算申请"), annexes.whole.request)
    for at, project in enumerate(annexes.projects):
        yield from _project((*PROJECTS, at, "项目资金"), project.funds)


def _request(path: Path, request: BudgetRequest) -> Iterator[Hit]:
    total = (*path, "年度资金总额")
    yield from _adjusted(total, request.total)
    figures: list[tuple[str, Amount]] = []
    if request.total.spent is not None:
        figures.append(("全年执行数", request.total.spent))
    for attribute in ("by_income", "by_spending"):
        kinds: Summed | None = getattr(request, attribute)
        if kinds is not None:
            label = label_of(request, attribute)
            yield from _kinds((*path, label), label, kinds)
            figures.append((label, kinds.total_amount))
    for (first, one), (second, other) in pairwise(figures):
        gap = abs(one.value - other.value)
        if gap > tolerance(one, other):
            message = f"{first}{one}与{second}{other}不等，相差{plain(gap)}万元"
            where = (*path, second)
            yield Hit(where, message, "三处都是全年执行数，与决算核对后改成一致")


def _kinds(path: Path, label: str, kinds: Summed) -> Iterator[Hit]:
    items = kinds.items()
    if kinds.total is not None and items:
        yield from _sum_differs((*path, "合计"), label, kinds.total, [each for _, each in items])


def _project(path: Path, funds: ProjectFunds) -> Iterator[Hit]:
    yield from _adjusted((*path, "年度资金总额"), funds.total)
    sources = [(name, getattr(funds, name)) for name in funds.PARTS]
    for name, source in sources:
        if source is not None:
            yield from _adjusted((*path, label_of(funds, name)), source)
    for column in ("initial", "budget", "spent"):
        given = getattr(funds.total, column)
        parts = [
            amount
            for _, source in sources
            if source is not None and (amount := getattr(source, column)) is not None
        ]
        if given is not None and parts:
            label = label_of(funds.total, column)
            where = (*path, "年度资金总额", label)
            yield from _sum_differs(where, f"年度资金总额的{label}", given, parts)


def _adjusted(path: Path, row: FundFigures) -> Iterator[Hit]:
    if row.initial is None or row.adjustment is None or row.budget is None:
        return
    adjusted = row.initial.value + row.adjustment.value
    gap = abs(adjusted - row.budget.value)
    if gap > tolerance(row.initial, row.adjustment, row.budget):
        shown = plain(row.adjustment.value)
        terms = f"{plain(row.initial.value)}+{f'（{shown}）' if shown.startswith('-') else shown}"
        message = (
            f"年初预算数加调整数{terms}={plain(adjusted)}，全年预算数是{row.budget}，"
            f"相差{plain(gap)}万元"
        )
        yield Hit((*path, "全年预算数"), message, "与预算批复和调整文件核对，改正填错的数")


def _sum_differs(path: Path, label: str, total: Amount, parts: list[Amount]) -> Iterator[Hit]:
    gap = abs(added(parts) - total.value)
    if gap > tolerance(total, *parts):
        terms = sum_text(amount.value for amount in parts)
        message = f"{label}各项之和{terms}，合计是{total}，相差{plain(gap)}万元"
        yield Hit(path, message, "逐项核对，改正填错的数")
