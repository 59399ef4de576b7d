"""Products, quotients and what is paid each month, as they are written out."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step as step_of
from reportgen.chinese.figures.measure_words import PEOPLE
from reportgen.chinese.figures.slips import is_slip, is_slip_as_long
from reportgen.chinese.numerals import EXPONENTS, places, scaled
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

MAY_BE_MONTHLY = Sign(
    "(?:每月|均月|月均|月人均)[^，。；0-9]{0,10}[0-9]|元[/／](?:人[·/／])?月",
    words("每月 均月 月均 月人均 /月 ／月 ·月"),
)
"""What may tell of an amount for each month."""
MAY_BE_QUOTIENT = Sign(
    "[/／÷][（(]?[\u4e00-\u9fff]{0,8}[0-9][^。；]{0,16}[=＝][ ]?[-－−—]?[0-9.]+[%％]", words("= ＝")
)
"""What may be a rate that is written out with its figures."""
MAY_BE_PRODUCT = Sign("[×*＊](?<=[0-9\u4e00-\u9fff][×*＊])[0-9]", words("× * ＊"))
"""What may be written out as a product."""

_MONTHLY = lazy_pattern("每月|[/／]月|月人均|人均月|月均|(?:按|每)月[^，。；]{0,6}$")
_YEARLY = lazy_pattern("全年|当年|年(?:支付|发放)|[0-9]{4}年|共|合计|总计")
_PAID = frozenset(("人", "名", "位", "户", "个"))
_TIMES = frozenset(("人次", "户次", "批次"))
_BY_MONTH = lazy_pattern(
    "每月(?!每)[^，。；：人名户0-9]{0,10}$|月(?:租金|租|服务费|管理费|费用)(?:为|是)?$"
)
_IN_ALL = lazy_pattern("[，,][^。；]*(?:合计|共计?|总计|支付|支出|付款)[^，。；0-9]{0,6}$")
_NOT_ALL_OF_IT = lazy_pattern(
    "扣[减除款]|核减|减免|另|预付|尾款|次年|下年|下一年|调整|月起|质保|尚|未|半年|季度|其中|加上|含|每"
)
_SO_MANY_MONTHS = lazy_pattern(
    "(?<![0-9])(?P<first>[1-9]|1[0-2])月?份?(?:至|到|[-－—–~～]{1,2})(?P<last>1[0-2]|[2-9])月"
    "|(?<![0-9])(?P<count>1[0-2]|[2-9])个月"
)
_FAR = Decimal(2)
_AFTERWARDS, _FEW, _MONTHS, _CLOSE = 3, 4, 12, 10
_FACTOR = (
    "([0-9][0-9,]*(?:[.][0-9]+)?)([万亿]?)([\u4e00-\u9fff]{0,3}?)(?:[/／][\u4e00-\u9fff]{1,2})?"
)
_PRODUCT = lazy_pattern(
    f"{_FACTOR}[×*＊]{_FACTOR}(?:[×*＊]{_FACTOR})?"
    "(?:[=＝]([0-9][0-9,]*(?:[.][0-9]+)?)([万亿])?元|(?=[，。；、）)]|$))"
)
_BEFORE = lazy_pattern("[（(][^，。；0-9（(]{0,8}")
_AFTER = lazy_pattern("[）)]?(?:[，,]?(?:共计|合计|总计|计|共|即)(?:支出|发放|补助|需|为)?)")
_HUNDRED = Decimal(100)
_FACTORS = 4


_MINUS = "[-－−—]"
_SIGN = "[+＋\\-－−—]"
_TERM = "[0-9][0-9,]*(?:[.][0-9]+)?[万亿]?[\u4e00-\u9fff]{0,3}?(?:[/／][\u4e00-\u9fff]{1,2})?"
_TERMS = f"{_TERM}(?:{_SIGN}{_TERM})*"
_FRACTION = lazy_pattern(
    f"(?<![0-9.+＋×*/／÷])(?<![（(0-9][-－−—])[（(]*(?P<part>{_TERMS})[）)]*[/／÷][（(]*[\u4e00-\u9fff]{{0,8}}"
    f"(?P<whole>{_TERMS})[）)]*(?:[×xX*＊]100[%％])?[）)]?[=＝][ ]?(?P<minus>{_MINUS})?"
    "(?P<rate>[0-9]+(?:[.][0-9]+)?)[%％]"
)
_SIGNED = lazy_pattern(
    f"(?P<sign>{_SIGN})?(?P<number>[0-9][0-9,]*(?:[.][0-9]+)?)(?P<multiplier>[万亿]?)(?P<unit>[\u4e00-\u9fff]{{0,3}})"
)
"""A rate that is written out with sums and differences, and a term of one of these."""


class WrittenQuotient(NamedTuple):
    """A rate that is written out with its figures, what they make, and what is given for it."""

    start: int
    end: int
    made: Decimal
    stated: Decimal
    places: int


class WrittenProduct(NamedTuple):
    """A product that is written out, what it makes, and the figure that the text gives for it.

    ``step`` is what the last digit of that stands for, ``exponent`` the power of ten of its 万.
    """

    start: int
    end: int
    text: str
    made: Decimal
    stated: Decimal
    step: Decimal
    exponent: int
    unit: str


def read_written_products(text: str, statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return 6.24万元（260人×240元）, or 36人×12个月×1000元=43.2万元."""
    starts = [one.quantity.start for one in statements]
    for found in _PRODUCT.finditer(text):
        groups = found.groups()
        made, in_yuan = Decimal(1), False
        for number, multiplier, unit in zip(*[iter(groups[:9])] * 3, strict=True):
            if number:
                made *= _value(number, multiplier)
                in_yuan = in_yuan or unit == "元"
        if not in_yuan:
            continue
        if groups[9]:
            told = scaled(groups[9], exponent := EXPONENTS.get(groups[10] or "", 0))
            step = Decimal(1).scaleb(exponent - places(groups[9]))
            unit = f"{groups[10] or ''}元"
            product = found[0].partition("=")[0].partition("＝")[0]
            yield WrittenProduct(
                found.start(), found.end(), product, made, told, step, exponent, unit
            )
            continue
        at = bisect_left(starts, found.start())
        for one in statements[max(0, at - 1) : at + _FACTORS]:
            quantity = one.quantity
            if one.unit != "元" or not one.is_exact or not _are_equal(text, quantity, found):
                continue
            start, end = min(quantity.start, found.start()), max(quantity.end, found.end())
            step = Decimal(1).scaleb(quantity.exponent - quantity.places)
            unit = {4: "万元", 8: "亿元"}.get(quantity.exponent, "元")
            yield WrittenProduct(
                start, end, found[0], made, quantity.value, step, quantity.exponent, unit
            )


