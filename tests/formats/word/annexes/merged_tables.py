"""Tables in raw XML whose cells are merged over columns and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.formats.word.markup import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Cell(NamedTuple):
    """A cell to draw: paragraphs, span, and its part in a merge over rows."""

    text: str | Sequence[str]
    span: int = 1
    merge: str = ""


Row = list[Cell]


def top(text: str, span: int = 1) -> Cell:
    """Return the first cell of those that are merged down."""
    return Cell(text, span, "restart")


def below(span: int = 1) -> Cell:
    """Return a lower cell of those that are merged down."""
    return Cell("", span, "continue")


def table(rows: list[Row], merge: str) -> str:
    """Draw a table with its grid; ``merge`` says what lower parts of merged cells are.

    ``vMerge``, ``empty`` cells, or ``repeat`` for the text once more.
    """
    width = max(sum(cell.span for cell in row) for row in rows)
    grid = '<w:gridCol w:w="900"/>' * width
    above: dict[int, Cell] = {}
    drawn = []
    for at, row in enumerate(rows):
        column, cells = 0, []
        for cell in row:
            if cell.merge != "continue":
                above[column] = cell
            cells.append(_cell(cell, above.get(column, cell), merge))
            column += cell.span
        header = "<w:trPr><w:tblHeader/></w:trPr>" if at == 0 else ""
        drawn.append(f"<w:tr>{header}{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(drawn)}</w:tbl>"


def _cell(cell: Cell, origin: Cell, how: str) -> str:
    text, merge = cell.text, ""
    if cell.merge and how == "vMerge":
        merge = '<w:vMerge w:val="restart"/>' if cell.merge == "restart" else "<w:vMerge/>"
    elif cell.merge == "continue" and how == "repeat":
        text = origin.text
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    inner = "".join(map(_paragraph, [text] if isinstance(text, str) else text))
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inner}</w:tc>"


def _paragraph(text: str) -> str:
    lines = text.split("\n")
    return paragraph(*_with_breaks(lines)) if len(lines) > 1 else paragraph(text)


def _with_breaks(lines: Iterable[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        found += ["<w:r><w:br/></w:r>", run(line)] if found else [run(line)]
    return found
