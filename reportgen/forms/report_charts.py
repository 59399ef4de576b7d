"""图表 in a document: figures of a report as a chart that Word can edit, with its workbook inside.

The chart is drawn by XlsxWriter; what Word wants otherwise than Excel is put right here.
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from html import escape
from typing import TYPE_CHECKING, Any

from reportgen.engine.language import NOTHING
from reportgen.engine.printing import PrintError
from reportgen.model.items import item_title
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.chart_figures import CHART_NAME, figures_digest
from reportgen.ooxml.package import unpack_any
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.engine.additions import PartAdditions

CHARTED = "图表"
"""The filter that draws figures: ``{{p 支出.按经济分类|图表("支出结构") }}``."""

CHART_TAG = lazy_pattern(rf"\|\s*{CHARTED}\b")
"""Where a part draws one."""

_SCORES = ("分值", "得分")
_MOST_NAMED = 14
"""So many characters of a name stand beside its bar; all stand in the workbook."""

_WIDTH, _LEAST_HEIGHT, _BAR_HEIGHT, _MOST_HEIGHT = 148, 50, 9, 215
_MOST_BARS, _EMUS = 40, 36_000
_COLOURS = ("#9DB7D5", "#1F4E79")
_ANY_DAY = datetime(2000, 1, 1)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_LABELS = lazy_pattern(r"<c:showVal val=\"1\"/>")
_FOR_PRINTERS = lazy_pattern(r"<c:printSettings>.*</c:printSettings>", re.DOTALL)
_LATIN = lazy_pattern(r'<a:latin typeface="([^"]+)"([^>]*)/>')
_FONT = {"name": "仿宋_GB2312", "size": 9}
_HEADING = {"name": "黑体", "size": 12, "bold": False}


class Series(NamedTuple):
    """What is measured, and a value for each name; None where there is none."""

    measure: str
    values: tuple[Decimal | None, ...]


class ReportChart:
    """Names with one or two values each, drawn as bars where a document is rendered."""

    def __init__(self, title: str, names: tuple[str, ...], series: tuple[Series, ...]) -> None:
        self.title, self.names, self.series = title, names, series

    def __html__(self) -> str:
        """Raise the error for a place where no chart can stand."""
        advice = "写成“{{p …|图表 }}”，独占一段；用 --engine docxtpl 时画不了图表，去掉这个标签"
        raise PrintError("图表要独占一段", advice)

    __str__ = __html__

    def put_into(self, additions: PartAdditions) -> str:
        """Return the paragraph with the chart; its parts go into the package."""
        chart, book = self._drawn()
        name = additions.add_part("word/embeddings/chart{}.xlsx", book, _BOOK_TYPE)
        part = additions.add_part("word/charts/chart{}.xml", chart, _CHART_TYPE)
        additions.relate(f"{_OFFICE}/package", name, part=part, key=_BOOK)
        return _PARAGRAPH.format(
            key=additions.relate(f"{_OFFICE}/chart", part),
            name=f"{CHART_NAME}{figures_digest(chart)}",
            title=escape(" ".join(f"{self.title}：{self._in_words()}".split())),
            width=_WIDTH * _EMUS,
            height=self._height * _EMUS,
        )

    @property
    def _height(self) -> int:
        wanted = _LEAST_HEIGHT + _BAR_HEIGHT * len(self.names) * len(self.series)
        return min(wanted, _MOST_HEIGHT)

    def _in_words(self) -> str:
        """Return what the chart says, for who can't see it."""
        rows = zip(
            self.names, zip(*(each.values for each in self.series), strict=True), strict=True
        )
        told = (
            f"{name}{'/'.join('无' if v is None else str(v) for v in row)}" for name, row in rows
        )
        return f"{'/'.join(each.measure for each in self.series)}　{'、'.join(told)}"

    def _drawn(self) -> tuple[bytes, bytes]:
        """Return the chart's part, and the workbook that Word opens to edit it."""
        drawn = unpack_any(self._book(with_chart=True), ".xlsx")["xl/charts/chart1.xml"]
        return _for_word(drawn), self._book()

    def _book(self, *, with_chart: bool = False) -> bytes:
        # For start-up: most forms have no charts.
        from reportgen.presenting import workbook

        made = io.BytesIO()
        with workbook(made) as book:
            book.set_properties({"created": _ANY_DAY})
            self._fill(book, with_chart=with_chart)
        return made.getvalue()

    def _fill(self, book: Any, *, with_chart: bool) -> None:
        sheet = book.add_worksheet("数据")
        sheet.set_column(0, 0, 40)
        for column, each in enumerate(self.series, 1):
            sheet.write_string(0, column, each.measure)
        for row, name in enumerate(self.names, 1):
            sheet.write_string(row, 0, name)
            for column, each in enumerate(self.series, 1):
                if (value := each.values[row - 1]) is not None:
                    sheet.write_number(row, column, float(value))
        if with_chart:
            self._draw(book, sheet)

    def _draw(self, book: Any, sheet: Any) -> None:
        last = len(self.names)
        chart = book.add_chart({"type": "bar"})
        for column, colour in zip(range(1, len(self.series) + 1), _COLOURS, strict=False):
            chart.add_series(
                {
                    "name": ["数据", 0, column],
                    "categories": ["数据", 1, 0, last, 0],
                    "values": ["数据", 1, column, last, column],
                    "fill": {"color": colour if len(self.series) > 1 else _COLOURS[-1]},
                    "data_labels": {"value": True, "font": _FONT},
                    "gap": 60,
                }
            )
        unit = f"（{self.series[0].measure}）" if len(self.series) == 1 else ""
        chart.set_title({"name": f"{self.title}{unit}", "name_font": _HEADING})
        chart.set_y_axis({"reverse": True, "num_font": _FONT, "major_tick_mark": "none"})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        several = {"position": "bottom", "font": _FONT}
        chart.set_legend(several if len(self.series) > 1 else {"none": True})
        chart.set_chartarea({"border": {"none": True}})
        sheet.insert_chart(0, len(self.series) + 2, chart)


