"""Lines as a word processor sets them, to be made paragraphs again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.pdf.glyphs import Glyph
from reportgen.formats.pdf.text_lines import PdfLine

if TYPE_CHECKING:
    from reportgen.formats.pdf.line_paragraphs import Paragraph

SIZE = 12.0
PADDING = 5.4
LEADING = 21.0
PAGE_LINES = 30
NO_START = "，。、；：！？）"


def width_of(char: str) -> float:
    """Return the width of a character: half an em for those of ASCII."""
    return SIZE / 2 if char.isascii() else SIZE


def set_lines(paragraphs: list[str], columns: int, *, indent: bool = True) -> list[PdfLine]:
    """Set paragraphs in a column some ems wide; ``indent`` sets first lines two ems in."""
    broken: list[tuple[str, float]] = []
    for text in paragraphs:
        rest, start = text, 2 * SIZE if indent else 0.0
        while rest:
            end = _end(rest, columns * SIZE - start)
            broken.append((rest[:end], start))
            rest, start = rest[end:], 0.0
    return [
        _line(text, start, at // PAGE_LINES + 1, at % PAGE_LINES, columns)
        for at, (text, start) in enumerate(broken)
    ]


def _end(text: str, room: float) -> int:
    """Return how many characters have room; a mark that may not begin a line takes one with it."""
    used = 0.0
    for at, char in enumerate(text):
        used += width_of(char)
        if used > room:
            while at > 1 and (text[at] in NO_START or _in_number(text, at)):
                at -= 1  # noqa: PLW2901
            return at
    return len(text)


def _in_number(text: str, at: int) -> bool:
    return text[at].isdecimal() and text[at - 1].isdecimal()


def _line(text: str, start: float, page: int, row: int, columns: int) -> PdfLine:
    glyphs: list[Glyph] = []
    x = 100.0 + start
    for char in text:
        glyphs.append(Glyph(char, x, x + width_of(char), 100 + LEADING * row, SIZE, "宋体"))
        x = glyphs[-1].x1
    return PdfLine(glyphs, page).within(100 - PADDING, 100 + columns * SIZE + PADDING)


def texts(paragraphs: list[Paragraph]) -> list[str]:
    """Return the texts of paragraphs."""
    return ["".join(glyph.text for glyph in paragraph) for paragraph in paragraphs]
