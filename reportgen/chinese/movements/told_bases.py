"""Movements told right after the level that they are from: 环比1376万元增长2.29%，同比1368万元…."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.movements.changes import StatedChange
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_BASE = lazy_pattern("[，,（(](?:环比|同比)[^，。；0-9]{0,10}")
_MOVED = lazy_pattern("(?:增长|上升|上涨|提高|增加|下降|降低|减少|下滑|回落)了?")


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
