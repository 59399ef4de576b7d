"""What moved, from what and how far, where only words tell which figure is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.movements.changes import Direction, StatedChange
from reportgen.chinese.movements.claimed_levels import (
    DIFFERENCE,
    OTHER_TIME,
    is_near,
    is_whole,
    levels_of,
)
from reportgen.chinese.movements.two_states import ordered_states
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_EMPTY = lazy_pattern(
    "(?:[，,、；;（(）)\\s“”]|(?:与|比|较|同|和)?(?:上一?年|去年|(?:19|20)[0-9]{2}年|年?初?预算|计划|年初|期初|调整后)"
    "(?:度|的|同期|末|初|底|数|决算|预算|批复|安排)*(?:相比较?|对比|比较|相较|比)?|同比|环比|相比|即|共|净|总体|整体|小幅|大幅|略有?"
    "|有所|均|各|又|再|已|也|还|实际|本[年期]|今年|全年|当年|年度|数|额|金额|数额|幅度|比例|率|总计|合计|共计|总额|其中"
    "|增幅|降幅|涨幅|减幅|增收|减收|增支|减支|增加|减少|增长|下降|上升|降低|提高|压减|调增|调减|下浮|节约|节省|多|少|超|支出|收入|预算|资金|经费|费用|了|的|为|是|到|达|约)*"
)
_OVER = lazy_pattern("超(?:额|过|出|任务|目标|计划|预算|完成|了)*$")
_OTHER_YEAR = lazy_pattern("上年|去年|同期|期初|年初(?!预算)|上一年")
_PLANNED = lazy_pattern("预算|控制价|限价|送审|概算")
_SAVED = frozenset(("节约", "节省", "下浮"))
_THAN = lazy_pattern("[，,（(]?(?:同比|[比较](?:上年|去年))")
_TO_LEVEL = lazy_pattern("(?:增加|增长|提高|提升|上升|扩大|下降|减少|降低|降|增)[到至]")
_SHORT = 10
_NEUTRAL = lazy_pattern(
    "(?:调整|差异|偏差|变动|变化|增减)(?:率|幅度|比例)(?:为|是|达到?|约|[:：])*$"
)
_COMPARING = lazy_pattern("[，。；]?(?:总额|总计|合计|三公经费)?(?:与|比|较|同比|和|环比)")
_AMONG = lazy_pattern("其中")
_REAL = lazy_pattern("可比|同口径|不变价|剔除|扣除|年均|平均|增加值|生产总值|环比|两年|复合")
MOVE_RATE = lazy_pattern(
    "(?:差异|偏差|变动|变化|调整|增减|增加|减少|增长|下降|上升|降低|提高|压减|节约|调增|调减)(?:的?(?:率|比例|幅度|比率|百分比))(?:为|是|达到?|约|[:：])*$"
)
_HUNDRED, _TWO = 100, 2


def read_claimed_moves(rate: Statement, near: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return A，比上年增加D，增长Z%, and the like, whichever level is told and where."""
    if _REAL.search(rate.text, max(0, rate.begin - _HUNDRED), rate.quantity.end):
        return
    item = [one for one in near if one.item == rate.item]
    before = [one for one in item if one.quantity.start < rate.quantity.start]
    if before and _OVER.search(rate.lead):
        yield from _over_plan(rate, before)
        return
    if before and _NEUTRAL.search(rate.lead):
        yield from _between_two(rate, before)
        return
    if not before or not _EMPTY.fullmatch(rate.gap):
        return
    moved = before[-1]
    if not (moved.role == "difference" or DIFFERENCE.search(moved.lead)):
        behind = [one for one in item if one.begin == rate.quantity.end]
        if not behind or behind[0].role != "difference" or not _EMPTY.fullmatch(behind[0].gap):
            yield from _from_base(rate, near)
            return
        moved = behind[0]
    levels = _moved_levels(moved, item) or _before_it(moved, near)
    if not 0 < len(levels) <= _TWO or levels[0].quantity.start > moved.quantity.start:
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
    if not bottom or bottom <= 0 or not is_near(value / bottom * _HUNDRED, rate):
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


def _before_it(moved: Statement, near: Sequence[Statement]) -> list[Statement]:
    """Return the level of the sentence before, or the total there that is broken down."""
    if not _COMPARING.match(moved.gap):
        return []
    earlier = [one for one in near if one.quantity.start < moved.begin]
    told = _moved_levels(moved, earlier)
    levels = [one for one in told if one.period == told[-1].period]
    if not levels:
        return []
    if len(levels) > 1 and not _AMONG.search(earlier[earlier.index(levels[0]) + 1].gap):
        return []
    return levels[:1]


