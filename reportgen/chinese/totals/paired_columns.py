"""Totals of two doings that items tell both of: 受理9件，办结7件。其中受理甲5件，办结4件；…."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, RATES, same_unit
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

    _Rows = Sequence[Sequence[Statement]]

MAY_BE_PAIRED_COLUMNS = Sign(
    "其中[：:，,]?[^，。；、：0-9]{2,16}[0-9.]+(?P<unit>[一-鿿]{1,3})，[^，。；、：0-9]{1,10}[0-9.]+(?P=unit)[^。；]{0,40}；",
    words("其中"),
)
"""What may open items that each tell two figures of one unit."""

_LABEL = lazy_pattern("^[，；。、：]*(?:其中)?[：:，,]?")
_OPEN = lazy_pattern("等(?![级次待候额])|主要|另|其余|其他|此外|部分|重复|交叉")
_NO_TOTAL = lazy_pattern("其中|上年|去年|同比|比|每|均|新增|未|余|存")
_FEWEST, _SHARED, _PERIODS = 2, 2, 1


def read_paired_columns(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals of one doing that its items do not make where those of the other do."""
    around = brackets_around(statements)
    beside = [
        one
        for one, opened in zip(statements, around, strict=True)
        if opened == OUTSIDE and one.unit not in RATES
    ]
    for index, first in enumerate(beside):
        if "其中" not in first.gap or not first.unit or first.unit in MONEY:
            continue
        rows = _rows(beside[index:])
        if len(rows) < _FEWEST or _OPEN.search(first.text, first.begin, _end(rows)):
            continue
        before = [one for one in beside[:index] if first.period - one.period <= _PERIODS]
        columns = [_with_total(column, before) for column in zip(*rows, strict=True)]
        found = [one for one in columns if one is not None]
        wrong = [one for one in found if _added(one) != one.total.quantity.value]
        if len(found) == len(columns) and len(wrong) < len(columns):
            yield from wrong


def tell_one_item(parts: Sequence[Statement], statements: Sequence[Statement]) -> bool:
    """Return whether figures are the two or more of an item, and those of the next tell as much.

    受理甲5件，办结4件；受理乙3件，办结3件: 5 and 4 are no parts of one whole.
    """
    last = parts[-1]
    following = [
        one.lead
        for one in statements
        if one.item == last.item + 1 and one.period == last.period and one.unit == last.unit
    ]
    names = [one.lead for one in parts[1:]]
    return bool(names) and all(names) and following[1:] == names


def _rows(beside: Sequence[Statement]) -> _Rows:
    """Return the figures of each item; none where the items do not tell as many of one unit."""
    first = beside[0]
    items: dict[int, list[Statement]] = {}
    for one in beside:
        if one.period != first.period:
            break
        items.setdefault(one.item, []).append(one)
    rows = list(items.values())
    width = len(rows[0])
    alike = all(
        len(row) == width and all(one.is_exact and same_unit(one.unit, first.unit) for one in row)
        for row in rows
    )
    return rows if alike and width >= _FEWEST else []


def _end(rows: _Rows) -> int:
    last = rows[-1][-1]
    end = last.text.find("。", last.quantity.end)
    return end if end >= 0 else len(last.text)


def _with_total(column: Sequence[Statement], before: Sequence[Statement]) -> NearSum | None:
    """Return a column with the one figure before it that tells of the same doing; None without."""
    done = _shared([_LABEL.sub("", one.gap) for one in column])
    totals = [
        one
        for one in before
        if done
        and done in one.lead
        and same_unit(one.unit, column[0].unit)
        and one.is_exact
        and not _NO_TOTAL.search(one.lead)
    ]
    if len(totals) != 1:
        return None
    (total,) = totals
    return NearSum(total.quantity.start, column[-1].quantity.end, total, tuple(column))


def _shared(labels: Sequence[str]) -> str:
    """Return the words that all of some names begin with, or else end with; none of one letter."""
    first = min(labels, key=len)
    for size in range(len(first), _SHARED - 1, -1):
        for words_of in (first[:size], first[-size:]):
            if all(one.startswith(words_of) for one in labels):
                return words_of
            if all(one.endswith(words_of) for one in labels):
                return words_of
    return ""


def _added(found: NearSum) -> Decimal:
    return sum((one.quantity.value for one in found.parts), Decimal(0))
