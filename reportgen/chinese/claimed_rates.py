"""Rates that no figures of their sentence make, with the figures that the words take them to be of.

Which figure is the whole, the part, what moved and from what level is told by the words around
each, in whatever order they come. So a rate that any figures make, in any way, must be left out
before: a sentence read wrongly is then silent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.changes import Direction, StatedChange
from reportgen.chinese.equations import Equation
from reportgen.chinese.measure_words import same_unit
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.statements import Statement

_OF_IT = lazy_pattern(
    "[万亿]?[元人亩户个名件次]?[）)]?(?:数|总数|总额)?的(?:约|近|比[重例])?(?:为|是)?$"
)
_WHOLE_BEFORE = lazy_pattern("(?:占|完成|为|达到?|执行)了?[^，。；0-9]{0,16}$")
_SHARE_OF = lazy_pattern("占(?P<whole>[^，。；0-9]{2,14}?)的?(?:比重|比例|比)?(?:为|是|达|约)?$")
_REST_RATE = lazy_pattern(
    "(?:结余|结转|节约|节省|节支|审减|核减|下浮|剩余|未(?:支付|执行|使用|完成))(?:率|比例|幅度)(?:为|是|达到?|约|[:：])*$"
)
_REST = lazy_pattern("结余|结转|节约|节省|节支|审减|核减|下浮|剩余|未(?:支付|执行|使用|完成)")
_NEUTRAL = lazy_pattern(
    "(?:调整|差异|偏差|变动|变化|增减)(?:率|幅度|比例)(?:为|是|达到?|约|[:：])*$"
)
_DONE_RATE = lazy_pattern("[\u4e00-\u9fff](?:率|度|进度|比例)(?:为|是|达到?|仅|约|[:：])*$")
_MOVE = lazy_pattern(
    "(?:增加|减少|增长|下降|上升|降低|提高|压减|节约|调增|调减)(?:的?(?:率|比例|幅度|比率|百分比))(?:为|是|达到?|约|[:：])*$"
)
_DIFFERENCE = lazy_pattern(
    "(?:增加|减少|调[增减]|差|核[增减])(?:金额|额|数|值|资金)?(?:为|是|共|[:：])*$"
)
_NO_LEVEL = lazy_pattern("每|均|标准|单价|其中|目标|指标|累计|预计|下年|得分|分值|≥|≤|人均|另")
_OTHER_TIME = lazy_pattern("上年|去年|同期|期初|年初|上一年|(?:19|20)[0-9]{2}年")
_REAL = lazy_pattern("可比|同口径|不变价|剔除|扣除|年均|平均|增加值|生产总值|环比|两年|复合")
_EMPTY = lazy_pattern(
    "(?:[，,、；;（(\\s“”]|(?:与|比|较|同|和)?(?:上一?年|去年|(?:19|20)[0-9]{2}年|年?初?预算|计划|年初|期初|调整后)"
    "(?:度|的|同期|末|初|底|数|决算|预算|批复|安排)*(?:相比较?|对比|比较|相较|比)?|同比|环比|相比|即|共|净|总体|整体|小幅|大幅|略有?"
    "|有所|均|各|又|再|已|也|还|实际|本[年期]|今年|全年|当年|年度|数|额|金额|数额|幅度|比例|率|总计|合计|共计|总额|其中"
    "|增幅|降幅|涨幅|减幅|增收|减收|增支|减支|增加|减少|增长|下降|上升|降低|提高|压减|调增|调减|多|少|超|支出|收入|预算|资金|经费|费用|了|的|为|是|到|达|约)*"
)
_COMPARED_TO = lazy_pattern("[比较与](?:上一?年|去年|同期|(?:19|20)[0-9]{2}年)[^，。；0-9]{0,8}$")
_AMONG = lazy_pattern("其中")
_COMPARING = lazy_pattern("[，。；]?(?:与|比|较|同比|和|环比)")
_RATE_NAME = lazy_pattern("(?P<name>[一-鿿]{2,8}?)(?:率|度|占比|比例)(?:为|是|达到?|约|[:：])*$")
_MOST_APART = 4
_HUNDRED = 100
_TWO = 2


def read_claimed_rates(
    rate: Statement, near: Sequence[Statement], *, moves: bool
) -> Iterator[Equation | StatedChange]:
    """Return what the words take a rate to be of among the exact figures near it.

    ``moves`` tells that a word of movement stands before it.
    """
    if _REAL.search(rate.text, max(0, rate.begin - _HUNDRED), rate.quantity.end):
        return
    item = [one for one in near if one.item == rate.item]
    before = [one for one in item if one.quantity.start < rate.quantity.start]
    if moves or _MOVE.search(rate.lead):
        yield from _moved(rate, near, item, before)
        return
    pair = _whole_beside(rate, before) or _rest(rate, before) or _neutral(rate, before)
    pair = pair or _named_whole(rate, near, before) or _done(rate, before)
    pair = pair or _of_total(rate, before)
    if pair:
        part, whole = pair
        yield from _ratio(rate, part, whole)


def _ratio(rate: Statement, part: Statement, whole: Statement) -> Iterator[Equation]:
    if part.quantity.value <= 0 or whole.quantity.value <= 0 or part is whole:
        return
    if not _is_near(part.quantity.value / whole.quantity.value * _HUNDRED, rate):
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


def _is_near(made: Decimal, rate: Statement) -> bool:
    stated = abs(rate.quantity.value)
    return stated > 0 and max(made, stated) <= _MOST_APART * min(made, stated)


def _levels(figures: Sequence[Statement]) -> list[Statement]:
    return [one for one in figures if one.role == "level" and not _NO_LEVEL.search(one.lead)]


def is_whole(one: Statement) -> bool:
    """Return whether a figure is named as what a share is of: 占B的, 完成预算B的."""
    following = one.text[one.quantity.end : one.quantity.end + 8]
    return (
        following.startswith(("的", "数的", "）的")) and _WHOLE_BEFORE.search(one.lead) is not None
    )


def _whole_beside(
    rate: Statement, before: Sequence[Statement]
) -> tuple[Statement, Statement] | None:
    """Read A，占B的Z%."""
    if not before or not _OF_IT.fullmatch(rate.gap) or not is_whole(before[-1]):
        return None
    whole = before[-1]
    parts = [one for one in _levels(before[:-1]) if _alike(one, whole) and not is_whole(one)]
    return (parts[-1], whole) if parts else None


def _rest(rate: Statement, before: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 预算A，支出B，结余C，结余率Z%."""
    if not _REST_RATE.search(rate.lead):
        return None
    rests = [one for one in before if _REST.search(one.lead)]
    if not rests or rests[-1] is not before[-1]:
        return None
    wholes = [one for one in _levels(before[:-1]) if _alike(one, rests[-1])]
    if not wholes:
        return None
    return rests[-1], max(wholes, key=_value)


