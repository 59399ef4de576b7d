"""B05: figures of the annexes that the report has too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.checks.arithmetic import plain, tolerance
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import COSTS, label_of
from reportgen.model.absent import all_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.figures import Amount


@rule(
    codes.B05,
    explanation="核对附件与报告表里同一个数：“三公”经费（及三项、购置费、运行费、预算数、"
    "上年数）、项目支出、全年执行数与支出总额、基本支出；"
    "公用经费不大于商品和服务支出。有一处没有填的不判定；相差超过0.01万元（"
    "有的数以元填报时0.05万元）就报。",
    wrong="报告：项目支出403万元；基础数据表：项目支出决算数430万元。",
    right="报告：项目支出403万元；基础数据表：项目支出决算数403万元。",
)
def annexes_agree_with_the_report(subject: Subject) -> Iterator[Hit]:
    """Compare the figures of the annex with those of the report."""
    for path, in_annex, label, in_report in _pairs(subject):
        if in_annex is None or in_report is None or not all_known(in_annex, in_report):
            continue
        gap = abs(in_annex.value - in_report.value)
        if gap > tolerance(in_annex, in_report):
            message = f"附件里是{in_annex}，报告里{label}是{in_report}，相差{plain(gap)}万元"
            yield Hit(path, message, "与决算核对，两处改成一致")
    yield from _public(subject)


def _pairs(subject: Subject) -> Iterator[tuple[Path, Amount | None, str, Amount | None]]:
    """Return path and amount of the annexes, and label and amount of the report."""
    annexes, spent = subject.annexes, subject.report.performance.expenditure
    if annexes is None:
        return
    if annexes.base_data is not None:
        costs, projects = annexes.base_data.costs, spent.natures.project
        yield (*COSTS, "项目支出", "决算数"), costs.projects.actual, "项目支出", projects
        yield from _official(costs.official, spent.official_expenses)
    if annexes.whole is not None:
        path = ("附件", "整体自评表", "年度预算申请")
        request = annexes.whole.request
        total = (*path, "年度资金总额", "全年执行数")
        yield total, request.total.spent, "支出总额", spent.total
        if (kinds := request.by_spending) is not None:
            inner = (*path, "按支出性质分")
            yield (*inner, "基本支出"), kinds.basic, "基本支出", spent.natures.basic
            yield (*inner, "项目支出"), kinds.project, "项目支出", spent.natures.project


def _official(row: Any, official: Any) -> Iterator[tuple[Path, Amount | None, str, Amount | None]]:
    if official is None:
        return
    path = (*COSTS, "三公经费")
    yield (*path, "决算数"), row.actual, "“三公”经费", official.total_amount
    yield (*path, "预算数"), row.budget, "“三公”经费预算数", official.budget
    yield (*path, "上年决算数"), row.last_year, "“三公”经费上年数", official.last_year
    vehicles = official.vehicles
    yield from _parts(
        path,
        row,
        ("vehicles", "公务用车购置及运行费", vehicles and vehicles.total_amount),
        ("abroad", "因公出国（境）费", official.abroad),
        ("reception", "公务接待费", official.reception),
    )
    if row.vehicles is not None and vehicles is not None:
        yield from _parts(
            (*path, label_of(row, "vehicles")),
            row.vehicles,
            ("purchase", "公务用车购置费", vehicles.purchase),
            ("running", "公务用车运行费", vehicles.running),
        )


def _parts(
    path: Path, row: Any, *parts: tuple[str, str, Amount | None]
) -> Iterator[tuple[Path, Amount | None, str, Amount | None]]:
    for name, label, amount in parts:
        part = getattr(row, name)
        if part is not None:
            yield (*path, label_of(row, name), "决算数"), part.actual, label, amount


def _public(subject: Subject) -> Iterator[Hit]:
    annexes = subject.report.annexes
    goods = subject.report.performance.expenditure.classes.goods_and_services
    if annexes is None or annexes.base_data is None or goods is None:
        return
    public = annexes.base_data.costs.public.actual
    if public is not None and public.value - goods.value > tolerance(public, goods):
        message = (
            f"公用经费{public}大于报告里的商品和服务支出{goods}："
            f"{plain(public.value)}−{plain(goods.value)}={plain(public.value - goods.value)}万元"
        )
        path = (*COSTS, "公用经费", "决算数")
        yield Hit(path, message, "公用经费只是基本支出中的商品和服务支出，核对两处的数")
