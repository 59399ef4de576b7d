"""Rates in tables of no form: 执行率 beside 预算数 and 支出数, row by row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit
from reportgen.checks.tables.column_sums import figure_of
from reportgen.checks.tables.table_totals import path_in
from reportgen.chinese.figures.slips import are_slips
from reportgen.model.percentages import percentage
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.subject import Subject
    from reportgen.model.other_tables import OtherTable, TableRow

_RATE = lazy_pattern("(?:执行|支付|支出|使用|拨付|完成)(?:率|进度)")
_BASE = lazy_pattern("预算|安排|下达|批复|计划|指标|合同")
_DONE = lazy_pattern("执行|支出|决算|支付|使用|拨付|实际|完成")
_PERCENT = lazy_pattern(r"\s*(\d+(?:\.\d+)?)\s*[%％]?\s*")
_WORDS = lazy_pattern("[\u4e00-\u9fff]{2}")
_OF_ALL_YEAR = lazy_pattern("全年|调整")
_SPREAD, _MOST_DIGITS, _PAIR = Decimal("0.01"), 20, 2


class _Rate(NamedTuple):
    """A rate of a row, with what may be its base and what was carried out."""

    row: int
    label: str
    told: Decimal
    done: Decimal
    bases: tuple[Decimal, ...]
    is_of_all_year: bool

    @property
    def slips(self) -> bool:
        """Whether it is the rate of all the year's budget but for a digit, or two exchanged."""
        true = percentage(self.done, self.bases[-1])
        return (
            self.is_of_all_year
            and true is not None
            and are_slips(*(str(int(each * 100)) for each in (true, self.told)))
        )

    def fits(self) -> bool:
        """Return whether it is the rate of one of its bases, rounded as it is told."""
        spread = max(_SPREAD, Decimal(1).scaleb(int(self.told.as_tuple().exponent)) / 2)
        true = [percentage(self.done, base) for base in self.bases]
        return any(one is not None and abs(one - self.told) <= spread for one in true)


def wrong_table_rates(subject: Subject) -> Iterator[Hit]:
    """Return the rates of a table that their row does not make, where another row shows how."""
    for table in subject.report.places.tables:
        rates = list(_rates(table))
        if not any(rate.fits() for rate in rates) and not (len(rates) == 1 and rates[0].slips):
            continue
        for rate in rates:
            true = percentage(rate.done, rate.bases[-1])
            if true is None or rate.fits():
                continue
            terms = f"{plain(rate.done)}÷{plain(rate.bases[-1])}={plain(true)}%"
            row = f"“{rate.label}”一行" if rate.label else table.rows[rate.row].place.split()[-1]
            message = f"{table.name}{row}：{terms}，不是{plain(rate.told)}%"
            yield Hit(path_in(table, rate.row), message, "核对这几个数，改正算错的一个", "warning")


def _rates(table: OtherTable) -> Iterator[_Rate]:
    """Return the rates below the headings of some, with the figures before them."""
    for at, head in enumerate(table.rows):
        rate = next((cell for cell in head.cells if _RATE.search(cell.text)), None)
        if rate is None or any(figure_of(cell.text) for cell in head.cells):
            continue
        before = [cell for cell in head.cells if cell.column < rate.column]
        done = [cell.column for cell in before if _DONE.search(cell.text)]
        bases = [
            cell.column
            for cell in before
            if _BASE.search(cell.text) and cell.column not in done[-1:]
        ]
        if done and bases:
            of_year = {cell.column for cell in before if _OF_ALL_YEAR.search(cell.text)}
            columns = (*bases, done[-1])
            for found in _below(table.rows, at, columns, rate.column):
                yield found._replace(is_of_all_year=of_year.issuperset(columns[-_PAIR:]))


def _below(
    rows: Sequence[TableRow], head: int, columns: Sequence[int], column: int
) -> Iterator[_Rate]:
    for at, row in enumerate(rows[head + 1 :], head + 1):
        cells = {cell.column: cell.text for cell in row.cells}
        if len(cells) > len(columns) and not any(map(figure_of, cells.values())):
            return  # other headings
        told = _PERCENT.fullmatch(cells.get(column, ""))
        if any(len(cells.get(each, "")) > _MOST_DIGITS for each in (*columns, column)):
            continue  # no amount of money
        *bases, done = (figure_of(cells.get(each, "")) for each in columns)
        given = tuple(base for base in bases if base)
        if told is not None and done is not None and given:
            label = next((one.text for one in row.cells if _WORDS.search(one.text)), "")
            yield _Rate(at, label.strip(), Decimal(told[1]), done, given, is_of_all_year=False)
