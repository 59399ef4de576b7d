"""The columns of tables: whether w:tblGrid says how wide they are, and as the cells say.

LibreOffice, and what is built on it, lays a table out by its grid alone; Word goes by the widths
of the cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen import codes
from reportgen.findings import Finding
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import (
    TBL,
    TC,
    TR,
    Element,
    ancestor,
    parse,
    w,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOLERANCE = 57
"""Twips, 1 mm, by which a grid may differ from the cells without being noticed."""

_SAME = 20
"""Twips by which two cells may differ that are as wide as each other: rounding."""

_PER_MILLIMETRE = 1440 / 25.4


class _TableCell(NamedTuple):
    """A cell: its row from 1, the columns where it begins and ends, and its width in twips."""

    row: int
    start: int
    end: int
    width: int


def grid_problems(members: Mapping[str, bytes]) -> Iterator[Finding]:
    """Warn of tables in the body whose columns are laid out otherwise by other programs."""
    try:
        root = parse(members[package.DOCUMENT])
    except (etree.XMLSyntaxError, ValueError):
        return  # reported by the compiler
    for number, table in enumerate(root.iter(TBL), start=1):
        cells, grid = _cells(table), _grid(table)
        place, columns = f"表{number}", max((cell.end for cell in cells), default=0)
        mends = "，或加 --fix 由程序改" if _solved(cells) else ""
        advice = f"用 Word 拖一下列线再保存，就会写上{mends}"
        if not cells:
            continue
        if not grid or not all(grid):
            yield Finding(
                codes.M11, "warning", "", place, "表里没有写列宽，有的软件会排成一样宽", advice
            )
        elif len(grid) != columns:
            message = f"列宽写了{len(grid)}列，表里有{columns}列，有的软件会排错"
            yield Finding(codes.M11, "warning", "", place, message, advice)
        elif wrong := _differing(cells, grid):
            one = wrong[0]
            message = (
                f"第{one.row}行的单元格宽{_shown([one.width])}毫米，按列宽是"
                f"{_shown([sum(grid[one.start : one.end])])}毫米（不一致的有{len(wrong)}格），"
                "各软件排出来的会不一样"
            )
            yield Finding(codes.M11, "info", "", place, message, advice)


def fix_grid(table: Element) -> list[tuple[str, str, str]]:
    """Write the grid of a table as its cells say; return the words before, after, and the reason.

    Nothing is done where the widths of the cells contradict each other or leave one open.
    """
    cells, grid = _cells(table), _grid(table)
    solved = _solved(cells)
    if not solved or (len(grid) == len(solved) and all(grid) and not _differing(cells, grid)):
        return []
    old = table.find(w("tblGrid"))
    made = etree.Element(w("tblGrid"), nsmap=table.nsmap)
    for width in solved:
        etree.SubElement(made, w("gridCol")).set(w("w"), str(width))
    if old is not None:
        table.replace(old, made)
    else:
        properties = table.find(w("tblPr"))
        table.insert(0 if properties is None else table.index(properties) + 1, made)
    before = f"列宽{_shown(grid)}毫米" if grid and all(grid) else "没有写列宽"
    return [(before, f"列宽{_shown(solved)}毫米", "列宽改成与单元格一致")]


def _grid(table: Element) -> list[int]:
    """Return the widths of the columns in twips, 0 for one that is not written."""
    columns = table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
    return [whole_number(column.get(w("w")), 0) for column in columns]


def _cells(table: Element) -> list[_TableCell]:
    found: list[_TableCell] = []
    rows = (row for row in table.iter(TR) if ancestor(row, TBL) is table)
    for number, row in enumerate(rows, start=1):
        at = _number(row.find(f"{w('trPr')}/{w('gridBefore')}"), "val")
        for cell in (cell for cell in row.iter(TC) if ancestor(cell, TR) is row):
            width = cell.find(f"{w('tcPr')}/{w('tcW')}")
            is_length = width is not None and width.get(w("type"), "dxa") == "dxa"
            span = _number(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), "val") or 1
            found.append(_TableCell(number, at, at + span, _number(width, "w") if is_length else 0))
            at += span
    return found


def _number(element: Element | None, attribute: str) -> int:
    return 0 if element is None else whole_number(element.get(w(attribute)), 0)


def _differing(cells: list[_TableCell], grid: list[int]) -> list[_TableCell]:
    return [
        cell
        for cell in cells
        if cell.width and abs(sum(grid[cell.start : cell.end]) - cell.width) > _TOLERANCE
    ]


def _solved(cells: list[_TableCell]) -> list[int]:
    """Return the width of each column as the cells say together; none where they do not."""
    columns = max((cell.end for cell in cells), default=0)
    edges: dict[int, list[tuple[int, int]]] = {at: [] for at in range(columns + 1)}
    for cell in cells:
        if cell.width:
            edges[cell.start].append((cell.end, cell.width))
            edges[cell.end].append((cell.start, -cell.width))
    places, pending = {0: 0}, [0]
    while pending:
        at = pending.pop()
        for other, width in edges[at]:
            if other not in places:
                places[other] = places[at] + width
                pending.append(other)
            elif abs(places[other] - places[at] - width) > _SAME:
                return []
    if len(places) <= columns:
        return []
    widths = [places[at + 1] - places[at] for at in range(columns)]
    return widths if all(width > 0 for width in widths) else []


def _shown(widths: list[int]) -> str:
    return "、".join(f"{width / _PER_MILLIMETRE:.0f}" for width in widths)
