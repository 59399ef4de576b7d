"""Growth of each year on average: 由2020年的80万元增至2024年的120万元，年均增长10.67%."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import HUNDRED, step
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_MOVES = "增长|递增|增加|上升|增幅|增速|下降|递减|减少|降低|降幅"
MAY_GROW_YEARLY = Sign(
    f"年均(?:复合)?(?:{_MOVES})[^，。；0-9]{{0,5}}[0-9][0-9.]*[%％]", words("年均")
)
"""What may tell of growth on average."""

_RATE = lazy_pattern(f"年均(?:复合)?(?:{_MOVES})(?:率|速度|幅度)?了?(?:为|是|达到?)?")
_REAL = lazy_pattern("可比|不变价|同口径|剔除|扣除|增加值|生产总值|GDP")
_LONGEST, _NEAR, _SHARE = 20, Decimal("0.5"), Decimal("0.05")


class YearlyGrowth(NamedTuple):
    """Two levels, the rate told of each year between, and what the levels make by the years."""

    before: Quantity
    after: Quantity
    rate: Quantity
    years: int
    true: Decimal


def read_yearly_growth(statements: Sequence[Statement]) -> Iterator[YearlyGrowth]:
    """Return the rates that no way of reckoning makes of two levels right before them.

    The years may be counted from the first or with it, and their rate be compound or not. What is
    only near any of these may be the average of the rates of the single years.
    """
    for index, rate in enumerate(statements):
        if index <= 1 or rate.unit != "%" or not rate.is_exact or not _RATE.fullmatch(rate.lead):
            continue
        before, after = statements[index - 2 : index]
        years = _years_between(before, after)
        if not years or rate.item != after.item or _REAL.search(_clauses(before, rate)):
            continue
        one, other = before.quantity, after.quantity
        made = [
            abs(each)
            for count, is_compound in product((years - 1, years, years + 1), (True, False))
            if count > 0
            for each in _growths(one, other, count, is_compound=is_compound)
        ]
        true = abs(_growth(one.value, other.value, years, is_compound=True))
        told = rate.quantity
        nearest = min(abs(each - told.value) for each in made)
        if is_slip(true, told) or nearest > max(_NEAR, true * _SHARE):
            yield YearlyGrowth(one, other, told, years, true)


def _clauses(first: Statement, last: Statement) -> str:
    return first.text[first.begin : last.quantity.end]


def _years_between(before: Statement, after: Statement) -> int:
    """Return how many years lie between two levels of one thing; 0 where they are not told so."""
    alike = before.unit == after.unit and before.item == after.item
    if not alike or not (before.is_exact and after.is_exact) or before.role == "rate":
        return 0
    if min(before.quantity.value, after.quantity.value) <= 0:
        return 0
    if before.year is None or after.year is None or "其中" in after.gap:
        return 0
    years = after.year - before.year
    return years if 1 < years <= _LONGEST else 0


def _growths(
    before: Quantity, after: Quantity, years: int, *, is_compound: bool
) -> Iterator[Decimal]:
    """Return the least and most that two levels make as they are rounded."""
    for one, other in ((1, -1), (-1, 1)):
        first = before.value + step(before) / 2 * one
        last = after.value + step(after) / 2 * other
        if first > 0 and last > 0:
            yield _growth(first, last, years, is_compound=is_compound)


def _growth(before: Decimal, after: Decimal, years: int, *, is_compound: bool) -> Decimal:
    times = after / before
    if is_compound:
        return (times ** (Decimal(1) / years) - 1) * HUNDRED
    return (times - 1) / years * HUNDRED
