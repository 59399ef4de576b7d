"""Shares whose whole is named, and told in a sentence before: 采购总额A。甲B，占采购总额的X%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.chinese.totals.money_parts import is_no_total
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_ENDS = "额出入费金量数产算本积"
_RATE = "(?:(?:的比[重例]|比[重例]|的)(?:为|是|达到?)?)?"
MAY_BE_SHARE_OF_BEFORE = Sign(
    f"占[^，。；：0-9占]{{3,24}}[{_ENDS}]{_RATE}[0-9][0-9.]*[%％]",
    each_of(_ENDS, "的比" + DIGITS),
)
"""What may be a share of a whole that has a name."""

_SHARE = lazy_pattern(f"[^，。；0-9]{{0,6}}[，,（(]?占(?P<whole>[^，。；：0-9占]{{4,25}}?){_RATE}$")
_TAIL = lazy_pattern("(?:共计|合计|总计|累计|共|完成|实现|达到?|为|是|：)*$")
_OTHER_TIME = lazy_pattern("上年|去年|同期|年初|计划|目标")
_BACK = 3


def read_shares_of_before(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the shares of what one of the three sentences before tells under the same name.

    Where the own sentence tells it too, or two sums before have the name, there is none.
    """
    for index, rate in enumerate(statements):
        found = _SHARE.fullmatch(rate.gap) if rate.unit == "%" and rate.is_exact else None
        part = _part(statements[:index], rate) if found else None
        if found is None or part is None:
            continue
        name = _plain(found["whole"])
        wholes = [one for one in statements if _is_named(one, part, name)]
        if len(wholes) != 1 or not rate.period - _BACK <= wholes[0].period < rate.period:
            continue
        whole = wholes[0]
        if whole.quantity.value >= part.quantity.value and _is_of_same_time(whole, part):
            start, end = part.quantity.start, rate.quantity.end
            terms = part.quantity, whole.quantity
            yield Equation(start, end, "ratio", terms, rate.quantity, sure=False)


def _part(earlier: Sequence[Statement], rate: Statement) -> Statement | None:
    """Return what a share is of: the figure before it, or before how far that moved."""
    for one in reversed(earlier):
        if one.item != rate.item:
            break
        if one.role == "level":
            return one if one.is_exact and not is_no_total(one) else None
    return None


def _is_named(one: Statement, part: Statement, name: str) -> bool:
    """Return whether a figure before a part, or in its sentence, has the name of the whole."""
    if one.unit != part.unit or one is part or one.period > part.period or not one.is_exact:
        return False
    if one.role != "level":
        return False
    called = _plain(_TAIL.sub("", one.lead))
    if called.endswith(name):
        return True
    letters = iter(called)  # 全县直达资金总量A。其中本级B，占全县总量的X%
    is_among = part.gap.startswith("其中") and one.period == part.period - 1
    return is_among and "总" in name and all(letter in letters for letter in name)


def _is_of_same_time(whole: Statement, part: Statement) -> bool:
    """Return whether a whole may be told of the time and budget that its part is of."""
    if whole.is_last_year or _OTHER_TIME.search(whole.lead):
        return False
    return not (whole.year and part.year and whole.year != part.year)


def _plain(name: str) -> str:
    return name.translate({ord(mark): None for mark in '“”"（）()'})
