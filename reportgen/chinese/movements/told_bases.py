"""Movements told beside the level they are from: 环比1376万元增长2.29%，下降5%（上年7.7万元）."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import FINEST, HUNDRED, rounding, step
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.movements.changes import StatedChange
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_MOVE_FROM_BASE = Sign(
    "(?<=。)(?:其中)?[较比](?:上年|去年|上一年)(?:度|同期)?的?[0-9][0-9.]*[^，。；0-9]{1,4}[，,]?"
    "(?:增加|减少|下降|上升|增长|降低|节约)了?[0-9]",
    words("较上 比上 较去 比去"),
)
"""What may tell of last year's level and how far it moved, of what the sentence before tells of."""

_LAST_YEARS = lazy_pattern("(?:其中)?[较比](?:上年|去年|上一年)(?:度|同期)?的?")
_BASE = lazy_pattern("[，,（(](?:环比|同比)[^，。；0-9]{0,10}")
_BEHIND = lazy_pattern("[（(](?:上年|去年|20[0-9]{2}年)(?:度|同期)?[^，。；0-9]{0,6}")
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
            is_rate = moved.unit == "%"
            yield StatedChange(
                base.quantity.start,
                moved.quantity.end,
                "",
                base.quantity,
                level.quantity,
                difference=None if is_rate else moved.quantity,
                rate=moved.quantity if is_rate else None,
                difference_direction="" if is_rate else "增" if moved.is_up else "减",
                rate_direction="" if not is_rate else "增" if moved.is_up else "减",
                sure=False,
            )


def read_moves_from_before(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return 支出19.48万元，其中……。较上年18.92万元减少0.56万元 where the way alone is wrong."""
    for base, moved in pairwise(statements):
        if base.item != moved.item or not _LAST_YEARS.fullmatch(base.gap):
            continue
        if moved.unit != base.unit or not _MOVED.fullmatch(moved.gap.lstrip("，,")):
            continue
        level = next(
            (
                one
                for one in statements
                if one.period == base.period - 1 and one.unit == base.unit and one.role == "level"
            ),
            None,
        )
        if level is None or not all(one.is_exact for one in (level, base, moved)):
            continue
        apart = level.quantity.value - base.quantity.value
        if apart and apart == (-1 if moved.is_up else 1) * moved.quantity.value:
            yield StatedChange(
                level.quantity.start,
                moved.quantity.end,
                "",
                base.quantity,
                level.quantity,
                difference=moved.quantity,
                difference_direction="增" if moved.is_up else "减",
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
