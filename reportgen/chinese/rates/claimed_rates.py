"""Rates that no figures of their sentence make, with the figures that the words take them to be of.

Which figure is the whole, the part, what moved and from what level is told by the words around
each, in whatever order they come. So a rate that any figures make, in any way, must be left out
before: a sentence read wrongly is then silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.figures.share_bases import may_be_share
from reportgen.chinese.movements.claimed_levels import is_near, is_whole, levels_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.statements import Statement

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
_SHARE_NAME = lazy_pattern(
    "(?P<name>[一-鿿]{2,8}?)(?:的?占比|占[^，。；0-9]{0,12}的?比[重例])(?:为|是|达到?|约)*$"
)
_FILLING = lazy_pattern(
    "方面|领域|工作|各项|类|一共|共计?|累计|合计|总计|实际|(?:全|本|当)年度?|20[0-9]{2}年|用于|全[镇乡县]|[我本][镇乡局]|的"
)
_SPENDING = lazy_pattern("花费|花销|开支|开销")
_BUDGETS = lazy_pattern("公共预算|基金预算|经营预算")
_BARE_SHARE = lazy_pattern("占(?:比|[^，。；0-9]{0,12}的)?(?:比[重例])?(?:为|是)?$")
_HUNDRED = 100
_TWO = 2


def read_claimed_rates(rate: Statement, near: Sequence[Statement]) -> Iterator[Equation]:
    """Return what the words take a rate to be of among the exact figures near it."""
    before = [
        one for one in near if one.item == rate.item and one.quantity.start < rate.quantity.start
    ]
    clear = _of_plan(rate, near, before) or _whole_beside(rate, near, before)
    clear = clear or _named_whole(rate, near, before) or _in_bracket(rate, near)
    pair = clear or _rest(rate, before)
    pair = pair or _named_part(rate, near)
    if pair and may_be_share(rate, *pair, before) and (clear or _is_near(rate, *pair)):
        yield from _ratio(rate, *pair)


def _is_near(rate: Statement, part: Statement, whole: Statement) -> bool:
    base = whole.quantity.value
    return base > 0 and is_near(part.quantity.value / base * _HUNDRED, rate)


def _ratio(rate: Statement, part: Statement, whole: Statement) -> Iterator[Equation]:
    if part.quantity.value <= 0 or whole.quantity.value <= 0 or part is whole:
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


def _in_bracket(rate: Statement, near: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 收入B，其中甲占Z%（A）."""
    if not _BARE_SHARE.search(rate.lead) or not rate.text.startswith(
        ("（", "("), rate.quantity.end
    ):
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
        and (words in _BUDGETS.sub("", one.gap) or _says(one.lead, words))
        and one.quantity.value >= part.quantity.value
    ]
    values = {one.quantity.value for one in wholes}
    return (part, wholes[0]) if len(values) == 1 else None


def _says(lead: str, words: str) -> bool:
    """Return whether a figure has the name of a whole: 民生方面共花费, of 民生支出."""
    said, named = (_SPENDING.sub("支出", _FILLING.sub("", each)) for each in (lead, words))
    return len(named) >= _TWO + _TWO and said.endswith(named)


def _alike(one: Statement, other: Statement) -> bool:
    return same_unit(one.unit, other.unit)


def _value(one: Statement) -> Decimal:
    return one.quantity.value
