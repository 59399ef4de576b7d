"""Rows of tables of no form that the prose tells with another figure: money, people, rates."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.checks.tables.column_sums import (
    begins_figures,
    figure_of,
    half_width,
    heading_over,
    is_total,
)
from reportgen.checks.tables.told_rates import RatesOfProse
from reportgen.checks.told_figures import OTHER_OF_ITEM, figures_told, usual_unit
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import MULTIPLES, UNITS
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.subject import Subject
    from reportgen.checks.told_figures import ToldFigure
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.findings import Path
    from reportgen.model.other_tables import OtherTable, TableRow

_MONEY = lazy_pattern(r"单位[:：]?(?:人民币)?(亿元|万元|千元|元)|[（(](亿元|万元|千元|元)[）)]")
_BEHIND = lazy_pattern(r"[（(]([^（()）]{1,6})[)）]$")
_ORDINAL = lazy_pattern(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|其中[:：]?)+"
)
_NAME = lazy_pattern("(?:[0-9０-９—～-]{1,5})?[\u4e00-\u9fff“”]{3,16}")
_NO_NAME = lazy_pattern("人员经费|公用经费|财政拨款|预算|其他|年度|小计")
_USUAL = lazy_pattern("(?:基本|项目|工资福利|商品和服务|资本性)支出|对个人和家庭的补助")
"""Names that several things of a report have: of these a figure must be longer."""

_OF_PEOPLE = lazy_pattern("人数|实有|在职|在编|在岗")
_NO_AMOUNT = lazy_pattern("率|比|增减|序号|编码|代码|得分|分值|权重|系数|年初|上年|去年")
_YEAR = lazy_pattern("20[0-9]{2}(?=年)")
_RATE = lazy_pattern(r"(\d{1,3}\.\d{1,2})[%％]")
_BETWEEN = lazy_pattern(
    "(?:全年|实际|共计?|为|是|[支收]出|收入|经费|资金|预算|决算|执行|安排|投入|拨付|支付|实有|现有|人数|项目|工程|[：:])*"
)
_TIMES = {"千": 3, "万": 4, "亿": 8}
_PEOPLE, _PERCENT = "人", "%"
_WORDS, _SPACE = lazy_pattern("[\u4e00-\u9fff]{2}"), lazy_pattern(r"\s+")
_LEAST_DIGITS, _PAIR = 3, 2


class _Figure(NamedTuple):
    """A figure of a row: where it stands, its value in the unit of prose, as it is written."""

    place: str
    value: Decimal
    unit: str
    written: str


def other_than_rows(subject: Subject) -> Iterator[Hit]:
    """Return where the prose tells a figure of a row with a slip, and none as the row has it."""
    rows: dict[str, list[_Figure]] = {}
    for table in subject.report.places.tables:
        for name, figure in _figures(table, str(subject.report.year)):
            rows.setdefault(name, []).append(figure)
    rates = RatesOfProse(subject)
    for name, figures in rows.items():
        known = [each for each in figures if each.unit == _PERCENT]
        rate = rates.other_than(name, [each.value for each in known]) if known else None
        if rate is not None:
            yield _hit(rate.passage.path, rate.words, name, known[-1])
        told = [
            each
            for each in figures_told(subject, name, _BETWEEN, OTHER_OF_ITEM)
            if each.unit != _PERCENT
        ]
        for unit in dict.fromkeys(each.unit for each in told):
            known = [each for each in figures if each.unit == unit]
            alike = [each for each in told if each.unit == unit]
            if any(_agree(each.value, one.quantity) for each in known for one in alike):
                continue
            found = (
                (each, one) for one in alike for each in known if _is_slip(name, known, each, one)
            )
            for each, one in islice(found, 1):
                yield _hit(one.passage.path, one.words, name, each)


def _hit(path: Path, words: str, name: str, figure: _Figure) -> Hit:
    message = f"{quoted(words)}：{figure.place}“{name}”写的是{figure.written}，两处的数不同"
    advice = "与台账、决算核对，两处写同一个数；说的不是一回事的，写清楚各是什么"
    return Hit(path, message, advice, "warning")


def _agree(value: Decimal, told: Quantity) -> bool:
    """Return whether two figures can be the same, rounded as the prose has it."""
    return abs(told.value - value) <= (step(told) / 2 if told.is_rounded else 0)


def _is_slip(name: str, known: Sequence[_Figure], figure: _Figure, told: ToldFigure) -> bool:
    """Return whether a figure is told with a slip: one of many digits, or people."""
    if figure.value % step(told.quantity) or not is_slip_as_long(figure.value, told.quantity):
        return False
    digits = len(told.quantity.digits) - (_USUAL.fullmatch(name) is not None)
    is_only = figure.unit == _PEOPLE and len({each.value for each in known}) == 1
    return is_only or digits >= _LEAST_DIGITS


def _figures(table: OtherTable, year: str) -> Iterator[tuple[str, _Figure]]:
    """Return the figures of a table's rows with the names of these, none of other years."""
    heads: list[TableRow] = []
    money, is_below = _money_of(table), False
    for row in table.rows:
        if not (begins_figures(row) or _has_rates(row)):
            heads = [row] if is_below and len(row.cells) > _PAIR else [*heads, row]
            is_below = False
            continue
        is_below = True
        label = next((cell.text for cell in row.cells if _WORDS.search(cell.text)), "")
        name = _ORDINAL.sub("", _SPACE.sub("", label))
        behind = _BEHIND.search(name)
        name = name[: behind.start()] if behind else name
        if not _NAME.fullmatch(name) or _NO_NAME.search(name) or is_total(label):
            continue
        own = behind[1] if behind else next((c.text for c in row.cells if c.text in UNITS), "")
        for cell in row.cells[1:]:
            heading = "".join(heading_over(head, cell.column) for head in heads)
            rate = _RATE.fullmatch(half_width(cell.text))
            value = Decimal(rate[1]) if rate else figure_of(cell.text)
            is_other = _YEAR.search(heading) and year not in heading
            if value is None or is_other or (_NO_AMOUNT.search(heading) and not rate):
                continue
            unit = _PERCENT if rate else own or _unit(heading, money)
            yield name, _figure(row.place, value, unit)


def _has_rates(row: TableRow) -> bool:
    return any(_RATE.fullmatch(half_width(cell.text)) for cell in row.cells)


def _money_of(table: OtherTable) -> str:
    """Return the unit of a table's money; empty where it tells none, or several."""
    texts = [table.title, *(cell.text for row in table.rows for cell in row.cells)]
    found = {match[1] or match[2] for text in texts for match in _MONEY.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def _unit(heading: str, money: str) -> str:
    """Return the unit of a figure that its row does not tell: of people, or of all the money."""
    if _OF_PEOPLE.search(heading):
        return _PEOPLE
    behind = _BEHIND.search(heading)
    return behind[1] if behind and behind[1] in UNITS else money


def _figure(place: str, value: Decimal, unit: str) -> _Figure:
    """Return a figure in the unit in which prose is read: money in 元, 公里 in 米."""
    plain, power = (
        unit.lstrip("".join(_TIMES)),
        sum(_TIMES[each] for each in unit if each in _TIMES),
    )
    plain, more = MULTIPLES.get(UNITS.get(plain, plain), (plain, 0))
    return _Figure(place, value.scaleb(power + more), usual_unit(plain), f"{value}{unit}")
