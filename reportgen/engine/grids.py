"""The grid of tables whose columns tags repeat or leave out: as many columns as rows have cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, ancestor, parse, w, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = w("w")


def settle_grids(xml: bytes) -> bytes:
    """Set the columns of each table of a part to those that its rows have, its width kept."""
    root = parse(xml)
    for table in root.iter(TBL):
        grid = table.find(w("tblGrid"))
        columns = [] if grid is None else grid.findall(w("gridCol"))
        wanted = max((_columns_of(row) for row in _own_rows(table)), default=0)
        if columns and wanted and wanted != len(columns):
            _resize(grid, columns, wanted)
    settled: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return settled


def _own_rows(table: Element) -> Iterator[Element]:
    return (row for row in table.iter(TR) if ancestor(row, TBL) is table)


def _columns_of(row: Element) -> int:
    skipped = sum(
        whole_number(each.get(w("val")), 0)
        for name in ("gridBefore", "gridAfter")
        for each in row.findall(f"{w('trPr')}/{w(name)}")
    )
    cells = (cell for cell in row.iter(TC) if ancestor(cell, TR) is row)
    return skipped + sum(map(_span, cells))


def _span(cell: Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return whole_number(None if span is None else span.get(w("val")), 1)


def _resize(grid: Element, columns: list[Element], wanted: int) -> None:
    widths = [whole_number(column.get(_WIDTH), 0) for column in columns]
    total = sum(widths)
    kept = widths[:wanted] + [total // len(widths)] * (wanted - len(widths))
    scale = total / sum(kept) if sum(kept) else 1
    for column in columns[wanted:]:
        grid.remove(column)
    for at, width in enumerate(kept):
        column = columns[at] if at < len(columns) else etree.SubElement(grid, w("gridCol"))
        column.set(_WIDTH, str(int(width * scale)))
