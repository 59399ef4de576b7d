"""A web page as the parts of a Word file: its text and tables, nothing that it would fetch."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from reportgen.ooxml.package import CONTENT_TYPES, DOCUMENT
from reportgen.ooxml.wordprocessing import XML_SPACE, W, w

if TYPE_CHECKING:
    from reportgen.ooxml.wordprocessing import Element

_SKIPPED = ("head", "script", "style", "title", "xml", "noscript", "template")
_PICTURES = ("img", "svg", "video", "canvas", "object", "embed", "iframe", "applet")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "center",
        "section",
        "body",
        "form",
        "blockquote",
        "pre",
        "article",
        "header",
        "footer",
        "main",
        "dl",
        "dt",
        "dd",
    ]
)
_BOLD = ("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th")
_STRUCK = ("s", "strike")
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_RAISED = {"sup": "superscript", "sub": "subscript"}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_MAX_SPAN, _MAX_DEPTH = 63, 200


def page_members(page: str) -> dict[str, bytes]:
    """Return the members of a Word file with the text and tables of a web page.

    Raises ValueError for what has no text.
    """
    root = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    body = root.find("body")
    writer = _Writer()
    writer.blocks(root if body is None else body, ())
    document = etree.Element(w("document"), nsmap={"w": W})
    content = etree.SubElement(document, w("body"))
    content.extend(writer.closed())
    return {
        CONTENT_TYPES: _TYPES,
        DOCUMENT: etree.tostring(document, encoding="UTF-8", xml_declaration=True),
    }


class _Writer:
    """Writes what is in one container: the body of the page, or a cell."""

    def __init__(self) -> None:
        self._blocks: list[Element] = []
        self._runs: list[Element] = []

    def closed(self) -> list[Element]:
        """Return the blocks, the last of them a paragraph."""
        self._end_paragraph()
        if not self._blocks or self._blocks[-1].tag != w("p"):
            self._blocks.append(etree.Element(w("p")))
        return self._blocks

    def blocks(self, element: Element, looks: tuple[str, ...], depth: int = 0) -> None:
        """Write an element's text and children; ``looks`` are the names of those around it."""
        if depth > _MAX_DEPTH:
            raise ValueError("nested too deep")
        self._text(element.text, looks)
        for child in element:
            name = child.tag if isinstance(child.tag, str) else ""
            if name == "table":
                self._end_paragraph()
                self._blocks.append(_table(child, depth))
            elif name == "br":
                self._runs.append(_run("br"))
            elif name in _PICTURES:
                self._runs += [_picture()] if _is_seen(child) else []
            elif name in _ENTERED:
                self._text(_entered(child), looks)
            elif name in ("del", "ins"):
                self._changed(child, name)
            elif name and name not in _SKIPPED and not _HIDDEN.search(child.get("style", "")):
                if name in _BLOCKS:
                    self._end_paragraph()
                struck = _STRUCK[:1] if _STRUCK_STYLE.search(child.get("style", "")) else ()
                self.blocks(child, (*looks, name, *struck), depth + 1)
                if name in _BLOCKS:
                    self._end_paragraph()
            self._text(child.tail, looks)

    def _changed(self, element: Element, name: str) -> None:
        """Write what was put in or deleted while changes were tracked."""
        text = " ".join("".join(element.itertext()).split())
        if text:
            change = etree.Element(w(name))
            change.append(_run("delText" if name == "del" else "t", text))
            self._runs.append(change)

    def _text(self, text: str | None, looks: tuple[str, ...]) -> None:
        shown = _BLANKS.sub(" ", text or "")
        if shown.strip(" ") or (shown and self._runs):
            self._runs.append(_run("t", shown, looks))

    def _end_paragraph(self) -> None:
        if self._runs:
            paragraph = etree.Element(w("p"))
            paragraph.extend(self._runs)
            self._blocks.append(paragraph)
            self._runs = []


def _is_seen(element: Element) -> bool:
    """Return whether a picture is more than a dot that only counts readers, or holds a place."""
    sides = {element.get("width", "").strip("px "), element.get("height", "").strip("px ")}
    return not sides & {"0", "1"} and not _HIDDEN.search(element.get("style", ""))


def _picture() -> Element:
    """Return a run that shows a picture, which is not read."""
    run = etree.Element(w("r"))
    shape = etree.SubElement(etree.SubElement(run, w("pict")), f"{_VML}shape")
    etree.SubElement(shape, f"{_VML}imagedata")
    return run


_VML = "{urn:schemas-microsoft-com:vml}"
_BOXES = {"checkbox": "☐☑", "radio": "○●"}
_ENTERED = ("input", "select", "textarea")


def _entered(element: Element) -> str:
    """Return what a person has entered into a form of the page, or chosen."""
    if element.tag == "textarea":
        return str(element.text_content())
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [each for each in options if each.get("selected") is not None] or options[:1]
        return "、".join(" ".join(each.text_content().split()) for each in chosen)
    kind = element.get("type", "text").lower()
    if kind in _BOXES:
        return _BOXES[kind][element.get("checked") is not None]
    return element.get("value", "") if kind in _TYPED else ""


_TYPED = ("text", "number", "date", "month", "tel", "email", "url", "search")


def _run(name: str, text: str = "", looks: tuple[str, ...] = ()) -> Element:
    run = etree.Element(w("r"))
    properties = etree.SubElement(run, w("rPr"))
    if any(look in _BOLD for look in looks):
        etree.SubElement(properties, w("b"))
    if any(look in _STRUCK for look in looks):
        etree.SubElement(properties, w("strike"))
    if raised := next((_RAISED[look] for look in reversed(looks) if look in _RAISED), ""):
        etree.SubElement(properties, w("vertAlign")).set(w("val"), raised)
    child = etree.SubElement(run, w(name))
    if text:
        child.text = text
        child.set(XML_SPACE, "preserve")
    return run


def _table(table: Element, depth: int) -> Element:
    """Write a table; cells that go over several rows go on as merged cells."""
    made = etree.Element(w("tbl"))
    below: dict[int, tuple[int, int]] = {}  # by column: in how many rows more, and the span
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        made_row = etree.SubElement(made, w("tr"))
        cells, column, following = list(row.iterchildren("td", "th")), 0, {}
        while cells or any(at >= column for at in below):
            if column in below:
                rows, span = below[column]
                made_row.append(_cell(None, span, "continue", depth))
            elif cells:
                cell = cells.pop(0)
                rows, span = _number(cell.get("rowspan")) - 1, _number(cell.get("colspan"))
                made_row.append(_cell(cell, span, "restart" if rows else "", depth))
                rows += 1
            else:  # a row that lacks cells before one that goes on
                rows, span = 1, 1
                made_row.append(_cell(None, 1, "", depth))
            if rows > 1:
                following[column] = rows - 1, span
            column += span
        below = following
    return made


def _cell(cell: Element | None, span: int, merge: str, depth: int) -> Element:
    made = etree.Element(w("tc"))
    properties = etree.SubElement(made, w("tcPr"))
    if span > 1:
        etree.SubElement(properties, w("gridSpan")).set(w("val"), str(span))
    if merge:
        etree.SubElement(properties, w("vMerge")).set(w("val"), merge)
    writer = _Writer()
    if cell is not None:
        writer.blocks(cell, (cell.tag,), depth + 1)
    made.extend(writer.closed())
    return made


def _number(text: str | None) -> int:
    text = (text or "").strip()
    return min(max(int(text), 1), _MAX_SPAN) if text.isdecimal() and len(text) < len("1000") else 1
