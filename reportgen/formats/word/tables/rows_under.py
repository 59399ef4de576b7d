"""Rows of one cell in a table: a heading, and the text of the rows below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.headings.label_meanings import path_meant
from reportgen.formats.word.headings.typed_ordinals import typed_ordinal
from reportgen.formats.word.tables.labelled_values import put_value
from reportgen.formats.word.text.word_lines import LAYOUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.grid import GridCell, GridRow


def read_under(rows: Sequence[GridRow], values: Values, used: set[int]) -> None:
    """Read rows of one cell that are a heading, with the text of the rows of one cell below it."""
    path: Path | None = None
    heading: GridCell | None = None
    cells: list[GridCell] = []
    for row in [*rows, None]:
        filled = [] if row is None else [cell for cell in row.cells if cell.text.strip(LAYOUT)]
        one = filled[0] if len(filled) == 1 and not filled[0].continued else None
        meant = None if one is None else path_meant(one.text)
        is_text = one is not None and not meant and id(one) not in used
        if (
            one is not None
            and is_text
            and heading is not None
            and not _is_numbered_as(heading, one)
        ):
            cells.append(one)
            continue
        lines = [line for cell in cells for line in cell.lines]
        if heading is not None and path and put_value(path, lines, values):
            used |= {id(cell) for cell in (heading, *cells)}
        path, heading, cells = meant, one if meant else None, []


def _is_numbered_as(heading: GridCell, cell: GridCell) -> bool:
    """Return whether a cell begins with a number of the style of a heading, as one itself."""
    known, mark = typed_ordinal(heading.text), typed_ordinal(cell.text)
    return known is not None and mark is not None and known.style == mark.style


def rows_below_label(rows_: Sequence[GridRow], at: int) -> list[GridRow]:
    """Return the rows below one over which its first cell goes on."""
    if rows_[at].cells[0].continued:
        return []
    below = rows_[at + 1 :]
    end = next((n for n, row in enumerate(below) if not row.cells[0].continued), len(below))
    return [*below[:end]]
