"""The chapter-style form in a Word file: its headings, and what stands under each.

A file that was generated tells its headings by their outline levels; in others a heading is a
short paragraph that says what the form's heading says, with any ordinal or none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.broken_lines import rejoined
from reportgen.formats.word.chapters.chapter_outline import Outline, Piece
from reportgen.formats.word.chapters.chapter_sorting import Sorter
from reportgen.formats.word.chapters.contents_list import CONTENTS, without_contents
from reportgen.formats.word.chapters.empty_headings import empty_headings
from reportgen.formats.word.chapters.framed_reports import framed, outline_of_lines, split
from reportgen.formats.word.chapters.report_inside import report_inside
from reportgen.formats.word.headings.heading_meanings import keyword_outline
from reportgen.formats.word.headings.outline_words import OutlineWords, outline_of
from reportgen.formats.word.headings.typed_ordinals import ordinal_of
from reportgen.formats.word.text.body_blocks import blocks
from reportgen.formats.word.text.grid import rows_of
from reportgen.formats.word.text.joined_paragraphs import joined_paragraphs
from reportgen.formats.word.text.word_lines import WordLine, bare
from reportgen.ooxml.styles import outline_level, outline_levels
from reportgen.ooxml.wordprocessing import TBL, Element, plain_text, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.formats.word.annexes import AnnexRouter
    from reportgen.formats.word.text.paragraphs import Text

_LEAST, _OVER = 3, 3
_CAPTION = re.compile(
    "(?=.*(?:绩效|自评|评价|评分|打分))(?!.*(?:见|如下|下表))[^，。；：]{4,50}表(?:[（(][^（）()]*[）)])?"
)
_ENDED = "[^，。；：]{0,20}表(?:[（(][^（）()]*[）)])*"
_NUMBERED = re.compile(
    "附?表[\\d一二三四五六七八九十]{1,3}(?:[-－—.．]\\d{1,2})?[-.．、:：]?"
    f"(?!.*(?:见|如下|下表))[^，。；：]{{2,30}}{_ENDED}"
)
_OF_MONEY = re.compile(
    f"(?!.*(?:见|如下|下表))[^，。；：]{{0,30}}(?:收支|收入|支出|预算|决算|资金|经费|人员|基本情况){_ENDED}"
)
"""What the form says below a table that has the whole report."""

_NUMBER = re.compile(r"附[件表][\d一二三四五六七八九十]{0,3}[:：]?")
_PREFIX = re.compile(r"^附[件表][\d一二三四五六七八九十]{0,3}[:：]")
_UNIT = re.compile("[（(]?(?:金额)?单位[:：](?:万?元|亿元)[）)]?|[（(]20\\d\\d年度?[）)]")
_SHOWN = frozenset((w("drawing"), w("pict"), w("object")))
_STYLE_OF = f"{w('pPr')}/{w('pStyle')}"


class Levels:
    """The outline levels of paragraphs by the file's styles; ``root`` may be None."""

    def __init__(self, root: Element) -> None:
        self._styles = outline_levels(root)

    def of(self, paragraph: Element) -> int:
        """Return a paragraph's level: its own, or its style's."""
        own, style = outline_level(paragraph), paragraph.find(_STYLE_OF)
        return own or (0 if style is None else self._styles.get(style.get(w("val"), ""), 0))


def outline_in(body: Element, fresh: Callable[[], Text]) -> OutlineWords | None:
    """Return the outline in which a document is written; None for one that is not in chapters.

    ``fresh`` gives a reader that has read nothing yet: Word may number the headings.
    """
    plain = [plain_text(block) for block in blocks(body) if block.tag != TBL]
    if (found := outline_of(plain)) is not None:
        return found
    text, tables = fresh(), 0
    shown: list[str] = []
    for block, whole in joined_paragraphs(body, text):
        if whole is not None:
            shown += [line.shown for line in split(whole)]
            continue
        tables += 1
        shown += [line.shown for line in framed(block, tables, text) or ()]
    return keyword_outline(shown) if shown == plain else outline_of_lines(shown)


