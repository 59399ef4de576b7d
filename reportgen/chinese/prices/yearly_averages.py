"""Averages of a day or month beside the sum of the year: 全年清运6205吨，日均17吨."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.prices.products import WrittenProduct
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

MAY_BE_YEARLY_AVERAGE = Sign(
    "[天日月](?:均|(?<=平均每[天日月])|平均)[^，。；0-9]{0,8}[0-9]",
    words("日均 天均 月均 均每天 均每日 均每月 天平均 日平均 月平均"),
)
"""What may tell of an average of a day or month."""

MAY_BE_MONTHS_OF_YEAR = Sign(
    "年(?:均|人均)?[^，。；0-9]{0,6}[0-9][0-9.,]*万?元[^，。；0-9]{0,4}"
    "(?:[（(，][^，。；0-9]{0,4}每?月[^，。；0-9]{0,4}[0-9]|[（(][^，。；0-9]{0,4}[0-9][0-9.,]*元[/／]月)",
    words("/月 ／月 每月 月均"),
)
"""What may tell of an amount for each year and, right behind it, for each month."""

_AVERAGE = lazy_pattern(
    "(?:[天日]均|平均每[天日]|每[天日]平均|(?P<monthly>月均|平均每月|每月平均))"
    "(?P<done>[\u4e00-\u9fff]{0,6})"
)
_OF_YEAR = lazy_pattern("全年|一年")
_OF_PART = lazy_pattern(
    "季|[0-9]月|半年|工作日|[汛假暑寒]期|期间|节|以来|开[业馆园放]|运行[以后]|上年|去年|最[高多大]|高峰"
)
_TOTAL_OF = lazy_pattern("(?:达到?|为|约|共|计|超过|在|实现)*")
_DAYS, _MONTHS = (Decimal(365), Decimal(366)), (Decimal(12),)
_WORKDAYS, _OVER, _KIND, _SHARP = (Decimal(240), Decimal(262)), Decimal("1.01"), 2, 5
_NUMBER = lazy_pattern("[0-9０-９.,．，]+")
_EACH_YEAR = lazy_pattern("(?:[每按]年|年人?均)[^，。；0-9]{0,6}$")
_EACH_MONTH = lazy_pattern(
    "[^，。；0-9（(]{0,4}[（(，](?:[即按约]|平均|每人|人均)?(?:每月|月均)(?:发放|补助|报酬|工资)?$"
)
_IN_BRACKET, _OF_SOME = (
    lazy_pattern("[^，。；0-9（(]{0,4}[（(]"),
    lazy_pattern("其中|另|起|基本|绩效"),
)
_CLOSES = lazy_pattern("[^，。；0-9）)]{0,3}[）)]")
_MOST_MONTHS, _FAR = 14, 2


def read_yearly_averages(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return the averages that differ by a slip of the pen from what the sum of the year makes.

    The sum must come out even for the right average (6205吨 of 365 days with 17吨 each), or the
    days of a year not suffice for it: what is done on some days only has any other average.
    """
    for index, one in enumerate(statements):
        named = _AVERAGE.fullmatch(one.lead) if "均" in one.lead else None
        if not named or not one.is_exact or one.role != "level" or one.quantity.value <= 0:
            continue
        for total in (*statements[max(0, index - 1) : index], *statements[index + 1 : index + 2]):
            if _is_of_year(total, one) and _is_of_same(total, named["done"]):
                times = _MONTHS if named["monthly"] else _DAYS
                if number := _wrong_for(total.quantity, one.quantity, times):
                    is_monthly = bool(named["monthly"])
                    yield _written(total.quantity, one.quantity, number, is_monthly=is_monthly)
                break


def read_months_of_year(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return 每年9600元（每月900元）: an amount for each month that no number of months makes.

    What a comma parts, and no bracket holds, may be of something else but for a slip of the pen.
    """
    for each, monthly in pairwise(statements):
        if each.unit != "元" or not _EACH_YEAR.search(each.lead) or not each.is_exact:
            continue
        is_price = monthly.unit == "元/月" and _IN_BRACKET.fullmatch(monthly.gap)
        is_said = monthly.unit == "元" and _EACH_MONTH.fullmatch(monthly.gap)
        if not (is_price or is_said) or not monthly.is_exact or _OF_SOME.search(monthly.gap):
            continue
        year, month = each.quantity, monthly.quantity
        spread = step(month) / 2
        if any(
            abs(month.value * count - year.value) <= spread * count + step(year)
            for count in range(1, _MOST_MONTHS)
        ):
            continue
        made = month.value * _MONTHS[0]
        is_far = made > year.value * _FAR or year.value > made * _FAR
        is_slipped = "，" in monthly.gap and is_slip(year.value / _MONTHS[0], month)
        if is_slipped or (_is_all(monthly) and not is_far):
            yield _written(year, month, _MONTHS[0], is_monthly=True)


def _is_all(monthly: Statement) -> bool:
    """Return whether an amount stands alone in its bracket."""
    closes = _CLOSES.match(monthly.text, monthly.quantity.end)
    return "，" not in monthly.gap and closes is not None


def _is_of_year(total: Statement, average: Statement) -> bool:
    """Return whether a figure is the sum of all the year that an average of it is told of."""
    alike = total.unit == average.unit and total.period == average.period
    if not alike or not total.is_exact or total.role != "level" or "均" in total.lead:
        return False
    text, begin = total.text, min(total.begin, average.begin)
    sentence = text[text.rfind("。", 0, begin) + 1 : max(total.quantity.end, average.quantity.end)]
    return bool(_OF_YEAR.search(total.gap)) and not _OF_PART.search(sentence)


def _is_of_same(total: Statement, done: str) -> bool:
    """Return whether what an average is called by is what its sum is called by."""
    return _TOTAL_OF.fullmatch(done) is not None or done[:_KIND] in total.gap


def _wrong_for(total: Quantity, average: Quantity, times: Sequence[Decimal]) -> Decimal | None:
    """Return the number of days or months by which an average has a slip, None for none."""
    value, told = total.value, average.value
    spread = step(average) / 2
    if any(abs(told * number - value) <= spread * number + step(total) / 2 for number in times):
        return None
    if _WORKDAYS[0] <= value / told <= _WORKDAYS[1]:
        return None
    zeros = len(average.digits) - len(average.digits.rstrip("0"))
    if len(average.digits) - zeros < _KIND:
        return None
    last = step(average).scaleb(zeros)
    for number in times:
        true = value / number
        even = (true / last).quantize(Decimal(1), ROUND_HALF_UP) * last
        is_sharp = step(total) * _SHARP <= last * number
        is_even = is_sharp and abs(even * number - value) <= step(total) / 2
        if (is_even or value > told * number * _OVER) and is_slip(true, average):
            return number
    return None


def _written(
    total: Quantity, average: Quantity, number: Decimal, *, is_monthly: bool
) -> WrittenProduct:
    return WrittenProduct(
        min(total.start, average.start),
        max(total.end, average.end),
        f"{average.text}×{number}{'个月' if is_monthly else '天'}",
        average.value * number,
        total.value,
        step(total),
        total.exponent,
        _NUMBER.sub("", total.text),
    )
