"""``汇总.xlsx``: the units, what was found in them, and charts, for a bureau to look at."""

from __future__ import annotations

import heapq
import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import xlsxwriter

from reportgen.batch.outcome import STATUSES, Outcome
from reportgen.findings import SEVERITIES, Finding, shown
from reportgen.presenting import cell_text, print_on_a4_across

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

UNIT_TITLES = (
    ("单位名称", 34),
    ("年度", 7),
    ("预算（万元）", 13),
    ("支出（万元）", 13),
    ("执行率", 9),
    ("结余（万元）", 13),
    ("三公（万元）", 13),
    ("错误", 7),
    ("警告", 7),
    ("状态", 9),
    ("文件", 44),
    ("SHA-256", 22),
    ("模板", 12),
    ("模板年度", 10),
    ("数据", 30),
)
FINDING_TITLES = (
    ("单位名称", 30),
    ("级别", 7),
    ("编号", 8),
    ("栏目", 34),
    ("位置", 30),
    ("说明", 56),
    ("建议", 40),
    ("文件", 40),
)
"""The columns of the sheets 单位 and 检查结果, and their widths in characters."""

SHOWN_UNITS = 40
"""How many units a chart has room for: those with the lowest rate where there are more."""

BANDS = (Decimal("0.6"), Decimal("0.8"), Decimal("0.9"), Decimal(1))
"""Where the bands of 执行率 end; the last has no end."""

BAND_NAMES = ("60%以下", "60%至80%", "80%至90%", "90%至100%", "超过100%")

_TABLES_AT, _TABLE_COLUMNS = 18, 3
_CHART_ROWS, _ROW_HEIGHT, _PAGE_WIDTH = 18, 20, 1080

_Tables = tuple[tuple[str, str, list[tuple[str, Any]], str], ...]
"""For each chart: its title, what is measured, the names and values, how values are shown."""

_MAX_LINK = 250
_CREATED = datetime(2000, 1, 1)
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


@dataclass(slots=True)
class _Figures:
    """What the charts show, gathered while the rows are written."""

    lowest: list[tuple[Decimal, int, str]] = field(default_factory=list)
    bands: Counter[int] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    units: int = 0

    def add(self, outcome: Outcome) -> None:
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


def write_workbook(target: str, folder: Path, outcomes: Iterable[Outcome]) -> None:
    """Write the workbook to a new file; links in it lead from ``folder``.

    Rows go to the disk as they come, so that no number of units fills the memory.
    """
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        book.set_properties({"title": "部门整体支出绩效评价报告汇总", "created": _CREATED})
        units = _Sheet(book, "单位", UNIT_TITLES)
        found = _Sheet(book, "检查结果", FINDING_TITLES)
        figures = _Figures()
        for outcome in outcomes:
            units.add(_unit_row(outcome, folder))
            for finding in outcome.findings:
                found.add(_finding_row(outcome, finding, folder))
            figures.add(outcome)
        units.close()
        found.close()
        _draw_charts(book, figures)


@dataclass(frozen=True, slots=True)
class _Link:
    """A text that leads to a file."""

    text: str
    target: str

    @property
    def formula(self) -> str:
        """The link as a formula: unlike Excel's other links, any number of them will do."""
        target, text = (each.replace('"', '""') for each in (self.target, self.text))
        return f'=HYPERLINK("{target}","{text}")'


class _Sheet:
    """A list with a frozen heading that can be filtered."""

    def __init__(self, book: Any, name: str, titles: tuple[tuple[str, int], ...]) -> None:
        self._sheet = book.add_worksheet(name)
        border = {"border": 1, "valign": "top"}
        head = {"bold": True, "bg_color": "#D9E2F3", "text_wrap": True, **border}
        self._text = book.add_format({"text_wrap": True, **border})
        self._link = book.add_format({"font_color": "#0563C1", "underline": 1, **border})
        self._amount = book.add_format({"num_format": "#,##0.00######", **border})
        self._rate = book.add_format({"num_format": "0.0%", **border})
        self._rows = 0
        self._columns = len(titles)
        for column, (_, width) in enumerate(titles):
            self._sheet.set_column(column, column, width)
        self._sheet.freeze_panes(1, 1)
        self._sheet.write_row(0, 0, [title for title, _ in titles], book.add_format(head))
        self._rate_column = next((n for n, (t, _) in enumerate(titles) if t == "执行率"), -1)

    def add(self, row: tuple[Any, ...]) -> None:
        """Write a row: texts, whole numbers, amounts, links, None for nothing."""
        self._rows += 1
        for column, value in enumerate(row):
            if isinstance(value, Decimal):
                shape = self._rate if column == self._rate_column else self._amount
                self._sheet.write_number(self._rows, column, float(value), shape)
            elif isinstance(value, _Link):
                self._sheet.write_formula(self._rows, column, value.formula, self._link, value.text)
            elif value is None or value == "":
                self._sheet.write_blank(self._rows, column, None, self._text)
            elif isinstance(value, int):
                self._sheet.write_number(self._rows, column, value, self._text)
            else:
                self._sheet.write_string(self._rows, column, cell_text(value), self._text)

    def close(self) -> None:
        """Set what depends on the number of rows."""
        self._sheet.autofilter(0, 0, self._rows, self._columns - 1)
        print_on_a4_across(self._sheet)
        self._sheet.set_footer("&C第&P页，共&N页")


