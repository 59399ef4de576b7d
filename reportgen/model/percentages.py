"""Shares of a whole, such as 执行率 and 控制率: computed here and nowhere else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

EXACTLY = Context(prec=60, rounding=ROUND_HALF_UP)
"""More digits than figures of the form can make, halves rounded up."""

_HUNDREDTH = Decimal("0.01")
_HUNDRED = Decimal(100)


def ratio(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part ÷ whole, not rounded; None for a whole of 0."""
    return EXACTLY.divide(part, whole) if whole else None


def percentage(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part ÷ whole in percent with two decimals, halves up; None for a whole of 0."""
    share = ratio(part, whole)
    return None if share is None else rounded(EXACTLY.multiply(share, _HUNDRED))


def rounded(number: Decimal) -> Decimal:
    """Round to two decimals, halves up."""
    return number.quantize(_HUNDREDTH, context=EXACTLY)