def _between_two(rate: Statement, before: Sequence[Statement]) -> Iterator[StatedChange]:
    """Read 预算B，决算A，差异率Z%: the two levels before it tell which was first."""
    levels = [one for one in levels_of(before) if not DIFFERENCE.search(one.lead)]
    if not _NEUTRAL.search(rate.lead) or len(levels) != _TWO or levels[0].unit != levels[1].unit:
        return
    base, after, *_ = ordered_states(*levels) or levels
    if base.quantity.value <= 0:
        return
    gap = abs(after.quantity.value - base.quantity.value)
    if is_near(gap / base.quantity.value * _HUNDRED, rate):
        yield StatedChange(
            levels[0].quantity.start,
            rate.quantity.end,
            "",
            base.quantity,
            after.quantity,
            rate=rate.quantity,
            sure=False,
        )


def _over_plan(rate: Statement, before: Sequence[Statement]) -> Iterator[StatedChange]:
    """Read 任务B，实际完成A，超任务Z%."""
    levels = [one for one in before if one.role == "level" and same_unit(one.unit, before[-1].unit)]
    if len(levels) != _TWO or levels[0].basis != "planned" or levels[1].basis == "planned":
        return
    base, after = levels
    if base.quantity.value <= 0:
        return
    yield StatedChange(
        base.quantity.start,
        rate.quantity.end,
        "",
        base.quantity,
        after.quantity,
        rate=rate.quantity,
        rate_direction="增",
        sure=False,
    )


def _moved_levels(moved: Statement, figures: Sequence[Statement]) -> list[Statement]:
    return [
        one
        for one in levels_of(figures)
        if one.unit == moved.unit and one is not moved and not is_whole(one)
    ]


def _from_base(rate: Statement, near: Sequence[Statement]) -> Iterator[StatedChange]:
    """Read A，完成预算的Y%，较上年同期的B增长Z%; A，下降Z%（上年B）; 控制价B，成交价A，下浮Z%.

    What B came to is the one other level of the sentence that nobody planned.
    """
    here = [one for one in levels_of(near) if one.period == rate.period and not is_whole(one)]
    item = [one for one in here if one.item == rate.item]
    before = [one for one in item if one.quantity.start < rate.quantity.start]
    if not before:
        return
    here = [one for one in here if one.unit == before[0].unit]
    bases = [one for one in here if _is_base(one)]
    others = [one for one in here if one not in bases]
    if len(bases) != 1:
        if bases or not (rate.verb in _SAVED or _PLANNED.search(rate.gap)):
            return
        bases = [one for one in here if _PLANNED.search(one.lead)]
        others = [one for one in here if one not in bases]
    others = [one for one in others if one.basis not in ("planned", "granted")]
    if len(bases) != 1 or len(others) != 1:
        return
    base, after = bases[0], others[0]
    if _TO_LEVEL.search(base.gap):
        return  # 由36亿元增加到去年底的86亿元
    if base.begin < after.begin and _THAN.match(rate.text, base.quantity.end):
        return  # 去年收入5.99亿元，同比增长Y%；利润1.31亿元，同比增长Z%
    gap = abs(after.quantity.value - base.quantity.value)
    if base.quantity.value <= 0 or not is_near(gap / base.quantity.value * _HUNDRED, rate):
        return
    figures = (base, after, rate)
    yield StatedChange(
        min(one.quantity.start for one in figures),
        max(one.quantity.end for one in figures),
        "",
        base.quantity,
        after.quantity,
        rate=rate.quantity,
        rate_direction="增" if rate.is_up else "减",
        sure=False,
    )


def _is_base(one: Statement) -> bool:
    """Return whether a figure is said to be of an earlier time: 上年B, 与上年同期（B）."""
    if _OTHER_YEAR.search(one.lead):
        return True
    return one.gap.endswith(("（", "(")) and _OTHER_YEAR.search(one.gap[-_SHORT:]) is not None


def _base_and_after(
    levels: Sequence[Statement], moved: Statement
) -> tuple[Statement | None, Statement | None]:
    """Return what moved from where it was, as far as the words tell."""
    bases = [
        one
        for one in levels
        if OTHER_TIME.search(one.lead) or (one.basis == "planned" and "预算" in moved.gap)
    ]
    if len(bases) == 1:
        return bases[0], None
    others = [one for one in levels if one not in bases]
    return (None, others[-1]) if others else (None, None)
