"""From lines to paragraphs: by first-line indents, and by lines that end before they are full."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from reportgen.formats.pdf.glyphs import Glyph
from reportgen.formats.word.headings.typed_ordinals import typed_ordinal

if TYPE_CHECKING:
    from reportgen.formats.pdf.text_lines import PdfLine

BREAK = "\n"
"""A soft return."""

_INDENT, _SLACK, _EVEN = 0.7, 0.3, 0.6
_LARGER, _WIDER_LEADING = 1.15, 1.5
_PADDING = 6.0
_QUOTES = "“”‘’"
_NO_END = f"（(《〈【〔「『[+￥¥${_QUOTES}"
_NO_START = f"，。、；：！？）)》〉】〕」』]%％…·,.;:!?{_QUOTES}"
_WORD = re.compile(r"[0-9A-Za-z.,%/+\-]")
_LETTERS = re.compile(r"[0-9A-Za-z]")
_ENDS = re.compile(r"[。；;：:！!？?]$")

Paragraph = list[Glyph]
"""A paragraph: its characters with their fonts; a soft return is a character ``BREAK``."""


def paragraphs_of(lines: list[PdfLine]) -> list[Paragraph]:
    """Join the lines of one region, in order, to paragraphs."""
    if not lines:
        return []
    region = _Region(lines)
    found: list[Paragraph] = [_first(lines[0])]
    begun = lines[0]
    for before, line in itertools.pairwise(lines):
        how = region.between(begun, before, line)
        if how is None:
            found.append(_first(line))
            begun = line
        else:
            _go_on(found[-1], before, line, how, region.width(line))
    return [_stripped(paragraph) for paragraph in found]


class _Region:
    """What the lines of a region have in common: where they begin and how far they go."""

    def __init__(self, lines: list[PdfLine]) -> None:
        starts, rooms = [line.start for line in lines], [line.room for line in lines]
        # Where each line is set in, so is the first; the text begins at the edge all the same.
        self._left = min(starts) if min(starts) < lines[0].size else _PADDING
        self._right = min(_PADDING, *rooms)
        if self._left != _PADDING and all(map(_is_even, lines)):  # each is set in the middle
            self._right = min(rooms)
        pairs = list(itertools.pairwise(lines))
        leading = sorted(_leading(*pair) for pair in pairs if _leading(*pair) > 0)
        self._leading = leading[len(leading) // 2] if len(leading) > 1 else 0.0
        flush = [line for line in lines if not self._is_indented(line)]
        self._hanging = 0 < len(flush) < len(lines) and all(map(_begins_item, flush))

    def width(self, line: PdfLine) -> float:
        """Return how wide a full line is, in points."""
        return line.start - self._left + line.x1 - line.x0 + line.room - self._right

    def between(self, begun: PdfLine, before: PdfLine, line: PdfLine) -> str | None:
        """Return what stands between two lines: nothing, a soft return, or None for a paragraph.

        ``begun`` is the first line of the paragraph that ``before`` is of.
        """
        short = self._is_short(before, line)
        middle = self._is_centred(before), self._is_centred(line)
        if (short and any(middle)) or self._is_at_the_right(before):
            return None
        rest = middle[1] and self._fills(before) and _is_unfinished(before, line)
        if all(middle) or rest:
            return ""
        larger = max(before.size, line.size) > _LARGER * min(before.size, line.size)
        apart = self._leading and _leading(before, line) > _WIDER_LEADING * self._leading
        if larger or apart:
            return None
        if self._hanging:
            return None if _begins_item(line) or (short and not self._is_indented(line)) else ""
        if self._is_indented(line):
            return None if short or self._begins_indented(begun, before, line) else ""
        if _begins_item(line) and _ENDS.search(before.text) and not self._is_indented(begun):
            return None
        if not short:
            return ""
        return BREAK if self._is_indented(begun) and not _may_head(line, before) else None

    def _begins_indented(self, begun: PdfLine, before: PdfLine, line: PdfLine) -> bool:
        """Return whether an indented line begins a paragraph though the one before is full."""
        alike = abs(before.start - line.start) < _EVEN * line.size
        if not alike or not self._is_indented(begun):
            return True
        return _begins_item(line) or bool(_ENDS.search(before.text))

    def _is_indented(self, line: PdfLine) -> bool:
        return line.start - self._left > _INDENT * line.size

    def _is_centred(self, line: PdfLine) -> bool:
        left, right = line.start - self._left, line.room - self._right
        aside = min(left, right) > _INDENT * line.size
        return aside and _is_even(line)

    def _is_at_the_right(self, line: PdfLine) -> bool:
        """Return whether a line stands in the right half, as signatures and their dates do."""
        return line.start - self._left > self.width(line) / 2 and not _is_even(line)

    def _fills(self, line: PdfLine) -> bool:
        """Return whether a line, set in the middle or not, takes the whole width."""
        return max(line.start - self._left, line.room - self._right) < _INDENT * line.size

    def _is_short(self, line: PdfLine, after: PdfLine) -> bool:
        """Return whether the next line's first word would have had room on this one."""
        room = line.room - self._right
        if self._is_centred(line) and _is_even(after):
            room += line.start - self._left
        return room > _needed(after) + _SLACK * line.size


