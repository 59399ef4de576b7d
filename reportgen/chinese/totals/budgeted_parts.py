"""Totals with budget and result whose parts have both: 预算B，决算A，其中甲预算b，决算a；…."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_BUDGETED_PARTS = Sign(
    "其中[^。；0-9]{2,30}预算数?[^。；，0-9]{0,4}[0-9][^。；]{1,30}?(?:决算|支出|执行)数?[^。；，0-9]{0,4}[0-9]",
    words("其中"),
)
"""What may tell of the budget and the result of a part."""

_AMONG = lazy_pattern("[，；（(。]其中")
_NO_PART = lazy_pattern("上年|去年|同期|人均|每|其中(?![:：，]?[^，。；]{2,30}预算)|另|结余|结转")
_FEWEST = 2


def read_budgeted_parts(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the column of two, budgets or results, that its parts do not make while those of

    the other do: so nothing else is in the total. Where both columns or neither add up, or a
    figure is of neither, there is none.
    """
    money = [one for one in statements if one.unit in MONEY and one.role == "level"]
    for at in range(_FEWEST, len(money)):
        total = money[at - 2 : at]
        if not _AMONG.search(money[at].gap) or not _is_pair(total):
            continue
        pairs = _pairs(money[at:])
        if len(pairs) < _FEWEST:
            continue
        off = [
            column
            for column in (0, 1)
            if sum(pair[column].quantity.value for pair in pairs) != total[column].quantity.value
        ]
        if len(off) == 1:
            (column,) = off
            parts = tuple(pair[column] for pair in pairs)
            yield NearSum(total[0].quantity.start, pairs[-1][1].quantity.end, total[column], parts)


def _is_pair(two: Sequence[Statement]) -> bool:
    """Return whether two figures are a budget and what came of it."""
    exact = all(one.is_exact for one in two)
    return exact and [one.basis for one in two] == ["planned", "done"]


def _pairs(money: Sequence[Statement]) -> list[list[Statement]]:
    """Return the budgets and results of the parts, none if a figure of the list is neither."""
    period = money[0].period
    listed = [one for one in money if one.period == period]
    if len(listed) % 2 or any(_NO_PART.search(one.gap) for one in listed):
        return []
    pairs = [listed[at : at + 2] for at in range(0, len(listed), 2)]
    return pairs if all(map(_is_pair, pairs)) else []
