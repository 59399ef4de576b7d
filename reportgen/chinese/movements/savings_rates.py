"""By what rate something cost less than planned: 预算A，实际采购B。节约资金C，节约率R%."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.movements.changes import StatedChange
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_PLANNED = "(?:计划|预算|(?:招标)?控制价|概算|送审)(?:价|额|数|金额)?"
MAY_BE_SAVINGS_RATE = Sign(
    f"节[约支省]率[^，。；0-9]{{0,3}}[0-9]|[比较]{_PLANNED}(?:下降|降低|下浮|节约|节省)了?[0-9.]+[%％]",
    words(
        "节约率 节支率 节省率 比计划 较计划 比预算 较预算 比控制 较控制 比招标 较招标 比概算 较概算"
    ),
)

_RATE = lazy_pattern(
    "(?:财政|资金|采购|平均|综合|总体)*节[约支省]率(?:为|是|约|达到?)*"
    f"|[比较]{_PLANNED}(?:下降|降低|下浮|节约|节省)了?"
)
_SAVED = lazy_pattern("节[约支省][^，。；0-9]{0,8}$")
_THAN_PLANNED = lazy_pattern(f"[，,][比较][^，。；0-9]{{0,8}}{_PLANNED}[^，。；0-9]*")
_IS_PLANNED = lazy_pattern(f"{_PLANNED}[^，。；0-9]{{0,6}}$")
_IN_ALL = lazy_pattern("[，,]?(?:共|累计|合计|总共)*节[约支省](?:财政|采购)?(?:资金|金额)?了?")
_IS_PAID = lazy_pattern(
    "(?:实际(?:采购|支付|支出)|成交|中标|合同|签约|结算|审定)[^，。；0-9]{0,6}$"
)
_BACK = 2
"""So many sentences before its own a rate of savings may go on from."""


def read_savings_rates(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return what was saved with its rate, where the two sums are told that are so far apart.

    They may stand two sentences before. 采购规模B，较计划节约C tells one, which makes the other.
    """
    for saved, rate in pairwise(statements):
        is_rate = rate.unit == "%" and rate.is_exact and _RATE.fullmatch(rate.lead)
        if not is_rate or saved.item != rate.item or not _is_saved(saved):
            continue
        levels = [
            one
            for one in statements
            if one.unit == saved.unit
            and one.role == "level"
            and one.is_exact
            and one.begin < saved.begin
            and one.period >= rate.period - _BACK
        ]
        told = StatedChange(
            0,
            rate.quantity.end,
            "",
            difference=saved.quantity,
            rate=rate.quantity,
            difference_direction="减",
            rate_direction="减",
        )
        if levels and _THAN_PLANNED.fullmatch(saved.gap) and levels[-1].item == saved.item:
            level = levels[-1].quantity
            yield told._replace(start=level.start, after=level)
            continue
        pair = _so_far_apart(levels, saved)
        if pair:
            planned, spent = pair
            start = min(planned.start, spent.start)
            yield told._replace(start=start, before=planned, after=spent)
        elif _IN_ALL.fullmatch(saved.gap) and (named := _named(levels)):
            planned, spent = named
            yield told._replace(
                start=planned.start,
                before=planned,
                after=spent,
                rate=None,
                rate_direction="",
                sure=False,
            )


def _so_far_apart(
    levels: Sequence[Statement], saved: Statement
) -> tuple[Quantity, Quantity] | None:
    """Return the two sums between which just as much was saved, the larger first."""
    for first, last in combinations(reversed(levels), 2):
        planned, spent = sorted((first.quantity, last.quantity), key=lambda one: -one.value)
        if abs(planned.value - spent.value - saved.quantity.value) <= step(saved.quantity):
            return planned, spent
    return None


def _named(levels: Sequence[Statement]) -> tuple[Quantity, Quantity] | None:
    """Return the only sum that is called what was planned, and what was paid, told right behind."""
    planned = [at for at, one in enumerate(levels) if _IS_PLANNED.search(one.lead)]
    if len(planned) != 1 or planned[0] + 1 == len(levels):
        return None
    one, paid = levels[planned[0] : planned[0] + 2]
    is_paid = _IS_PAID.search(paid.lead) and paid.item == one.item
    return (one.quantity, paid.quantity) if is_paid else None


def _is_saved(one: Statement) -> bool:
    return one.unit == "元" and one.is_exact and _SAVED.search(one.lead) is not None
