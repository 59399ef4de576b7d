"""The margins of the pages: between which edges the lines outside tables stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportgen.formats.pdf.text_lines import PdfLine

if TYPE_CHECKING:
    from reportgen.formats.pdf.pdf_page import Table

_ALIKE = 2.0


def between_margins(
    blocks: list[PdfLine | Table], widths: dict[int, float]
) -> list[PdfLine | Table]:
    """Return each line outside tables its distances from the margins.

    ``widths`` are those of the pages by their numbers: pages of one width have the same margins.
    """
    shapes: dict[int, list[PdfLine | Table]] = {}
    for block in blocks:
        shapes.setdefault(round(widths[block.page]), []).append(block)
    margins = {width: _margins(each) for width, each in shapes.items()}
    return [
        block.within(*margins[round(widths[block.page])]) if isinstance(block, PdfLine) else block
        for block in blocks
    ]


def _margins(blocks: list[PdfLine | Table]) -> tuple[float, float]:
    """Return the edges of the text: where more than one line begins, or a table does."""
    lines = [block for block in blocks if isinstance(block, PdfLine)]
    tables = [block for block in blocks if not isinstance(block, PdfLine)]
    begins = Counter(round(line.x0 / _ALIKE) for line in lines)
    left = [line.x0 for line in lines if begins[round(line.x0 / _ALIKE)] > 1]
    left = (left or [line.x0 for line in lines]) + [table.edges[0] for table in tables]
    right = [line.x1 for line in lines] + [table.edges[-1] for table in tables]
    return min(left), max(right)
