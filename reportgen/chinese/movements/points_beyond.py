"""How many points a rate is above or below another: 增长7.7%，高于全省平均（7.3%）0.4个百分点."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.movements.changes import StatedChange
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.movements.changes import Direction

MAY_BE_POINTS_BEYOND = Sign("[%％][^，。；0-9]{0,12}[0-9.]{1,6}个百分点", words("个百分"))

_ABOVE, _BELOW = "高于|快于|超过|超出|超|领先于?", "低于|慢于|落后于?"
_THAN = lazy_pattern(
    f"[，,]?(?:[^，。；：（0-9]{{0,10}})?(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})|[比较])"
    "(?!(?:上一?年|去年|同期|20)[^，。；（0-9]*(?:年|期)?$)[^，。；0-9（]{1,14}[（(]?"
)
_BY = lazy_pattern(
    "[）)]?的?(?:[^，。；0-9]{0,4}(?:水平|目标|指标|要求|进度|任务|增速|增幅)值?)?"
    "(?:(?P<above>[高快多]出?)|(?P<below>[低慢少]))?了?"
)
_POINTS = "个百分点"


def read_points_beyond(statements: Sequence[Statement]) -> Iterator[Equation | StatedChange]:
    """Return the rates that are not so many points above or below another as is told.

    What is so many points from the other is any rate of the same item before it; that it is on the
    other side of it is told as a change from one to the other.
    """
    rates: list[Statement] = []
    for index, base in enumerate(statements[:-1]):
        points = statements[index + 1]
        if base.unit != "%" or not base.is_exact:
            continue
        than, by = _THAN.fullmatch(base.gap), _BY.fullmatch(points.gap)
        if not (than and by) or points.unit != _POINTS or not points.is_exact:
            rates.append(base)
            continue
        same = [one for one in rates if one.item == base.item == points.item]
        is_above, is_below = than["above"] or by["above"], than["below"] or by["below"]
        if not same or bool(is_above) == bool(is_below):
            continue
        if "幅" not in base.gap and any(one.verb and not one.is_up for one in same):
            continue  # 下降5%，低于全省平均（3%）8个百分点
        is_told = [_is_so_far(one, base, points, above=bool(is_above)) for one in same]
        if not any(is_told):
            yield from _mistaken(same[-1], base, points, above=bool(is_above))


def _is_so_far(rate: Statement, base: Statement, points: Statement, *, above: bool) -> bool:
    """Return whether a rate is as many points from another, on the side that is told."""
    apart = rate.quantity.value - base.quantity.value
    far = max(step(one.quantity) for one in (rate, base, points)) / 2
    return abs((apart if above else -apart) - points.quantity.value) <= far


def _mistaken(
    rate: Statement, base: Statement, points: Statement, *, above: bool
) -> Iterator[Equation | StatedChange]:
    one, other = rate.quantity, base.quantity
    start, end = one.start, points.quantity.end
    if (one.value > other.value) == above or one.value == other.value:
        terms = (one, other) if above else (other, one)
        yield Equation(start, end, "difference", terms, points.quantity, sure=False)
    else:
        way: Direction = "增" if above else "减"
        change = StatedChange(start, end, "", other, one, difference=points.quantity, sure=False)
        yield change._replace(difference_direction=way)
