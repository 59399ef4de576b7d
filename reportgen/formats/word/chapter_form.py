"""The chapter-style form in a Word file: its headings, and what stands under each.

A file that was generated tells its headings by their outline levels; in others a heading is a
short paragraph that says what the form's heading says, with any ordinal or none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportgen.formats.word.body_blocks import blocks
from reportgen.formats.word.grid import rows_of
from reportgen.formats.word.outline_words import (
    GROUPS,
    NOWHERE,
    Key,
    OutlineWords,
    known_outlines,
    outline_of,
)
from reportgen.formats.word.typed_ordinals import TypedOrdinal, ordinal_of, typed_ordinal
from reportgen.formats.word.word_lines import LAYOUT, WordLine
from reportgen.ooxml.styles import outline_level, outline_levels
from reportgen.ooxml.wordprocessing import TBL, Element, text_of, w

if TYPE_CHECKING:
    from reportgen.formats.word.annexes import AnnexRouter
    from reportgen.formats.word.grid import GridRow
    from reportgen.formats.word.paragraphs import Text

_CHAPTER, _PART = 1, 2
_LEAST = 3
_STYLE_OF = f"{w('pPr')}/{w('pStyle')}"
_ANNEX = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*\s*(?:[:：].*)?", re.DOTALL)
_MAX_HEADING = 40
_NO_HEADING = re.compile(r"[。；;！!？?，,：:]")
_INLINE = re.compile(r"[。：:]|(?<=[^\x00-\xff])[\u3000 ]")


class Piece(NamedTuple):
    """A paragraph that is not empty, and its outline level from 1 for chapters; 0 for none."""

    line: WordLine
    level: int


@dataclass(slots=True)
class Outline:
    """What was found: the pieces under each heading, those before the first, and tables' rows.

    ``listed`` are the lines under a heading that has no field, with its words; ``words`` are the
    outline's.
    """

    words: OutlineWords

    before: list[WordLine] = field(default_factory=list)
    under: dict[Key, list[Piece]] = field(default_factory=dict)
    places: dict[Key, str] = field(default_factory=dict)
    annexes: list[WordLine] = field(default_factory=list)
    listed: list[tuple[str, WordLine]] = field(default_factory=list)
    rows: list[GridRow] = field(default_factory=list)


class Levels:
    """The outline levels of paragraphs by the file's styles; ``root`` may be None."""

    def __init__(self, root: Element) -> None:
        self._styles = outline_levels(root)

    def of(self, paragraph: Element) -> int:
        """Return a paragraph's level: its own, or its style's."""
        own, style = outline_level(paragraph), paragraph.find(_STYLE_OF)
        return own or (0 if style is None else self._styles.get(style.get(w("val"), ""), 0))


def outline_in(body: Element) -> OutlineWords | None:
    """Return the outline in which a document is written; None for one that is not in chapters."""
    return outline_of(text_of(block)[0] for block in blocks(body) if block.tag != TBL)


def read_outline(
    body: Element, text: Text, levels: Levels, annexes: AnnexRouter, words: OutlineWords
) -> Outline:
    """Read the whole body, every paragraph and row under its heading, but for the annexes."""
    found = Outline(words)
    pieces: list[Piece] = []
    tables, count = 0, 0
    for block in blocks(body):
        if block.tag == TBL:
            tables += 1
            rows = rows_of(block, tables, text)
            if annexes.wants(block):
                annexes.table(rows)
            else:
                found.rows += rows
                annexes.other_table()
            continue
        count += 1
        line = text.line(block, f"第{count}段")
        if _bare(line):
            pieces.append(Piece(line, levels.of(block)))
            annexes.line(line)
    annexes.take_mentions()
    pieces = [piece for piece in pieces if piece.line.place not in annexes.taken]
    _Sorter(found, _top_level(pieces, words)).sort(pieces)
    return found


def _top_level(pieces: list[Piece], words: OutlineWords) -> int:
    """Return the outline level of the chapters; 0 where they have none."""
    levels = {
        chapter[0]: piece.level
        for piece in pieces
        if piece.level and (chapter := words.chapter(piece.line.shown))
    }
    return min(levels.values()) if len(levels) >= _LEAST else 0


