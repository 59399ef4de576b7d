"""Tables as rows of cells at their grid columns, merged cells told from their continuations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.text.word_lines import LAYOUT, Aside
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.styles import first_children, is_on
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, T, child_of, w, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.formats.word.text.paragraphs import Text
    from reportgen.formats.word.text.word_lines import WordLine

_TC_PR, _TR_PR, _VAL = w("tcPr"), w("trPr"), w("val")
_SPAN, _MERGE, _BEFORE = w("gridSpan"), w("vMerge"), w("gridBefore")
_CELL_TAGS = frozenset((_SPAN, _MERGE))
_ROW_GONE = frozenset((w("del"), w("hidden")))
_WITHOUT_CELLS = frozenset((_TC_PR, _TR_PR, w("tblPr"), w("tblGrid"), w("del")))
_MAX_SPAN = 63


class GridCell(NamedTuple):
    """A cell: its paragraphs, first grid column from 0, how many it spans.

    ``continued`` is set for the lower parts of a cell that is merged over several rows.
    """

    lines: list[WordLine]
    column: int
    span: int
    continued: bool

    @property
    def text(self) -> str:
        """All its text, one line for each paragraph."""
        return "\n".join(line.shown for line in self.lines)


class GridRow(NamedTuple):
    """A row with its place, such as ``表1 第6行``."""

    cells: list[GridCell]
    place: str


def rows_of(table: Element, number: int, text: Text) -> list[GridRow]:
    """Read a table; ``number`` counts tables from 1. Rows that were deleted are left out."""
    found: list[GridRow] = []
    for count, row in enumerate(inside(table, TR, TBL), 1):
        place = f"表{number} 第{count}行"
        properties = child_of(row, _TR_PR)
        if properties is not None and len(properties):
            children = first_children(properties, _ROW_GONE)
            if w("del") in children or is_on(children.get(w("hidden"))):
                gone = "".join(each.text or "" for each in row.iter(T, w("delText")))
                kind = "删除" if w("del") in children else "隐藏的文字"
                text.asides.append(Aside(kind, place, gone))
                continue
        found.append(GridRow(list(_cells(row, place, text)), place))
    return found


def without_empty_columns(rows: list[GridRow]) -> list[GridRow]:
    """Return the rows without the last columns of a table in which nothing at all is written."""
    ends = (
        cell.column + 1
        for row in rows
        for cell in row.cells
        if cell.continued or cell.text.strip(LAYOUT)
    )
    end = max(ends, default=0)
    return [row._replace(cells=[cell for cell in row.cells if cell.column < end]) for row in rows]


def tables_in(rows: Iterable[GridRow]) -> list[list[GridRow]]:
    """Return the rows of each table."""
    found: dict[str, list[GridRow]] = {}
    for row in rows:
        found.setdefault(row.place.split(" ", 1)[0], []).append(row)
    return [*found.values()]


def _cells(row: Element, place: str, text: Text) -> Iterator[GridCell]:
    of_row = child_of(row, _TR_PR)
    before = None if of_row is None else child_of(of_row, _BEFORE)
    column = 0 if before is None else min(whole_number(before.get(_VAL), 0), _MAX_SPAN)
    for cell in inside(row, TC, TR):
        span, continued = 1, False
        properties = child_of(cell, _TC_PR)
        if properties is not None:
            children = first_children(properties, _CELL_TAGS)
            spanned, merged = children.get(_SPAN), children.get(_MERGE)
            span = 1 if spanned is None else _span(spanned.get(_VAL))
            continued = merged is not None and merged.get(_VAL, "continue") == "continue"
        yield GridCell(text.lines(cell, place), column, span, continued)
        column += span


def inside(container: Element, kind: str, owner: str) -> Iterator[Element]:
    """Return the elements of a kind that belong to this container, not to one inside it."""
    for child in container:
        tag = child.tag
        if tag == kind:
            yield child
        elif tag != owner and tag not in _WITHOUT_CELLS and isinstance(tag, str):
            yield from inside(child, kind, owner)


def _span(value: str | None) -> int:
    return min(whole_number(value, 1), _MAX_SPAN)
