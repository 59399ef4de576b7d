"""Which figure has a share, and which may be the whole of it, by the words before the share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_SHARE = lazy_pattern(
    "[^，。；：（(0-9]{0,8}[）)]?[，,（(]?占(?:到(?![位账])了?|了)?(?:比|(?P<whole>[^，。；0-9占]{0,14}?)的?(?:比[重例]?|份额)?)"
    "(?:约|近|为|是|达|到|了)*"
)
_SHARE_BESIDE = lazy_pattern(
    "[，,（(]?占(?P<whole>[^，。；0-9占]{1,14}?)的?(?:比[重例]?)?[为是达]?[0-9.]+[%％]"
)
_ANY_WHOLE = lazy_pattern(
    "总|全|合计|整体|本年|当年|预算|任务|计划|目标|收入|支出|数量|应|[其该此]"
)
"""What may name a whole that is called otherwise where its figure stands."""

_OTHER_TIME = lazy_pattern(
    "[同环]比|[比较与](?:上一?年|去年|上一?个?月|上一?个?季度?|年初|同期|上一次)|[上去]年同期|[日月年周季天]均"
)
_OF_ALL = lazy_pattern("占(?:了|到)?(?P<all>国内生产总值|GDP|地区生产总值|全国|全球|全省|世界)")
_BECAME = lazy_pattern(
    "[^，。；0-9]{0,12}[升高降增减低少加长展大缩压][到至为](?:了|现在的?|目前的?)?"
)
_JOINS, _MAY_BE_OTHER = (
    frozenset("、和及与"),
    lazy_pattern("[增减涨升提降下上压缩浮节省调追超多少净同环比较与去均期前]"),
)
"""What joins a figure to the one before it, and characters of all words of other times."""

_MOST, _NEARLY_ALL = 40, 99
_MARKS = lazy_pattern("[“”《》]")
_OF_PLAN = lazy_pattern("(?:预算|计划|目标|任务)数?的$")
_EXECUTION = lazy_pattern("(?:执行|支付|支出)(?:率|进度)[^，。；0-9]{0,4}$")
_BY_NATURE = lazy_pattern("(?P<name>基本支出|项目支出|人员经费|公用经费)[^，。；0-9]{0,4}$")
_CAME, _SPENT = lazy_pattern("收入[^，。；0-9]{0,6}$"), lazy_pattern("支出[^，。；0-9]{0,6}$")
_NO_PLAN = lazy_pattern("(?:收入|可用[^，。；0-9]{0,6}|财力)(?!预算|计划)[^，。；0-9]{0,6}$")
"""What came in or can be used, of which a rate of a plan is none: 可用财力A，支出B，为预算的X%."""


def is_of_other_time(one: Statement) -> bool:
    """Return whether a figure is of another time, a difference or an average.

    环比15223件, 增加852件, 日均10169件 have no shares and are no whole of them.
    """
    if one.gap not in _JOINS and not _MAY_BE_OTHER.search(one.gap):
        return False
    if one.role == "difference" or one.is_last_year:
        return True
    return _OTHER_TIME.search(one.lead) is not None


def leave_some(shares: Sequence[Quantity], parts: Sequence[object]) -> bool:
    """Return whether the shares told of all parts leave some of their whole to others."""
    told = sum((one.value for one in shares), Decimal(0))
    return len(shares) == len(parts) > 1 and told < _NEARLY_ALL


_OPINION = "满意"
_ASKED = PEOPLE | {"份", "张", "票", "户", "家", "次", "件", "人次", "分"}
"""What is counted where people were asked."""


def may_be_share(
    rate: Statement, part: Statement, whole: Statement, near: Sequence[Statement]
) -> bool:
    """Return whether a rate may be the share of one figure in another by the words before it.

    The part is the figure right before it: 举报8823件，占14.73%. And 占商品类的41.33% is of what
    stands behind 商品类, wherever that is.
    """
    if (
        _is_of_all_there_is(rate, whole)
        or _are_two_states(part, whole)
        or _is_of_a_plan(rate, part, whole)
        or _is_of_another_part(rate, part, whole)
        or _has_own_result(rate, part, whole, near)
        or (_OPINION in rate.lead and part.unit not in _ASKED)
    ):
        return False
    named = _SHARE.fullmatch(rate.gap)
    if not named:
        return True
    beside = (one for one in near if one.begin == whole.quantity.end and one.begin < part.begin)
    if any(one.unit == "%" and _SHARE.fullmatch(one.gap) for one in beside):
        return False  # 甲60人，占40%，乙12人，占8%
    own = _SHARE_BESIDE.match(whole.text, whole.quantity.end)
    if own and own["whole"] == named["whole"] and whole.begin < part.begin:
        return False  # 甲60人，占总数的40%；乙12人，占总数的8%
    of_other = _OTHER_TIME.search(rate.gap) or "年" in rate.gap  # 占上年收入的12%
    if not of_other and (is_of_other_time(whole) or is_of_other_time(part)):
        return False
    levels = [
        one
        for one in near
        if one.item == rate.item
        and one.quantity.end <= rate.begin
        and one.unit not in RATES
        and not is_of_other_time(one)
    ]
    if levels and levels[-1] is not part:
        return False
    name = _MARKS.sub("", named["whole"] or "")
    is_due = whole.unit == "元" and name.startswith("应")  # 占应退款的12% is of no other money
    if not name or (_ANY_WHOLE.search(name) and not is_due):
        return True
    said = iter(whole.lead)
    return all(letter in said for letter in name.removeprefix("应"))


def _is_of_a_plan(rate: Statement, part: Statement, whole: Statement) -> bool:
    """Return whether a rate is of a plan, and not of the other side: 收入A，完成预算的X%；支出B."""
    sides = _CAME.search(part.lead) and _SPENT.search(whole.lead)
    if not sides and not (is_no_plan(whole) and _SPENT.search(part.lead)):
        return False
    return _OF_PLAN.search(rate.lead) is not None


def is_no_plan(whole: Statement) -> bool:
    """Return whether a figure tells what came in or can be used, and not what was planned."""
    return whole.basis != "planned" and _NO_PLAN.search(whole.lead) is not None


def _is_of_another_part(rate: Statement, part: Statement, whole: Statement) -> bool:
    """Return whether a rate of execution would be of two sides of one split.

    人员经费A，项目支出B；预算执行率X%: neither is the budget of the other.
    """
    one, other = _BY_NATURE.search(part.lead), _BY_NATURE.search(whole.lead)
    if not one or not other or one["name"] == other["name"]:
        return False
    return _EXECUTION.search(rate.lead) is not None


def _has_own_result(
    rate: Statement, part: Statement, whole: Statement, near: Sequence[Statement]
) -> bool:
    """Return whether a plan has a result already: 预算A，支出B。接待费支出C，完成预算的X%."""
    if whole.item >= part.item or whole.basis != "planned" or not _OF_PLAN.search(rate.lead):
        return False
    own = (one for one in near if one.item == whole.item and one.unit == whole.unit)
    return any(one.basis == "done" for one in own)


def _is_of_all_there_is(rate: Statement, whole: Statement) -> bool:
    """Return whether a share is of the country or the like, and the whole is nothing so."""
    of = _OF_ALL.search(rate.lead)
    return of is not None and of["all"] not in whole.gap


def _are_two_states(one: Statement, other: Statement) -> bool:
    """Return whether the later of two figures is what the other became: 由20个增加到35个."""
    first, last = sorted((one, other), key=_start_of)
    return last.begin == first.quantity.end and _BECAME.fullmatch(last.gap) is not None


def _start_of(one: Statement) -> int:
    return one.quantity.start


def is_told_share(statements: Sequence[Statement], index: int) -> bool:
    """Return whether the figure right before a share has that of one before, near it."""
    rate = statements[index]
    if not index or not _SHARE.fullmatch(rate.gap):
        return False
    part = statements[index - 1].quantity
    step = 10.0**-rate.quantity.places
    stated, value = float(rate.quantity.value), float(part.value)
    for one in reversed(statements[max(0, index - _MOST) : index - 1]):
        if rate.period - one.period > 1:
            return False
        whole = float(one.quantity.value)
        if one.unit == part.unit and whole and abs(value / whole * 100 - stated) <= step:
            return True
    return False
