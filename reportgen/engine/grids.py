"""The grid of tables whose columns tags repeat or leave out.

While a template is prepared, the cells of such a table note in which of its columns they begin, and
the table notes which columns a loop or condition makes; once a report is rendered, there are as
many as it made, in the room that those of the form had, and cells that go over them go over all.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, ancestor, parse, w, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.engine.tags import Tag

_WIDTH, _PROPERTIES, _SPAN = w("w"), w("tcPr"), w("gridSpan")
_AT, _MADE, _OPEN = "at", "made", "open"
_OPENING, _CLOSING = ("for", "if"), ("endfor", "endif")


class _MadeColumns(NamedTuple):
    """Columns of a form, from the first to the one behind the last, that a report makes anew."""

    start: int
    end: int


def note_columns(cell: Element, tags: list[Tag]) -> None:
    """Note in its table which columns the tags of a cell begin or end."""
    table = ancestor(cell, TBL)
    if table.get(_MADE) is None:
        table.set(_MADE, "")
        for row in _own_rows(table):
            for each, column, span in _placed(row):
                each.set(_AT, f"{column} {column + span}")
    row = ancestor(cell, TR)
    start, end = cell.get(_AT, "0 0").split()
    for tag in tags:
        opened = row.get(_OPEN, "").split()
        if tag.keyword in _OPENING:
            row.set(_OPEN, " ".join([*opened, start]))
        elif tag.keyword in _CLOSING and opened:
            row.set(_OPEN, " ".join(opened[:-1]))
            if len(opened) == 1:
                table.set(_MADE, f"{table.get(_MADE)} {opened[0]}-{end}".strip())


def settle_grids(xml: bytes) -> bytes:
    """Set the columns of each table of a part to those that its rows have, its width kept."""
    root = parse(xml)
    for table in root.iter(TBL):
        made = table.attrib.pop(_MADE, None)
        for row in _own_rows(table):
            row.attrib.pop(_OPEN, None)
        grid = table.find(w("tblGrid"))
        columns = [] if grid is None else grid.findall(w("gridCol"))
        if made and columns:
            _make_columns(table, grid, _regions(made))
        else:
            wanted = max((_columns_of(row) for row in _own_rows(table)), default=0)
            if columns and wanted and wanted != len(columns):
                _set_widths(grid, _resized(columns, wanted))
        for cell in table.iter(TC):
            cell.attrib.pop(_AT, None)
    return serialized(root)


def _regions(made: str) -> list[_MadeColumns]:
    """Return the regions that a table notes, those that overlap as one."""
    found: list[_MadeColumns] = []
    for start, _, end in sorted(each.partition("-") for each in made.split()):
        region = _MadeColumns(int(start), int(end))
        if found and region.start < found[-1].end:
            region = _MadeColumns(
                min(found[-1].start, region.start), max(found[-1].end, region.end)
            )
            found.pop()
        found.append(region)
    return sorted(found)


def _make_columns(table: Element, grid: Element, regions: list[_MadeColumns]) -> None:
    rows = [[(cell, *_noted(cell)) for cell in _own_cells(row)] for row in _own_rows(table)]
    counts = [_count(rows, region) for region in regions]
    widths = [whole_number(each.get(_WIDTH), 0) for each in grid.findall(w("gridCol"))]
    edges = _edges(len(widths), regions, counts)
    made = _widths(widths, regions, counts)
    _set_widths(grid, made)
    sums = [0, *accumulate(made)]
    for cells in rows:
        column = edges[cells[0][1]] if cells else 0
        left = dict(zip(regions, counts, strict=True))
        for at, (cell, start, end) in enumerate(cells):
            region = next((r for r in regions if _is_inside(r, start, end)), None)
            if region is None:
                span = max(1, edges[min(end, len(widths))] - edges[min(start, len(widths))])
            else:
                following = cells[at + 1][1:] if at + 1 < len(cells) else None
                is_last = following is None or not _is_inside(region, *following)
                span = left[region] if is_last else _span(cell)
                left[region] -= span
            _set_span(cell, max(1, span))
            _set_width(cell, sums[min(column + span, len(made))] - sums[min(column, len(made))])
            column += span


def _noted(cell: Element) -> tuple[int, int]:
    start, _, end = cell.get(_AT, "0 1").partition(" ")
    return int(start), int(end)


def _is_inside(region: _MadeColumns, start: int, end: int) -> bool:
    """Return whether a cell stands in a region and does not go over all of it."""
    inside = region.start <= start and end <= region.end
    return inside and (start, end) != (region.start, region.end)


def _count(rows: list[list[tuple[Element, int, int]]], region: _MadeColumns) -> int:
    """Return how many columns a report has made in a region."""
    most, covered = 0, False
    for cells in rows:
        most = max(
            most, sum(_span(cell) for cell, *at in cells if _is_inside(region, at[0], at[1]))
        )
        covered = covered or any(tuple(at) == region for _, *at in cells)
    return most or int(covered)


def _edges(columns: int, regions: list[_MadeColumns], counts: list[int]) -> list[int]:
    """Return for each edge between columns of the form the one that it has become."""
    edges: list[int] = []
    for edge in range(columns + 1):
        now = edge
        for region, count in zip(regions, counts, strict=True):
            if edge >= region.end:
                now += count - (region.end - region.start)
            elif edge > region.start:
                now += min(edge - region.start, count) - (edge - region.start)
        edges.append(now)
    return edges


def _widths(widths: list[int], regions: list[_MadeColumns], counts: list[int]) -> list[int]:
    """Return the widths of the columns: those that were made share the room of the form's."""
    made: list[float] = []
    for column, width in enumerate(widths):
        at = next((n for n, r in enumerate(regions) if r.start <= column < r.end), None)
        if at is None:
            made.append(width)
        elif column == regions[at].start and counts[at]:
            room = sum(widths[regions[at].start : regions[at].end])
            made += [room / counts[at]] * counts[at]
    scale = sum(widths) / sum(made) if sum(made) else 1
    return [int(width * scale) for width in made]


