"""B01, B04: the control rates of staff and of buildings."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import TABLE
from reportgen.model.absent import all_known
from reportgen.model.percentages import percentage
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.annexes.annex_values import Percent

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
    if not all_known(staff.serving, staff.posts):
        return
    explained = any(_STAFF_EXPLAINED.search(each.text) for each in subject.explanations)
    figures = Decimal(staff.serving), Decimal(staff.posts)
    advice = "" if explained else "核对填的数；没有错的，在“其他需要说明问题”里写明原因"
    yield from _rate((*_STAFF, "控制率"), "控制率", figures, staff.rate, advice=advice)


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
        if all_known(one.real_area, one.approved_area, one.area_rate):
            areas = (one.real_area.value, one.approved_area.value)
            yield from _rate((*path, "规模控制率"), f"{name}规模控制率", areas, one.area_rate)
        if all_known(one.invested, one.planned, one.investment_rate):
            money = (one.invested.value, one.planned.value)
            where = (*path, "投资概算控制率")
            yield from _rate(where, f"{name}投资概算控制率", money, one.investment_rate)


def _rate(
    path: Path,
    label: str,
    figures: tuple[Decimal, Decimal],
    given: Percent | None,
    *,
    advice: str = "核对填的数；没有错的，在检查豁免里写明理由",
) -> Iterator[Hit]:
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
