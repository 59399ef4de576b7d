"""The paragraphs of a body as they read where the marks between some of them were deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.text.body_blocks import blocks
from reportgen.formats.word.text.word_lines import WordLine, joined
from reportgen.ooxml.wordprocessing import TBL, Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.formats.word.text.paragraphs import Text


def joined_paragraphs(body: Element, text: Text) -> Iterator[tuple[Element, WordLine | None]]:
    """Return the tables in an element, unread, and its paragraphs with their lines.

    Where the mark of a paragraph was deleted, the next one has the text of both.
    """
    pieces: list[WordLine] = []
    count, last = 0, body
    for block in blocks(body):
        if block.tag != TBL:
            count += 1
            pieces.append(text.line(block, f"第{count}段"))
            last = block
        if pieces and (block.tag == TBL or not text.joins(block)):
            yield last, joined(pieces)
            pieces = []
        if block.tag == TBL:
            yield block, None
    if pieces:
        yield last, joined(pieces)
