"""Tables of a file that are of no form, as they stand: their sums and scores are checked."""

from __future__ import annotations

from reportgen.named_tuples import NamedTuple

OTHER_TABLE = "没有栏目的表格"
"""What the path of such a table begins with; its name and the number of the row follow."""


class TableCell(NamedTuple):
    """A cell that says something for itself: its text, and the grid column where it begins."""

    text: str
    column: int


class TableRow(NamedTuple):
    """A row, and where it stands, as ``表1 第6行``; lower parts of merged cells are left out."""

    cells: tuple[TableCell, ...]
    place: str


class OtherTable(NamedTuple):
    """A table with its name, as ``表1``, and its title, empty for none."""

    name: str
    title: str
    rows: tuple[TableRow, ...]
