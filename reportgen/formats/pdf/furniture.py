"""Page numbers, headers and footers: lines at the edges of pages that are no text of the report."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.outside import is_page_number
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from reportgen.formats.pdf.pdf_page import PdfPage
    from reportgen.formats.pdf.text_lines import PdfLine

_EDGE = 0.12
"""The part of a page's height, above and below, in which headers and footers stand."""

_MOST_LINES = 3
_NUMBER = re.compile(r"[第共]\d+页|[-—–－─]\d+[-—–－─]")


class Furniture(NamedTuple):
    """The distinct lines of headers and footers, in the order of their pages."""

    header: list[str]
    footer: list[str]


def take_furniture(pages: list[PdfPage]) -> Furniture:
    """Take page numbers, headers and footers off the pages."""
    ends = [(page, _edge_lines(page, top=True), _edge_lines(page, top=False)) for page in pages]
    counts = (Counter[str](), Counter[str]())
    for _, *edges in ends:
        for count, lines in zip(counts, edges, strict=True):
            count.update({_pattern(line) for line in lines})
    found = Furniture([], [])
    for page, *edges in ends:
        for count, lines, kept in zip(counts, edges, found, strict=True):
            taken = [line for line in lines if _is_furniture(line, count, len(pages))]
            kept += [line.text for line in taken if line.text not in kept]
            page.blocks = [block for block in page.blocks if not _among(block, taken)]
    return found


def _among(block: object, lines: list[PdfLine]) -> bool:
    return any(block is line for line in lines)


def _edge_lines(page: PdfPage, *, top: bool) -> list[PdfLine]:
    """Return the lines at an edge of a page, the outermost first."""
    lines = page.lines() if top else page.lines()[::-1]
    limit = page.height * _EDGE

    def outside(line: PdfLine) -> bool:
        return line.baseline < limit if top else line.baseline > page.height - limit

    return [line for line in lines[:_MOST_LINES] if outside(line)]


def _pattern(line: PdfLine) -> str:
    """Return what headers of several pages have in common."""
    return _NUMBER.sub("#", "".join(line.text.split()))


def _is_furniture(line: PdfLine, counts: Counter[str], pages: int) -> bool:
    text = "".join(line.text.split())
    if is_page_number(text) and any(map(str.isdecimal, text)):
        return not text.isdecimal() or int(text) <= pages
    # Odd and even pages may have their own, and the first page none.
    return counts[_pattern(line)] > max(1, pages // 3)
