"""The charts of ``汇总.xlsx``, and the figures that they show."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from reportgen.batch.list_sheet import GREY, HEAD_COLOUR, MARGINS
from reportgen.findings import SEVERITIES
from reportgen.named_tuples import NamedTuple
from reportgen.presenting import write_text

if TYPE_CHECKING:
    from reportgen.batch.outcome import Outcome

SHOWN_UNITS, SHOWN_RULES = 40, 12
"""How many units and rules a chart has room for: the lowest rates, the most findings."""

BANDS = (Decimal("0.6"), Decimal("0.8"), Decimal("0.9"), Decimal(1))
"""Where the bands of 执行率 end; the last has no end."""

BAND_NAMES = ("60%以下", "60%至80%", "80%至90%", "90%至100%", "超过100%")

_FEW_NAMES = 6
"""Up to how many names there is room for beside each other; more are written upwards."""

_MANY_BARS = 20
"""From how many bars there is no room for the figures beside each other."""

_TABLES_AT, _TABLE_COLUMNS = 18, 3
_CHART_ROWS, _ROW_HEIGHT, _PAGE_WIDTH = 19, 20, 1080
_BLUE = "#4472C4"


class _Chart(NamedTuple):
    """A chart: its title, what is measured, names with their values, how values are shown."""

    title: str
    measure: str
    rows: list[tuple[str, Any]]
    shape: str
    shown: int


@dataclass(slots=True)
class ChartFigures:
    """What the charts show, gathered while the outcomes go by."""

    lowest: list[tuple[Decimal, int, str]] = field(default_factory=list)
    bands: Counter[int] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    units: int = 0

    def add(self, outcome: Outcome) -> None:
        """Take in what became of a unit."""
        for finding in outcome.findings:
            self.rules[finding.rule, SEVERITIES[finding.severity]] += 1
        rate = outcome.summary.rate if outcome.summary else None
        if outcome.summary is None or rate is None:
            return
        self.units += 1
        self.bands[sum(rate > end if end == 1 else rate >= end for end in BANDS)] += 1
        # A heap keeps the lowest: its root is the highest of them.
        entry = (-rate, -self.units, outcome.summary.unit)
        if len(self.lowest) < SHOWN_UNITS:
            heapq.heappush(self.lowest, entry)
        else:
            heapq.heappushpop(self.lowest, entry)


def draw_charts(book: Any, figures: ChartFigures) -> None:
    """Draw 执行率 by unit and in bands, and findings by rule; the figures stand beside them."""
    sheet = book.add_worksheet("图表")
    charts = _charts(figures)
    _write_tables(book, sheet, charts)
    for number, chart in enumerate(charts):
        if chart.rows:
            _draw(book, sheet, number, chart)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(*MARGINS)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, _CHART_ROWS * 2, _TABLES_AT - 2)


def _charts(figures: ChartFigures) -> tuple[_Chart, ...]:
    lowest = sorted((-rate, -number, unit) for rate, number, unit in figures.lowest)
    rules = sorted(figures.rules.items(), key=lambda each: (-each[1], each[0]))
    most = min(len(rules), SHOWN_RULES)
    return (
        _Chart(
            f"各单位执行率（{_extent('最低', len(lowest), figures.units, '个')}）",
            "执行率",
            [(unit, rate) for rate, _, unit in lowest],
            "0.0%",
            len(lowest),
        ),
        _Chart(
            "执行率分布（单位数）",
            "单位数",
            [(name, figures.bands[at]) for at, name in enumerate(BAND_NAMES)],
            "0",
            len(BAND_NAMES),
        ),
        _Chart(
            f"检查结果条数（{_extent('最多', most, len(rules), '条规则')}）",
            "条数",
            [(f"{code} {level}", count) for (code, level), count in rules],
            "0",
            most,
        ),
    )


def _extent(which: str, shown: int, total: int, counted: str) -> str:
    """Return how many of how many are shown, in words."""
    all_ = f"共{total}{counted}"
    return all_ if shown == total else f"{which}的{shown}{counted}，{all_}"


def _write_tables(book: Any, sheet: Any, charts: tuple[_Chart, ...]) -> None:
    """Write the charts' figures beside them, row by row as the book wants it."""
    head = book.add_format({"bold": True, "bg_color": HEAD_COLOUR, "border": 1})
    for number, chart in enumerate(charts):
        column = _TABLES_AT + number * _TABLE_COLUMNS
        sheet.set_column(column, column, 30)
        sheet.write_row(0, column, (chart.title, chart.measure), head)
    shapes = [book.add_format({"num_format": chart.shape}) for chart in charts]
    for at, row in enumerate(zip_longest(*(chart.rows for chart in charts)), start=1):
        for number, cells in enumerate(row):
            if cells is not None:
                column = _TABLES_AT + number * _TABLE_COLUMNS
                write_text(sheet, at, column, cells[0])
                sheet.write_number(at, column + 1, float(cells[1]), shapes[number])


def _draw(book: Any, sheet: Any, number: int, what: _Chart) -> None:
    """Draw one chart: the first across the page, the others side by side below it."""
    column, is_wide = _TABLES_AT + number * _TABLE_COLUMNS, number == 0
    chart = book.add_chart({"type": "column"})
    crowded, labelled = what.shown > _MANY_BARS, what.shown > _FEW_NAMES
    chart.add_series(
        {
            "categories": [sheet.get_name(), 1, column, what.shown, column],
            "values": [sheet.get_name(), 1, column + 1, what.shown, column + 1],
            "gap": 60 if labelled else 200,
            "fill": {"color": _BLUE},
            "data_labels": {
                "value": True,
                "num_format": what.shape,
                "font": {"size": 7 if crowded else 9, "rotation": -90 if crowded else 0},
            },
        }
    )
    chart.set_title({"name": what.title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True})
    lines = {"visible": True, "line": {"color": GREY, "width": 0.5}}
    # Of few findings or units there are no halves.
    highest = max(value for _, value in what.rows)
    unit = {"major_unit": 1} if what.shape == "0" and highest <= _FEW_NAMES else {}
    shape = "0%" if "%" in what.shape else what.shape
    chart.set_y_axis({"num_format": shape, "min": 0, "major_gridlines": lines, **unit})
    upwards = labelled and (is_wide or what.shown > _FEW_NAMES + 2)
    chart.set_x_axis({"num_font": {"size": 9, "rotation": -60 if upwards else 0}})
    width = _PAGE_WIDTH if is_wide else _PAGE_WIDTH // 2
    chart.set_size({"width": width, "height": _CHART_ROWS * _ROW_HEIGHT})
    offset = _PAGE_WIDTH // 2 if number == 2 else 0  # noqa: PLR2004
    sheet.insert_chart(0 if is_wide else _CHART_ROWS, 0, chart, {"x_offset": offset})
