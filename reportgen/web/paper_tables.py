"""The grid of a Word table for HTML: which cell covers which rows and columns, and its lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.ooxml.wordprocessing import Element, w, whole_number

_TWIPS, _EIGHTHS = 20, 8
_HAIR = 0.03
_VAL, _W = w("val"), w("w")
_SIDES = ("top", "right", "bottom", "left")
_WORD_SIDES = {"left": ("left", "start"), "right": ("right", "end")}
_PADDING = {"top": 0.0, "right": 5.4, "bottom": 0.0, "left": 5.4}


@dataclass(slots=True)
class PaperCell:
    """A cell with the rows and columns that it covers."""

    element: Element
    column: int
    columns: int
    rows: int = 1


@dataclass(slots=True)
class PaperRow:
    """A row with the cells that begin in it."""

    element: Element
    cells: list[PaperCell] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table as rows and columns, widths in points; ``padding`` is that of its cells."""

    widths: list[float]
    padding: dict[str, float]
    lines: dict[str, str]
    rows: list[PaperRow] = field(default_factory=list)

    @classmethod
    def of(cls, table: Element) -> Grid:
        """Return the grid of a table."""
        columns = table.find(w("tblGrid"))
        widths = (
            []
            if columns is None
            else [whole_number(each.get(_W), 0) / _TWIPS for each in columns.iter(w("gridCol"))]
        )
        properties = table.find(w("tblPr"))
        made = cls(widths, _padding(properties), _lines(properties))
        open_cells: dict[int, PaperCell] = {}
        for row in table.iter(w("tr")):
            if row.getparent() is not table:
                continue
            made.rows.append(_row(row, open_cells))
        return made


def _row(row: Element, open_cells: dict[int, PaperCell]) -> PaperRow:
    """Return a row; a cell that goes on from above makes that one longer."""
    made = PaperRow(row)
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    column = 0 if before is None else whole_number(before.get(_VAL), 0)
    for cell in row.iter(w("tc")):
        if cell.getparent() is not row:
            continue
        properties = cell.find(w("tcPr"))
        span = None if properties is None else properties.find(w("gridSpan"))
        columns = max(1, 1 if span is None else whole_number(span.get(_VAL), 1))
        merge = None if properties is None else properties.find(w("vMerge"))
        if merge is not None and merge.get(_VAL, "continue") == "continue" and column in open_cells:
            open_cells[column].rows += 1
        else:
            made.cells.append(PaperCell(cell, column, columns))
            open_cells.pop(column, None)
            if merge is not None:
                open_cells[column] = made.cells[-1]
        column += columns
    return made


def row_height(row: Element) -> float:
    """Return the least height of a row in points; 0 where none is set."""
    height = row.find(f"{w('trPr')}/{w('trHeight')}")
    return 0.0 if height is None else whole_number(height.get(_VAL), 0) / _TWIPS


def table_css(table: Element, grid: Grid) -> str:
    """Return the CSS of a table."""
    align = table.find(f"{w('tblPr')}/{w('jc')}")
    where = "" if align is None else align.get(_VAL, "")
    margin = {"center": "0 auto", "right": "0 0 0 auto"}.get(where, "0")
    # Word lets the text of a table begin at the margin, so its border stands outside.
    shift = f"0 0 0 -{grid.padding['left']:g}pt" if margin == "0" else margin
    return f"width:{sum(grid.widths):g}pt;margin:{shift}"


def cell_css(grid: Grid, cell: Element) -> str:
    """Return the CSS of a cell: lines, padding, where its text stands, its shade."""
    properties = cell.find(w("tcPr"))
    lines = {**grid.lines, **_own_lines(properties)}
    padding = {**grid.padding, **_margins(properties, "tcMar")}
    parts = [f"border-{side}:{lines.get(side, 'none')}" for side in _SIDES]
    parts.append("padding:" + " ".join(f"{padding[side]:g}pt" for side in _SIDES))
    align = None if properties is None else properties.find(w("vAlign"))
    place = "top" if align is None else align.get(_VAL, "top")
    parts.append(f"vertical-align:{'middle' if place == 'center' else place}")
    shade = None if properties is None else properties.find(w("shd"))
    fill = "auto" if shade is None else shade.get(w("fill"), "auto")
    if fill != "auto" and fill.isalnum():
        parts.append(f"background:#{fill}")
    return ";".join(parts)


def held_css(grid: Grid, cell: PaperCell) -> str:
    """Return the CSS of what is in a cell: as wide as Word has it, to a hair.

    A browser rounds the columns of a table to whole pixels and takes half of each line away, by
    which a line of text that just fits would break.
    """
    properties = cell.element.find(w("tcPr"))
    padding = {**grid.padding, **_margins(properties, "tcMar")}
    width = sum(grid.widths[cell.column : cell.column + cell.columns])
    return f"width:{max(width - padding['left'] - padding['right'] + _HAIR, 1):g}pt"


def _padding(properties: Element) -> dict[str, float]:
    return {**_PADDING, **_margins(properties, "tblCellMar")}


def _margins(properties: Element, name: str) -> dict[str, float]:
    margins = None if properties is None else properties.find(w(name))
    found: dict[str, float] = {}
    if margins is None:
        return found
    for side in _SIDES:
        for word in _WORD_SIDES.get(side, (side,)):
            held = margins.find(w(word))
            if held is not None:
                found[side] = whole_number(held.get(_W), 0) / _TWIPS
    return found


def _lines(properties: Element) -> dict[str, str]:
    """Return the lines of a table's cells: those inside stand for all of their sides."""
    borders = None if properties is None else properties.find(w("tblBorders"))
    if borders is None:
        return {}
    inside = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
    found: dict[str, str] = {}
    for side, word in inside.items():
        for each in (word, *_WORD_SIDES.get(side, (side,))):
            line = _line(borders.find(w(each)))
            if line and line != "none":
                found.setdefault(side, line)
    return found


def _own_lines(properties: Element) -> dict[str, str]:
    borders = None if properties is None else properties.find(w("tcBorders"))
    if borders is None:
        return {}
    found: dict[str, str] = {}
    for side in _SIDES:
        for word in _WORD_SIDES.get(side, (side,)):
            if line := _line(borders.find(w(word))):
                found[side] = line
    return found


def _line(border: Element) -> str:
    """Return a line as CSS; empty where nothing is said."""
    if border is None:
        return ""
    kind = border.get(_VAL, "single")
    if kind in ("nil", "none"):
        return "none"
    width = max(whole_number(border.get(w("sz")), 4) / _EIGHTHS, 0.5)
    return f"{width:g}pt {'double' if kind == 'double' else 'solid'} #222"
