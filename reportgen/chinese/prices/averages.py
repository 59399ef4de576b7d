"""How many there are, what they have in all and what each has: 52人，公用经费156万元，人均3万元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import MULTIPLES, PEOPLE, RATES, YUAN
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

    Shared = tuple[Statement, Statement, Statement]

MAY_BE_AVERAGE_ACROSS = Sign("(?<!月)[人户村]均[^，。；0-9]{0,8}[0-9]", words("人均 户均 村均"))
"""What may tell of an average with a sentence before it."""

NOT_ALL = lazy_pattern(
    "上年|去年|预算|计划|结余|剩余|其中|较|比|增|减|目标|未|缺口|(?<!高)标准(?!化)[为是]?$"
)
"""What tells that a sum is not of all that is counted."""

BROUGHT = lazy_pattern(
    "收益|增收|分红|分得|利润|产值|创收|节约|节省|带动|撬动|吸引|存款|贷款|售|产量|上限|最[高多低]"
)
"""What tells that a sum was earned or moved, and not paid for each."""

_AVERAGE = lazy_pattern("年?(?P<per>[人户村])均(?P<what>[^，。；0-9]*?)(?:为|是|达到?|约)*$")
_HEADS = {"人": frozenset((*PEOPLE, "人次")), "户": frozenset("户"), "村": frozenset("个")}
_OF_STAFF = lazy_pattern(
    "在职|在岗|在编|实有|职工|干部|教师|民警|队员|护林员|保洁员|低保|特困|[户村]"
)
_OF_OTHERS = lazy_pattern(
    "上年|去年|其中|编制|核定|计划|预算|目标|标准|可支配|纯收|退休|比|较|每|月|季度|半年|累计|新增|另"
)
_MONEY = lazy_pattern("[0-9]万?元")
_PAID_MONTHLY = lazy_pattern("(?:每月|按月|月)[^，。；均]{0,12}$")
_MONTHLY = lazy_pattern(
    "(?:即|折合|发放)?(?:(?:平均)?(?:每[人名位个户岗]|[人户]均)|月人均|(?:每月|月)平均每[人名位个户岗]|每月[人户]均)"
    "[^，。；0-9]{0,8}"
)
_OTHERWISE = lazy_pattern(
    "另|其中|不等|分别|扣除|[上去]年|上限|最[高低]|标准|以[上内]|年[人户]均|全年|每年|各"
)
_COUNTED = frozenset((*PEOPLE, "户", "个"))
_EARNED = lazy_pattern("(?P<per>[人户])均年?(?:增收|收益|分红|受益|获益|增加收入)达?为?")
_IN_PART = lazy_pattern("扣除|提取|除去|留存|部分|其中|[%％]|村集体|月")
_MOST_APART, _MOST, _NAME = Decimal("1.6"), 6, 2
_DIGITS, _PAIR = 3, 2


def may_be_across(text: str) -> bool:
    """Return whether one of two sentences alone may tell a sum of money, and the other a count."""
    before, _, after = text.partition("。")
    return bool(after) and bool(_MONEY.search(before)) != bool(
        _MONEY.search(after.partition("均")[0])
    )


def read_averages_across(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return averages of money with the one sum and the one count that two sentences tell."""
    for index, price in enumerate(statements):
        named = _AVERAGE.match(price.lead) if price.unit == YUAN and price.is_exact else None
        if not named or price.role != "level":
            continue
        near = [
            one
            for one in statements[max(0, index - _MOST) : index]
            if one.period >= price.period - 1 and one.unit not in RATES
        ]
        counts = [one for one in near if one.unit in _HEADS[named["per"]]]
        totals = [one for one in near if one.unit == YUAN]
        if len(counts) != 1 or len(totals) != 1:
            continue
        (count,), (total,) = counts, totals
        if count.period == total.period or not _are_of_one(count, total, price, named["what"]):
            continue
        if _are_near(count, total, price):
            yield _average(count, total, price)


