"""Prices and amounts for each, with how many there are and what they make together."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.equations import Equation
from reportgen.chinese.measure_words import MULTIPLES, PEOPLE, RATES, UNITS
from reportgen.chinese.numerals import EXPONENTS, places, scaled
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.slips import digits_of, is_slip
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.equations import Kind
    from reportgen.chinese.quantities import Quantity
    from reportgen.chinese.statements import Statement

MAY_BE_FOR_EACH = Sign(
    "每(?![年月日天季周逢当一])[^，。；0-9]{1,10}[0-9]|[人户亩村日天批次床生车校场台件所班组案笔家镇乡站](?<!月)均[^，。；0-9]{0,10}[0-9]"
    "|单价[^，。；0-9]{0,6}[0-9]|元[/／]|平均[0-9]",
    words("每 均 单价 元/ 元／"),
)
"""What may tell of an amount for each."""
MAY_BE_MONTHLY = Sign(
    "(?:每月|均月|月均|月人均)[^，。；0-9]{0,10}[0-9]|元[/／](?:人[·/／])?月",
    words("每月 均月 月均 月人均 /月 ／月 ·月"),
)
"""What may tell of an amount for each month."""
MAY_BE_QUOTIENT = Sign("[/／÷][0-9][^。；]{0,16}[=＝][ ]?[0-9.]+[%％]", words("= ＝"))
"""What may be a rate that is written out with its figures."""
MAY_BE_PRODUCT = Sign("[×*＊](?<=[0-9\u4e00-\u9fff][×*＊])[0-9]", words("× * ＊"))
"""What may be written out as a product."""

_EACH = lazy_pattern(
    "每(?P<each>平方米|立方米|公里|[人名位户亩村株只头份套台场期册本辆座栋盏棵个所处件床生批次天例起宗项口眼吨间家])"
    "(?:[^，。；：（0-9]|（[^（）0-9]{1,8}）){0,8}$|(?P<per>[人户亩村床天日批次生车校场台件所班组案笔家镇乡站])均"
    "[^，。；：（0-9]{0,8}$|(?:^|[村户镇乡家校所站个区])平均为?$|单价[^，。；0-9]{0,6}$"
)
_RECURS = lazy_pattern("每[年月日季周学]|[年月季]均|[年月]度?标准|以上|以内|可支配|纯收|补差|定额")
_TWICE = lazy_pattern("每[人名位户次期场][^，。；0-9]{0,4}每")
"""An amount for each person and day, or such: how often is a factor too."""

_UNITS_OF = {
    "人": ("人", "名", "位", "人次"),
    "名": ("人", "名", "位"),
    "位": ("人", "名", "位"),
    "生": ("人", "名"),
    "日": ("天",),
    "村": ("个",),
    "床": ("张",),
    "车": ("辆", "台"),
    "校": ("所", "个"),
    "所": ("所", "个"),
    "班": ("个",),
    "案": ("起", "件"),
    "组": ("个",),
    "批": ("批次", "批"),
    "次": ("次", "场次", "人次"),
    "场": ("场", "场次"),
    "镇": ("个",),
    "乡": ("个",),
    "站": ("个", "座"),
    "家": ("家", "户"),
}
_PLACED = frozenset(("处", "套", "座", "间", "台", "个", "所"))
_MONTHLY = lazy_pattern("每月|[/／]月|月人均|人均月|月均|(?:按|每)月[^，。；]{0,6}$")
_YEARLY = lazy_pattern("全年|当年|年(?:支付|发放)|[0-9]{4}年|共|合计|总计")
_PAID = frozenset(("人", "名", "位", "户", "个"))
_AFTERWARDS, _FEW, _MONTHS, _CLOSE = 3, 4, 12, 10
_ALL = lazy_pattern("合计|共|总")
_NOT_ALL = lazy_pattern("上年|去年|预算|计划|结余|剩余|其中|较|比|增|减|目标|未|缺口")
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
_MOST_APART = Decimal("1.6")
_MANY, _FACTORS = 10, 4


_MINUS = "[-－−—]"
_FRACTION = lazy_pattern(
    f"[（(]?{_FACTOR}(?:{_MINUS}{_FACTOR})?[）)]?[/／÷][（(]?{_FACTOR}[）)]*"
    "(?:[×xX*＊]100[%％])?[）)]?[=＝][ ]?(?P<rate>[0-9]+(?:[.][0-9]+)?)[%％]"
)


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


def read_amounts_for_each(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return how many there are, how much for each, and how much in all.

    The sentence has one figure that counts what 每 or 均 names, and what there is in all stands in
    the unit of the amount. More than one figure that could be in all, and the one that fits wins.
    """
    for index, price in enumerate(statements):
        named = _EACH.search(price.lead) or _EACH.search(price.gap)
        if not named or not price.is_exact or price.unit in RATES or price.role != "level":
            continue
        if _RECURS.search(price.gap) or _TWICE.search(price.gap):
            continue
        near = [
            one
            for one in statements[max(0, index - _MANY) : index + _MANY]
            if one.period == price.period and one is not price and one.role == "level"
        ]
        prices = [one for one in near if one.unit == price.unit and _EACH.search(one.lead)]
        if any(one.item != price.item for one in prices):
            totals = [one for one in near if one.unit == price.unit and one not in prices]
            if len({one.item for one in totals}) <= 1:
                continue  # several things with a price each may make the sum together
        per = named["each"] or named["per"] or ""
        unit = UNITS.get(per, per)
        unit, exponent = MULTIPLES.get(unit, (unit, 0))
        units = _UNITS_OF.get(per, (unit,))
        if any(one.item == price.item and one.unit != price.unit for one in near):
            near = [one for one in near if one.item == price.item]
        counts = [
            one
            for one in near
            if one.unit != price.unit and one.unit not in RATES and (one.unit in units or not per)
            if "每" not in one.lead
        ]
        if is_alike := not counts and named["each"] in _PLACED:  # 98个村，每处补助3万元
            counts = [one for one in near if one.unit in ("个", "所", "家")]
        if price.gap.endswith(("平均", "平均为")):
            counts = [one for one in counts if one.quantity.end == price.begin]
        if len(counts) > 1:
            counts = [one for one in counts if _ALL.search(one.lead)]
        in_all = (price.unit, "人次") if price.unit in PEOPLE else (price.unit,)
        totals = [one for one in near if one.unit in in_all and not _EACH.search(one.lead)]
        if len(counts) != 1 or not totals or not counts[0].is_exact:
            continue
        (count,) = counts
        made = count.quantity.value.scaleb(-exponent) * price.quantity.value
        factors = (count, price)
        fitting = [one for one in totals if _may_be_made(one, made, factors) and one.is_exact]
        fitting = [one for one in fitting if not is_alike or _is_near(one, made)]
        if len(totals) != 1 or len(fitting) != 1 or _NOT_ALL.search(totals[0].lead):
            continue
        (total,) = totals
        figures = (count.quantity, price.quantity, total.quantity)
        kind: Kind = "average" if named["per"] else "product"
        yield Equation(
            min(one.start for one in figures),
            max(one.end for one in figures),
            kind,
            (count.quantity, price.quantity),
            total.quantity,
            scale=-exponent,
            sure=False,
        )


