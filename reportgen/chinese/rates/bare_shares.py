"""Shares that name no whole: 收入合计A，财政拨款B，占X%；其他收入C，占Y%."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.exactness import HUNDRED, ratio_fits
from reportgen.chinese.figures.measure_words import same_unit
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_AMONG = lazy_pattern(
    "[^，。；0-9]{0,12}(?:[，,（(][^，。；0-9占]{1,8}[0-9.]+[%％])?(?:[，,（(]其中|中[，,])"
)
_BARE_SHARE = lazy_pattern(
    "(?:[^，。；：（(0-9占]{0,24}[）)]?)?[，,（(]?占(?:比|总额|总数|总量|(?:本年|当年|全年)?总?"
    "(?:支出|收入)(?:总额|合计|总计)?)?的?(?:比重)?(?:为|是|达)?"
)
_SUM = lazy_pattern("合计|总计|共计|总额|总收入|总支出|总量|总数|本年收入|本年支出")
_OTHER_WAY = lazy_pattern("收入|支出")
_FAR_BACK, _SLIGHT = 24, Decimal("0.06")


def read_bare_shares(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the shares that name no whole: 收入合计A，财政拨款B，占X%；其他收入C，占Y%.

    The whole is the sum named before them in the same sentence or the one before, what they are
    told to be among (A，其中B，占X%), or what another share of the sentence is of.
    """
    shares = [
        (index, rate)
        for index, rate in enumerate(statements)
        if rate.unit == "%" and index and rate.is_exact and _BARE_SHARE.fullmatch(rate.gap)
    ]
    for index, rate in shares:
        part = statements[index - 1]
        if (
            rate.gap[0] in "）)"
            or part.role == "rate"
            or not part.is_exact
            or part.item != rate.item
        ):
            continue
        alike = [
            one
            for one in statements[max(0, index - _FAR_BACK) : index - 1]
            if one.period >= rate.period - 1
            and one.role == "level"
            and same_unit(one.unit, part.unit)
        ]
        earlier = [one for one in alike if one.quantity.value >= part.quantity.value]
        wholes = [one for one in earlier if _SUM.search(one.lead) and one.is_exact]
        if other := _OTHER_WAY.search(rate.gap):
            wholes = [one for one in wholes if other[0] in one.gap]
        if wholes and wholes[-1].period < rate.period and _is_all_of(statements, rate, wholes[-1]):
            continue
        named = bool(wholes)
        if not wholes and not other:
            wholes = [one for one in alike if one.period == rate.period and one.is_exact]
            wholes = [
                one
                for one in wholes
                if _opens(one, part) or _is_whole_of_another(one, part, statements)
            ]
        earlier = alike + [
            one
            for one in statements[index + 1 : index + _FAR_BACK]
            if one.period == rate.period and one.unit == part.unit and _SUM.search(one.lead)
        ]
        if wholes:
            whole = wholes[-1]
            yield Equation(
                part.quantity.start,
                rate.quantity.end,
                "ratio",
                (part.quantity, whole.quantity),
                rate.quantity,
                tuple((part.quantity, one.quantity) for one in earlier),
                sure=named,
            )


def _opens(whole: Statement, part: Statement) -> bool:
    """Return whether what follows a figure, with a part, is told to be among what it counts."""
    opened = _AMONG.match(whole.text, whole.quantity.end)
    if not opened:
        return False
    is_closed = "）" in whole.text[opened.end() : part.quantity.end]
    return not (is_closed and opened[0].endswith("（其中"))


def _is_whole_of_another(
    whole: Statement, part: Statement, statements: Sequence[Statement]
) -> bool:
    """Return whether another share is of a figure that is no less than a part."""
    if whole.quantity.value < part.quantity.value:
        return False
    return any(_is_share(each, whole, told) for each, told in pairwise(statements))


def _is_all_of(statements: Sequence[Statement], rate: Statement, whole: Statement) -> bool:
    """Return whether the shares of a sentence are all of another whole than one told before it."""
    told = [
        (statements[at - 1].quantity.value, one.quantity.value)
        for at, one in enumerate(statements)
        if at and one.unit == "%" and one.period == rate.period and _BARE_SHARE.fullmatch(one.gap)
    ]
    shares = sum((share for _, share in told), Decimal(0))
    made = sum((part for part, _ in told), Decimal(0))
    return abs(shares - HUNDRED) <= 1 and abs(made / whole.quantity.value - 1) > _SLIGHT


def _is_share(part: Statement, whole: Statement, rate: Statement) -> bool:
    """Return whether a figure with the one after it is a share of one that was told before."""
    if rate.unit != "%" or "占" not in rate.gap:
        return False  # 较上年A增加B，增长Z%: no share of A
    if whole.quantity.end > part.quantity.start or whole.unit != part.unit:
        return False
    return rate.is_exact and ratio_fits(part.quantity, whole.quantity, rate.quantity)