def _is_even(line: PdfLine) -> bool:
    """Return whether a line stands as far from one edge of its region as from the other."""
    return abs(line.start - line.room) < _EVEN * line.size


def _leading(before: PdfLine, line: PdfLine) -> float:
    return line.baseline - before.baseline if before.page == line.page else 0.0


def _is_unfinished(before: PdfLine, line: PdfLine) -> bool:
    """Return whether a line may go on with the words of the one before: 公益诉讼检测鉴 / 定."""
    return not _ENDS.search(before.text) and not _may_head(line, before)


def _may_head(line: PdfLine, before: PdfLine) -> bool:
    """Return whether a line has an ordinal, or is set in another font than the one before it."""
    # Figures stand in a font of their own everywhere.
    fonts = [[one.font for one in each.glyphs if not one.text.isascii()] for each in (before, line)]
    return _begins_item(line) or (all(fonts) and fonts[0][-1] != fonts[1][0])


def _begins_item(line: PdfLine) -> bool:
    return typed_ordinal(line.text) is not None


def _needed(line: PdfLine) -> float:
    """Return how wide what may not be parted at the start of a line is."""
    texts = [glyph.text for glyph in line.glyphs]
    pairs = enumerate(itertools.pairwise(texts))
    end = next((at for at, pair in pairs if not _stay_together(*pair)), len(texts) - 1)
    return line.glyphs[end].x1 - line.glyphs[0].x0


def _stay_together(one: str, other: str) -> bool:
    """Return whether no line is broken between two characters.

    Some programs hold an opening quote for a closing one, and keep a number with the mark before.
    """
    if other in _NO_START or one in _NO_END:
        return True
    return bool(_WORD.match(other) and (_WORD.match(one) or one in _NO_START))


def _first(line: PdfLine) -> Paragraph:
    return list(line.glyphs)


def _go_on(paragraph: Paragraph, before: PdfLine, line: PdfLine, how: str, width: float) -> None:
    """Add a line to a paragraph, after a soft return or none, or the space that was broken at."""
    last, first = paragraph[-1], line.glyphs[0]
    if how:
        while paragraph and paragraph[-1].blank:
            paragraph.pop()
    elif _LETTERS.match(last.text) and _LETTERS.match(first.text):
        # Two words that would have had room on one line were broken at a space.
        how = " " if _word_end(before) + _needed(line) < width else ""
    if how:
        paragraph.append(last._replace(text=how))
    paragraph.extend(line.glyphs)


def _word_end(line: PdfLine) -> float:
    start = len(line.glyphs) - 1
    while start > 0 and _WORD.match(line.glyphs[start - 1].text):
        start -= 1
    return line.glyphs[-1].x1 - line.glyphs[start].x0


def _stripped(paragraph: Paragraph) -> Paragraph:
    end = len(paragraph)
    while end and paragraph[end - 1].blank:
        end -= 1
    return paragraph[:end]
