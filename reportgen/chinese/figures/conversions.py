"""Units that a text may use side by side, 公顷 and 亩, 斤 and 公斤, told in one of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportgen.chinese.figures.measure_words import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.quantities import Quantity

CONVERTED: Final = {
    ("平方米", "亩"): Decimal("0.0015"),
    ("斤", "公斤"): Decimal("0.5"),
    ("克", "公斤"): Decimal("0.001"),
    ("厘米", "米"): Decimal("0.01"),
}
"""How much of the second unit one of the first is, where a text may use both: 公顷 is in 平方米."""

_SAME = Decimal(1)


def in_common(quantities: Sequence[Quantity]) -> str:
    """Return the unit that all quantities can be told in: 亩 for 公顷 and 亩; empty for none."""
    units = {"人" if one.unit in PEOPLE else one.unit for one in quantities}
    if len(units) == 1:
        return quantities[0].unit
    for (small, large), _ in CONVERTED.items():
        if units == {small, large}:
            return large
    return ""


def value_in(quantity: Quantity, unit: str) -> Decimal:
    """Return the value of a quantity in a unit that it can be told in."""
    return quantity.value * conversion(quantity, unit)


def conversion(quantity: Quantity, unit: str) -> Decimal:
    """Return how much of a unit that a quantity can be told in one of its own is."""
    return CONVERTED.get((quantity.unit, unit), _SAME)
