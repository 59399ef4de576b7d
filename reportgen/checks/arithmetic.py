"""Figures in messages and how far two may differ: written out, in 万元, rounded."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.model.figures import Amount

_DIGITS = lazy_pattern(
    "[-－−]?[0-9０-９,.．]+|^[〇零一二两三四五六七八九十百千]+(?:万[〇零一二三四五六七八九][〇零一二三四五六七八九十百千]*)?"
)

SAME_UNIT, MIXED_UNITS = Decimal("0.01"), Decimal("0.05")
"""Tolerances of ``checks.md`` in 万元: figures in the same unit, and 元 against 万元."""


def plain(value: Decimal) -> str:
    """Write a figure without exponent and without closing zeros: ``421``, ``12.6``."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def added(amounts: Iterable[Amount]) -> Decimal:
    """Return the sum of amounts in 万元."""
    return sum((amount.value for amount in amounts), Decimal(0))


def sum_text(values: Iterable[Decimal]) -> str:
    """Write a sum out: ``1533+738=2271``."""
    terms = list(values)
    return f"{'+'.join(map(plain, terms))}={plain(sum(terms, Decimal(0)))}"


def tolerance(*amounts: Amount) -> Decimal:
    """Return the difference in 万元 that counts as none between amounts as they were entered."""
    in_yuan = {not str(amount).endswith(("万元", "亿元")) for amount in amounts}
    return SAME_UNIT if len(in_yuan) == 1 else MIXED_UNITS


def difference_text(first: Amount, second: Amount) -> str:
    """Write the difference of two amounts out: ``3960−3539=421万元``."""
    difference = plain(first.value - second.value)
    return f"{plain(first.value)}−{plain(second.value)}={difference}万元"


def exceeds(amount: Amount, limit: Amount) -> bool:
    """Return whether an amount is above a limit by more than counts as none."""
    return amount.value - limit.value > tolerance(amount, limit)


def in_unit_of(quantity: Quantity, value: Decimal) -> str:
    """Write a value in the multiplier that a quantity was written in, without the unit."""
    return plain(value.scaleb(-quantity.exponent))


def unit_of(quantity: Quantity) -> str:
    """Return multiplier and unit of an exact quantity as written: 万元, 亩."""
    return _DIGITS.sub("", quantity.text).strip()
