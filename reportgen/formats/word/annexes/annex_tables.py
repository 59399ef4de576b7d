"""Which tables of a file are of its annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import EVIDENCE, TELLING, word_of
from reportgen.formats.word.annexes.annex_titles import MAX_TITLE, annex_title
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, T

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_annex(table: Element) -> bool:
    """Return whether a table is of an annex: it has a label or title that no other table has."""
    for row in children(table, TR):
        for cell in children(row, TC):
            text = text_in(cell)
            if 0 < len(text) <= MAX_TITLE and (
                word_of(text).among(TELLING) is not None or _begins_table(text)
            ):
                return True
    return False


def _begins_table(text: str) -> bool:
    """Return whether a cell is the title of an annex; 佐证材料 may be the heading of a column."""
    title = annex_title(text, "")
    return title is not None and title.kind != EVIDENCE


def text_in(cell: Element) -> str:
    """Return the text of a cell."""
    return "".join(each.text or "" for each in cell.iter(T))


def children(parent: Element, kind: str) -> Iterator[Element]:
    """Return the rows of a table, or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == kind:
            yield child
        elif child.tag not in (TBL, TC, TR) and len(child):
            yield from children(child, kind)
