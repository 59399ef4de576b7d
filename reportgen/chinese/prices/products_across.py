"""Products told across clauses and sentences: 电脑45台，单价4680元，……一次付清21.06万元.

There is one price, one count of what it is for, and but one other figure in the price's unit
near it. Words that tell of other prices, of a part or of more make it silent.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE, RATES, UNITS
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.chinese.prices.factored_amounts import COUNTED, written_as
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.prices.products import WrittenProduct

_THING = (
    "人次|公里|平方米"
    "|[人名位户亩支队村组班校台套辆件份棵株只头座盏处间册吨个张块根袋桶箱床笔场次期]"
)
MAY_BE_PRODUCT_ACROSS = Sign(
    "单价[^，。；0-9]{0,4}[0-9]|每[^，。；0-9]{1,16}[0-9]|一[人户亩床台套]一[年次][^，。；0-9]{0,6}[0-9]|各[派配聘设选][0-9]",
    words("单价 每") | each_of("一", "人户亩床台套") | each_of("各", "派配聘设选"),
)
"""What may tell of a price, or of how many each has."""

_EACH = lazy_pattern(
    f"(?:每(?:个|一)?(?P<each>{_THING})|(?<![0-9一二三四五六七八九十第])一(?P<one>[人户亩床台套])(?=一[年次])|单(?P<single>价))"
    "(?P<monthly>(?:一|每)(?:个)?月|月)?[^。；，：、0-9]{0,8}$"
)
_TWICE = lazy_pattern("每[^，。；0-9]*每(?!月)|[/／]")
_SPREAD = lazy_pattern("(?:不论|不分)[^，。；0-9]{1,6}各[派配聘设选]$|各[派配聘设选]$")
_OTHERWISE = lazy_pattern(
    "扣[减除发]|减免|停发|补发|退[回还]|其中|不等|分别|另|预付|首付|尾款|余款|欠|部分|自筹|以[上下内]|最[高低]|封顶|不超过|折|优惠|下浮|上浮|起[步付]|其余|其他|配套|个别"
    "|提高|调整|半年|季度|分两档|[两三四]档|一次性|定额|补差|同比|上年|去年|较|预算|计划|目标"
)
_DENIED = lazy_pattern("(?:[没并中]?[无未]|没有|不)[^，。；0-9]{1,16}|一次(?:性)?付清")
_AT_HEAD = lazy_pattern("(?:^|(?s:.*)[，。；：\\n])(?:[^，。；：0-9]{0,4}的)?$")
_THINGS = frozenset(
    ("台", "套", "辆", "件", "份", "棵", "株", "只", "头", "座", "盏", "册", "张", "块", "桶", "箱")
)
_FAR, _WIDE, _MANY, _LONG = Decimal("0.2"), 2, 16, 3
_TIMES = (1, 2, 3, 4, 6, 8, 9, 10, 11, 12)


def read_products_across(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return how many, how much for each and how much in all, where these do not agree."""
    for at, price in enumerate(statements):
        if not price.is_exact or price.role != "level" or price.unit in RATES:
            continue
        named = _EACH.search(price.gap)
        is_spread = not named and price.unit in PEOPLE and _SPREAD.search(price.lead)
        if (not named and not is_spread) or _TWICE.search(price.gap):
            continue
        near = [
            one
            for one in statements[max(0, at - _MANY) : at + _MANY]
            if abs(one.period - price.period) <= _WIDE and one is not price
        ]
        if found := _product(price, near, named):
            yield found


def _product(
    price: Statement, near: Sequence[Statement], named: re.Match[str] | None
) -> WrittenProduct | None:
    counts = _counts(price, near, named)
    if len(counts) != 1 or not counts[0].is_exact:
        return None
    (count,) = counts
    alike = [one for one in near if _same_kind(one, price) and one is not count]
    if price.unit in PEOPLE:
        alike = [one for one in alike if one.begin >= price.quantity.end][:1]
    if len(alike) != 1:
        return None
    (total,) = alike
    if not _may_be_total(total, price):
        return None
    figures = [count, price]
    made = count.quantity.value * price.quantity.value
    months = [one for one in near if one.unit == "个月"]
    if named and (named["monthly"] or "月" in price.gap[named.start() :]):
        if len(months) != 1:
            return None
        figures.append(months[0])
        made *= months[0].quantity.value
    elif months:
        return None
    text = price.text[min(one.begin for one in (*figures, total)) : _end_of(price, total, count)]
    if _OTHERWISE.search(_DENIED.sub("", text)):
        return None
    told = total.quantity.value
    is_far = abs(made - told) > made * _FAR and not _is_slip(made, total)
    if is_far or any(made * times == told for times in _TIMES):
        return None
    written = written_as("×".join(one.quantity.text for one in figures), figures, total, made)
    return written if total.unit == "元" else written._replace(unit=total.unit)


def _is_slip(made: Decimal, total: Statement) -> bool:
    return len(total.quantity.digits) >= _LONG and is_slip_as_long(made, total.quantity)


def _counts(
    price: Statement, near: Sequence[Statement], named: re.Match[str] | None
) -> list[Statement]:
    """Return the figures that count what a price is for."""
    if named is None:
        return [one for one in near if one.unit == "个" and one.quantity.end == price.begin]
    if named["single"]:
        counts = [one for one in near if one.unit in _THINGS]
        return counts if len({one.unit for one in counts}) == 1 else []
    kind = named["each"] or named["one"]
    unit = UNITS.get(kind, kind)
    return [one for one in near if one.unit in COUNTED.get(kind, frozenset((unit,)))]


def _same_kind(one: Statement, price: Statement) -> bool:
    return one.unit == price.unit or (one.unit in PEOPLE and price.unit in PEOPLE)


def _may_be_total(total: Statement, price: Statement) -> bool:
    """Return whether a figure may be what there is in all: of people it begins a clause."""
    if not total.is_exact or total.role != "level" or _EACH.search(total.gap):
        return False
    if price.unit == "元":
        return total.quantity.value > price.quantity.value
    return total.begin >= price.quantity.end and _AT_HEAD.search(total.gap) is not None


def _end_of(*figures: Statement) -> int:
    """Return where the sentence of the last of some figures ends."""
    last = max(one.quantity.end for one in figures)
    end = figures[0].text.find("。", last, last + 80)
    return end if end >= 0 else last
