"""Amounts for each, with how many there are and what they make together."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import MULTIPLES, PEOPLE, RATES, UNITS
from reportgen.chinese.figures.slips import is_slip, is_slip_as_long
from reportgen.chinese.prices.averages import BROUGHT, NOT_ALL, read_averages
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_FOR_EACH = Sign(
    "每(?![年月日天季周逢当一])(?:[^，。；0-9]{1,10}|[^，。；0-9]{1,3}(?:含|包[括含])[^，。；0-9]{2,20})[0-9]|[人户亩村日天批次床生车校场台件所班组案笔家镇乡站](?<!月)均(?![^，。；0-9]{0,7}(?:可支配|纯收))"
    "[^，。；0-9]{0,10}[0-9]"
    "|[亩单]产[^，。；0-9]{0,4}[0-9]|单车[^，。；0-9]{1,10}[0-9]|[单均造]价[^，。；0-9]{0,6}[0-9]|元[/／]|平均[^，。；0-9]{0,8}[0-9]",
    words("每 均 亩产 单产 单车 单价 造价 元/ 元／"),
)
"""What may tell of an amount for each."""
_EACH = lazy_pattern(
    "每(?:[一-鿿]{2}一)?(?P<each>针次|平方米|立方米|公里|[人名位户亩村株只头份套台场期册本辆座栋盏棵个所处件床生批次天例起宗项口眼吨间家]|人次|千瓦时|度)"
    "(?:(?:[^，。；：（0-9]|（[^（）0-9]{1,8}）){0,8}|(?:含|包[括含])[^，。；：（0-9]{2,20})$|(?P<per>[人户亩村床天日批次生车校场台件所班组案笔家镇乡站])(?:均|(?<=亩)产)"
    "[^，。；：（0-9]{0,8}$|单(?P<single>车)[^，。；：（0-9]{0,8}$|平均(?P<class>班)额[为是]?$|(?P<yield>单)产[为是达]?到?$|(?:^|[村户镇乡家校所站个区])平均为?$|单价[^，。；0-9]{0,6}$"
)
_RECURS = lazy_pattern(
    "每[年月日季周学]|[年月季][人户]?均|均[月日季]|[年月]度?标准|以上|以内|可支配|纯收|补差|定额"
)
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
    "单": ("亩",),
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
_PLACES = ("个", "所", "家")
_ALL = lazy_pattern("合计|共|总")
_AT_LEAST = lazy_pattern("至[少多]|最多|不[少多]于")
FEWER = lazy_pattern("少发|扣发|停发|离岗|离职|去世|死亡")
"""What tells that some got less: 每人每年1.2万元，其中3名离岗，少发1.8万元."""
_BESIDES = lazy_pattern("[^。]*?(?:另[行外]?[计付加算]|单独计)")
"""What tells of a sum that is more than the price and the count make: 桥涵另计."""
_ACROSS = lazy_pattern("[宽高厚深](?:度|各|均)?(?:为|达)?$")
"""What is no length that a price for each is told of: 路面宽4.5米."""
_SO_FAR = lazy_pattern("已|首批|先期|预付")
_REPEATED = lazy_pattern("重复|重叠|交叉")
_OF_PARTS = lazy_pattern("[（(，,]其中|[（(][^，。；0-9）)]{1,10}[0-9][^）)]{0,40}、")
_PAID = lazy_pattern("合计|共|总|支[出付]|需|补[助贴]|发放|拨付|下达|安排|兑付|资金|经费|费$")
_MOST_APART = Decimal("1.6")
_MANY, _CLOSE, _DIGITS, _PAIR, _REACH = 10, 10, 3, 2, 24


def read_amounts_for_each(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return how many there are, how much for each, and how much in all.

    The sentence has one figure that counts what 每 or 均 names, and what there is in all stands in
    the unit of the amount. More than one figure that could be in all, and the one that fits wins.
    """
    yield from read_averages(statements)
    for index, price in enumerate(statements):
        named = _EACH.search(price.lead) or _EACH.search(price.gap)
        if not named or not price.is_exact or price.unit in RATES or price.role != "level":
            continue
        if _RECURS.search(price.gap) or _TWICE.search(price.gap):
            continue
        if _BESIDES.match(price.text, price.quantity.end) or _AT_LEAST.search(price.gap):
            continue
        if FEWER.search(price.text, price.begin, price.quantity.end + _REACH):
            continue
        near = [
            one
            for one in statements[max(0, index - _MANY) : index + _MANY]
            if one.period == price.period and one is not price and one.role == "level"
        ]
        if _has_prices_of_others(price, near):
            continue
        if found := _priced(price, named, statements[max(0, index - _PAIR) : index], near):
            yield found


def _has_prices_of_others(price: Statement, near: Sequence[Statement]) -> bool:
    """Return whether several things with a price each may make the sum together."""
    prices = [one for one in near if one.unit == price.unit and _EACH.search(one.lead)]
    if all(one.item == price.item for one in prices):
        kinds = {found["each"] for one in (price, *prices) if (found := _EACH.search(one.lead))}
        return len(kinds) > 1 and None not in kinds and _is_beside_its_own(price, prices, near)
    totals = [one for one in near if one.unit == price.unit and one not in prices]
    return len({one.item for one in totals}) <= 1


def _is_beside_its_own(
    price: Statement, prices: Sequence[Statement], near: Sequence[Statement]
) -> bool:
    """Return whether each price stands right behind how many it is for: 86盏、每盏2600元."""
    ends = {one.quantity.end for one in near if one.unit != price.unit}
    return bool(prices) and all(one.begin in ends for one in (price, *prices))


