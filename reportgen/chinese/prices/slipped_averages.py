"""Averages behind how many there are and what they make, where a slip alone is off."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import MULTIPLES, RATES
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

NOT_ALL = lazy_pattern(
    "上年|去年|预算|计划|结余|剩余|其中|较|比|增|减|目标|未|缺口|(?<!高)标准(?!化)[为是]?$"
)
"""What tells that a sum is not of all that is counted."""

BROUGHT = lazy_pattern(
    "收益|增收|分红|分得|利润|产值|创收|节约|节省|带动|撬动|吸引|存款|贷款|售|产量|上限|最[高多低]"
)
"""What tells that a sum was earned or moved, and not paid for each."""

_EARNED = lazy_pattern("(?P<per>[人户])均年?(?:增收|收益|分红|受益|获益|增加收入)达?为?")
_IN_PART = lazy_pattern("扣除|提取|除去|留存|部分|其中|[%％]|村集体|月")
_HEADS = {"人": ("人", "名", "位", "人次"), "户": ("户",)}
_DIGITS, _PAIR = 3, 2


def read_shifted_averages(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return how many, what they make and their average where its point alone is shifted."""
    for three in zip(statements, statements[1:], statements[2:], strict=False):
        price = three[-1]
        if "平均" not in price.lead or price.unit != "元" or price.role != "level":
            continue
        if any(map(price.lead.__contains__, MULTIPLES)):
            continue  # 平均每公里110万元: what is counted is told in another unit
        counts = [one for one in three[:-1] if one.unit not in (price.unit, "", *RATES)]
        totals = [one for one in three[:-1] if one.unit == price.unit and one.role == "level"]
        alike = len({one.period for one in three}) == 1 and all(one.is_exact for one in three)
        if not alike or len(counts) != 1 or len(totals) != 1 or NOT_ALL.search(totals[0].lead):
            continue
        count, total = counts[0].quantity, totals[0].quantity
        if len(price.quantity.digits) >= _DIGITS and _is_shifted(count, price.quantity, total):
            figures = (price.quantity, count, total)
            start, end = min(one.start for one in figures), max(one.end for one in figures)
            yield Equation(start, end, "average", (count, price.quantity), total, sure=False)


def read_earned_averages(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return what was earned, by how many, and what each has of it, but for a slip in that.

    What they earn may be shared only in part. So it must come out even: 31.2万元 among 156户.
    """
    for three in zip(statements, statements[1:], statements[2:], strict=False):
        price = three[-1]
        named = _EARNED.fullmatch(price.lead) if "均" in price.lead else None
        if not named or price.unit != "元" or len({one.period for one in three}) > 1:
            continue
        units = _HEADS[named["per"]]
        counts = [one for one in three[:-1] if one.unit in units]
        totals = [one for one in three[:-1] if one.unit == "元" and BROUGHT.search(one.lead)]
        if not counts or not totals or not all(one.is_exact for one in three):
            continue
        count, total = counts[0].quantity, totals[0].quantity
        begin = price.text.rfind("。", 0, min(count.start, total.start)) + 1
        if _IN_PART.search(price.text, begin, price.quantity.start) or not count.value:
            continue
        true = total.value / count.value
        digits = len(price.quantity.digits.rstrip("0"))
        last = Decimal(1).scaleb(true.adjusted() + 1 - max(digits, _PAIR))
        even = (true / last).quantize(Decimal(1)) * last
        if abs(even * count.value - total.value) > step(total) / 2:
            continue
        if digits >= _PAIR and is_slip_as_long(true, price.quantity):
            start, end = min(count.start, total.start), price.quantity.end
            yield Equation(start, end, "average", (count, price.quantity), total, sure=False)


def _is_shifted(count: Quantity, price: Quantity, total: Quantity) -> bool:
    """Return whether an average has the digits that it should, and another size."""
    if min(count.value, price.value, total.value) <= 0:
        return False
    true = total.value / count.value
    apart = (true / price.value).adjusted()
    for shift in (apart, apart + 1):
        told = price.value.scaleb(shift)
        unit = Decimal(1).scaleb(price.exponent - price.places + shift)
        if abs(true - told) <= unit:
            return shift != 0
    return False