def _own_rows(table: Element) -> Iterator[Element]:
    return (row for row in table.iter(TR) if ancestor(row, TBL) is table)


def _own_cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row.iter(TC) if ancestor(cell, TR) is row)


def _skipped(row: Element, name: str) -> int:
    found = row.findall(f"{w('trPr')}/{w(name)}")
    return sum(whole_number(each.get(w("val")), 0) for each in found)


def _placed(row: Element) -> Iterator[tuple[Element, int, int]]:
    """Return the cells of a row with their first column and how many they go over."""
    column = _skipped(row, "gridBefore")
    for cell in _own_cells(row):
        yield cell, column, _span(cell)
        column += _span(cell)


def _columns_of(row: Element) -> int:
    skipped = _skipped(row, "gridBefore") + _skipped(row, "gridAfter")
    return skipped + sum(map(_span, _own_cells(row)))


def _span(cell: Element) -> int:
    span = cell.find(f"{_PROPERTIES}/{_SPAN}")
    return whole_number(None if span is None else span.get(w("val")), 1)


def _set_span(cell: Element, span: int) -> None:
    own = cell.find(f"{_PROPERTIES}/{_SPAN}")
    if own is not None:
        own.set(w("val"), str(span))
    elif span > 1:
        properties = cell.find(_PROPERTIES)
        if properties is None:
            properties = cell.makeelement(_PROPERTIES)
            cell.insert(0, properties)
        at = sum(child.tag in (w("cnfStyle"), w("tcW")) for child in properties)
        properties.insert(at, properties.makeelement(_SPAN, {w("val"): str(span)}))


def _set_width(cell: Element, width: int) -> None:
    own = cell.find(f"{_PROPERTIES}/{w('tcW')}")
    if own is not None and own.get(w("type"), "dxa") == "dxa" and width:
        own.set(_WIDTH, str(width))


def _resized(columns: list[Element], wanted: int) -> list[int]:
    widths = [whole_number(column.get(_WIDTH), 0) for column in columns]
    total = sum(widths)
    kept = widths[:wanted] + [total // len(widths)] * (wanted - len(widths))
    scale = total / sum(kept) if sum(kept) else 1
    return [int(width * scale) for width in kept]


def _set_widths(grid: Element, widths: list[int]) -> None:
    for column in grid.findall(w("gridCol")):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, w("gridCol")).set(_WIDTH, str(width))
