"""What a county may want on its form beside what is on the one it began with."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import TBL, TC, TR, P, parse, text_of, w, whole_number
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.ooxml.wordprocessing import Element

_TITLE = "部门整体支出绩效评价报告"
_YEAR = "{{ 年度 }}年度"
_UNIT = "{{ 部门概况.单位名称 }}"
_DATE = "{% if 落款日期 %}{{ 落款日期 }}{% endif %}"
_CHARTS = (
    ('{{p 预算收支.收入|图表("收入结构") }}', ""),
    ('{{p 绩效完成情况.部门整体支出管理和使用基本情况.按经济分类|图表("支出结构") }}', ""),
    ('{{p 附件.整体自评表.绩效指标|图表("指标得分") }}', "附件.整体自评表.绩效指标"),
)
_ABOVE, _BELOW = 2400, 6000
_CHARACTERS, _LINES = 20, 20
"""A row of fewer lines of so many characters fits on a page, with much above and below it."""

_LIST = lazy_pattern(r"\{%p? *for +\S+ +in +(\S+) *%\}")
_SIGNED = ("单位（盖章）：　　　　　　　　　　", "单位负责人（签字）：　　　　　　　", _DATE)


@dataclass(frozen=True, slots=True)
class FormExtras:
    """Which of them a form is to have: the year in its title, a cover, a place to sign, charts."""

    title_year: bool = False
    cover: bool = False
    signature: bool = False
    charts: bool = False


NO_EXTRAS = FormExtras()
"""The form as it is."""


def with_extras(members: dict[str, bytes], extras: FormExtras) -> dict[str, bytes]:
    """Return the members of a template with what is wanted more; what is there stays as it is."""
    if extras == NO_EXTRAS:
        return members
    document = parse(members[package.DOCUMENT])
    body = document.find(w("body"))
    if body is None:
        return members
    if extras.signature and "落款日期" not in "".join(map(_text, body.iter(P))):
        _sign(body)
    if extras.charts:
        _draw(body)
    if extras.title_year:
        _put_year(body)
    if extras.cover:
        _cover(body)
    changed = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    return {**members, package.DOCUMENT: changed}


def _text(paragraph: Element) -> str:
    return str(text_of(paragraph)[0])


def _put_year(body: Any) -> None:
    """Put the year before the title, unless a line of it has the year."""
    lines = [each for each in body.findall(P) if _style(each).endswith("Title")]
    if any("年度 }}" in _text(each) for each in lines[:2]):
        return
    for line in lines:
        for text in line.iter(w("t")):
            if (text.text or "").startswith(_TITLE):
                text.text = f"{_YEAR}{text.text}"
                return


def _cover(body: Any) -> None:
    """Put a page before the form: unit, title, date; the form begins on the next.

    It has no number.
    """
    first = body[0]
    style = _style(first)
    _looks(first).append(_element("pageBreakBefore"))
    lines = (
        _line(style, _UNIT, before=_ABOVE),
        _line(style, f"{_YEAR}{_TITLE}", before=0),
        _line("", _DATE, before=_BELOW, align="center"),
    )
    for line in reversed(lines):
        body.insert(0, line)
    section = next(body.iter(w("sectPr")), None)
    if section is not None and section.find(w("titlePg")) is None:
        grid = section.find(w("docGrid"))
        section.insert(len(section) if grid is None else section.index(grid), _element("titlePg"))


def _sign(body: Any) -> None:
    """Put a place to sign and to seal under the form's table, whole on the page of its last row.

    It is a row without lines: a table is kept with a paragraph below it by Word alone.
    """
    lines = [_line("", words, before=120, align="right") for words in _SIGNED]
    table = body.find(TBL)
    if table is not None:
        _keep_last_row(table)
        table.append(_bare_row(table, lines))
        return
    for line in lines[:-1]:
        _keep(line)
    for line in reversed(lines):
        body.findall(P)[-1].addnext(line)


def _bare_row(table: Element, lines: list[Element]) -> Element:
    """Make a row of one cell, as wide as the table; the line above it is that of the last row."""
    columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    width = sum(whole_number(each.get(w("w")), 0) for each in columns)
    looks = _element("tcPr")
    looks.append(_element("tcW", w=str(width), type="dxa"))
    looks.append(_element("gridSpan", val=str(len(columns))))
    borders = _element("tcBorders")
    borders.extend([_element(side, val="nil") for side in ("left", "bottom", "right")])
    looks.append(borders)
    row, whole, cell = _element("tr"), _element("trPr"), _element("tc")
    whole.append(_element("cantSplit"))
    cell.extend([looks, *lines])
    row.extend([whole, cell])
    return row


def _keep_last_row(table: Element) -> None:
    """Keep the last row of a table on the page of what is below it, unless its text is long.

    What is kept and higher than a page, LibreOffice prints without its end. One paragraph of a
    row's first cell is enough, and one without words may be put there or not as tags decide.
    """
    rows = [row for row in table.iter(TR) if row.getparent() is table]
    cells = rows[-1].findall(TC) if rows else []
    first = cells[0].find(P) if cells else None
    if first is None:
        return
    lists = _LIST.findall("".join(map(_text, rows[-1].iter(P))))
    if not lists:
        _keep(first)
    elif not _text(first):
        is_short = " and ".join(f'{field}|行数("{_CHARACTERS}") < {_LINES}' for field in lists)
        kept = deepcopy(first)
        _keep(kept)
        for each in (f"{{%p if {is_short} %}}", kept, "{%p else %}", first, "{%p endif %}"):
            line = each if not isinstance(each, str) else _line(_style(first), each, before=0)
            cells[0].append(line)


def _keep(paragraph: Element) -> None:
    looks = _looks(paragraph)
    if looks.find(w("keepNext")) is None:
        looks.insert(int(looks.find(w("pStyle")) is not None), _element("keepNext"))


def _draw(body: Any) -> None:
    """Put charts at the end of the form: how income and spending are made up, the scores."""
    last = body.findall(P)[-1] if body[-1].tag != w("sectPr") else body[-1]
    for tag, condition in _CHARTS:
        tags = (f"{{%p if {condition} %}}", tag, "{%p endif %}") if condition else (tag,)
        for each in tags:
            last.addprevious(_line("", each, before=0))


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else str(style.get(w("val")))


def _looks(paragraph: Element) -> Element:
    looks = paragraph.find(w("pPr"))
    if looks is None:
        looks = _element("pPr")
        paragraph.insert(0, looks)
    return looks


def _line(style: str, words: str, *, before: int, align: str = "") -> Element:
    """Make a paragraph; its parts are in the order of the schema."""
    paragraph = _element("p")
    looks = _looks(paragraph)
    if style:
        looks.append(_element("pStyle", val=style))
    looks.append(_element("keepLines"))
    looks.append(_element("spacing", before=str(before)))
    if align:
        looks.append(_element("jc", val=align))
    run = _element("r")
    text = _element("t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    paragraph.append(run)
    return paragraph


def _element(name: str, **attributes: str) -> Element:
    made = etree.Element(w(name))
    for key, value in attributes.items():
        made.set(w(key), value)
    return made
