"""Amounts for each of many that make a sum but for one slip of the pen, wherever they stand."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.chinese.prices.amounts_for_each import FEWER
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.equations import Kind
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_PRICE = lazy_pattern(
    "(?:每[\u4e00-\u9fff]{1,4}|[人户亩栋校家车批次册班场所村件组吨台座株生]均|单价|均价|造价|标准为?)"
    "[^，。；0-9]{0,8}$"
)
_OTHER_TIME = lazy_pattern("上年|去年|同期|提高|标准由|从")
_CAPPED = lazy_pattern("封顶|以[上下内]|起")
_ONE_PERSON = lazy_pattern("[人名生位]")
_TIMES = (1, 12, 2, 3, 4)
"""How often a year what is paid may be told for: once, by the month, quarter or half."""

_MOST_PAIRS, _NAMED_DIGITS, _DIGITS, _REACH = 12, 2, 4, 24
_SLIGHT, _WHOLE, _ONE = Decimal("0.01"), Decimal("0.02"), Decimal(1)


def read_slipped_products(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return how many, how much for each and how much in all, where one of them has a slip.

    How many is told in the unit that the price names, else in any; then so many more digits must
    tell. Where any number of things with that price makes any sum of the sentence there is none.
    """
    for _, group in groupby(statements, key=attrgetter("period")):
        yield from _slipped([one for one in group if _is_level(one)])


def _slipped(levels: Sequence[Statement]) -> Iterator[Equation]:
    if _are_groups(levels):
        return
    counts = [one for one in levels if one.unit != "元"]
    for price in levels:
        if price.unit != "元" or _OTHER_TIME.search(price.lead):
            continue
        named = _PRICE.search(price.lead)
        if not named or _CAPPED.match(price.text, price.quantity.end):
            continue
        if FEWER.search(price.text, price.begin, price.quantity.end + _REACH):
            continue
        told = [one for one in counts if _is_named(one.unit, named[0])]
        if len({one.unit for one in told}) > 1:
            continue  # 每人每天: both are to be multiplied, as read_factored_amounts does
        sums = [one for one in levels if one.unit == "元" and not _PRICE.search(one.lead)]
        pairs = [(count, total) for count in told or counts for total in sums]
        if len(pairs) > _MOST_PAIRS or any(_fits(price, *pair) for pair in pairs):
            continue
        fewest = _NAMED_DIGITS if told else _DIGITS
        for count, total in pairs:
            if _is_slip(price.quantity, count.quantity, total.quantity, fewest):
                figures = [one.quantity for one in (price, count, total)]
                start, end = min(one.start for one in figures), max(one.end for one in figures)
                terms = count.quantity, price.quantity
                kind: Kind = "average" if "均" in named[0] else "product"
                yield Equation(start, end, kind, terms, total.quantity, sure=False)
                break


def _are_groups(levels: Sequence[Statement]) -> bool:
    """Return whether several groups, each with its price beside it, make one sum together.

    正职9人每人1.2万元，副职18人每人0.9万元，共计27万元 is read with other amounts for each.
    """
    prices = [
        price
        for count, price in pairwise(levels)
        if price.unit == "元" != count.unit and _PRICE.search(price.lead)
    ]
    others = [one for one in levels if one.unit == "元" and one not in prices]
    totals = [one for one in others if not _PRICE.search(one.lead)]
    return len(prices) > 1 and len(totals) == 1


def _is_level(one: Statement) -> bool:
    is_exact = one.is_exact and one.quantity.value > 0
    return is_exact and bool(one.unit) and one.unit not in RATES and not one.verb


def _is_named(unit: str, words: str) -> bool:
    """Return whether the words of a price name what a unit counts: 每人次, 生均, 每平方米."""
    if unit in words:
        return True
    if unit in PEOPLE or unit == "人次":
        return _ONE_PERSON.search(words) is not None
    return len(unit) > 1 and unit[-1] != "米" and unit[-1] in words


def _fits(price: Statement, count: Statement, total: Statement) -> bool:
    """Return whether so many at a price make a sum, once or some times a year."""
    is_rounded = price.quantity.places or price.quantity.exponent or "均" in price.lead
    spread = count.quantity.value * step(price.quantity) / 2 if is_rounded else Decimal(0)
    for times in _TIMES:
        made = count.quantity.value * price.quantity.value * times
        allowed = step(total.quantity) / 2 + spread * times + _SLIGHT
        if abs(made - total.quantity.value) <= allowed:
            return True
    return False


def _is_slip(price: Quantity, count: Quantity, total: Quantity, fewest: int) -> bool:
    number = total.value / price.value
    is_number = abs(number - number.quantize(_ONE, ROUND_HALF_UP)) < _WHOLE
    return any(
        len(one.digits.rstrip("0")) >= fewest and is_slip_as_long(true, one)
        for one, true in (
            (total, count.value * price.value),
            (price, total.value / count.value),
            *(((count, number),) if is_number else ()),
        )
    )