def _is_near(total: Statement, made: Decimal) -> bool:
    return abs(total.quantity.value - made) * _CLOSE <= made


def _may_be_made(total: Statement, made: Decimal, factors: Sequence[Statement]) -> bool:
    """Return whether a sum may be meant for a product, if only but for a slip of the pen."""
    value = total.quantity.value
    if value <= 0 or made <= 0:
        return False
    if max(value, made) <= min(value, made) * _MOST_APART or is_slip(made, total.quantity):
        return True
    return any(
        len(digits_of(one.quantity)) >= _AFTERWARDS
        and is_slip(one.quantity.value * value / made, one.quantity)
        for one in factors
    )


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
        if totals[0].begin < price.begin and not is_average:
            continue
        each = counts[0].quantity.value * price.quantity.value
        told = totals[0].quantity
        step = Decimal(1).scaleb(told.exponent - told.places)
        if any(abs(each * months - told.value) <= step for months in range(1, _MONTHS + 1)):
            continue
        made = each * _MONTHS
        if abs(made - told.value) * _CLOSE > made and not is_slip(made, told):
            continue
        first, last = min(counts[0].begin, price.begin), told.end
        text = f"{counts[0].quantity.text}×{price.quantity.text}×{_MONTHS}个月"
        unit = {4: "万元", 8: "亿元"}.get(told.exponent, "元")
        yield WrittenProduct(first, last, text, made, told.value, step, told.exponent, unit)


def read_written_quotients(text: str) -> Iterator[WrittenQuotient]:
    """Return 1598.36/1642.5×100%＝97.31%, and (86.4−80)÷80×100%=8%."""
    for found in _FRACTION.finditer(text):
        groups = found.groups()
        part = _value(groups[0], groups[1])
        if groups[3]:
            part -= _value(groups[3], groups[4])
        whole = _value(groups[6], groups[7])
        if whole > 0 and groups[2] == groups[8]:
            rate = found["rate"]
            made = abs(part) / whole * _HUNDRED
            yield WrittenQuotient(found.start(), found.end(), made, Decimal(rate), places(rate))


def _value(number: str, multiplier: str) -> Decimal:
    return scaled(number, EXPONENTS.get(multiplier, 0))


def _are_equal(text: str, quantity: Quantity, product: re.Match[str]) -> bool:
    """Return whether a figure stands directly before a product in brackets, or after as its sum."""
    if quantity.end <= product.start():
        return _BEFORE.fullmatch(text, quantity.end, product.start()) is not None
    after = quantity.start >= product.end()
    return after and _AFTER.fullmatch(text, product.end(), quantity.start) is not None
