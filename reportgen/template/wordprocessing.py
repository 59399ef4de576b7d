"""WordprocessingML as the template compiler needs it: names, texts of paragraphs, places."""

from __future__ import annotations

from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any
"""An lxml element; lxml's own types are private."""


def w(name: str) -> str:
    """Give the qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


P, R, T, TBL, TR, TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
BLANKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_RUN_PARENTS = frozenset(
    w(name)
    for name in (
        "hyperlink",
        "ins",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "moveTo",
        "dir",
        "bdo",
    )
)
OBJECT = "\ufffc"
"""Stands in a paragraph's text for what is not text, such as a picture."""


def parse(data: bytes) -> Element:
    """Parse a part safely: no entities, no network, no document type.

    Raises etree.XMLSyntaxError for what is not well formed, and ValueError for a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("document type declaration")
    return root


def runs_of(paragraph: Element) -> list[Element]:
    """Give the runs of a paragraph in order, without those of paragraphs inside it."""
    found: list[Element] = []
    pending = list(reversed(paragraph))
    while pending:
        child = pending.pop()
        if child.tag == R:
            found.append(child)
        elif child.tag in _RUN_PARENTS:
            pending.extend(reversed(child))
    return found


def text_of(paragraph: Element) -> tuple[str, list[tuple[Element, int, int]]]:
    """Give a paragraph's text, and for each piece its element, start and end in that text."""
    parts: list[str] = []
    pieces: list[tuple[Element, int, int]] = []
    position = 0
    for run in runs_of(paragraph):
        for child in run:
            if child.tag == T:
                text = child.text or ""
            elif child.tag in BLANKS:
                text = BLANKS[child.tag]
            elif child.tag == w("rPr") or not isinstance(child.tag, str):
                continue
            else:
                text = OBJECT
            parts.append(text)
            pieces.append((child, position, position + len(text)))
            position += len(text)
    return "".join(parts), pieces


def ancestor(element: Element, *tags: str) -> Element:
    """Give the nearest ancestor with one of the tags, or None."""
    return next(element.iterancestors(*tags), None)


def place_of(paragraph: Element, part: str = "") -> str:
    """Say where a paragraph stands: row and column of its table, or its number in the part.

    ``表1 第3行 第3列 第2段``; outside tables ``第5段``; ``part`` comes first where it is given.
    """
    prefix = f"{part} " if part else ""
    if ancestor(paragraph, w("txbxContent")) is not None:
        prefix += "文本框 "
    cell = ancestor(paragraph, TC)
    if cell is None:
        outside = [p for p in paragraph.getroottree().iter(P) if ancestor(p, TC) is None]
        return f"{prefix}第{outside.index(paragraph) + 1}段"
    row, table = ancestor(cell, TR), ancestor(cell, TBL)
    tables = list(paragraph.getroottree().iter(TBL))
    rows = [each for each in table.iter(TR) if ancestor(each, TBL) is table]
    cells = [each for each in row.iter(TC) if ancestor(each, TR) is row]
    column = 1 + sum(_span(each) for each in cells[: cells.index(cell)])
    inside = [p for p in cell.iter(P) if ancestor(p, TC) is cell]
    return (
        f"{prefix}表{tables.index(table) + 1} 第{rows.index(row) + 1}行 第{column}列 "
        f"第{inside.index(paragraph) + 1}段"
    )


def _span(cell: Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = span.get(w("val"), "1") if span is not None else "1"
    return int(value) if value.isdecimal() else 1
