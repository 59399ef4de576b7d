"""Growth of each year on average: 由2020年的80万元增至2024年的120万元，年均增长10.67%."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import FINEST, HUNDRED, step
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
        told = rate.quantity
        apart = min(
            _apart(one, other, told, count, is_compound=is_compound)
            for count, is_compound in product((years - 1, years, years + 1), (True, False))
        )
        true = abs(_growth(one.value, other.value, years, is_compound=True))
        near = max(_NEAR, true * _SHARE)
        if apart > near or (apart and is_slip(true, told)):
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


def _apart(
    before: Quantity, after: Quantity, told: Quantity, years: int, *, is_compound: bool
) -> Decimal:
    """Return how far a rate is from the least or most that two levels make as they are rounded."""
    made = [
        abs(_growth(first, last, years, is_compound=is_compound))
        for first, last in product(_bounds(before), _bounds(after))
    ]
    spread = max(FINEST, Decimal(1).scaleb(-told.places) / 2)
    return max(min(made) - spread - told.value, told.value - spread - max(made), Decimal(0))


def _bounds(level: Quantity) -> tuple[Decimal, Decimal]:
    half = min(step(level) / 2, level.value / 2)
    return level.value - half, level.value + half


def _growth(before: Decimal, after: Decimal, years: int, *, is_compound: bool) -> Decimal:
    times = after / before
    if is_compound:
        return (times ** (Decimal(1) / years) - 1) * HUNDRED
    return (times - 1) / years * HUNDRED
