"""Tags for the cell they stand in: ``{% vm %}``, ``{% hm %}``, ``colspan`` and ``cellbg``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.vertical_merge import merge_cell
from reportgen.ooxml.wordprocessing import Element, w, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.engine.tags import Tag

_FIRST, _END = "{% if loop.first %}", "{% endif %}"
_BEFORE_SPAN = frozenset(w(name) for name in ("cnfStyle", "tcW"))
_BEFORE_SHADE = _BEFORE_SPAN | {w(name) for name in ("gridSpan", "hMerge", "vMerge", "tcBorders")}


def set_cell(cell: Element, paragraph: Element, tag: Tag, make: Callable[..., Element]) -> None:
    """Do to a cell what a tag in one of its paragraphs says; ``make`` makes marks."""
    if tag.keyword == "vm":
        merge_cell(cell, "loop.first", make)
        _wrap_content(paragraph, make)
        return
    value = tag.body[len(tag.keyword) :].strip()
    if tag.keyword == "cellbg":
        source = f'<w:shd w:val="clear" w:color="auto" w:fill="{{{{ {value} }}}}"/>'
        _put(cell, "shd", source, _BEFORE_SHADE, make)
        return
    if tag.keyword == "hm":
        own = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        width = whole_number(None if own is None else own.get(w("val")), 1)
        value = f"{width} * loop.length"
        cell.addprevious(make(_FIRST))
        cell.addnext(make(_END))
    _put(cell, "gridSpan", f'<w:gridSpan w:val="{{{{ {value} }}}}"/>', _BEFORE_SPAN, make)


def _wrap_content(paragraph: Element, make: Callable[..., Element]) -> None:
    """Let the content of a paragraph be printed in the first turn of the loop only."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        paragraph.insert(0, make(_FIRST))
    else:
        properties.addnext(make(_FIRST))
    paragraph.append(make(_END))


def _put(
    cell: Element, name: str, source: str, before: frozenset[str], make: Callable[..., Element]
) -> None:
    """Put a property of a cell in its place, for any of its kind."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for fixed in properties.findall(w(name)):
        properties.remove(fixed)
    places = [
        at for at, child in enumerate(properties) if child.tag in before or child.tag is etree.PI
    ]
    properties.insert(places[-1] + 1 if places else 0, make(source))
