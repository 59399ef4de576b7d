"""Ways in which a form may lose a border, a merge or a column, each done to a Word file."""

from __future__ import annotations

from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any

from lxml import etree

from tests.wordfile import DOCUMENT, W, members, packed

if TYPE_CHECKING:
    from collections.abc import Callable

    Element = Any
    Loss = Callable[[Element], None]


def without(data: bytes, lose: Loss) -> bytes:
    """Return the file of which the first table has lost something."""
    contents = members(data)
    root = etree.fromstring(contents[DOCUMENT])
    lose(next(root.iter(f"{W}tbl")))
    assert etree.tostring(root) != etree.tostring(etree.fromstring(contents[DOCUMENT]))
    return packed({**contents, DOCUMENT: etree.tostring(root)})


def _cells(table: Element) -> list[list[Element]]:
    return [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]


def _merge(table: Element, row: int) -> Element:
    return _cells(table)[row][0].find(f"{W}tcPr/{W}vMerge")


def _lose_border(side: str, table: Element) -> None:
    table.find(f"{W}tblPr/{W}tblBorders/{W}{side}").set(f"{W}val", "nil")


def _lose_borders_of_a_cell(table: Element) -> None:
    """Take the lines over and under a cell; its neighbours would print them too."""
    for row, sides in ((0, ["bottom"]), (1, ["top", "bottom"]), (2, ["top"])):
        borders = etree.Element(f"{W}tcBorders")
        for side in sides:
            etree.SubElement(borders, f"{W}{side}").set(f"{W}val", "nil")
        _cells(table)[row][1].find(f"{W}tcPr").insert(1, borders)


def _lose_merge(row: int, table: Element) -> None:
    merge = _merge(table, row)
    merge.getparent().remove(merge)


def _lose_all_merges(table: Element) -> None:
    for merge in list(table.iter(f"{W}vMerge")):
        merge.getparent().remove(merge)


def _merge_a_group_into_the_one_above(table: Element) -> None:
    _merge(table, 4).set(f"{W}val", "continue")


def _begin_a_group_a_row_late(table: Element) -> None:
    _merge(table, 4).set(f"{W}val", "continue")
    _merge(table, 5).set(f"{W}val", "restart")


def _lose_row(table: Element) -> None:
    table.remove(table.findall(f"{W}tr")[1])


def _lose_last_cell_of_a_row(table: Element) -> None:
    cell = _cells(table)[1][2]
    cell.getparent().remove(cell)


def _lose_last_column(table: Element) -> None:
    for cells in _cells(table):
        cells[2].getparent().remove(cells[2])
    grid = table.find(f"{W}tblGrid")
    grid.remove(grid[2])


def _merge_two_columns(table: Element) -> None:
    for cells in _cells(table):
        properties = cells[1].find(f"{W}tcPr")
        span = etree.Element(f"{W}gridSpan")
        span.set(f"{W}val", "2")
        properties.insert(1, span)
        cells[1].extend(deepcopy(list(cells[2].iter(f"{W}p"))))
        cells[2].getparent().remove(cells[2])


def _move_a_column(table: Element) -> None:
    for width in (*table.iter(f"{W}gridCol"), *table.iter(f"{W}tcW")):
        moved = {"1814": "1614", "5897": "6097"}
        width.set(f"{W}w", moved.get(width.get(f"{W}w"), width.get(f"{W}w")))


LOSSES: dict[str, tuple[Loss, str]] = {
    "top border": (partial(_lose_border, "top"), "9 lines across column 3, not 10"),
    "bottom border": (partial(_lose_border, "bottom"), "9 lines across column 3, not 10"),
    "left border": (partial(_lose_border, "left"), "no vertical line at 28 mm"),
    "right border": (partial(_lose_border, "right"), "no vertical line at 184 mm"),
    "lines between rows": (partial(_lose_border, "insideH"), "2 lines across column 3, not 10"),
    "lines between columns": (partial(_lose_border, "insideV"), "no vertical line at 48 mm"),
    "borders of one cell": (_lose_borders_of_a_cell, "8 lines across column 2, not 10"),
    "merge of one row": (partial(_lose_merge, 1), "lines across column 1, not 4"),
    "all merges": (_lose_all_merges, "10 lines across column 1, not 4"),
    "end of a merge": (_merge_a_group_into_the_one_above, "3 lines across column 1, not 4"),
    "place of a merge": (_begin_a_group_a_row_late, "the merged labels end at other rows"),
    "row": (_lose_row, "9 lines across column 3, not 10"),
    "cell": (_lose_last_cell_of_a_row, "no vertical line"),
    "column": (_lose_last_column, "no vertical line"),
    "column merged": (_merge_two_columns, "no vertical line at 80 mm"),
    "width": (_move_a_column, "no vertical line at 80 mm"),
}
"""What is lost, how, and words of what has to be said when the page is looked at."""
