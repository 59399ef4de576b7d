"""Figures that differ by a slip of the pen: one digit, two exchanged, one too many or few."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.chinese.figures.quantities import Quantity

_ONE = Decimal(1)
_TWO, _LONG, _WAN = 2, 4, 4
"""In how many digits two exchanged ones differ; in a number shorter they stand side by side."""


def is_slip(true: Decimal, quantity: Quantity) -> bool:
    """Return whether a value, written as a quantity is, differs from it by one slip."""
    places = quantity.places - quantity.exponent
    rounded = int(true.scaleb(places).quantize(_ONE, ROUND_HALF_UP))
    return are_slips(str(abs(rounded)), quantity.digits)


def is_slip_as_long(true: Decimal, quantity: Quantity) -> bool:
    """Return whether a value, written as a quantity is, has as many digits and a slip in them."""
    written = true.scaleb(quantity.places - quantity.exponent).quantize(_ONE, ROUND_HALF_UP)
    return len(str(written)) == len(quantity.digits) and is_slip(true, quantity)


def is_exchanged(true: Decimal, quantity: Quantity) -> bool:
    """Return whether a value, written as a quantity is, differs from it by digits exchanged."""
    places = quantity.places - quantity.exponent
    written = str(int(true.scaleb(places).quantize(_ONE, ROUND_HALF_UP)))
    return sorted(written) == sorted(quantity.digits) and are_slips(written, quantity.digits)


def is_of_other_unit(true: Decimal, quantity: Quantity) -> bool:
    """Return whether a value is a quantity with 万元 in place of 元, or the other way round."""
    return true in (quantity.value.scaleb(_WAN), quantity.value.scaleb(-_WAN))


def are_slips(one: str, other: str) -> bool:
    """Return whether two numbers differ in one digit, in the order of two, or by one digit more."""
    if len(one) == len(other):
        apart = [at for at, digit in enumerate(one) if digit != other[at]]
        if len(apart) == 1:
            return True
        if len(apart) != _TWO or (len(one) < _LONG and apart[1] - apart[0] > 1):
            return False
        first, last = apart
        return (one[first], one[last]) == (other[last], other[first])
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) - len(shorter) != 1 or len(shorter) == 1:
        return False
    same = 0
    while same < len(shorter) and longer[same] == shorter[same]:
        same += 1
    return longer[same + 1 :] == shorter[same:]
