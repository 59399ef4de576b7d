"""Chapters of prose beside the tables of a form with labels: problems, measures and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.chapter_fields import read_chapters
from reportgen.formats.word.chapter_form import sort_lines
from reportgen.formats.word.chapter_outline import Outline, Piece
from reportgen.formats.word.heading_meanings import (
    MEASURES_KEY,
    OTHERS_KEY,
    PROBLEMS_KEY,
    RESULTS_KEY,
    meaning_of_part,
)
from reportgen.formats.word.outline_words import own_words, plain_heading

if TYPE_CHECKING:
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.word_lines import WordLine

_KEYS = (PROBLEMS_KEY, MEASURES_KEY, RESULTS_KEY, OTHERS_KEY)
"""What such a form has no cells for, as a rule."""


def read_beside(lines: list[WordLine], values: Values) -> list[WordLine]:
    """Read the chapters that have a field; return all other lines."""
    sorted_ = Outline(own_words())
    sort_lines(sorted_, [Piece(line, 0) for line in lines if line.text.strip()])
    found = Outline(sorted_.words)
    for key in _KEYS:
        if pieces := sorted_.under.get(key):
            found.under[key], found.places[key] = pieces, sorted_.places[key]
    read_chapters(found, values)
    taken = {piece.line.place for pieces in found.under.values() for piece in pieces}
    read = {line.place for line in lines if _key_of(line) in found.places}
    taken |= {piece.line.place for key in found.places for piece in sorted_.under[key]} | read
    return [line for line in lines if line.place not in taken]


def _key_of(line: WordLine) -> object:
    return meaning_of_part(plain_heading(line.shown))