def _neutral(rate: Statement, before: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 年初预算A，决算B，差额C，差异率Z%: what was first is the base."""
    if not _NEUTRAL.search(rate.lead) or not before:
        return None
    moved = before[-1]
    levels = [one for one in _levels(before) if _alike(one, moved) and one is not moved]
    if len(levels) == _TWO and (moved.verb or _DIFFERENCE.search(moved.lead)):
        bases = [one for one in levels if _OTHER_TIME.search(one.lead) or one.basis == "planned"]
        base = bases[0] if bases else levels[0]
        return moved, base
    return None


def _named_whole(
    rate: Statement, near: Sequence[Statement], before: Sequence[Statement]
) -> tuple[Statement, Statement] | None:
    """Read 支出总额B，甲A，占支出总额的Z%, whichever comes first."""
    named = _SHARE_OF.search(rate.lead)
    if not named or not before or rate.begin != before[-1].quantity.end:
        return None
    part = before[-1]
    words = named["whole"].strip("“”的").removeprefix("全年").removeprefix("全部")
    if part.role != "level" or len(words) < _TWO:
        return None
    wholes = [
        one
        for one in near
        if one is not part
        and _alike(one, part)
        and one.role == "level"
        and words in one.gap
        and one.quantity.value >= part.quantity.value
    ]
    values = {one.quantity.value for one in wholes}
    return (part, wholes[0]) if len(values) == 1 else None


def _done(rate: Statement, before: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Read 预算B，支出A，支付率Z%, where one figure each is planned and done."""
    if not _DONE_RATE.search(rate.lead) or _NEUTRAL.search(rate.lead):
        return None
    levels = _levels(before)
    done = [one for one in levels if one.basis == "done" and not _OTHER_TIME.search(one.lead)]
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
    if not _AMONG.search(part.gap) or not any(two in part.lead for two in pairs):
        return None
    return (part, whole) if _alike(part, whole) and whole.role == "level" else None


def _moved(
    rate: Statement,
    near: Sequence[Statement],
    item: Sequence[Statement],
    before: Sequence[Statement],
) -> Iterator[StatedChange]:
    """Read A，比上年增加D，增长Z%, and the like, whichever level is told."""
    if not before or not _EMPTY.fullmatch(rate.gap.rstrip("）)")):
        return
    moved = before[-1]
    if not (moved.role == "difference" or _DIFFERENCE.search(moved.lead)):
        yield from _from_last_year(rate, before)
        return
    if moved.unit != "元" and moved.unit == "个百分点":
        return
    levels = _levels_of(moved, item)
    if not levels:
        earlier = [one for one in near if one.quantity.start < moved.begin]
        last = max((one.period for one in _levels_of(moved, earlier)), default=0)
        levels = [one for one in _levels_of(moved, earlier) if one.period == last]
        if len(levels) != 1 or not _COMPARING.match(moved.gap):
            return
    if len(levels) > _TWO or levels[0].quantity.start > moved.quantity.start:
        return
    if not _EMPTY.fullmatch(moved.gap):
        return
    base, after = _base_and_after(levels, moved)
    figures = [one for one in (base, after) if one] + [moved, rate]
    up: Direction = "增" if "增" in moved.lead or moved.is_up else "减"
    value = moved.quantity.value
    bottom = base.quantity.value if base else None
    if bottom is None and after:
        bottom = after.quantity.value + (-value if up == "增" else value)
    if not bottom or bottom <= 0 or not _is_near(value / bottom * _HUNDRED, rate):
        return
    yield StatedChange(
        min(one.quantity.start for one in figures),
        max(one.quantity.end for one in figures),
        "",
        base.quantity if base else None,
        None if base else after.quantity if after else None,
        moved.quantity,
        rate.quantity,
        difference_direction=up,
        sure=False,
    )


def _levels_of(moved: Statement, figures: Sequence[Statement]) -> list[Statement]:
    return [
        one
        for one in _levels(figures)
        if one.unit == moved.unit and one is not moved and not is_whole(one)
    ]


def _from_last_year(rate: Statement, before: Sequence[Statement]) -> Iterator[StatedChange]:
    """Read A，完成预算的Y%，较上年同期的B增长Z%: what B came to is the first level of the item."""
    base = before[-1]
    levels = [one for one in _levels(before[:-1]) if one.unit == base.unit and not is_whole(one)]
    levels = [one for one in levels if one.basis not in ("planned", "granted")]
    if not _COMPARED_TO.search(base.lead) or len(levels) != 1 or _OTHER_TIME.search(levels[0].lead):
        return
    after = levels[0]
    gap = abs(after.quantity.value - base.quantity.value)
    if base.quantity.value <= 0 or not _is_near(gap / base.quantity.value * _HUNDRED, rate):
        return
    yield StatedChange(
        after.quantity.start,
        rate.quantity.end,
        "",
        base.quantity,
        after.quantity,
        rate=rate.quantity,
        rate_direction="增" if rate.is_up else "减",
        sure=False,
    )


def _base_and_after(
    levels: Sequence[Statement], moved: Statement
) -> tuple[Statement | None, Statement | None]:
    """Return what moved from where it was, as far as the words tell."""
    bases = [
        one
        for one in levels
        if _OTHER_TIME.search(one.lead) or (one.basis == "planned" and "预算" in moved.gap)
    ]
    if len(bases) == 1:
        return bases[0], None
    others = [one for one in levels if one not in bases]
    return (None, others[-1]) if others else (None, None)


def _alike(one: Statement, other: Statement) -> bool:
    return same_unit(one.unit, other.unit)


def _value(one: Statement) -> Decimal:
    return one.quantity.value
