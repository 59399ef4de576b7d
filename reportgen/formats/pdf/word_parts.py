"""The parts of a Word file that show what a PDF shows."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.formats.pdf.line_paragraphs import BREAK, Paragraph, paragraphs_of
from reportgen.formats.pdf.text_lines import PdfLine
from reportgen.ooxml.package import DOCUMENT
from reportgen.ooxml.wordprocessing import XML_SPACE, W, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.formats.pdf.pdf_page import PdfCell, Table
    from reportgen.ooxml.wordprocessing import Element

_RELATIONSHIPS = "word/_rels/document.xml.rels"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def members_of(
    blocks: Sequence[PdfLine | Table], header: list[str], footer: list[str]
) -> dict[str, str]:
    """Return the parts that hold text, by name."""
    members = {DOCUMENT: _written(_root("document", _element("body", _content(blocks))))}
    relations: list[str] = []
    for kind, root, lines in (("header", "hdr", header), ("footer", "ftr", footer)):
        if lines:
            part = _root(root, *(_paragraph([], line) for line in lines))
            members[f"word/{kind}1.xml"] = _written(part)
            relations.append(
                f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}1.xml"/>'
            )
    inner = "".join(relations)
    members[_RELATIONSHIPS] = f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'
    return members


def _content(blocks: Iterable[PdfLine | Table]) -> list[Element]:
    """Write lines as paragraphs, and tables between them."""
    found: list[Element] = []
    for is_line, group in groupby(blocks, lambda block: isinstance(block, PdfLine)):
        if is_line:
            lines = [block for block in group if isinstance(block, PdfLine)]
            found += map(_paragraph, paragraphs_of(lines))
        else:
            found += [_table(block) for block in group if not isinstance(block, PdfLine)]
    return found


def _paragraph(content: Paragraph, text: str = "") -> Element:
    paragraph = _element("p")
    for font, group in groupby(content, lambda glyph: glyph.font):
        run = _element("r", [_element("rPr", [_element("rFonts", eastAsia=font)])])
        pieces = "".join(glyph.text for glyph in group).split(BREAK)
        for at, piece in enumerate(pieces):
            run.extend(([_element("br")] if at else []) + [_text(piece)])
        paragraph.append(run)
    if text:
        paragraph.append(_element("r", [_text(text)]))
    return paragraph


def _table(table: Table) -> Element:
    grid = _element("tblGrid", [_element("gridCol") for _ in table.edges[1:]])
    element = _element("tbl", [_element("tblPr"), grid])
    for number in range(table.rows):
        row = _element("tr")
        column = 0
        for cell in table.row(number):
            if cell.column > column:  # no lines are drawn here
                row.append(_cell(None, cell.column - column, ""))
            merge = "" if cell.rows == 1 else "restart" if cell.row == number else "continue"
            row.append(_cell(cell, cell.columns, merge))
            column = cell.column + cell.columns
        if column < len(table.edges) - 1:
            row.append(_cell(None, len(table.edges) - 1 - column, ""))
        element.append(row)
    return element


def _cell(cell: PdfCell | None, span: int, merge: str) -> Element:
    properties = _element("tcPr")
    if span > 1:
        properties.append(_element("gridSpan", val=str(span)))
    if merge:
        properties.append(_element("vMerge", val=merge))
    content = _content(cell.blocks) if cell is not None and merge != "continue" else []
    closed = bool(content) and content[-1].tag == w("p")
    return _element("tc", [properties, *content, *([] if closed else [_element("p")])])


def _text(text: str) -> Element:
    element = _element("t")
    element.set(XML_SPACE, "preserve")
    element.text = text
    return element


def _element(name: str, children: Iterable[Element] = (), **attributes: str) -> Element:
    element = etree.Element(w(name), {w(key): value for key, value in attributes.items()})
    element.extend(children)
    return element


def _root(name: str, *children: Element) -> Element:
    root = etree.Element(w(name), nsmap={"w": W})
    root.extend(children)
    return root


def _written(root: Element) -> str:
    text: str = etree.tostring(root, encoding="unicode")
    return text
