"""Equations that a text states between its figures, whatever words it states them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.chinese.figures.quantities import Quantity

Kind = Literal[
    "ratio",
    "difference",
    "sum",
    "product",
    "average",
    "same",
    "alike",
    "left",
    "share of sum",
    "times",
    "times more",
]
"""How the terms make the stated figure: 甲÷乙, 甲−乙, 甲+乙, 甲×乙; or 甲 is the same as 乙.

What is left of 甲 without 乙 is no less than nothing, as a difference may be said to be.
In an average the second term is a rounded price. 甲 alike 乙 may differ by little; a share of a
sum is of ``whole``, which the text does not state. The stated figure of the last two is how many
times 乙 there is in 甲, or in what 甲 has more.
"""

Terms = tuple["Quantity", "Quantity"]


class Equation(NamedTuple):
    """What a text says two figures make, in the text from ``start`` to ``end``.

    ``terms`` are the two that the words point to, ``others`` pairs that the words could mean as
    well: where any of them makes the stated figure, the text is right. A ``same`` states its
    second term to be the first. ``sure`` tells that the words name the two; ``scale`` is the power
    of ten between the first term and the unit that the second is for each of (公里, which are 米).
    """

    start: int
    end: int
    kind: Kind
    terms: Terms
    stated: Quantity
    others: tuple[Terms, ...] = ()
    sure: bool = True
    scale: int = 0
    whole: Decimal | None = None
