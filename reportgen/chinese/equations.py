"""Equations that a text states between its figures, whatever words it states them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reportgen.chinese.quantities import Quantity

Kind = Literal["ratio", "difference", "sum", "product", "average", "same"]
"""How the terms make the stated figure: 甲÷乙, 甲−乙, 甲+乙, 甲×乙; or 甲 is the same as 乙.

In an average the second term is a rounded price.
"""

Terms = tuple["Quantity", "Quantity"]


@dataclass(frozen=True, slots=True)
class Equation:
    """What a text says two figures make, in the text from ``start`` to ``end``.

    ``terms`` are the two that the words point to, ``others`` pairs that the words could mean as
    well: where any of them makes the stated figure, the text is right. A ``same`` states its
    second term to be the first.
    """

    start: int
    end: int
    kind: Kind
    terms: Terms
    stated: Quantity
    others: tuple[Terms, ...] = ()