def _are_of_one(count: Statement, total: Statement, price: Statement, what: str) -> bool:
    """Return whether a sum was spent on those that are counted, and an average is of it."""
    if any(_OF_OTHERS.search(one.gap) or not one.is_exact for one in (count, total, price)):
        return False
    if count.role != "level" or total.role != "level" or not _OF_STAFF.search(count.lead):
        return False
    beside = total if total.period == price.period else count
    return what[:_NAME] in total.lead if what else beside.quantity.end == price.begin


def read_averages(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the averages behind how many there are and what they have in all, that may be wrong.

    What is paid to all in a month must make that of each (38名，每月发放4.56万元，人均每月1200元);
    of others a slip alone is told.
    """
    for count, total, price in _shared(statements):
        if _is_monthly(count, total, price) or _is_shifted(count, total, price):
            yield _average(count, total, price)
    yield from _earned(statements)


def _shared(statements: Sequence[Statement]) -> Iterator[Shared]:
    """Return how many, what in all and what for each, of three figures that end with that."""
    for three in zip(statements, statements[1:], statements[2:], strict=False):
        price = three[-1]
        if price.unit != YUAN or price.role != "level" or len({one.period for one in three}) > 1:
            continue
        counts = [one for one in three[:-1] if one.unit not in (YUAN, "", *RATES)]
        totals = [one for one in three[:-1] if one.unit == YUAN and one.role == "level"]
        if len(counts) == len(totals) == 1 and all(one.is_exact for one in three):
            yield counts[0], totals[0], price


def _average(count: Statement, total: Statement, price: Statement) -> Equation:
    start = min(count.quantity.start, total.quantity.start)
    terms = count.quantity, price.quantity
    return Equation(start, price.quantity.end, "average", terms, total.quantity, sure=False)


def _are_near(count: Statement, total: Statement, price: Statement) -> bool:
    low, high = sorted((count.quantity.value * price.quantity.value, total.quantity.value))
    return 0 < high <= low * _MOST_APART


def _is_monthly(count: Statement, total: Statement, price: Statement) -> bool:
    """Return whether a sum of each month is said to be shared by those told before it."""
    if count.unit not in _COUNTED or count.item != price.item or count.role != "level":
        return False
    if not _PAID_MONTHLY.search(total.lead) or not _MONTHLY.fullmatch(price.lead.strip("，,（( ")):
        return False
    is_other = _OTHERWISE.search(price.text, max(count.begin, 0), price.quantity.start)
    return count.begin < total.begin and not is_other and _are_near(count, total, price)


def _earned(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return what was earned, by how many, and what each has of it, but for a slip in that.

    What they earn may be shared only in part. So it must come out even: 31.2万元 among 156户.
    """
    for three in zip(statements, statements[1:], statements[2:], strict=False):
        price = three[-1]
        named = _EARNED.fullmatch(price.lead) if "均" in price.lead else None
        if not named or price.unit != YUAN or len({one.period for one in three}) > 1:
            continue
        units = _HEADS[named["per"]]
        counts = [one for one in three[:-1] if one.unit in units]
        totals = [one for one in three[:-1] if one.unit == YUAN and BROUGHT.search(one.lead)]
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
            yield _average(counts[0], totals[0], price)


def _is_shifted(count: Statement, total: Statement, price: Statement) -> bool:
    """Return whether an average has the digits that it should, and another size."""
    if "平均" not in price.lead or NOT_ALL.search(total.lead):
        return False
    if any(map(price.lead.__contains__, MULTIPLES)):
        return False  # 平均每公里110万元: what is counted is told in another unit
    told = price.quantity
    values = count.quantity.value, told.value, total.quantity.value
    if len(told.digits) < _DIGITS or min(values) <= 0:
        return False
    true = total.quantity.value / count.quantity.value
    apart = (true / told.value).adjusted()
    for shift in (apart, apart + 1):
        unit = Decimal(1).scaleb(told.exponent - told.places + shift)
        if abs(true - told.value.scaleb(shift)) <= unit:
            return shift != 0
    return False