def _unit_row(outcome: Outcome, folder: Path) -> tuple[Any, ...]:
    figures = outcome.summary
    amounts: tuple[Any, ...] = (None,) * 7
    if figures is not None:
        money = (figures.budget, figures.spent, figures.rate, figures.balance, figures.official)
        amounts = (figures.unit, figures.year, *money)
    return (
        *amounts,
        outcome.count("error"),
        outcome.count("warning"),
        STATUSES[outcome.status],
        _link(outcome.output, folder),
        outcome.sha256,
        outcome.template,
        outcome.template_year,
        _link(outcome.source, folder),
    )


def _finding_row(outcome: Outcome, finding: Finding, folder: Path) -> tuple[Any, ...]:
    return (
        outcome.summary.unit if outcome.summary else None,
        SEVERITIES[finding.severity],
        finding.rule,
        finding.path,
        finding.location,
        finding.message,
        finding.suggestion,
        _link(outcome.output or outcome.source, folder),
    )


def _link(path: str, folder: Path) -> _Link | str | None:
    """Give a link to a file; its name alone where a formula can't hold it."""
    if not path:
        return None
    try:
        target = os.path.relpath(path, folder)
    except ValueError:  # another drive
        target = os.path.abspath(path)
    text = shown(os.path.basename(path))
    is_plain = shown(target) == target and max(len(target), len(text)) <= _MAX_LINK
    return _Link(text, target.replace(os.sep, "/")) if is_plain else text


def _draw_charts(book: Any, figures: _Figures) -> None:
    """Draw 执行率 by unit and in bands, and findings by rule; the figures stand beside them."""
    sheet = book.add_worksheet("图表")
    lowest = sorted((-rate, -number, unit) for rate, number, unit in figures.lowest)
    rules = sorted(figures.rules.items(), key=lambda each: (-each[1], each[0]))
    some = figures.units > len(lowest)
    extent = f"最低的{len(lowest)}个，共{figures.units}个" if some else f"共{figures.units}个"
    tables: _Tables = (
        (f"各单位执行率（{extent}）", "执行率", [(unit, rate) for rate, _, unit in lowest], "0.0%"),
        (
            "执行率分布（单位数）",
            "单位数",
            [(name, figures.bands[at]) for at, name in enumerate(BAND_NAMES)],
            "0",
        ),
        (
            "检查结果（按规则，条数）",
            "条数",
            [(f"{code} {level}", count) for (code, level), count in rules],
            "0",
        ),
    )
    _write_tables(book, sheet, tables)
    for number, (title, _, rows, shape) in enumerate(tables):
        if rows:
            _draw_chart(book, sheet, number, (title, len(rows), shape))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, _CHART_ROWS * 2, _TABLES_AT - 2)


def _write_tables(book: Any, sheet: Any, tables: _Tables) -> None:
    """Write the charts' figures beside them, row by row as the book wants it."""
    head = book.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1})
    for number, (title, measure, _, _) in enumerate(tables):
        column = _TABLES_AT + number * _TABLE_COLUMNS
        sheet.set_column(column, column, 30)
        sheet.write_row(0, column, (title, measure), head)
    shapes = [book.add_format({"num_format": shape}) for *_, shape in tables]
    for at, row in enumerate(zip_longest(*(rows for _, _, rows, _ in tables)), start=1):
        for number, cells in enumerate(row):
            if cells is not None:
                column = _TABLES_AT + number * _TABLE_COLUMNS
                sheet.write_string(at, column, cell_text(cells[0]))
                sheet.write_number(at, column + 1, float(cells[1]), shapes[number])


def _draw_chart(book: Any, sheet: Any, number: int, what: tuple[str, int, str]) -> None:
    """Draw one chart: the first across the page, the others side by side below it."""
    title, count, shape = what
    column = _TABLES_AT + number * _TABLE_COLUMNS
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "categories": [sheet.get_name(), 1, column, count, column],
            "values": [sheet.get_name(), 1, column + 1, count, column + 1],
            "gap": 60,
            "fill": {"color": "#4472C4"},
            "data_labels": {"value": True, "num_format": shape, "font": {"size": 8}},
        }
    )
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"num_format": "0%" if "%" in shape else shape, "min": 0})
    chart.set_x_axis({"num_font": {"size": 8, "rotation": -60 if number == 0 else 0}})
    width = _PAGE_WIDTH if number == 0 else _PAGE_WIDTH // 2
    chart.set_size({"width": width, "height": _CHART_ROWS * _ROW_HEIGHT})
    offset = _PAGE_WIDTH // 2 if number == 2 else 0  # noqa: PLR2004
    sheet.insert_chart(0 if number == 0 else _CHART_ROWS, 0, chart, {"x_offset": offset})
