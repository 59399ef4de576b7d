"""Cells of a column that say the same as the one above, merged with it once a report is rendered.

``{{ 指标.一级指标|同值合并 }}``, alone in its cell. Where cells to the left merge so too, those of
a row go together: below another first level the same second level begins anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, P, ancestor, parse, text_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator

_EQUAL = "QZQZQZ"
"""The attribute of such cells: of letters that no XML of Word has so, to be looked for at once."""

_MARK = _EQUAL.encode()
_MERGE = w("vMerge")
_BEFORE = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))


def mark_equal(cell: Element) -> None:
    """Note that a cell is to be merged with the one above where both say the same."""
    cell.set(_EQUAL, "1")


def merge_equal(xml: bytes) -> bytes:
    """Return a part with such cells merged."""
    if _MARK not in xml:
        return xml
    root = parse(xml)
    for table in root.iter(TBL):
        above: list[Element] = []
        for row in (row for row in table.iter(TR) if ancestor(row, TBL) is table):
            cells = [cell for cell in _cells_of(row) if cell.attrib.pop(_EQUAL, None)]
            # Only what is alike from the left on goes on.
            goes_on = 0
            if len(cells) == len(above):
                while goes_on < len(cells) and _said(cells[goes_on]) == _said(above[goes_on]) != "":
                    goes_on += 1
            for at in range(goes_on):
                _merge(above[at], "restart")
                _merge(cells[at], "continue")
            above = [above[at] if at < goes_on else cell for at, cell in enumerate(cells)]
    return serialized(root)


def _cells_of(row: Element) -> Iterator[Element]:
    return (cell for cell in row.iter(TC) if ancestor(cell, TR) is row)


def _said(cell: Element) -> str:
    return "\n".join(text_of(each)[0] for each in cell.iter(P)).strip()


def _merge(cell: Element, how: str) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for fixed in properties.findall(_MERGE):
        properties.remove(fixed)
    merge = properties.makeelement(_MERGE, {w("val"): how})
    properties.insert(sum(child.tag in _BEFORE for child in properties), merge)
    if how == "continue":
        for paragraph in cell.iter(P):
            for child in list(paragraph):
                if child.tag != w("pPr"):
                    paragraph.remove(child)