def read_monthly_amounts(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return 132人，每人每月800元，全年支付126.72万元: what is paid each month, for a year.

    Where it may have been paid for fewer months there is none.
    """
    for index, price in enumerate(statements):
        said = f"{price.gap}{price.text[price.quantity.end : price.quantity.end + _AFTERWARDS]}"
        if price.unit != "元" or not price.is_exact or not _MONTHLY.search(said):
            continue
        near = [
            one
            for one in statements[max(0, index - _FEW) : index + _FEW]
            if one.period == price.period and one is not price and one.is_exact
        ]
        is_average = "均" in price.lead
        counts = [one for one in near if one.unit in (PEOPLE if is_average else _PAID)]
        totals = [one for one in near if one.unit == "元" and _YEARLY.search(one.gap)]
        if len(counts) != 1 or len(totals) != 1:
            continue
        each = counts[0].quantity.value * price.quantity.value
        told = totals[0].quantity
        step = Decimal(1).scaleb(told.exponent - told.places)
        spread = (
            counts[0].quantity.value * step_of(price.quantity) / 2 if is_average else Decimal(0)
        )
        if any(
            abs(each * months - told.value) <= step + spread * months
            for months in range(1, _MONTHS + 1)
        ):
            continue
        if any(one.unit in _TIMES and _are_paid(one, price, told) for one in near):
            continue  # 累计6280人次，支出35.6万元，月人均56.7元
        made = each * _MONTHS
        is_near = abs(made - told.value) * _CLOSE <= made or is_slip(made, told)
        is_before = totals[0].begin < price.begin and not is_average
        if (is_before or not is_near) and not _is_slipped_price(
            price.quantity, told, counts[0].quantity
        ):
            continue  # 发放57.6万元，聘用60人，每人每月800元 may be of some of them
        first = min(counts[0].begin, price.begin, totals[0].quantity.start)
        last = max(counts[0].quantity.end, price.quantity.end, told.end)
        text = f"{counts[0].quantity.text}×{price.quantity.text}×{_MONTHS}个月"
        unit = {4: "万元", 8: "亿元"}.get(told.exponent, "元")
        yield WrittenProduct(first, last, text, made, told.value, step, told.exponent, unit)


def _are_paid(times: Statement, price: Statement, told: Quantity) -> bool:
    """Return whether a sum is what so many times were paid on average."""
    made = times.quantity.value * price.quantity.value
    spread = times.quantity.value * step_of(price.quantity) / 2
    return abs(made - told.value) <= step_of(told) + spread


def read_amounts_by_month(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return 每月服务费4.5万元，1至12月共支付54万元: what is paid for so many months, and no more.

    Where no months are told, those of a year count for what differs by a slip of the pen.
    """
    for price, told in pairwise([one for one in statements if one.unit == "元"]):
        between = price.text[price.quantity.end : told.quantity.start]
        behind = price.text[price.quantity.end :].partition("。")[0]
        if not _BY_MONTH.search(price.gap) or not _IN_ALL.search(between) or told.verb:
            continue
        if told.period != price.period or not (price.is_exact and told.is_exact):
            continue
        if any(one.unit in _PAID for one in statements) or _NOT_ALL_OF_IT.search(behind):
            continue
        each, total = price.quantity, told.quantity
        months = _months_in(between)
        step = Decimal(1).scaleb(total.exponent - total.places)
        made = each.value * (months or _MONTHS)
        is_off = abs(made - total.value) > step
        if not months:
            fits = (abs(each.value * count - total.value) <= step for count in range(1, _MONTHS))
            is_off = is_off and is_slip_as_long(made, total) and not any(fits)
        if is_off and made <= total.value * _FAR and total.value <= made * _FAR:
            text = f"{each.text}×{months or _MONTHS}个月"
            unit = {4: "万元", 8: "亿元"}.get(total.exponent, "元")
            yield WrittenProduct(
                each.start, total.end, text, made, total.value, step, total.exponent, unit
            )


def _months_in(between: str) -> int:
    """Return how many months are told: 1至12月, 12个月; 0 for none."""
    found = list(_SO_MANY_MONTHS.finditer(between))
    if len(found) != 1:
        return 0
    (told,) = found
    if told["count"]:
        return int(told["count"])
    return max(0, int(told["last"]) - int(told["first"]) + 1)


def _is_slipped_price(price: Quantity, total: Quantity, count: Quantity) -> bool:
    """Return whether a sum comes out even for so many, with an amount that has but a slip."""
    times = count.value * _MONTHS
    one = Decimal(1).scaleb(price.exponent - price.places)
    even = (total.value / times).quantize(one)
    return even * times == total.value and is_slip_as_long(even, price)


def read_written_quotients(text: str) -> Iterator[WrittenQuotient]:
    """Return 1598.36/1642.5×100%＝97.31%, and (86.4−80)÷80×100%=8%, also with their words.

    A rate without a sign tells how far the two are apart, whichever is larger.
    """
    for found in _FRACTION.finditer(text):
        part, units = _summed(found["part"])
        whole, others = _summed(found["whole"])
        if whole > 0 and len(units | others) == 1:
            rate, is_signed = found["rate"], found["minus"] is not None
            made = (part if is_signed else abs(part)) / whole * _HUNDRED
            stated = -Decimal(rate) if is_signed else Decimal(rate)
            yield WrittenQuotient(found.start(), found.end(), made, stated, places(rate))


def _summed(terms: str) -> tuple[Decimal, set[str]]:
    """Return what terms with + and − come to, and their units."""
    made, units = Decimal(0), set[str]()
    for found in _SIGNED.finditer(terms):
        value = _value(found["number"], found["multiplier"])
        made += value if found["sign"] in (None, "+", "＋") else -value
        units.add(found["unit"])
    return made, units


def _value(number: str, multiplier: str) -> Decimal:
    return scaled(number, EXPONENTS.get(multiplier, 0))


def _are_equal(text: str, quantity: Quantity, product: re.Match[str]) -> bool:
    """Return whether a figure stands directly before a product in brackets, or after as its sum."""
    if quantity.end <= product.start():
        return _BEFORE.fullmatch(text, quantity.end, product.start()) is not None
    after = quantity.start >= product.end()
    return after and _AFTER.fullmatch(text, product.end(), quantity.start) is not None
