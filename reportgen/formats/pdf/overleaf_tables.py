"""Tables that go on overleaf made one again."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from reportgen.formats.pdf.ruling import SNAP, clusters
from reportgen.formats.pdf.text_lines import PdfLine
from reportgen.formats.word.headings.form_labels import label_of

if TYPE_CHECKING:
    from reportgen.formats.pdf.pdf_page import PdfCell, PdfPage, Table

_FEWER, _MANY = 2, 3
_WEIGHT = re.compile(r"[（(]\d{1,3}分?[）)]")
_WEIGHT_ALONE = re.compile(f"[\u4e00-\u9fff]?{_WEIGHT.pattern}")
"""The end of the name of a group of indicators, 部门预算管理（60分）, that is broken."""


def joined_blocks(pages: list[PdfPage]) -> list[PdfLine | Table]:
    """Return the blocks of all pages; a table that ends a page and begins the next is one."""
    found: list[PdfLine | Table] = []
    for page in pages:
        blocks = page.blocks
        if found and blocks and _goes_on(found[-1], blocks[0]):
            _join(found[-1], blocks[0])  # type: ignore[arg-type]
            blocks = blocks[1:]
        found += blocks
    return found


def _goes_on(last: PdfLine | Table, first: PdfLine | Table) -> bool:
    """Return whether a table has the outer edges of the one that ended the page before."""
    if isinstance(last, PdfLine) or isinstance(first, PdfLine):
        return False
    ends = zip((last.edges[0], last.edges[-1]), (first.edges[0], first.edges[-1]), strict=True)
    return all(abs(before - after) <= SNAP for before, after in ends)


def _join(table: Table, more: Table) -> None:
    """Add the rows of a table overleaf; repeated header rows and the rest of a row are told."""
    _share_edges(table, more)
    repeated = _repeated(table, more)
    shift = table.rows - repeated
    first = more.row(repeated) if repeated < more.rows else []
    last = table.row(table.rows - 1)
    on = _row_goes_on(last, first)
    shift -= on
    for cell in more.cells:
        if cell.row + cell.rows <= repeated:
            continue
        alike = _overlaps if on else _same_columns
        above = next((each for each in last if alike(each, cell)), None)
        begins = cell.row <= repeated
        if begins and above is not None and _merges(above, cell, on=on):
            above.rows += cell.rows - on
            above.blocks += cell.blocks
        else:
            cell.row += shift
            table.cells.append(cell)
    table.rows = shift + more.rows


def _share_edges(table: Table, more: Table) -> None:
    """Count the columns of both by the edges of both."""
    edges = clusters([*table.edges, *more.edges])
    for each in (table, more):
        at = [min(range(len(edges)), key=lambda k: abs(edges[k] - x)) for x in each.edges]
        for cell in each.cells:
            last = at[cell.column + cell.columns]
            cell.column = at[cell.column]
            cell.columns = last - cell.column
        each.edges = edges


def _repeated(table: Table, more: Table) -> int:
    """Return how many rows overleaf repeat header rows: those of the table, or of a part of it."""
    ours, theirs = (
        [[cell.text for cell in each.row(at) if cell.blocks] for at in range(each.rows)]
        for each in (table, more)
    )
    counts = [
        sum(
            1
            for _ in takewhile(
                lambda pair: _same_header(*pair), zip(ours[at:], theirs, strict=False)
            )
        )
        for at in range(len(ours))
    ]
    return max(counts, default=0)


def _same_header(one: list[str], other: list[str]) -> bool:
    return one == other and len(one) > 1 and not any(map(str.isdecimal, one))


def _row_goes_on(last: list[PdfCell], first: list[PdfCell]) -> bool:
    """Return whether the first row overleaf is the rest of the row before it.

    Its label stands in one part only, and may be broken between both.
    """
    filled_before, filled = ([cell for cell in row if _filled(cell)] for row in (last, first))
    if not filled or not filled_before:
        return not filled
    if any(_begins_group(cell, last) for cell in first):
        return False
    label = "".join(cell.text for cell in filled_before[:1] + filled[:1])
    if len(filled) > 1 and _is_label(label):
        return not _is_label(filled[0].text)
    few = _FEWER * len(filled) <= len(filled_before)
    if few and (len(filled) > 1 or len(filled_before) > _MANY) and not _is_label(filled[0].text):
        # A row of its own fills nearly all its cells; the rest of one only those that were full.
        return all(any(_same_columns(each, cell) for each in filled_before) for cell in filled)
    here, before = filled[-1], filled_before[-1]
    alone = len(filled) == 1 or len(filled_before) == 1
    return alone and _same_columns(here, before) and not _is_label(here.text)


def _begins_group(cell: PdfCell, last: list[PdfCell]) -> bool:
    """Return whether a cell over several rows begins overleaf: no row is broken beside it."""
    above = next((each for each in last if _same_columns(each, cell)), None)
    if above is None or cell.rows == 1 or above.rows > 1 or not cell.blocks or not above.blocks:
        return False
    return not _merges(above, cell, on=False)


def _filled(cell: PdfCell) -> bool:
    """Return whether a cell has something; one over several rows is of none of them alone."""
    return bool(cell.blocks) and cell.rows == 1


def _is_label(text: str) -> bool:
    return label_of("".join(text.split())) is not None


def _merges(above: PdfCell, cell: PdfCell, *, on: bool) -> bool:
    """Return whether a cell overleaf is the rest of the one above it."""
    if on:
        return True
    if above.blocks and cell.blocks:  # a label that is broken between the pages
        if _WEIGHT_ALONE.fullmatch("".join(cell.text.split())):
            return cell.rows + above.rows > _FEWER and not _WEIGHT.search(above.text)
        return _is_label(above.text + cell.text) and not _is_label(above.text)
    return cell.column == 0 and not cell.blocks and (above.rows > 1 or cell.rows > 1)


def _overlaps(one: PdfCell, other: PdfCell) -> bool:
    first, last = max(one.column, other.column), min(_end(one), _end(other))
    return first < last


def _end(cell: PdfCell) -> int:
    return cell.column + cell.columns


def _same_columns(one: PdfCell, other: PdfCell) -> bool:
    return (one.column, one.columns) == (other.column, other.columns)
