"""Movements told beside the level they are from: 环比1376万元增长2.29%，下降5%（上年7.7万元）."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import FINEST, HUNDRED, rounding, step
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.movements.changes import StatedChange
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.movements.changes import Direction

MAY_MOVE_FROM_BASE = Sign(
    "(?<=。)(?:其中)?[较比](?:[上去]年|上一年|20[0-9]{2}年)(?:度|同期)?的?[0-9][0-9.]*[^，。；0-9]{1,4}[，,]?"
    "(?:增加|减少|下降|上升|增长|降低|节约)了?[0-9]",
    words("较上 比上 较去 比去 较2 比2"),
)
"""What may tell of last year's level and how far it moved, of what the sentence before tells of."""

_LAST_YEARS = lazy_pattern("(?:其中)?[较比](?:[上去]年|上一年|20[0-9]{2}年)(?:度|同期)?的?")
_BASE = lazy_pattern("[，,（(](?:环比|同比)[^，。；0-9]{0,10}")
_BEHIND = lazy_pattern("[（(](?:上年|去年|20[0-9]{2}年)(?:度|同期)?[^，。；0-9]{0,6}")
_FEWEST_DIGITS, _BEFORE = 3, 2
_MOVED = lazy_pattern("(?:增长|上升|上涨|提高|增加|下降|降低|减少|下滑|回落|节约)了?")


def read_moves_from_bases(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return 损失1407万元，环比上季度1376万元增长2.29%，同比上年1368万元增长2.87%."""
    level: Statement | None = None
    for base, moved in pairwise(statements):
        if base.role == "level" and not _BASE.fullmatch(base.gap):
            level = base
        elif (
            level is not None
            and base.role == "level"
            and base.unit == level.unit
            and level.item == moved.item
            and _MOVED.fullmatch(moved.gap)
            and moved.unit in (base.unit, "%")
            and base.unit not in RATES
            and all(one.is_exact for one in (level, base, moved))
        ):
            yield _from_base(base, level, moved, sure=False)


def read_moves_from_before(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return 支出19.48万元，其中……。较上年18.92万元减少0.56万元, where no level has moved so.

    One of them has but for the way told, or but for a slip of the pen.
    """
    for base, moved in pairwise(statements):
        if base.item != moved.item or not _LAST_YEARS.fullmatch(base.gap):
            continue
        if moved.unit not in (base.unit, "%") or not _MOVED.fullmatch(moved.gap.lstrip("，,")):
            continue
        levels = _levels_before(base, statements)
        if base.quantity.value <= 0 or not all(one.is_exact for one in (base, moved, *levels)):
            continue
        if any(_moved_so(one, base, moved) and _goes_its_way(one, base, moved) for one in levels):
            continue
        turned = [one for one in levels if _moved_so(one, base, moved)]
        slipped = [one for one in levels if _moved_nearly_so(one, base, moved)]
        for level in (turned or slipped)[:1]:
            yield _from_base(base, level, moved, sure=bool(turned) and moved.unit != "%")


def _levels_before(base: Statement, statements: Sequence[Statement]) -> list[Statement]:
    """Return the levels of the sentence before one, and of that before where it goes on with it."""
    earlier = [one for one in statements if 1 <= base.period - one.period <= _BEFORE]
    last = [one for one in earlier if one.period == base.period - 1]
    if not last or not last[0].gap.startswith("其中"):
        earlier = last
    return [one for one in earlier if one.unit == base.unit and one.role == "level"]


def _moved_so(level: Statement, base: Statement, moved: Statement) -> bool:
    """Return whether a level is as far from its base as is told, in whichever way."""
    if moved.unit == "%":
        return level.quantity.value != base.quantity.value and _fits(level, base, moved)
    apart = abs(level.quantity.value - base.quantity.value)
    return apart != 0 and apart == moved.quantity.value


def _moved_nearly_so(level: Statement, base: Statement, moved: Statement) -> bool:
    """Return whether a level has moved so but for a slip in the figure that tells how far."""
    apart = abs(level.quantity.value - base.quantity.value)
    told = moved.quantity
    if len(told.digits) < _FEWEST_DIGITS or not _goes_its_way(level, base, moved):
        return False
    true = apart / base.quantity.value * HUNDRED if moved.unit == "%" else apart
    return is_slip(true, told) or abs(abs(true - told.value) - 1) <= step(told) / 2  # 9.67, 10.67


def _goes_its_way(level: Statement, base: Statement, moved: Statement) -> bool:
    return (level.quantity.value > base.quantity.value) == moved.is_up


def _from_base(base: Statement, level: Statement, moved: Statement, *, sure: bool) -> StatedChange:
    is_rate = moved.unit == "%"
    way: Direction = "增" if moved.is_up else "减"
    return StatedChange(
        min(level.quantity.start, base.quantity.start),
        moved.quantity.end,
        "",
        base.quantity,
        level.quantity,
        difference=None if is_rate else moved.quantity,
        rate=moved.quantity if is_rate else None,
        difference_direction="" if is_rate else way,
        rate_direction=way if is_rate else "",
        sure=sure,
    )


def read_bases_behind(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return 预算8.5万元，支出7.31万元，同比下降5.06%（上年7.7万元） where the way alone is wrong.

    Several levels stand before the rate: it is that of one of them the other way round.
    """
    for at, (moved, base) in enumerate(pairwise(statements)):
        if moved.unit != "%" or not moved.verb or not _BEHIND.fullmatch(base.gap):
            continue
        levels = [
            one
            for one in statements[:at]
            if one.period == base.period and one.unit == base.unit and one.role == "level"
        ]
        if not all(one.is_exact for one in (moved, base, *levels)) or base.quantity.value <= 0:
            continue
        fitting = [one for one in levels if _fits(one, base, moved)]
        if fitting and all(one.quantity.value != base.quantity.value for one in fitting):
            is_right = [
                (one.quantity.value > base.quantity.value) == moved.is_up for one in fitting
            ]
            if not any(is_right):
                yield StatedChange(
                    fitting[-1].quantity.start,
                    base.quantity.end,
                    "",
                    base.quantity,
                    fitting[-1].quantity,
                    rate=moved.quantity,
                    rate_direction="增" if moved.is_up else "减",
                    sure=False,
                )


def _fits(level: Statement, base: Statement, moved: Statement) -> bool:
    """Return whether a level is so many percent from its base, in whichever way."""
    one, other, rate = level.quantity, base.quantity, moved.quantity
    true = abs(one.value - other.value) / other.value * HUNDRED
    spread = (rounding(one) + rounding(other)) / other.value * HUNDRED
    return abs(true - rate.value) <= max(FINEST, step(rate) / 2) + spread