def read_outline(
    body: Element, text: Text, levels: Levels, annexes: AnnexRouter, words: OutlineWords
) -> Outline:
    """Read the whole body, every paragraph and row under its heading, but for the annexes."""
    found = Outline(words)
    pieces: list[Piece] = []
    tables = 0
    is_framed, above = False, 0
    filled: set[str] = set()
    for block, whole in joined_paragraphs(body, text):
        if block.tag == TBL or any(each.tag in _SHOWN for each in block.iter()):
            filled.update(piece.line.place for piece in pieces[-1:])
        if whole is None:
            tables += 1
            own = framed(block, tables, text)
            if own is not None:
                is_framed = True
                pieces += [Piece(line, 0) for line in own if bare(line)]
                continue
            rows = rows_of(block, tables, text)
            if annexes.wants(block):
                annexes.table(rows)
                above += 1
            else:
                found.rows += rows
                annexes.other_table()
                title, over, unit = _caption(pieces)
                if unit:
                    found.units[f"表{tables}"] = unit
                if title:
                    found.captions[f"表{tables}"] = title
                    found.over[f"表{tables}"] = over
                    above += _is_of_annex("".join(title.split()))
            continue
        level = levels.of(block)
        for line in split(whole):
            if found.sets_apart(line, is_framed=is_framed):
                continue
            if bare(line):
                pieces.append(Piece(line, level))
                level = 0  # a heading is the first line of its paragraph
                found.below[line.place] = above
                annexes.line(line)
    pieces = rejoined(pieces)
    annexes.take_mentions()
    taken = {*annexes.taken, *(line.place for line in found.titles)}
    pieces = [piece for piece in pieces if piece.line.place not in taken]
    pieces, around = report_inside(pieces)
    if around:
        found.around += [piece.line for piece in around]
        found.words = outline_of_lines([piece.line.shown for piece in pieces]) or found.words
    found.empty += empty_headings(pieces, filled)
    sort_lines(found, pieces)
    return found


def is_own(outline: Outline) -> bool:
    """Return whether the headings are those of a form that reports are made with.

    The usual one has a chapter for each budget; its others stand in the outlines of many provinces.
    """
    return any(name in outline.words.own for name, _ in outline.places)


def _caption(pieces: list[Piece]) -> tuple[str, list[WordLine], str]:
    """Return the title of a table, the lines that stand over it, and its unit; empty for none.

    The lines are the title, 附件1 before it and 单位：万元 after it.
    """
    lines = [piece.line for piece in pieces[-_OVER:]]
    words = ["".join(line.shown.split()) for line in lines]
    at = len(words) - 1
    while at >= 0 and _UNIT.fullmatch(words[at]):
        at -= 1
    unit = "".join(words[at + 1 :])
    if at < 0 or not _is_caption(lines[at], words[at]):
        return "", [], unit
    start = at - 1 if at and _NUMBER.fullmatch(words[at - 1]) else at
    return bare(lines[at]), lines[start:], unit


def _is_of_annex(words: str) -> bool:
    return _CAPTION.fullmatch(_PREFIX.sub("", words)) is not None


def _is_caption(line: WordLine, words: str) -> bool:
    """Return whether a line, ``words`` without white space, is the title of the table below it."""
    if _is_of_annex(words) or _NUMBERED.fullmatch(words) is not None:
        return True
    return _OF_MONEY.fullmatch(words) is not None and ordinal_of(line) is None


def sort_lines(found: Outline, pieces: list[Piece]) -> None:
    """Sort paragraphs under their headings, without the list of these that stands before them."""
    pieces, only_there = without_contents(pieces)
    found.listed += [(CONTENTS, piece.line) for piece in only_there]
    Sorter(found, _top_level(pieces, found.words)).sort(pieces)


def _top_level(pieces: list[Piece], words: OutlineWords) -> int:
    """Return the outline level of the chapters; 0 where they have none."""
    levels = {
        chapter[0]: piece.level
        for piece in pieces
        if piece.level and (chapter := words.chapter(piece.line.shown))
    }
    return min(levels.values()) if len(levels) >= _LEAST else 0
