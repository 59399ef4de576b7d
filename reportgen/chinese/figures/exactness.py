"""How exactly figures are written, and whether two of them can make the rate that is told."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.chinese.figures.quantities import Quantity

HUNDRED = Decimal(100)
FINEST = Decimal("0.01")
"""Tolerance of ``checks.md`` for percentages, in percentage points."""

_WAN = 4
_ROUNDED_FROM = Decimal(1_000_000)
"""Whole 万元 from here on may be rounded."""


def step(quantity: Quantity) -> Decimal:
    """Return what the last digit of a quantity stands for as it was written: 24.4万 to 1000."""
    return Decimal(1).scaleb(quantity.exponent - quantity.places)


def ratio_fits(
    part: Quantity, whole: Quantity, rate: Quantity, *, value: Decimal | None = None
) -> bool:
    """Return whether a part can be the stated rate of a whole, all rounded as they are written.

    ``value`` is the whole's where that is reckoned from the one that is written.
    """
    base = whole.value if value is None else value
    if base <= 0:
        return False
    true = part.value / base * HUNDRED
    spread = (rounding(part) + true / HUNDRED * rounding(whole)) / base * HUNDRED
    allowed = max(FINEST, Decimal(1).scaleb(-rate.places) / 2 + Decimal("0.000001"))
    return abs(true - abs(rate.value)) <= allowed + spread


def rounding(quantity: Quantity) -> Decimal:
    """Return half of the last place of a number that was rounded; a count is exact.

    So are few whole 万元, which nobody rounds: 预算3万元.
    """
    is_whole = quantity.unit == "元" and quantity.exponent == _WAN and not quantity.places
    if not quantity.is_rounded or (is_whole and quantity.value < _ROUNDED_FROM):
        return Decimal(0)
    return step(quantity) / 2
