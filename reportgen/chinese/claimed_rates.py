"""Rates that no figures of their sentence make, with the figures that the words take them to be of.

Which figure is the whole, the part, what moved and from what level is told by the words around
each, in whatever order they come. So a rate that any figures make, in any way, must be left out
before: a sentence read wrongly is then silent.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.claimed_levels import OTHER_TIME, is_near, is_whole, levels_of
from reportgen.chinese.equations import Equation
from reportgen.chinese.measure_words import RATES, same_unit
from reportgen.chinese.share_bases import may_be_share
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

_OF_IT = lazy_pattern(
    "[万亿]?[元人亩户个名件次]?[）)]?(?:数|总数|总额)?的(?:约|近|比[重例])?(?:为|是)?$"
)
_OF_TARGET = lazy_pattern(
    "(?:占|完成|达到?|为)了?[^，。；0-9]{0,8}(?:目标|任务|计划)[^，。；0-9]{0,4}的(?:比[重例])?(?:为|是)?$"
)
_SHARE_OF = lazy_pattern("占(?P<whole>[^，。；0-9]{2,14}?)的?(?:比重|比例|比)?(?:为|是|达|约)?$")
_REST_RATE = lazy_pattern(
    "(?:结余|结转|节约|节省|节支|审减|核减|下浮|剩余|未(?:支付|执行|使用|完成))(?:率|比例|幅度)(?:为|是|达到?|约|[:：])*$"
)
_REST = lazy_pattern("结余|结转|节约|节省|节支|审减|核减|下浮|剩余|未(?:支付|执行|使用|完成)")
_DONE_RATE = lazy_pattern("[\u4e00-\u9fff](?:率|度|进度|比例)(?:为|是|达到?|仅|约|[:：])*$")
_AMONG = lazy_pattern("其中")
_RATE_NAME = lazy_pattern("(?P<name>[一-鿿]{2,8}?)(?:率|度|占比|比例)(?:为|是|达到?|约|[:：])*$")
_SHARE_NAME = lazy_pattern(
    "(?P<name>[一-鿿]{2,8}?)(?:的?占比|占[^，。；0-9]{0,12}的?比[重例])(?:为|是|达到?|约)*$"
)
_BUDGETS = lazy_pattern("公共预算|基金预算|经营预算")
_BARE_SHARE = lazy_pattern("占(?:比|[^，。；0-9]{0,12}的)?(?:比[重例])?(?:为|是)?$")
_HUNDRED = 100
_TWO = 2


def read_claimed_rates(
    rate: Statement, near: Sequence[Statement], told: Sequence[Statement]
) -> Iterator[Equation]:
    """Return what the words take a rate to be of among the exact figures near it.

    ``told`` are those with the rates among them: another share of the whole tells which that is.
    """
    before = [
        one for one in near if one.item == rate.item and one.quantity.start < rate.quantity.start
    ]
    pair = _of_plan(rate, near, before) or _whole_beside(rate, near, before) or _rest(rate, before)
    pair = pair or _named_whole(rate, near, before) or _done(rate, before)
    pair = pair or _of_total(rate, before) or _named_part(rate, near) or _in_bracket(rate, near)
    pair = pair or _as_another(rate, told)
    if pair and may_be_share(rate, *pair, before):
        yield from _ratio(rate, *pair)


def _ratio(rate: Statement, part: Statement, whole: Statement) -> Iterator[Equation]:
    if part.quantity.value <= 0 or whole.quantity.value <= 0 or part is whole:
        return
    if not is_near(part.quantity.value / whole.quantity.value * _HUNDRED, rate):
        return
    figures = (part, whole, rate)
    yield Equation(
        min(one.quantity.start for one in figures),
        max(one.quantity.end for one in figures),
        "ratio",
        (part.quantity, whole.quantity),
        rate.quantity,
        sure=False,
    )


def _whole_beside(
    rate: Statement, near: Sequence[Statement], before: Sequence[Statement]
) -> tuple[Statement, Statement] | None:
    """Read A，占B的Z%."""
    if not before or not _OF_IT.fullmatch(rate.gap) or not is_whole(before[-1]):
        return None
    whole = before[-1]
    parts = [one for one in levels_of(before[:-1]) if _alike(one, whole) and not is_whole(one)]
    if parts:
        return parts[-1], whole
    here = [one for one in levels_of(near) if one.period == rate.period and not is_whole(one)]
    here = [one for one in here if _alike(one, whole) and one.quantity.start < whole.quantity.start]
    return (here[0], whole) if len(here) == 1 else None


def _of_plan(
    rate: Statement, near: Sequence[Statement], before: Sequence[Statement]
) -> tuple[Statement, Statement] | None:
    """Read 计划B，开工A，占目标任务的Z%, where one figure of the sentence is planned."""
    if not _OF_TARGET.search(rate.lead) or not before or rate.begin != before[-1].quantity.end:
        return None
    part = before[-1]
    planned = [
        one
        for one in near
        if one.period == rate.period
        and _alike(one, part)
        and one.basis == "planned"
        and one.role == "level"
        and one.quantity.start < part.quantity.start
    ]
    if part.role != "level" or part.basis == "planned" or len(planned) != 1:
        return None
    return part, planned[0]


def _rest(rate: Statement, before: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 预算A，支出B，结余C，结余率Z%."""
    if not _REST_RATE.search(rate.lead):
        return None
    rests = [one for one in before if _REST.search(one.lead)]
    if not rests or rests[-1] is not before[-1]:
        return None
    wholes = [one for one in levels_of(before[:-1]) if _alike(one, rests[-1])]
    if not wholes:
        return None
    return rests[-1], max(wholes, key=_value)


