"""Sums that a price and a count make: 640人，人均0.06万元，共38.4万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.equations import Equation
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.equations import Kind
    from reportgen.chinese.statements import Statement

PRICE = lazy_pattern(
    "(?P<per>[人户亩])均(?!可支配|纯收|收入|增|产|年|月|补差|面积)|单价|每(?P<each>["
    "人户亩株只头份套台场期册本]|(?<=平均每)[辆名批村栋盏棵座次])"
)
_RECURS = lazy_pattern("[每月年期天季度]|(?:其|另|平)均|以上|以内")
_EACH_TIME = lazy_pattern("每[月年天日季周学次]|[月年日]")
_ALL = lazy_pattern("合计|共计|共|总|款|费|金额|资金|支出|发放|兑付|拨付|分红")
_AMONG = lazy_pattern("其中")
_BRACKET_ENDS = lazy_pattern("[）)]")
_COUNTS_OF = {"人": ("人", "人次", "名"), "户": ("户",), "亩": ("亩",)}
_MOST = 24


def read_priced_sums(statements: Sequence[Statement], index: int) -> Iterator[Equation]:
    """Read 640人，人均0.06万元，共38.4万元; or 共38.4万元，640人，人均0.06万元."""
    last = statements[index]
    if not index or last.role != "level":
        return
    before = [
        one
        for one in statements[max(0, index - _MOST) : index]
        if one.period == last.period and one.is_exact
    ]
    if len([one for one in (*before, last) if one.unit == "元" and PRICE.search(one.lead)]) > 1:
        return  # 133名每人600元、196名每人400元: they make it together
    price = statements[index - 1]
    averaged = PRICE.search(last.lead)
    if averaged and last.gap.startswith(("（", "(")) and price.unit == "元":
        if price in before and price.role == "level":
            for one in _priced(before, last, price, averaged):  # 补助60万元（每亩30元）
                made, told = one.terms[0].value * one.terms[1].value, one.stated.value
                if max(made, told) < 2 * min(made, told):  # else it is of others
                    yield one
        return
    if price.gap.startswith(("（", "(")) and _BRACKET_ENDS.search(last.gap):
        return  # the price within brackets is of what stands before them
    if averaged and ("均" in averaged[0] or last.lead[: averaged.start()].endswith("平均")):
        totals = [one for one in before if one.unit == "元" and one.role == "level"]
        if len({one.quantity.value for one in totals}) == 1 or (totals and totals[-1] is price):
            yield from _averaged(before, last, totals, averaged)
        return
    priced = PRICE.search(price.lead)
    if priced and price in before and price.unit == "元" and _ALL.search(last.lead):
        is_anew = last.item != price.item and _has_sum(before, price)
        yield from () if is_anew else _priced(before, price, last, priced)
        return
    # 每户2万元，改造12户，补助资金24万元: how many stands between.
    first = statements[index - 2] if index > 1 else price
    named = PRICE.search(first.lead)
    if named and first in before and first.unit == "元" and price in before:
        is_all = _ALL.search(last.lead) and price.item == first.item == last.item
        if is_all and price.unit not in ("元", "%"):
            yield from _priced([price, first], first, last, named)


def _has_sum(before: Sequence[Statement], price: Statement) -> bool:
    """Return whether an item tells a sum beside its price, so that the next item has its own."""
    return any(one.unit == "元" and one.item == price.item and one is not price for one in before)


def _averaged(
    before: Sequence[Statement],
    price: Statement,
    totals: Sequence[Statement],
    named: re.Match[str],
) -> Iterator[Equation]:
    """Return that an average is of the sum it is nearest to: 总投资60万元，补助20万元，户均3万元.

    How many there are of a part is not told: 60户120万元，其中甲20万元，户均3万元.
    """
    for last in _priced(before, price, totals[-1], named):
        count = last.terms[0]
        total = min(totals, key=_distance_from(count.value * last.terms[1].value))
        if not _AMONG.search(price.text, count.end, price.quantity.start):
            yield from _priced(before, price, total, named)


def _distance_from(made: Decimal) -> Callable[[Statement], Decimal]:
    return lambda one: abs(one.quantity.value - made)


def _priced(
    before: Sequence[Statement], price: Statement, total: Statement, named: re.Match[str]
) -> Iterator[Equation]:
    """Return that a price times the one count it can be of makes a sum."""
    if _RECURS.search(price.lead[: named.start()].removesuffix("平均")):
        return
    if _EACH_TIME.search(price.lead, named.end()):
        return  # 每人每月400元: for how many months is not told
    per = named["per"] or named["each"]
    units = _COUNTS_OF.get(per, (per,)) if per else ()
    counts = [
        one.quantity
        for one in before
        if one.unit not in ("元", "%") and (not units or one.unit in units) and "每" not in one.lead
    ]
    if len(counts) == 1:
        figures = (counts[0], price.quantity, total.quantity)
        is_average = "均" in named[0] or price.lead[: named.start()].endswith("平均")
        kind: Kind = "average" if is_average else "product"
        start, end = min(one.start for one in figures), max(one.end for one in figures)
        yield Equation(start, end, kind, (counts[0], price.quantity), total.quantity)
