"""Tables that hold a report in chapters: all in one column, or its headings beside their text."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.broken_lines import heading_above, unbroken
from reportgen.formats.word.headings.heading_meanings import keyword_outline
from reportgen.formats.word.headings.outline_words import OutlineWords, outline_of
from reportgen.formats.word.headings.typed_ordinals import typed_ordinal
from reportgen.formats.word.text.grid import inside, rows_of
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, P, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.text.paragraphs import Text
    from reportgen.formats.word.text.word_lines import WordLine

_LEAST, _MOST_COLUMNS, _LONGEST = 3, 4, 40


def framed(table: Element, number: int, text: Text) -> list[WordLine] | None:
    """Return the lines of a table that only frames a report; None for another table."""
    cells = [list(inside(row, TC, TR)) for row in inside(table, TR, TBL)]
    if not cells or max(map(len, cells)) > _MOST_COLUMNS:
        return None
    if any(len(row) != 1 for row in cells) and not _is_beside(cells):
        return None
    lines = [line for row in cells for cell in row for line in _words(cell).split("\n")]
    if len(lines) < _LEAST or outline_of_lines(lines) is None:
        return None
    return [
        each
        for row in rows_of(table, number, text)
        for cell in row.cells
        if not cell.continued
        for line in cell.lines
        for each in split(line)
    ]


def _is_beside(rows: list[list[Element]]) -> bool:
    """Return whether all cells but the last of each row are empty or a numbered heading."""
    count = 0
    for cell in chain.from_iterable(row[:-1] for row in rows):
        head = _words(cell)
        if head.strip():
            count += 1
            if len(head) > _LONGEST or not typed_ordinal(head.strip()):
                return False
    return count >= _LEAST and bool(_words(rows[0][0]).strip())


def _words(cell: Element) -> str:
    return "\n".join(plain_text(paragraph) for paragraph in cell.iter(P))


def outline_of_lines(shown: Sequence[str]) -> OutlineWords | None:
    """Return the outline of lines, by its words or by what these mean; None for other lines."""
    return outline_of(shown) or keyword_outline(shown)


def split(line: WordLine) -> list[WordLine]:
    """Return the lines of a paragraph, each for itself where several begin with an ordinal.

    So too a numbered heading that stands above its text; others that a page broke are joined.
    """
    if "\n" not in line.text:
        return [line]
    line = unbroken(line)
    starts = [0, *(match.end() for match in re.finditer("\n", line.text))]
    if sum(typed_ordinal(line.text, start) is not None for start in starts) < _LEAST - 1:
        end = heading_above(line)
        if not end:
            return [line]
        return [line.part(0, end), line.part(end)._replace(lead=0, place=f"{line.place} 第2行")]
    ends = [*starts[1:], None]
    parts = [line.part(start, end) for start, end in zip(starts, ends, strict=True)]
    return [
        part if at == 1 else part._replace(place=f"{line.place} 第{at}行")
        for at, part in enumerate(parts, 1)
    ]
