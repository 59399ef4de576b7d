"""Chapters of prose beside the tables of a form with labels: problems, measures and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.chapter_fields import read_chapters
from reportgen.formats.word.chapters.chapter_form import sort_lines
from reportgen.formats.word.chapters.chapter_outline import Outline, Piece
from reportgen.formats.word.chapters.chapter_pieces import is_signed
from reportgen.formats.word.chapters.report_titles import DATE, plain_date, take_titles
from reportgen.formats.word.headings.heading_meanings import (
    MEASURES_KEY,
    OTHERS_KEY,
    PROBLEMS_KEY,
    RESULTS_KEY,
    meaning_of_part,
)
from reportgen.formats.word.headings.outline_words import own_words, plain_heading
from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.model.report import UNIT_NAME

if TYPE_CHECKING:
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine

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


def read_without_chapters(lines: list[WordLine], values: Values) -> None:
    """Read a report that has its title and no chapters: what it is, and what its figures tell.

    All its text is listed, and so checked as prose.
    """
    advice = "照表样的栏目分开填；下面列出的文字已经检查过"
    values.note("有报告的标题，没有各章的标题，正文没有读入栏目，只按文字检查", "", (), advice)
    lines = take_titles(lines, values)
    found = Outline(own_words())
    unit = str(values.get(UNIT_NAME) or "")
    if lines and DATE.fullmatch("".join(lines[-1].shown.split())):
        date = lines.pop()
        values.put(("落款日期",), plain_date(date.shown), date.place)
        if lines and unit and is_signed(lines[-1].shown, unit):
            lines.pop()
    found.listed = [("正文", line) for line in lines if line.shown.strip(LAYOUT)]
    read_chapters(found, values)


def _key_of(line: WordLine) -> object:
    return meaning_of_part(plain_heading(line.shown))
