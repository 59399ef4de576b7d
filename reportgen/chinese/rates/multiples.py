"""How many times as much, or more, one figure is than another: 由36万元增至90万元，增长1.5倍."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_MULTIPLE = Sign("[0-9]倍", words("倍"))
"""What may tell how many times as much there is."""

_MORE = lazy_pattern("[，,]?(?:增[长加]|提高|上升|上涨|扩大|多)(?:幅度|了)?(?:为|达到?)?")
_RISEN = lazy_pattern(
    "[，,]?(?:20[0-9]{2}年)?(?:增[加长]?|提高|提升|上升|上涨|扩大|发展|升|涨)[到至][^，。；0-9]{0,6}"
)
_AS_MUCH = lazy_pattern("[，,]?(?:是|为|相当于|达到?)了?[^，。；、0-9]{0,12}")


def read_multiples(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the figures of which one is told to be so many times the other, or more by them.

    由A增至B，增长N倍; B，是上年A的N倍.
    """
    for one, other, times in zip(statements, statements[1:], statements[2:], strict=False):
        if times.unit != "倍" or one.unit != other.unit or one.unit in ("", "倍", *RATES):
            continue
        if not all(each.is_exact for each in (one, other, times)) or one.period != times.period:
            continue
        figures = one.quantity.start, times.quantity.end
        if _RISEN.fullmatch(other.gap) and _MORE.fullmatch(times.gap):
            terms = other.quantity, one.quantity
            yield Equation(*figures, "times more", terms, times.quantity)
        elif times.gap == "的" and _AS_MUCH.fullmatch(other.gap):
            yield Equation(*figures, "times", (one.quantity, other.quantity), times.quantity)
