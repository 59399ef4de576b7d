"""The layout that reports usually have, and where a template differs from it.

Layout lives in templates alone, so a difference is only worth knowing. The values are those of
GB/T 9704-2012 (paper and margins 5.1 and 5.2, title 7.3.1, page numbers 7.5) and, where the
standard says nothing, such as for text in tables, of what counties do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen import codes
from reportgen.findings import Finding
from reportgen.forms.lint.looks import ANNEX, Occurrences, ResolvedStyles
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import (
    TBL,
    TC,
    TR,
    Element,
    P,
    W,
    ancestor,
    parse,
    places_of,
    runs_of,
    text_of,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PAPER = {"w": 210, "h": 297}
MARGINS = {"top": 37, "bottom": 35, "left": 28, "right": 26}
TITLE_FONT, TITLE_POINTS = "方正小标宋简体", 22.0
TABLE_FONTS, TABLE_POINTS = ("仿宋_GB2312", "黑体"), 12.0
TABLE_LINES = (20.0, 22.0)
TEXT_WIDTH, TEXT_HEIGHT = 156, 225

_TOLERANCE = 1.0
_NAMES = {"w": "宽", "h": "高", "top": "上", "bottom": "下", "left": "左", "right": "右"}
_STANDARD = "GB/T 9704-2012"
_PER_MILLIMETRE = 1440 / 25.4
_FIRST_LINES = 40


def layout_differences(members: Mapping[str, bytes]) -> list[Finding]:
    """Note what differs from the usual layout, each difference once, where it is first seen."""
    try:
        root = parse(members[package.DOCUMENT])
        styles = ResolvedStyles(parse(members.get("word/styles.xml", b"<none/>")))
    except (etree.XMLSyntaxError, ValueError):
        return []  # reported by the compiler
    places = places_of(root)
    return [
        *_page(root),
        *_title(root, styles, places),
        *_tables(root),
        *_table_text(root, styles, places),
    ]


def _note(place: str, message: str, advice: str) -> Finding:
    return Finding(codes.M06, "info", "", place, message, advice)


def _page(root: Element) -> Iterator[Finding]:
    for number, section in enumerate(root.iter(w("sectPr")), start=1):
        turned = _is_turned(section)
        for name, title, usual in (("pgSz", "纸张", PAPER), ("pgMar", "页边距", MARGINS)):
            element = section.find(w(name))
            have = {key: _millimetres(element, key) for key in usual}
            if turned and _alike(have.values(), usual.values()):
                continue  # a sheet on its side may be bound at the top or at the bottom
            wrong = [k for k, value in usual.items() if abs(have[k] - value) > _TOLERANCE]
            if wrong:
                now = "、".join(f"{_NAMES[key]}{have[key]:.0f}毫米" for key in wrong)
                wanted = "、".join(f"{_NAMES[key]}{usual[key]}毫米" for key in wrong)
                message = f"{title}是{now}，{_STANDARD} 是{wanted}"
                yield _note(f"第{number}节", message, "在“页面布局”里改；县里另有规定的照县里的")


def _is_turned(section: Element) -> bool:
    """Return whether the pages of a section lie on their side."""
    size = section.find(w("pgSz"))
    return _millimetres(size, "w") > _millimetres(size, "h")


def _alike(ones: Iterable[float], others: Iterable[float]) -> bool:
    pairs = zip(sorted(ones), sorted(others), strict=True)
    return all(abs(one - other) <= _TOLERANCE for one, other in pairs)


def _title(root: Element, styles: ResolvedStyles, places: dict[Element, str]) -> Iterator[Finding]:
    """Compare the line before the first table that names the form."""
    for paragraph in root.iter(P, TBL):
        if paragraph.tag == TBL:
            return
        text = text_of(paragraph)[0]
        if not text.strip() or "报告" not in text or not (runs := runs_of(paragraph)):
            continue
        have = styles.font(runs[0], paragraph), styles.points(runs[0], paragraph)
        if have != (TITLE_FONT, TITLE_POINTS):
            message = (
                f"“{text[:_FIRST_LINES]}”：标题是{have[0] or '默认字体'}、{have[1]:g}磅，"
                f"通常用{TITLE_FONT}二号（{TITLE_POINTS:g}磅）"
            )
            yield _note(places[paragraph], message, "在“字体”里改；县里另有规定的照县里的")
        return


_LONG = 60
"""More characters than a label has."""


def _is_long(row: Element) -> bool:
    """Return whether a row may hold several paragraphs of text, or says itself what it holds."""
    texts = ["".join(each.text or "" for each in cell.iter(w("t"))) for cell in row.iter(TC)]
    return any("{%p" in text or ("{{" not in text and len(text) > _LONG) for text in texts)


def _tables(root: Element) -> Iterator[Finding]:
    for number, table in enumerate(root.iter(TBL), start=1):
        place = f"表{number}"
        properties = table.find(w("tblPr"))
        layout = None if properties is None else properties.find(w("tblLayout"))
        if layout is None or layout.get(w("type")) != "fixed":
            message = "列宽会随内容伸缩"
            yield _note(place, message, "表格属性 → 选项，去掉“自动重调尺寸以适应内容”")
        grid = [each.get(w("w"), "") for each in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        width = sum(map(int, grid)) / _PER_MILLIMETRE if all(map(str.isdecimal, grid)) else 0
        room = TEXT_HEIGHT if _is_landscape(table) else TEXT_WIDTH
        if width > room + _TOLERANCE:
            message = f"表宽{width:.0f}毫米，版心宽{room}毫米"
            yield _note(place, message, "把列调窄；页边距也改了的可以不管")
        for at, row in enumerate(table.iterfind(TR), start=1):
            is_header = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
            # In a table of annexes rows are short, and better whole.
            if number > 1 or is_header or not _is_long(row):
                continue
            if row.find(f"{w('trPr')}/{w('cantSplit')}") is not None:
                message = "这一行不允许跨页断行，内容长了会空出大半页"
                yield _note(f"{place} 第{at}行", message, "表格属性 → 行，勾选“允许跨页断行”")


def _is_landscape(table: Element) -> bool:
    """Return whether a table is in a section whose sheets lie on their side."""
    sections = table.xpath("following::w:sectPr[1]", namespaces={"w": W})
    return bool(sections) and _is_turned(sections[0])


_UNSEEN = (1.0, "exact")
"""The line of paragraphs that only keep their row on the page of the next one."""

_HIGH = 2 * TABLE_LINES[1]
"""From where on a line is as high as a label is to be, that it may not break over pages."""


def _table_text(
    root: Element, styles: ResolvedStyles, places: dict[Element, str]
) -> Iterator[Finding]:
    """Compare the text of tables, each look that differs with its first place.

    Those of the annexes have more columns and smaller text: nothing is usual there.
    """
    looks, lines = Occurrences[tuple[str, float]](), Occurrences[tuple[float, str]]()
    for paragraph in root.iter(P):
        text, in_table = text_of(paragraph)[0], ancestor(paragraph, TC) is not None
        if not in_table and ANNEX.match(text):
            break
        if not text.strip() or not in_table:
            continue
        line = styles.line(paragraph)
        if line == _UNSEEN and text.startswith("{%p"):
            continue
        is_high_label = line[1] == "exact" and line[0] > _HIGH and "{" not in text
        if not is_high_label and (
            line[1] != "exact" or not TABLE_LINES[0] <= line[0] <= TABLE_LINES[1]
        ):
            lines.add(line, places[paragraph], text)
        for run in runs_of(paragraph):
            look = styles.font(run, paragraph), styles.points(run, paragraph)
            if look[0] not in TABLE_FONTS or look[1] != TABLE_POINTS:
                looks.add(look, places[paragraph], text)
    for look, place, text, count in looks:
        message = (
            f"“{text}”：表内文字是{look[0] or '默认字体'}、{look[1]:g}磅，"
            f"通常用{TABLE_FONTS[0]}小四（{TABLE_POINTS:g}磅），标签用{TABLE_FONTS[1]}"
        )
        yield _note(place, message, f"在“字体”里改（这样的有{count}处）")
    for line, place, text, count in lines:
        have = f"{line[0]:g}倍" if line[1] == "auto" else f"{line[0]:g}磅"
        message = f"“{text}”：行距是{have}，表内通常用固定值20～22磅"
        yield _note(place, message, f"在“段落”里改（这样的有{count}处）")


def _millimetres(element: Element | None, key: str) -> float:
    value = "" if element is None else element.get(w(key), "")
    return int(value) / _PER_MILLIMETRE if value.isdecimal() else 0.0
