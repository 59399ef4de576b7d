"""One page of a PDF: its lines of text, and its tables with the lines of each cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.formats.pdf.glyphs import Glyph, glyphs_of
from reportgen.formats.pdf.ruling import Ruled, RuledBox, clusters, tables_of
from reportgen.formats.pdf.text_lines import PdfLine, lines_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable


@dataclass(slots=True)
class PdfCell:
    """A cell: the rows and columns that it takes, counted from 0, and what stands in it."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    blocks: list[PdfLine | Table] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of its lines, on one line."""
        return "".join(block.text for block in self.blocks if isinstance(block, PdfLine))


@dataclass(slots=True)
class Table:
    """A table: the x of its columns' edges, and its cells."""

    edges: list[float]
    rows: int
    cells: list[PdfCell]
    page: int
    top: float

    def row(self, number: int) -> list[PdfCell]:
        """Return the cells that take part of a row, from left to right."""
        cells = (cell for cell in self.cells if cell.row <= number < cell.row + cell.rows)
        return sorted(cells, key=lambda cell: cell.column)


@dataclass(slots=True)
class PdfPage:
    """A page: its blocks from top to bottom, and the text that is turned round.

    ``replaced`` counts the characters that are not as the file has them; ``has_drawings`` tells
    pictures, lines and shapes.
    """

    number: int
    width: float
    height: float
    blocks: list[PdfLine | Table]
    turned: str
    replaced: Counter[str]
    has_text: bool
    has_drawings: bool

    def lines(self) -> list[PdfLine]:
        """Return the lines outside tables."""
        return [block for block in self.blocks if isinstance(block, PdfLine)]


def page_of(page: Any) -> PdfPage:
    """Read a page of pdfplumber's."""
    number = page.page_number
    level, turned, replaced = glyphs_of(page)
    ruled = tables_of(page)
    boxes = sorted((cell for table in ruled for cell in table.cells), key=lambda box: box.area)
    inside: dict[RuledBox | None, list[Glyph]] = {}
    home: RuledBox | None = None
    before: Glyph | None = None
    for glyph in level:
        follows = before is not None and abs(before.baseline - glyph.baseline) < glyph.size
        # A blank at the end of a line may stand outside the cell that it is of.
        home = home if glyph.blank and follows else _home(glyph, boxes)
        inside.setdefault(home, []).append(glyph)
        before = glyph
    blocks = _blocks(ruled, None, lambda box: lines_of(inside.get(box, ()), number), number)
    has_text = any(not glyph.blank for glyph in level) or bool(turned)
    shape = (number, float(page.width), float(page.height))
    drawn = any(things for kind, things in page.objects.items() if kind != "char")
    return PdfPage(*shape, blocks, turned, replaced, has_text, drawn)


def _home(glyph: Glyph, boxes: list[RuledBox]) -> RuledBox | None:
    """Return the smallest cell that the middle of a character is in."""
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.baseline - glyph.size / 3
    return next((box for box in boxes if box.holds(x, y)), None)


def _blocks(
    ruled: list[Ruled],
    within: RuledBox | None,
    lines: Callable[[RuledBox | None], list[PdfLine]],
    page: int,
) -> list[PdfLine | Table]:
    """Return what stands in a cell, or outside all tables, from top to bottom."""
    own = [table for table in ruled if _owner(table, ruled) == within]
    found: list[PdfLine | Table] = [_table(table, ruled, lines, page) for table in own]
    if within is None:
        found += lines(None)
    else:
        found += [line.within(within.left, within.right) for line in lines(within)]
    return sorted(
        found, key=lambda block: block.baseline if isinstance(block, PdfLine) else block.top
    )


def _owner(table: Ruled, ruled: list[Ruled]) -> RuledBox | None:
    """Return the smallest cell of another table that a table stands in."""
    others = (cell for other in ruled if other is not table for cell in other.cells)
    around = [cell for cell in others if cell.area > table.box.area and cell.holds_box(table.box)]
    return min(around, key=lambda cell: cell.area, default=None)


def _table(
    ruled: Ruled,
    all_ruled: list[Ruled],
    lines: Callable[[RuledBox | None], list[PdfLine]],
    page: int,
) -> Table:
    columns = clusters([x for cell in ruled.cells for x in (cell.left, cell.right)])
    rows = clusters([y for cell in ruled.cells for y in (cell.top, cell.bottom)])
    cells: list[PdfCell] = []
    for box in ruled.cells:
        row, column = _nearest(rows, box.top), _nearest(columns, box.left)
        last_row, last_column = _nearest(rows, box.bottom), _nearest(columns, box.right)
        blocks = _blocks(all_ruled, box, lines, page)
        cells.append(PdfCell(row, column, last_row - row, last_column - column, blocks))
    kept = [cell for cell in cells if cell.rows and cell.columns]
    return Table(columns, len(rows) - 1, kept, page, ruled.box.top)


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - value))