class _Sorter:
    """Puts each piece under its heading; where chapters have a level, its level counts from it.

    A heading is known by its words, or by its number where it goes on with those before: under one
    that nobody knows, all is listed.
    """

    def __init__(self, found: Outline, top: int) -> None:
        self._found, self._top = found, top
        self._words = found.words
        self._all = [found.words, *known_outlines()]
        self._key: Key | None = None
        self._title = ""
        self._chapter = ""
        self._chapter_mark: TypedOrdinal | None = None
        self._part_mark: TypedOrdinal | None = None
        self._inner: dict[str, int] = {}

    def sort(self, pieces: list[Piece]) -> None:
        """Sort all pieces of a document."""
        last = max(
            (at for at, piece in enumerate(pieces) if self._known_chapter(piece.line.shown)),
            default=0,
        )
        for at, piece in enumerate(pieces):
            if self._found.annexes or (at > last and _ANNEX.fullmatch(_bare(piece.line))):
                self._found.annexes.append(piece.line)
            else:
                self._put(piece)

    def _put(self, piece: Piece) -> None:
        level = piece.level - self._top + 1 if self._top and piece.level else 0
        heading, rest = self._heading(piece.line, level if self._top else None)
        if heading is not None:
            self._open(heading, piece.line)
            if rest is None:
                if heading == NOWHERE:
                    self._found.listed.append((self._title, piece.line))
                return
            piece = piece._replace(line=rest)
        if self._key is None:
            self._found.before.append(piece.line)
        elif self._key == NOWHERE:
            self._found.listed.append((self._title, piece.line))
        else:
            if (mark := ordinal_of(piece.line)) is not None:
                self._inner[mark.style] = mark.number
            self._found.under[self._key].append(piece._replace(level=level))

    def _open(self, key: Key, line: WordLine) -> None:
        self._key, self._title = key, _bare(line)
        self._inner = {}
        if key != NOWHERE:
            self._found.places.setdefault(key, line.place)
            self._found.under.setdefault(key, [])

    def _heading(self, line: WordLine, level: int | None) -> tuple[Key | None, WordLine | None]:
        """Return the key of the heading that a line is, or begins with; what follows it."""
        if (key := self._known(line, line.shown, level)) is not None:
            return key, None
        mark = ordinal_of(line)
        if level is None and mark is not None and mark.number:
            cut = _INLINE.search(line.text, mark.end)
            head = "" if cut is None else line.number + line.text[: cut.start()]
            if cut is not None and (key := self._known(line, head, level)) is not None:
                return key, line.part(cut.end()) if line.text[cut.end() :].strip(LAYOUT) else None
        return self._unknown(line, level), None

    def _known(self, line: WordLine, text: str, level: int | None) -> Key | None:
        """Return the key of a heading by its words, and note where in the outline it stands."""
        if level in (None, _CHAPTER) and (chapter := self._known_chapter(text)):
            if chapter[0] == self._chapter:
                return None
            self._chapter, self._chapter_mark = chapter[0], ordinal_of(line)
            self._part_mark = None
            return chapter[1] if chapter[1] != NOWHERE else self._without_field(chapter[0])
        if not self._chapter or level not in (None, _PART):
            return None
        key = self._words.part(self._chapter, text)
        mark = ordinal_of(line)
        if key is None and (level or self._goes_on(mark)):
            found = (words.any_part(text) for words in self._all)
            key = next((each for each in found if each is not None), None)
        if key is not None and mark is not None:
            self._part_mark = mark
        return key

    def _without_field(self, chapter: str) -> Key:
        """Return the key of a chapter that is no field itself: what its parts are not is listed."""
        return (chapter, "") if chapter in GROUPS else NOWHERE

    def _known_chapter(self, text: str) -> tuple[str, Key] | None:
        """Return the chapter a heading is, of this outline, or by its number of another."""
        found = self._words.chapter(text)
        mark = typed_ordinal(text)
        if found is not None or mark is None or self._chapter_mark is None:
            return found
        if mark.style != self._chapter_mark.style or mark.number <= self._chapter_mark.number:
            return None
        others = (words.chapter(text) for words in self._all)
        return next((each for each in others if each is not None), None)

    def _goes_on(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number may be that of the next part of the chapter."""
        if mark is None or self._inner.get(mark.style, 0) == mark.number - 1 > 0:
            return False
        return self._part_mark is None or mark.style == self._part_mark.style

    def _unknown(self, line: WordLine, level: int | None) -> Key | None:
        """Return the key of a heading that no outline has; None for other text."""
        text, mark = line.text.strip(LAYOUT), ordinal_of(line)
        bare = text[mark.end :] if mark else text
        if self._key is None or not bare or len(bare) > _MAX_HEADING or _NO_HEADING.search(bare):
            return None
        chapter, part = self._chapter_mark, self._part_mark
        is_chapter = level == _CHAPTER or (
            level is None and _follows(mark, chapter) and not self._counts(mark)
        )
        in_group = self._chapter in GROUPS or self._chapter in self._words.parts
        is_part = level == _PART or (
            level is None and _follows(mark, part) and not self._counts(mark)
        )
        if is_chapter:
            self._chapter, self._chapter_mark, self._part_mark = bare, mark, None
            return NOWHERE
        if is_part and in_group:
            self._part_mark = mark or part
            return NOWHERE
        return None

    def _counts(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number goes on with those in the text under the heading."""
        return mark is not None and self._inner.get(mark.style, 0) == mark.number - 1 > 0


def _follows(mark: TypedOrdinal | None, last: TypedOrdinal | None) -> bool:
    if mark is None or last is None:
        return False
    return mark.style == last.style and mark.number == last.number + 1


def _bare(line: WordLine) -> str:
    return line.shown.strip(LAYOUT)
