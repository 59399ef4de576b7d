"""How far a sum may be off for the rounding of its figures."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.quantities import Quantity

_IN_YUAN, _MIXED = Decimal(100), Decimal(500)
"""Tolerances in 元: 0.01万元, and 0.05万元 where 元 and 万元 stand side by side."""

_WAN, _YI, _CENTS = 4, 8, 2
_IN_CENTS = Decimal(1)
_ROUNDED_FROM = Decimal(1_000_000)
"""Whole 万元 from here on may be rounded."""

_FEW, _MANY = 3, 6
_ROUNDED_BY, _NEAR = Decimal("0.03"), Decimal("0.2")


def margin_of(quantities: Sequence[Quantity]) -> Decimal:
    """Return the difference, in the base unit, that rounding and the tolerances account for."""
    steps = [_step(quantity) for quantity in quantities if quantity.value] or [Decimal(1)]
    coarsest = max(steps)
    rounded = sum(one == coarsest for one in steps) * coarsest / 2
    if quantities[0].unit != "元":
        if min(steps) != coarsest:
            # Told in a larger unit, 平方公里 of 公顷, a figure may be cut off as well as rounded.
            rounded = max(rounded, coarsest - min(steps))
        return rounded if any(one.is_rounded for one in quantities) else Decimal(0)
    exponents = {quantity.exponent for quantity in quantities}
    if exponents == {0} and (
        all(one.places == _CENTS for one in quantities)
        or (quantities[0].value % _IN_YUAN and any(one.places for one in quantities))
    ):
        return _IN_CENTS  # nothing was rounded
    agreed = _MIXED if {0, _WAN} <= exponents else _IN_YUAN
    # Figures all in 万元 with as many decimals are held to the cent; 亿元 are always rounded.
    if min(steps) == coarsest and max(exponents) < _YI:
        # Each of many was rounded from 元 by itself.
        return max(agreed, rounded) if len(steps) > _MANY else agreed
    if exponents == {_YI} and _drops_zeros(steps):
        rounded = len(steps) * min(steps) / 2
    return max(agreed, min(rounded, _most(quantities)))


def gap_of_rounding(total: Quantity, parts: Sequence[Quantity]) -> Decimal:
    """Return how far the sum of parts may be off: not at all where it is off in no last digit.

    What was rounded differs in the digits that the others are written with, too.
    """
    gap = sum((part.value for part in parts), Decimal(0)) - total.value
    finest = _last_digit(total)
    if min(map(_last_digit, parts)) == finest and not gap % (finest * 10):
        return Decimal(0)
    return margin_of((total, *parts))


def _last_digit(quantity: Quantity) -> Decimal:
    """Return what the last digit of a figure that is no 0 stands for."""
    zeros = len(quantity.digits) - len(quantity.digits.rstrip("0"))
    return step(quantity).scaleb(zeros)


def _drops_zeros(steps: Sequence[Decimal]) -> bool:
    """Return whether one part of several is told without the zeros that it would end with.

    4亿元 beside 4.95亿元 and 0.97亿元 of a total of 9.92亿元: who rounds does so alike.
    """
    coarser = [one for one in steps[1:] if one > steps[0]]
    return len(steps) > _FEW and len(coarser) == 1 and steps[1:].count(steps[0]) == len(steps) - 2


def _most(quantities: Sequence[Quantity]) -> Decimal:
    """Return how far a total in 亿元 may be off from parts in hundreds of 万元."""
    total, *parts = quantities
    total_step = step(total)
    added = sum((one.value for one in parts), Decimal(0))
    plain = len(parts) > 1 and total.exponent == _YI
    if (
        plain
        and added
        and abs(added - total.value) <= total.value * _NEAR
        and all(step(one) < total_step and not one.value % _ROUNDED_FROM for one in parts)
    ):
        return total.value * _ROUNDED_BY
    return Decimal("Infinity")


def _step(quantity: Quantity) -> Decimal:
    """Return what the last digit stands for; of few whole 万元, which nobody rounds, that of 分."""
    whole = not quantity.places and quantity.exponent == _WAN
    return _IN_YUAN if whole and quantity.value < _ROUNDED_FROM else step(quantity)
