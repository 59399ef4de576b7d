"""The headings of a table's columns where they stand in two rows or more, one below another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.prose.figure_bases import basis_of_column
from reportgen.formats.word.tables.labelled_values import is_figure
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.text.grid import GridCell, GridRow

_STACKED = 2
_MOST = 4
"""How many rows of headings a table has at most."""


class ColumnHeads(NamedTuple):
    """The cells over each column, by its number in the grid, from the top; the rows below them."""

    over: dict[int, list[GridCell]]
    below: Sequence[GridRow]

    @property
    def cells(self) -> set[int]:
        """The ids of its cells."""
        return {id(cell) for cells in self.over.values() for cell in cells}

    def name(self, column: int) -> str:
        """Return all headings over a column, from the top, with a dot between two."""
        return "·".join("".join(cell.text.split()) for cell in self.over.get(column, ()))

    def bases(self, year: int | None) -> dict[int, str]:
        """Return whether each column is of the budget, of last year or what was spent."""
        return {
            column: basis_of_column([cell.text for cell in cells], year)
            for column, cells in self.over.items()
        }


def column_heads(rows: Sequence[GridRow]) -> ColumnHeads | None:
    """Return the headings of a table that has several rows of them; None for any other table.

    A cell that is empty, but in the lowest of the rows, goes on with the one before it.
    """
    begin = next((at for at, row in enumerate(rows) if _filled(row) > 1), 0)
    end = next((at for at, row in enumerate(rows) if any(map(is_figure, row.cells))), 0)
    if not _STACKED <= end - begin <= _MOST:
        return None
    over: dict[int, list[GridCell]] = {}
    for row in rows[begin:end]:
        before: GridCell | None = None
        for cell in row.cells:
            is_empty = not cell.text.strip()
            head = before if is_empty and row is not rows[end - 1] and not cell.continued else cell
            for column in range(cell.column, cell.column + cell.span):
                if head is not None and head.text.strip() and not head.continued:
                    over.setdefault(column, []).append(head)
            before = head
    return ColumnHeads(over, rows[end:])


def _filled(row: GridRow) -> int:
    return sum(bool(cell.text.strip()) for cell in row.cells)