def _priced(
    price: Statement,
    named: re.Match[str],
    before: Sequence[Statement],
    near: Sequence[Statement],
) -> Equation | None:
    per = next((each for each in named.groups() if each), "")
    is_average = bool(per != named["each"] or "平均" in price.lead)
    unit = UNITS.get(per, per)
    unit, exponent = MULTIPLES.get(unit, (unit, 0))
    units = _UNITS_OF.get(per, (unit,))
    if any(one.item == price.item and one.unit != price.unit for one in near):
        near = [one for one in near if one.item == price.item]
    counts = _counts(near, price, units if per else ())
    if is_alike := not counts and named["each"] in _PLACED:  # 98个村，每处补助3万元
        counts = _counts(near, price, _PLACES)
    last = before[-1] if before else price
    totals = _totals(last, near, price)
    if len(counts) > 1:
        is_lone = is_average and not any(_EACH.search(one.lead) for one in near)
        slipped = _but_for_slip(price, counts, totals, exponent) if is_lone else []
        counts = slipped or [one for one in counts if _ALL.search(one.lead)]
    if len(counts) != 1 or not totals or not counts[0].is_exact:
        return None
    (count,) = counts
    made = count.quantity.value.scaleb(-exponent) * price.quantity.value
    if is_average and last in near and last.unit == price.unit:
        # 共60万元，其中甲20万元，户均3万元
        totals = [min((last, *totals), key=lambda one: abs(one.quantity.value - made))]
    if len(totals) != 1 or not totals[0].is_exact or _is_not_all(totals[0], made, price):
        return None
    (total,) = totals
    is_next = is_average and {count, total} == set(before)
    is_alone = len(near) == _PAIR or (is_next and "月" not in price.gap)
    is_clear = is_alone and count is not total and _is_clear(price, total)
    if not (is_clear or _may_be_made(total, made, (count, price))):
        return None
    if is_alike and not _is_near(total, made):
        return None
    figures = (count.quantity, price.quantity, total.quantity)
    return Equation(
        min(one.start for one in figures),
        max(one.end for one in figures),
        "average" if is_average else "product",
        (count.quantity, price.quantity),
        total.quantity,
        scale=-exponent,
        sure=False,
    )


def _but_for_slip(
    price: Statement, counts: Sequence[Statement], totals: Sequence[Statement], exponent: int
) -> list[Statement]:
    """Return which of several counts an average is of but for a slip; none where it fits any."""
    slipped = []
    for count, total in product(counts, totals):
        if not count.quantity.value:
            continue
        true = total.quantity.value / count.quantity.value.scaleb(-exponent)
        if abs(true - price.quantity.value) <= step(price.quantity):
            return [count]
        if is_slip_as_long(true, price.quantity):
            slipped.append(count)
    return slipped


def _totals(before: Statement, near: Sequence[Statement], price: Statement) -> Sequence[Statement]:
    """Return what may be the sum of all; 苗木106万元（每亩300元） is it, whatever else there is."""
    if _is_bracketed(price) and before in near and before.unit == price.unit:
        return [before]
    in_all = (price.unit, "人次") if price.unit in PEOPLE else (price.unit,)
    totals = [one for one in near if one.unit in in_all and not _EACH.search(one.lead)]
    return without_parts(price, totals)


def _is_bracketed(price: Statement) -> bool:
    return price.gap.startswith(("（", "("))


def _counts(near: Sequence[Statement], price: Statement, units: Sequence[str]) -> list[Statement]:
    """Return how many there are: the figures of some units, of any where none are given."""
    counts = [
        one
        for one in near
        if one.unit != price.unit and one.unit not in RATES and (one.unit in units or not units)
        if "每" not in one.lead
    ]
    if len(counts) > 1:
        counts = [one for one in counts if not _ACROSS.search(one.lead)] or counts
    if price.gap.endswith(("平均", "平均为")):
        counts = [one for one in counts if one.quantity.end == price.begin]
    return counts


def _is_not_all(total: Statement, made: Decimal, price: Statement) -> bool:
    """Return whether a sum is said to be another, or one that is paid in part so far."""
    if _is_bracketed(price):
        return False
    so_far = total.quantity.value < made and _SO_FAR.search(total.lead)
    return bool(so_far or NOT_ALL.search(total.lead) or _REPEATED.search(total.gap))


def without_parts(price: Statement, totals: Sequence[Statement]) -> list[Statement]:
    """Return sums without what is told of their parts: 共60万元（省级40万元、县级20万元）."""
    first = totals[0] if totals else price
    if price.quantity.start > first.quantity.start:
        return list(totals)
    has_parts = _OF_PARTS.match(first.text, first.quantity.end)
    return [one for one in totals if one is first or not has_parts or one.item != first.item]


def _is_clear(price: Statement, total: Statement) -> bool:
    """Return whether a sum is surely that of an amount for each: there is no other figure.

    What each earns or brings is another sum than what was paid.
    """
    if _is_bracketed(price) or BROUGHT.search(price.gap) or BROUGHT.search(total.gap):
        return False
    is_before = total.quantity.start < price.quantity.start
    return is_before or _PAID.search(total.lead) is not None


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
        len(one.quantity.digits) >= _DIGITS
        and is_slip(one.quantity.value * value / made, one.quantity)
        for one in factors
    )
