"""Which passages of a report in chapters are on its spending, where no heading is on it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.chapter_outline import Piece
from reportgen.formats.word.headings import outline_words
from reportgen.formats.word.headings.heading_meanings import (
    ACHIEVED_KEY,
    INCOME_KEY,
    SPENT_KEY,
    meaning_of_chapter,
)
from reportgen.formats.word.prose.expenditure_prose import tells_both, tells_spending, tells_total
from reportgen.formats.word.text.word_lines import bare

if TYPE_CHECKING:
    from reportgen.formats.word.chapters.chapter_outline import Outline
    from reportgen.formats.word.headings.outline_words import Key

_GENERAL = (outline_words.GENERAL, "")


def part_income(outline: Outline, under: dict[Key, list[Piece]]) -> None:
    """Let what tells of spending under a heading on income too be on spending."""
    pieces = under.get(INCOME_KEY, [])
    if under.get(SPENT_KEY):
        return
    if len(pieces) > 1:
        spent = [piece for piece in pieces if tells_spending(piece.line)]
    else:  # one may tell of both
        spent = [each for each in pieces if tells_total(each.line) or tells_both(each.line)]
    if spent:
        under[INCOME_KEY] = [piece for piece in pieces if piece not in spent]
        under[SPENT_KEY] = spent
        outline.places.setdefault(SPENT_KEY, spent[0].line.place)


def find_spent(outline: Outline, under: dict[Key, list[Piece]]) -> None:
    """Take what a chapter says of the spending, where no heading tells of it alone."""
    if SPENT_KEY in outline.places:
        return
    chapter = (outline_words.PERFORMANCE, "")
    chapter = chapter if under.get(chapter) else ACHIEVED_KEY
    spent = _told_in(under.get(chapter, []))
    if not spent and any(tells_total(each.line) for each in under.get(_GENERAL, [])):
        chapter, spent = _GENERAL, _told_in(under[_GENERAL])
    if spent:
        under[chapter] = [each for each in under[chapter] if each not in spent]
    else:
        heads = {title: outline_words.plain_heading(title) for title, _ in outline.listed}
        told = [e for e in outline.listed if meaning_of_chapter(heads[e[0]]) == SPENT_KEY]
        spent = [Piece(line, 0) for title, line in told if bare(line) != title]
        if not any(tells_total(piece.line) for piece in spent):
            return
        outline.listed = [each for each in outline.listed if each not in told]
    under[SPENT_KEY] = spent
    outline.places[SPENT_KEY] = spent[0].line.place


def _told_in(pieces: list[Piece]) -> list[Piece]:
    return [piece for piece in pieces if tells_total(piece.line) or tells_both(piece.line)]
