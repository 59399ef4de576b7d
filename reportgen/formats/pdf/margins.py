"""The margins of the pages: between which edges the lines outside tables stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportgen.formats.pdf.text_lines import PdfLine

if TYPE_CHECKING:
    from reportgen.formats.pdf.pdf_page import Table

_ALIKE = 2.0
_FEW, _SHARE, _INDENTS = 3, 0.15, 3
"""How many lines, and what share of those compared, must agree that an edge is there.

First lines are set in by fewer characters than the last.
"""


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
        _within(block, *margins[round(widths[block.page])]) if isinstance(block, PdfLine) else block
        for block in blocks
    ]


def _within(line: PdfLine, left: float, right: float) -> PdfLine:
    """Return a line with its distances from the margins; none where it goes past them."""
    placed = line.within(left, right)
    return placed._replace(start=max(0.0, placed.start), room=max(0.0, placed.room))


def _margins(blocks: list[PdfLine | Table]) -> tuple[float, float]:
    """Return the edges of the text: where running text begins and ends, or what there is."""
    lines = [block for block in blocks if isinstance(block, PdfLine)]
    left = _left_edge(lines)
    running = [
        line for line in lines if left is not None and 0 <= line.x0 - left < _INDENTS * line.size
    ]
    right = _right_edge(running)
    if left is not None and right is not None:
        return left, right
    tables = [block for block in blocks if not isinstance(block, PdfLine)]
    begins = Counter(round(line.x0 / _ALIKE) for line in lines)
    starts = [line.x0 for line in lines if begins[round(line.x0 / _ALIKE)] > 1]
    starts = (starts or [line.x0 for line in lines]) + [table.edges[0] for table in tables]
    ends = [line.x1 for line in lines] + [table.edges[-1] for table in tables]
    return min(starts), max(ends)


def _left_edge(lines: list[PdfLine]) -> float | None:
    """Return where running text begins: farthest left of where many lines do; None without."""
    begins = Counter(round(line.x0 / _ALIKE) for line in lines)
    most = max(begins.values(), default=0)
    often = [at for at, count in begins.items() if count >= max(_FEW, _SHARE * most)]
    near = [line.x0 for line in lines if often and round(line.x0 / _ALIKE) == min(often)]
    return min(near, default=None)


def _right_edge(running: list[PdfLine]) -> float | None:
    """Return where full lines end, a mark that hangs over included; None where few are full."""
    for end in sorted((line.x1 for line in running), reverse=True):
        beside = [line for line in running if end - line.size < line.x1 <= end]
        if len(beside) >= max(_FEW, _SHARE * len(running)):
            return end
    return None
