"""Averages whose sum, or how many it is of, the sentence before tells.

So 在职职工52人。全年公用经费156万元，人均公用经费3万元.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_AVERAGE_ACROSS = Sign("(?<!月)[人户村]均[^，。；0-9]{0,8}[0-9]", words("人均 户均 村均"))
"""What may tell of an average with a sentence before it."""

_AVERAGE = lazy_pattern("年?(?P<per>[人户村])均(?P<what>[^，。；0-9]*?)(?:为|是|达到?|约)*$")
_COUNTED = {"人": PEOPLE, "户": frozenset("户"), "村": frozenset("个")}
_OF_STAFF = lazy_pattern(
    "在职|在岗|在编|实有|职工|干部|教师|民警|队员|护林员|保洁员|低保|特困|[户村]"
)
_OF_OTHERS = lazy_pattern(
    "上年|去年|其中|编制|核定|计划|预算|目标|标准|可支配|纯收|退休|比|较|每|月|季度|半年|累计|新增|另"
)
_MONEY = lazy_pattern("[0-9]万?元")
_MOST_APART, _MOST, _NAME = Decimal("1.6"), 6, 2


def may_be_across(text: str) -> bool:
    """Return whether one of two sentences alone may tell a sum of money, and the other a count."""
    before, _, after = text.partition("。")
    return bool(after) and bool(_MONEY.search(before)) != bool(
        _MONEY.search(after.partition("均")[0])
    )


def read_averages_across(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return averages of money with the one sum and the one count that two sentences tell."""
    for index, price in enumerate(statements):
        named = _AVERAGE.match(price.lead) if price.unit == "元" and price.is_exact else None
        if not named or price.role != "level":
            continue
        near = [
            one
            for one in statements[max(0, index - _MOST) : index]
            if one.period >= price.period - 1 and one.unit not in RATES
        ]
        counts = [one for one in near if one.unit in _COUNTED[named["per"]]]
        totals = [one for one in near if one.unit == "元"]
        if len(counts) != 1 or len(totals) != 1:
            continue
        (count,), (total,) = counts, totals
        if count.period == total.period or not _are_of_one(count, total, price, named["what"]):
            continue
        made = count.quantity.value * price.quantity.value
        low, high = sorted((made, total.quantity.value))
        if 0 < high <= low * _MOST_APART:
            start = min(count.quantity.start, total.quantity.start)
            terms = count.quantity, price.quantity
            yield Equation(start, price.quantity.end, "average", terms, total.quantity, sure=False)


def _are_of_one(count: Statement, total: Statement, price: Statement, what: str) -> bool:
    """Return whether a sum was spent on those that are counted, and an average is of it."""
    if any(_OF_OTHERS.search(one.gap) or not one.is_exact for one in (count, total, price)):
        return False
    if count.role != "level" or total.role != "level" or not _OF_STAFF.search(count.lead):
        return False
    beside = total if total.period == price.period else count
    return what[:_NAME] in total.lead if what else beside.quantity.end == price.begin