def charted(figures: Any, title: str = "") -> Any:
    """图表: return amounts of a group, or scores of a list of indicators, as a chart; or nothing.

    Raises ValueError for a list without scores.
    """
    if not figures:
        return NOTHING
    if isinstance(figures, list):
        return _of_scores(figures, title or "指标得分")
    amounts = [(label, _number(amount.value)) for label, amount in figures.amounts]
    if not amounts:
        return NOTHING
    names, values = zip(*amounts, strict=True)
    return ReportChart(title or "金额", names, (Series("万元", values),))


def _of_scores(items: list[Any], title: str) -> Any:
    if not all(isinstance(each, dict) and set(_SCORES) <= each.keys() for each in items):
        raise ValueError(f"{CHARTED}画金额的各个部分，或有{'和'.join(_SCORES)}的列表，这里都不是")
    shown = [each for each in items if any(str(each[name]) for name in _SCORES)][:_MOST_BARS]
    names = tuple(_name_of(each) for each in shown)
    series = tuple(Series(name, tuple(_number(each[name]) for each in shown)) for name in _SCORES)
    return ReportChart(title, names, series) if shown else NOTHING


def _name_of(item: Any) -> str:
    name = item_title(item)
    return name if len(name) <= _MOST_NAMED else f"{name[: _MOST_NAMED - 1]}…"


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value).removesuffix("分"))
    except InvalidOperation:
        return None


def _for_word(chart: bytes) -> bytes:
    """Return a chart as Word has it: with its workbook, all flags, and fonts for Chinese."""
    text = chart.decode()
    # LibreOffice takes a flag that is not there for one that is set.
    flags = "".join(f'<c:show{each} val="{int(each == "Val")}"/>' for each in _SHOWN)
    text = _LABELS.sub(flags, text)
    text = _LATIN.sub(r'<a:latin typeface="\1"\2/><a:ea typeface="\1"/>', text)
    data = f'<c:externalData r:id="{_BOOK}"><c:autoUpdate val="0"/></c:externalData>'
    return _FOR_PRINTERS.sub(data, text).encode()


_BOOK = "rId1"
_PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:before="120"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="{name}" descr="{title}"/>'
    "<wp:cNvGraphicFramePr/>"
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{key}"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
