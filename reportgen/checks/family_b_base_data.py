"""Family B: the 基础数据表, its rates, its sums, and its agreement with the report."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.family_a_figures import plain, tolerance
from reportgen.checks.score_sheets import label_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path, Severity
    from reportgen.model.annexes.annex_values import Percent
    from reportgen.model.annexes.base_data import YearFigures
    from reportgen.model.figures import Amount

TABLE: Path = ("附件", "基础数据表")
COSTS: Path = (*TABLE, "经费控制情况")
_STAFF: Path = (*TABLE, "财政供养人员情况")
_BUILDINGS = "楼堂馆所控制情况"
_HUNDREDTH = Decimal("0.01")
_ALL = 100
_STAFF_EXPLAINED = lazy_pattern("超编|控制率|编制数|核定编制|空编")


@rule(
    codes.B01,
    explanation="核对：控制率 = 实际在职人数 ÷ 编制数，百分数两位小数，"
    "相差0.01个百分点以内不报。编制数是0时算不出来，也报。超过100%而“概述”"
    "“其他需要说明问题”里没有说明的，是警告。",
    wrong="编制数96，实际在职人数92，控制率98%。",
    right="编制数96，实际在职人数92，控制率95.83%。",
)
def staff_rate_is_right(subject: Subject) -> Iterator[Hit]:
    """Compare 控制率 of staff with 在职 ÷ 编制."""
    annexes = subject.report.annexes
    if annexes is None or annexes.base_data is None:
        return
    staff = annexes.base_data.staff
    texts = (passage.text for passage in subject.passages_in("概述", "其他需要说明问题"))
    explained = any(_STAFF_EXPLAINED.search(text) for text in texts)
    figures = Decimal(staff.serving), Decimal(staff.posts)
    advice = "" if explained else "核对填的数；没有错的，在“其他需要说明问题”里写明原因"
    yield from _rate((*_STAFF, "控制率"), "控制率", figures, staff.rate, advice=advice)


@rule(
    codes.B02,
    explanation="核对三列的每一列：“三公”经费、公务用车购置和维护经费、项目支出等于明细之和；"
    "公用经费“其中”三项之和不大于合计。没有填合计或明细全空的列不判定；"
    "有的明细没有填、明细之和小于合计的只是警告。相差超过0.01万元（"
    "有的数以元填报时0.05万元）就报。",
    wrong="“三公”经费决算数12.6万元，其中公务用车8.6万元、出国0万元、公务接待3万元。",
    right="“三公”经费决算数12.6万元，其中公务用车8.6万元、出国0万元、公务接待4万元。",
)
def rows_add_up(subject: Subject) -> Iterator[Hit]:
    """Compare the totals of the tables with their rows."""
    for path, row in _rows(subject):
        for column in _columns():
            yield from _column(path, row, column)


@rule(
    codes.B03,
    explanation="检查“三公”经费、公务用车、项目支出、公用经费的每一列：合计不是0的，"
    "明细至少填了一项。",
    wrong="项目支出决算数403万元，业务工作经费、运行维护经费、专项资金一行也没有填。",
    right="项目支出决算数403万元，专项资金：农村综合改革314万元……",
)
def totals_have_details(subject: Subject) -> Iterator[Hit]:
    """Look for totals whose rows are all empty."""
    from reportgen.model.annexes.computed import parts_of, sum_of

    for path, row in _rows(subject):
        empty = [
            label_of(row, column)
            for column in _columns()
            if (total := getattr(row, column)) is not None
            and total.value
            and sum_of(parts_of(row), column) is None
        ]
        if empty:
            message = f"{path[-1]}的{'、'.join(empty)}有合计，明细全是空的"
            yield Hit(path, message, "补填明细；没有发生的明细填0")


@rule(
    codes.B04,
    explanation="核对每个楼堂馆所项目的规模控制率和投资概算控制率，百分数两位小数；"
    "超过100%是警告。相差0.01个百分点以内不报；批复规模或预算投资是0时算不出来，"
    "也报。",
    wrong="批复规模800㎡，实际规模796.5㎡，规模控制率100%。",
    right="批复规模800㎡，实际规模796.5㎡，规模控制率99.56%。",
)
def building_rates_are_right(subject: Subject) -> Iterator[Hit]:
    """Compare the rates of buildings with their figures."""
    annexes = subject.report.annexes
    if annexes is None or annexes.base_data is None:
        return
    for at, one in enumerate(annexes.base_data.buildings):
        path, name = (*TABLE, _BUILDINGS, at), f"“{one.name}”"
        areas = (one.real_area.value, one.approved_area.value)
        yield from _rate((*path, "规模控制率"), f"{name}规模控制率", areas, one.area_rate)
        money = (one.invested.value, one.planned.value)
        where = (*path, "投资概算控制率")
        yield from _rate(where, f"{name}投资概算控制率", money, one.investment_rate)


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
        if in_annex is None or in_report is None:
            continue
        gap = abs(in_annex.value - in_report.value)
        if gap > tolerance(in_annex, in_report):
            message = f"附件里是{in_annex}，报告里{label}是{in_report}，相差{plain(gap)}万元"
            yield Hit(path, message, "与决算核对，两处改成一致")
    yield from _public(subject)


def _columns() -> tuple[str, ...]:
    from reportgen.model.annexes.base_data import COLUMNS

    return COLUMNS


def _rows(subject: Subject) -> Iterator[tuple[Path, YearFigures]]:
    """Return the rows that have details, as given but with their details as printed."""
    annexes, shown = subject.report.annexes, subject.annexes
    if annexes is None or annexes.base_data is None or shown is None or shown.base_data is None:
        return
    given, filled = annexes.base_data.costs, shown.base_data.costs
    vehicles = given.official.vehicles
    official = given.official.model_copy(update={"vehicles": filled.official.vehicles})
    yield (*COSTS, "三公经费"), official
    if vehicles is not None:
        yield (*COSTS, "三公经费", "公务用车购置和维护经费"), vehicles
    yield (*COSTS, "项目支出"), given.projects
    yield (*COSTS, "公用经费"), given.public


def _column(path: Path, row: YearFigures, column: str) -> Iterator[Hit]:
    from reportgen.model.annexes.computed import parts_of

    total: Amount | None = getattr(row, column)
    given = [getattr(part, column) for part in parts_of(row)]
    parts: list[Amount] = [amount for amount in given if amount is not None]
    if total is None or not parts:
        return
    added = sum((amount.value for amount in parts), Decimal(0))
    gap = added - total.value
    if abs(gap) <= tolerance(total, *parts) or (gap < 0 and not row.SUMS):
        return
    label, terms = label_of(row, column), "+".join(plain(amount.value) for amount in parts)
    relation = "不等于" if row.SUMS else "大于"
    message = (
        f"{path[-1]}的{label}：明细之和{terms}={plain(added)}，{relation}合计{plain(total.value)}，"
        f"相差{plain(abs(gap))}万元"
    )
    missing = len(parts) < len(given) or any(getattr(row, name) in (None, []) for name in row.PARTS)
    severity: Severity | None = "warning" if gap < 0 and missing else None
    yield Hit((*path, label), message, "与决算逐项核对，改正填错的数", severity)


def _rate(
    path: Path,
    label: str,
    figures: tuple[Decimal, Decimal],
    given: Percent | None,
    *,
    advice: str = "核对填的数；没有错的，在检查豁免里写明理由",
) -> Iterator[Hit]:
    from reportgen.model.annexes.scoring import percentage

    part, whole = figures
    rate = percentage(part, whole)
    terms = f"{plain(part)}÷{plain(whole)}"
    if rate is None:
        yield Hit(path, f"{label}算不出来：{terms}，除数是0", "核对填的数")
        return
    if given is not None and abs(given.value - rate) > _HUNDREDTH:
        message = f"{label}{terms}={rate}%，填的是{given}"
        yield Hit(path, message, "核对填的数，改正控制率；也可以不填，自动计算")
    if rate > _ALL and advice:
        yield Hit(path, f"{label}{terms}={rate}%，超过100%", advice, "warning")


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