def _named_part(rate: Statement, near: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 地方收入B（税收收入A、非税收入C），税收占比Z%: the part has the name of the share."""
    named = _SHARE_NAME.search(rate.lead)
    if not named:
        return None
    levels = [one for one in near if one.item == rate.item and one.role == "level"]
    name = named["name"].removeprefix("其中").removesuffix("收入").removesuffix("支出")
    parts = [one for one in levels if name in one.lead.replace("非税", "") and len(name) >= _TWO]
    if len(parts) != 1:
        return None
    part = parts[0]
    wholes = [one for one in levels if _alike(one, part) and one is not part]
    whole = wholes[0] if wholes else None
    if whole is None or whole.quantity.value < max(one.quantity.value for one in wholes):
        return None
    return (part, whole) if whole.quantity.value >= part.quantity.value else None


def _as_another(rate: Statement, told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read B，甲A，占Y%，乙C，占Z%, where Y shows that B is the whole."""
    shares = [
        (part, share)
        for part, share in pairwise(told)
        if share.unit == "%"
        and share.period == rate.period
        and part.unit not in RATES
        and part.role == "level"
        and _BARE_SHARE.search(share.lead)
    ]
    mine = [part for part, share in shares if share is rate]
    if not mine:
        return None
    for whole in told:
        if not _alike(whole, mine[0]) or whole.quantity.value < mine[0].quantity.value:
            continue
        if whole.role == "level" and any(
            share is not rate and whole is not part and _is_share(part, whole, share)
            for part, share in shares
        ):
            return (mine[0], whole) if whole is not mine[0] else None
    return None


def _is_share(part: Statement, whole: Statement, share: Statement) -> bool:
    made = part.quantity.value / whole.quantity.value * _HUNDRED if whole.quantity.value else 0
    step = Decimal(1).scaleb(-share.quantity.places)
    return _alike(part, whole) and abs(made - share.quantity.value) <= step


def _in_bracket(rate: Statement, near: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 收入B，其中甲占Z%（A）."""
    if not _BARE_SHARE.search(rate.lead) or rate.text[rate.quantity.end] not in "（(":
        return None
    item = [one for one in near if one.item == rate.item and one.role == "level"]
    parts = [one for one in item if one.begin == rate.quantity.end and one.gap in ("（", "(")]
    if not parts or not item or not _alike(item[0], parts[0]):
        return None
    whole = item[0]
    rest = [one for one in item if _alike(one, whole)]
    is_largest = whole.quantity.value >= max(one.quantity.value for one in rest)
    return (parts[0], whole) if is_largest and whole is not parts[0] else None


def _named_whole(
    rate: Statement, near: Sequence[Statement], before: Sequence[Statement]
) -> tuple[Statement, Statement] | None:
    """Read 支出总额B，甲A，占支出总额的Z%, whichever comes first."""
    named = _SHARE_OF.search(rate.lead)
    if not named or not before or rate.begin != before[-1].quantity.end:
        return None
    part = before[-1]
    words = named["whole"].strip("“”的").removeprefix("全年").removeprefix("全部")
    words = words.removesuffix("金额").removesuffix("数量")
    if part.role != "level" or len(words) < _TWO:
        return None
    wholes = [
        one
        for one in near
        if one is not part
        and _alike(one, part)
        and one.role == "level"
        and one.period == rate.period
        and words in _BUDGETS.sub("", one.gap)
        and one.quantity.value * _TWO >= part.quantity.value
    ]
    values = {one.quantity.value for one in wholes}
    return (part, wholes[0]) if len(values) == 1 else None


def _done(rate: Statement, before: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 预算B，支出A，支付率Z%, where one figure each is planned and done."""
    if not _DONE_RATE.search(rate.lead):
        return None
    levels = levels_of(before)
    done = [one for one in levels if one.basis == "done" and not OTHER_TIME.search(one.lead)]
    planned = [one for one in levels if one.basis in ("planned", "granted")]
    if len(done) != 1 or len({one.quantity.value for one in planned}) != 1:
        return None
    return (done[0], planned[0]) if _alike(done[0], planned[0]) else None


def _of_total(rate: Statement, before: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 问卷B份，其中满意A份，满意度Z%: the rate has the name of the part."""
    named = _RATE_NAME.search(rate.lead)
    if not named or len(before) != _TWO or rate.begin != before[-1].quantity.end:
        return None
    whole, part = before
    said = named["name"]
    pairs = (said[at : at + 2] for at in range(len(said) - 1))
    twos = [two for two in pairs if two in part.lead]
    if not _AMONG.search(part.gap) or not twos or twos[0] in whole.lead:
        return None
    return (part, whole) if _alike(part, whole) and whole.role == "level" else None


def _alike(one: Statement, other: Statement) -> bool:
    return same_unit(one.unit, other.unit)


def _value(one: Statement) -> Decimal:
    return one.quantity.value
