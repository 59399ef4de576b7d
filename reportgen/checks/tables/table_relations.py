"""Columns of tables that others make: 合计 across a row, 结余, growth, shares of the total."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit
from reportgen.checks.tables.column_sums import (
    begins_figures,
    figure_of,
    half_width,
    heading_over,
    is_total,
)
from reportgen.checks.tables.table_totals import path_in
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.checks.subject import Subject
    from reportgen.model.other_tables import TableRow

_TOTAL = lazy_pattern("(?:支出|收入|金额|资金)?(?:合计|小计|总计|总额)(?:[（(][^（()）]*[)）])?$")
_DIFFERENCE = lazy_pattern(
    "(?:结余|结转|差额|增减)(?:数|额|资金|金额|情况)?(?:[（(][^（()）]*[)）])?$"
)
_GROWTH = lazy_pattern("增[长减]率|增[长减]幅度?|增幅|增减[%％]|变动率")
_SHARE = lazy_pattern("占比|比重")
_NO_AMOUNT = lazy_pattern("率|比|[%％]|序号|编码|代码|得分|分值")
_RATE = lazy_pattern(r"(-?\d+(?:\.\d+)?)[%％]")
_HUNDRED, _CENT = Decimal(100), Decimal("0.01")
_LEAST, _MOST_COLUMNS, _PAIR = 2, 7, 2


class _Row(NamedTuple):
    """A row below the headings: its number, its label, its figures by their column."""

    at: int
    label: str
    figures: Mapping[int, Decimal]


class _Made(NamedTuple):
    """A figure of a row as it is told, what it should be, and how that comes about in words.

    It is ``plain`` where nothing is reckoned, as with a part of 0.
    """

    row: _Row
    told: Decimal
    value: Decimal
    terms: str
    plain: bool
    unit: str = ""

    @property
    def fits(self) -> bool:
        """Whether it is what it should be, rounded as it is told."""
        places = -int(self.told.as_tuple().exponent)
        rounded = self.terms.count("+") if places else 0
        margin = Decimal(1).scaleb(-places) * (1 + rounded) / 2
        return abs(self.told - self.value) <= max(_CENT, margin)


def wrong_relations(subject: Subject) -> Iterator[Hit]:
    """Return the figures that their row does not make as most other rows make theirs."""
    for table in subject.report.places.tables:
        first = next((at for at, row in enumerate(table.rows) if begins_figures(row)), 0)
        rows = [_read(at, row) for at, row in enumerate(table.rows[first:], first)] if first else []
        columns = sorted({column for row in rows for column in row.figures})
        if len(rows) <= _LEAST or not _PAIR <= len(columns) <= _MOST_COLUMNS:
            continue
        heads = {
            column: "".join(heading_over(head, column) for head in table.rows[:first])
            for column in columns
        }
        for column, heading in heads.items():
            ways = (way for way in _ways(rows, column, heads) if _is_told(way))
            for made in min(ways, key=_misses, default=[]):
                if not made.fits:
                    message = (
                        f"{table.name}“{made.row.label}”一行的“{heading}”："
                        f"{made.terms}={plain(made.value)}{made.unit}，不是{plain(made.told)}{made.unit}"
                    )
                    advice = "核对这几个数，改正算错的一个"
                    yield Hit(path_in(table, made.row.at), message, advice, "warning")


def _read(at: int, row: TableRow) -> _Row:
    """Return the figures of a row, rates without their sign."""
    label = next((cell.text.strip() for cell in row.cells if figure_of(cell.text) is None), "")
    figures = {}
    for cell in row.cells:
        rate = _RATE.fullmatch(half_width(cell.text))
        value = Decimal(rate[1]) if rate else figure_of(cell.text)
        if value is not None:
            figures[cell.column] = value
    return _Row(at, label, figures)


def _misses(way: Sequence[_Made]) -> int:
    return sum(not made.fits for made in way)


def _is_told(way: Sequence[_Made]) -> bool:
    """Return whether a column is made in a way by most of its rows, and some are reckoned."""
    misses = _misses(way)
    reckoned = sum(made.fits and not made.plain for made in way)
    return reckoned >= _LEAST and misses * 2 <= len(way) - misses


def _ways(rows: Sequence[_Row], column: int, heads: Mapping[int, str]) -> Iterator[list[_Made]]:
    """Return the ways in which others may make a column, each as its rows would have it."""
    heading = heads[column]
    money = [each for each in heads if each != column and not _NO_AMOUNT.search(heads[each])]
    before = [each for each in money if each < column]
    told = [row for row in rows if column in row.figures]
    if _TOTAL.search(heading):
        for parts in (before, [each for each in money if each > column]):
            if len(parts) >= _PAIR:
                yield [made for row in told if (made := _sum(row, column, parts))]
    elif _DIFFERENCE.search(heading) or _GROWTH.search(heading):
        make = _growth if _GROWTH.search(heading) else _difference
        for one, other in permutations(before, _PAIR):
            both = [row for row in told if one in row.figures and other in row.figures]
            yield [made for row in both if (made := make(row, column, one, other))]
    elif _SHARE.search(heading):
        whole = next((row for row in rows if is_total(row.label)), None)
        for one in before:
            if whole is not None and whole.figures.get(one, 0) > 0:
                total = whole.figures[one]
                both = [row for row in told if one in row.figures]
                yield [_share(row, column, row.figures[one], total) for row in both]


def _sum(row: _Row, column: int, parts: Sequence[int]) -> _Made | None:
    given = [row.figures[part] for part in parts if part in row.figures]
    if not given:
        return None
    terms = "+".join(map(plain, given))
    is_plain = sum(map(bool, given)) < _PAIR
    return _Made(row, row.figures[column], sum(given, Decimal(0)), terms, is_plain)


def _difference(row: _Row, column: int, one: int, other: int) -> _Made:
    first, second = row.figures[one], row.figures[other]
    terms = f"{plain(first)}−{plain(second)}"
    return _Made(row, row.figures[column], first - second, terms, not (first and second))


def _growth(row: _Row, column: int, one: int, other: int) -> _Made | None:
    now, base = row.figures[one], row.figures[other]
    if base <= 0:
        return None
    rate = ((now - base) / base * _HUNDRED).quantize(_CENT)
    terms = f"（{plain(now)}−{plain(base)}）÷{plain(base)}"
    return _Made(row, row.figures[column], rate, terms, now == base, "%")


def _share(row: _Row, column: int, part: Decimal, total: Decimal) -> _Made:
    share = (part / total * _HUNDRED).quantize(_CENT)
    terms = f"{plain(part)}÷{plain(total)}"
    return _Made(row, row.figures[column], share, terms, part == total, "%")
