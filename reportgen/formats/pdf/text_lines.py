"""From the characters of a region of a page to its lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.formats.pdf.glyphs import Glyph

_SAME_LINE = 0.35
_GAP, _WIDER = 0.7, 3.0
_FULL_WIDTH_SPACE = "\u3000"


class PdfLine(NamedTuple):
    """A line: its characters from left to right; the blanks at its end, but not at its start.

    ``start`` and ``room`` are the distances from its text to the left and right edge of its
    region, in points; ``page`` is the number of its page.
    """

    glyphs: list[Glyph]
    page: int
    start: float = 0.0
    room: float = 0.0

    @property
    def text(self) -> str:
        """The text without the blanks at its end."""
        return "".join(glyph.text for glyph in self.glyphs).rstrip()

    @property
    def x0(self) -> float:
        """Where the text begins."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Where the text ends, without the blanks."""
        return max(glyph.x1 for glyph in self.glyphs if not glyph.blank)

    @property
    def baseline(self) -> float:
        """The line's distance from the top of the page."""
        return self.glyphs[0].baseline

    @property
    def size(self) -> float:
        """The size of most of its characters: an em."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    def within(self, left: float, right: float) -> PdfLine:
        """Return the line with its distances from the edges of a region."""
        return self._replace(start=self.x0 - left, room=right - self.x1)


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[PdfLine]:
    """Group characters by their baselines, top to bottom; what has only blanks is no line."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - _baseline(rows[-1]) <= _SAME_LINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found: list[PdfLine] = []
    for row in rows:
        row.sort(key=lambda glyph: glyph.x0)
        first = next((at for at, glyph in enumerate(row) if not glyph.blank), len(row))
        if row[first:]:
            found.append(PdfLine(_with_gaps(row[first:]), page))
    return found


def _baseline(row: list[Glyph]) -> float:
    return row[0].baseline


def _with_gaps(row: list[Glyph]) -> list[Glyph]:
    """Put a full-width space where a tab or an indent inside a line left a gap without one.

    Justified text has gaps everywhere: one that is there for a reason is much wider.
    """
    gaps = sorted(max(0.0, after.x0 - before.x1) for before, after in pairwise(row))
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    found = row[:1]
    for before, after in pairwise(row):
        gap = after.x0 - before.x1
        if gap > max(_GAP * before.size, _WIDER * usual) and not (before.blank or after.blank):
            space = before._replace(text=_FULL_WIDTH_SPACE, x0=before.x1, x1=after.x0)
            found.append(space)
        found.append(after)
    return found
