"""Sums of several groups with a price each: 133名每人600元、196名每人400元，合计15.82万元."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import MEASURES, MONEY, UNITS
from reportgen.chinese.prices.factored_amounts import (
    COUNTED,
    NOT_YET,
    TIMES,
    YEARLY,
    price_of,
    written_as,
)
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.prices.products import WrittenProduct

    _Group = tuple[Statement, Statement]

_UNIT_PRICE = lazy_pattern("[，（]单价为?")
_MONTHLY = "月"
MAY_BE_AVERAGED_GROUPS = Sign("[人户]均[^。]{4,80}[人户]均[^。；]{0,8}[0-9]", words("人均 户均"))
"""What may tell of an average for each of several groups."""

_BESIDES = lazy_pattern("另|此外|还|以及|和其他|等")
_SOME = lazy_pattern("其中|主要|包括|包含|含|如")
_SUMMED = lazy_pattern("合计|共|总|资金|支出|发放|补助")
_FAR, _TWO, _MONTHS = Decimal(2), 2, 12


def read_priced_groups(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return the sum of what each group makes with the price right behind it.

    So of what is bought: 路灯86盏，单价0.28万元，垃圾桶150个，单价260元，共支出27.98万元. What each
    has a month is told for a year, unless it makes the sum for fewer months.
    """
    groups, is_monthly = _groups(statements)
    used = [one for pair in groups for one in pair]
    if len(groups) < _TWO or len({one.period for one in used}) > 1:
        return
    near = [one for one in statements if one.period == used[0].period]
    totals = [one for one in near if one.unit == "元" and one not in used]
    counted = sum((one.quantity.value for one, _ in groups), Decimal(0))
    others = [
        one
        for one in near
        if one.unit == used[0].unit and one not in used and one.quantity.value != counted
    ]
    if len(totals) != 1 or others or not all(one.is_exact for one in (*used, *totals)):
        return
    (total,) = totals
    told = total.quantity.value
    if told <= 0 or not _is_of_all(total, used[0]) or (is_monthly and "全年" not in total.lead):
        return
    made = sum((one.quantity.value * each.quantity.value for one, each in groups), Decimal(0))
    times = _MONTHS if is_monthly else 1
    if not 1 / _FAR <= made * times / told <= _FAR:
        return
    if not any(made * fewer == told for fewer in range(1, times)):
        text = "+".join(f"{one.quantity.text}×{each.quantity.text}" for one, each in groups)
        text = f"（{text}）×{_MONTHS}个月" if is_monthly else text
        product = written_as(text, used, total, made * times)
        yield product._replace(step=product.step + _rounded(groups) * times)


def _groups(statements: Sequence[Statement]) -> tuple[list[_Group], bool]:
    """Return how many there are of each kind with its price, and whether it is one of a month."""
    groups: list[_Group] = []
    monthly = set()
    for count, told in pairwise(statements):
        price = price_of(told)
        if price is None:
            is_priced = told.unit == "元" and _UNIT_PRICE.fullmatch(told.gap)
            if is_priced and count.unit not in MEASURES | MONEY:
                groups.append((count, told))
                monthly.add(False)
            continue
        kinds = [kind for kind in price.kinds if kind not in (YEARLY, _MONTHLY)]
        if len(kinds) != 1 or kinds[0] in TIMES:
            continue
        units = COUNTED.get(kinds[0], frozenset((UNITS.get(kinds[0], ""),)))
        if count.unit not in units or count.item != told.item or "每" in count.lead:
            return [], False
        groups.append((count, told))
        monthly.add(_MONTHLY in price.kinds)
    return (groups, monthly.pop()) if len(monthly) == 1 else ([], False)


def _rounded(groups: Sequence[_Group]) -> Decimal:
    """Return what the last digits of averages stand for, for all of those that they are of."""
    averages = [(count, each) for count, each in groups if "均" in each.lead]
    return sum((count.quantity.value * step(each.quantity) for count, each in averages), Decimal(0))


def _is_of_all(total: Statement, first: Statement) -> bool:
    """Return whether a sum is said to be one of all that is told, and paid for all of it."""
    if not _SUMMED.search(total.lead) or NOT_YET.search(total.lead):
        return False
    start, end = total.quantity.end, first.quantity.start
    if start <= end:
        return not _SOME.search(total.text, start, end)  # 支出30万元，其中路灯86盏……
    return not _BESIDES.search(total.gap)  # 另支付临时工工资，全年共支付36万元
