"""The three kinds of official expenses (三公经费), told with their sum: they are all of it."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_OFFICIAL_EXPENSES = Sign('三公[”"’]?(?:经费)?[^。；]{0,12}[0-9]', words("三公"))
"""What may tell of the sum of official expenses."""

_TOTAL = lazy_pattern("三公")
_KINDS = tuple(map(lazy_pattern, ("出国|出境", "用车|公车|车辆购置|[，、；]运行", "接待")))
_NONE_ABROAD = lazy_pattern(
    "(?:[未无]|没有)(?:安排|发生|组织|产生)?(?:任何)?[^，。；0-9]{0,4}因公出国"
)
"""What tells that nothing was spent on journeys abroad."""

_BOTH = 2
_BOUGHT, _RUN = lazy_pattern("购置"), lazy_pattern("运[行维]")
_OTHER = lazy_pattern("上年|去年|同比|比|较|预算|计划|人均|每|标准|平均|控制|下降|减少|增[加长]")


def read_official_expenses(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the sums of official expenses whose sentence tells each kind of them once.

    Cars may be told as what was paid for new ones and for running them. What stands in brackets is
    within one kind; where other sums, or those of another year or a budget, stand between there
    is none.
    """
    opens = brackets_around(statements)
    outside = [one for one, opened in zip(statements, opens, strict=True) if opened == OUTSIDE]
    for _, group in groupby(outside, key=attrgetter("period")):
        sums = [one for one in group if one.unit == "元" and one.role == "level"]
        totals = [one for one in sums if _TOTAL.search(one.gap)]
        parts = [one for one in sums if one not in totals]
        told_none = bool(sums) and _NONE_ABROAD.search(_sentence(sums[0])) is not None
        if len(totals) != 1 or any(_OTHER.search(one.gap) for one in sums):
            continue
        if not _are_all(parts, told_none=told_none):
            continue
        figures = (*totals, *parts)
        if all(one.is_exact for one in figures):
            start = min(one.quantity.start for one in figures)
            yield NearSum(start, max(one.quantity.end for one in figures), totals[0], tuple(parts))


def _sentence(one: Statement) -> str:
    """Return the sentence of a figure."""
    start = one.text.rfind("。", 0, one.quantity.start) + 1
    end = one.text.find("。", one.quantity.end)
    return one.text[start : end if end >= 0 else len(one.text)]


def _are_all(parts: Sequence[Statement], *, told_none: bool) -> bool:
    """Return whether each kind is told by one figure, cars by one or by both of their kinds."""
    kinds = [[one for one in parts if kind.search(one.gap)] for kind in _KINDS]
    abroad, cars, guests = kinds
    if len(abroad) != (not told_none) or len(guests) != 1 or sum(map(len, kinds)) != len(parts):
        return False
    if len(cars) == 1:
        return not _BOUGHT.search(cars[0].gap) or bool(_RUN.search(cars[0].gap))
    bought = [one for one in cars if _BOUGHT.search(one.gap)]
    run = [one for one in cars if _RUN.search(one.gap)]
    return len(cars) == _BOTH and len(bought) == len(run) == 1 and bought != run
