"""WordprocessingML as the template compiler needs it: names, texts of paragraphs, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any
"""An lxml element; lxml's own types are private."""


def w(name: str) -> str:
    """Return the qualified name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


_MAX_DIGITS = 8


def whole_number(text: str | None, otherwise: int) -> int:
    """Read a whole number of at most eight digits; ``otherwise`` for anything else."""
    return int(text) if text and text.isdecimal() and len(text) <= _MAX_DIGITS else otherwise


P, R, T, TBL, TR, TC = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
BLANKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
BLANKS[w("softHyphen")] = "\u00ad"
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
COPY = "（兼容副本）"
"""Stands in the place of what is in the copy of a text box that is kept for older programs."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RUN_PROPERTIES = w("rPr")
OBJECT = "\ufffc"
"""Stands in a paragraph's text for what is not text, such as a picture."""


def parse(data: bytes, *, keep_blanks: bool = True) -> Element:
    """Parse a part safely: no entities, no network, no document type; without its comments.

    Without ``keep_blanks``, white space that only parts elements from each other goes too.

    Raises etree.XMLSyntaxError for what is not well formed, and ValueError for a document type.
    """
    from lxml import etree  # start-up: of a form that was kept nothing is parsed

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=not keep_blanks,
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("document type declaration")
    return root


def split(xml: bytes, mark: str) -> list[bytes]:
    """Split a part at each of a mark that is one byte.

    ``bytes.split`` looks at every byte itself: where there are few marks it takes several times as
    long.
    """
    byte, pieces, start = mark.encode(), list[bytes](), 0
    while (end := xml.find(byte, start)) >= 0:
        pieces.append(xml[start:end])
        start = end + 1
    return [*pieces, xml[start:]]


def child_of(element: Element, tag: str) -> Element | None:
    """Return the first child with a tag: ``find`` takes three times as long."""
    return next(element.iterchildren(tag), None)


def runs_of(paragraph: Element) -> list[Element]:
    """Return the runs of a paragraph in order, without those of paragraphs inside it."""
    found: list[Element] = []
    pending = list(reversed(paragraph))
    while pending:
        child = pending.pop()
        tag = child.tag
        if tag == R:
            found.append(child)
        elif tag in _RUN_PARENTS:
            pending.extend(reversed(child))
    return found


def text_of(paragraph: Element) -> tuple[str, list[tuple[Element, int, int]]]:
    """Return a paragraph's text, and for each piece its element, start and end in that text."""
    parts: list[str] = []
    pieces: list[tuple[Element, int, int]] = []
    position = 0
    for run in runs_of(paragraph):
        for child in run:
            if child.tag == T:
                text = child.text or ""
            elif child.tag in BLANKS:
                text = BLANKS[child.tag]
            elif child.tag == _RUN_PROPERTIES or not isinstance(child.tag, str):
                continue
            else:
                text = OBJECT
            parts.append(text)
            pieces.append((child, position, position + len(text)))
            position += len(text)
    return "".join(parts), pieces


def plain_text(paragraph: Element) -> str:
    """Return the text of a paragraph as ``text_of`` does, and no more: in half the time."""
    parts: list[str] = []
    for run in runs_of(paragraph):
        for child in run:
            tag = child.tag
            if tag == T:
                parts.append(child.text or "")
            elif tag != _RUN_PROPERTIES and isinstance(tag, str):
                parts.append(BLANKS.get(tag, OBJECT))
    return "".join(parts)


def ancestor(element: Element, *tags: str) -> Element:
    """Return the nearest ancestor with one of the tags, or None."""
    return next(element.iterancestors(*tags), None)


def places_of(root: Element, part: str = "") -> dict[Element, str]:
    """Return where each paragraph stands: row and column of its table, or its number in the part.

    ``表1 第3行 第3列 第2段``; outside tables ``第5段``; ``part`` comes first where it is given.
    """
    places: dict[Element, str] = {}
    outside = (p for p in root.iter(P) if ancestor(p, TC) is None)
    for number, paragraph in enumerate(outside, start=1):
        places[paragraph] = f"第{number}段"
    for number, table in enumerate(root.iter(TBL), start=1):
        for row_number, row in enumerate(_own(table, TR, TBL), start=1):
            column = 1
            for cell in _own(row, TC, TR):
                place = f"表{number} 第{row_number}行 第{column}列"
                for paragraph_number, paragraph in enumerate(_own(cell, P, TC), start=1):
                    places[paragraph] = f"{place} 第{paragraph_number}段"
                column += _span(cell)
    for paragraph, place in places.items():
        box = "文本框 " if ancestor(paragraph, w("txbxContent")) is not None else ""
        if box and ancestor(paragraph, _FALLBACK) is not None:
            box += f"{COPY} "
        places[paragraph] = f"{part} {box}{place}" if part else f"{box}{place}"
    return places


def _own(element: Element, tag: str, kind: str) -> Iterator[Element]:
    """Return the elements of a tag inside an element, without those of another of its kind."""
    return (each for each in element.iter(tag) if ancestor(each, kind) is element)


def _span(cell: Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return whole_number(None if span is None else span.get(w("val")), 1)
