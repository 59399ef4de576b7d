"""The paragraphs of a report in chapters, each put under its heading."""

from __future__ import annotations

import re

from reportgen.formats.word.chapter_outline import Outline, Piece
from reportgen.formats.word.heading_meanings import (
    ACHIEVED_KEY,
    BASICS_KEY,
    DUTIES_KEY,
    GOALS_KEY,
    INCOME_KEY,
    MEASURES_KEY,
    PROBLEMS_KEY,
    SPENT_KEY,
    STAFF_KEY,
    meaning_of_chapter,
    meaning_of_first,
    meaning_of_part,
)
from reportgen.formats.word.outline_words import (
    GROUPS,
    NOWHERE,
    Key,
    known_outlines,
    plain_heading,
)
from reportgen.formats.word.typed_ordinals import (
    TypedOrdinal,
    follows,
    ordinal_of,
    typed_ordinal,
    unmarked,
)
from reportgen.formats.word.word_lines import LAYOUT, WordLine, bare

CHAPTER, PART = 1, 2
_ANNEX = re.compile(r"附件\s*[0-9０-９一二三四五六七八九十]*\s*(?:[:：].*)?", re.DOTALL)
_MAX_HEADING = 40
_NO_HEADING = re.compile(r"[。；;！!？?，,：:]")
_INLINE = re.compile(r"[。：:]|(?<=[^\x00-\xff])[\u3000 ]")
_ONLY = {
    SPENT_KEY: (SPENT_KEY, INCOME_KEY),
    INCOME_KEY: (SPENT_KEY, INCOME_KEY),
    PROBLEMS_KEY: (PROBLEMS_KEY, MEASURES_KEY),
}
"""What parts may be of chapters that are a field themselves; others of these have no parts."""

_INNER = (DUTIES_KEY, STAFF_KEY, GOALS_KEY)
"""What a heading inside a part may be."""


class Sorter:
    """Puts each piece under its heading; where chapters have a level, its level counts from it.

    A heading is known by its words, or by its number where it goes on with those before.
    """

    def __init__(self, found: Outline, top: int) -> None:
        self._found, self._top = found, top
        self._words = found.words
        self._all = [found.words, *known_outlines()]
        self._key: Key | None = None
        self._title = ""
        self._chapter = ""
        self._chapter_key: Key = NOWHERE
        self._chapter_mark: TypedOrdinal | None = None
        self._part_mark: TypedOrdinal | None = None
        self._inner_mark: TypedOrdinal | None = None
        self._inner: dict[str, int] = {}
        self._turn: TypedOrdinal | None = None
        self._achieved: list[tuple[int, WordLine]] = []

    def sort(self, pieces: list[Piece]) -> None:
        """Sort all pieces of a document."""
        last = max(
            (at for at, piece in enumerate(pieces) if self._words.chapter(piece.line.shown)),
            default=0,
        )
        for at, piece in enumerate(pieces):
            if self._found.annexes or (at > last and _ANNEX.fullmatch(bare(piece.line))):
                self._found.annexes.append(piece.line)
            else:
                self._put(piece)
        self._title_sections()

    def _title_sections(self) -> None:
        """Let each of several headings that tell what was achieved be the title of a section."""
        under = self._found.under.get(ACHIEVED_KEY, [])
        titles = dict(self._achieved)  # of headings between which nothing stands, the last
        if len(titles) > 1 and not any(piece.level for piece in under):
            for at, line in reversed(titles.items()):
                under.insert(at, Piece(unmarked(line), 0))

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
            piece = self._after_turn(piece, mark)
            self._found.under[self._key].append(piece._replace(level=level))

    def _open(self, key: Key, line: WordLine) -> None:
        self._key, self._title = key, bare(line)
        self._inner = {}
        if key != NOWHERE:
            self._found.places.setdefault(key, line.place)
            under = self._found.under.setdefault(key, [])
            if key == ACHIEVED_KEY:
                self._achieved.append((len(under), line))

    def _heading(self, line: WordLine, level: int | None) -> tuple[Key | None, WordLine | None]:
        """Return the key of the heading that a line is, or begins with; what follows it."""
        if (key := self._known(line, line.shown, level)) is not None:
            return key, None
        mark = ordinal_of(line)
        if level is None and mark is not None and mark.number:
            cut = _INLINE.search(line.text, mark.end)
            head = "" if cut is None else line.number + line.text[: cut.start()]
            if cut is not None and head:
                key = self._known(line, head, level)
                if key is None:
                    key = self._told(line, self._meant(mark, head, inline=True), head)
                if key is not None:
                    rest = line.text[cut.end() :].strip(LAYOUT)
                    return key, line.part(cut.end()) if rest else None
        return self._unknown(line, level), None

    def _known(self, line: WordLine, text: str, level: int | None) -> Key | None:
        """Return the key of a heading by its words, and note where in the outline it stands."""
        mark = ordinal_of(line)
        if level in (None, CHAPTER) and (chapter := self._known_chapter(text)):
            if chapter[0] == self._chapter:
                return None
            self._begin(chapter[0], chapter[1], mark)
            is_group = chapter[1] == NOWHERE and chapter[0] in GROUPS
            return (chapter[0], "") if is_group else chapter[1]
        is_chapter = level is None and follows(mark, self._chapter_mark)
        if not self._chapter or is_chapter or level not in (None, PART):
            return None
        key = self._words.part(self._chapter, text)
        if key is None and (level or self._goes_on(mark)):
            found = (words.any_part(text) for words in self._all)
            key = next((each for each in found if each is not None), None)
        if key == self._chapter_key == ACHIEVED_KEY:
            return None  # what it says is the title of a section
        if key is not None and mark is not None:
            self._note_part(mark)
            self._turn = mark if self._is_turn(key) else self._turn
        return key

    def _is_turn(self, key: Key) -> bool:
        """Return whether a part is one on money in a chapter that tells what was achieved."""
        return self._chapter_key == ACHIEVED_KEY and key in (SPENT_KEY, INCOME_KEY)

    def _note_part(self, mark: TypedOrdinal) -> None:
        """Note the number of a part, or of one inside a part."""
        if self._part_mark is None or mark.style == self._part_mark.style:
            self._part_mark, self._inner_mark = mark, None
        else:
            self._inner_mark = mark

    def _begin(self, name: str, key: Key, mark: TypedOrdinal | None) -> None:
        """Note a chapter; one that is numbered as a part is a part of the chapter before."""
        of_before = self._chapter_mark
        self._chapter, self._turn, self._inner_mark = name, None, None
        if of_before is not None and mark is not None and mark.style != of_before.style:
            self._part_mark = mark
        else:
            self._chapter_mark, self._part_mark, self._chapter_key = mark, None, key

    def _known_chapter(self, text: str) -> tuple[str, Key] | None:
        """Return the chapter a heading is, of this outline, or by its number of another."""
        found = self._words.chapter(text)
        mark = typed_ordinal(text)
        if found is not None or mark is None:
            return found
        last = self._chapter_mark
        if last is None:
            key = None if self._chapter else meaning_of_first(mark, text)
            return None if key is None else (plain_heading(text), key)
        if mark.style != last.style or mark.number <= last.number:
            return None
        others = (words.chapter(text) for words in self._all)
        return next((each for each in others if each is not None), None)

    def _goes_on(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number may be that of the next part of the chapter."""
        if mark is None or self._counts(mark):
            return False
        if self._chapter_mark is not None and mark.style == self._chapter_mark.style:
            return False
        known = [each.style for each in (self._part_mark, self._inner_mark) if each is not None]
        return not known or mark.style in known

    def _unknown(self, line: WordLine, level: int | None) -> Key | None:
        """Return the key of a heading that no outline has; None for other text."""
        text, mark = line.text.strip(LAYOUT), ordinal_of(line)
        plain = text[mark.end :] if mark else text
        if self._key is None or not plain or len(plain) > _MAX_HEADING or _NO_HEADING.search(plain):
            return None
        words = plain_heading(line.shown)
        is_next = follows(mark, self._chapter_mark) and not self._counts(mark)
        if level == CHAPTER or (level is None and is_next):
            known = (each.any_part(line.shown) for each in self._all)
            key = next((each for each in known if each not in (None, NOWHERE)), None)
            key = key or self._told(line, meaning_of_chapter(words)) or NOWHERE
            self._begin(plain, key, mark)
            return key
        if level not in (None, PART):
            return None
        if mark is not None and (meant := self._meant(mark, line.shown)) is not None:
            return self._told(line, meant)
        is_part = level == PART or (follows(mark, self._part_mark) and not self._counts(mark))
        is_inner = follows(mark, self._inner_mark) and not self._counts(mark)
        if (is_part or is_inner) and self._has_parts():
            if mark is not None:
                self._note_part(mark)
            return NOWHERE
        return None

    def _told(self, line: WordLine, key: Key | None, head: str = "") -> Key | None:
        """Note a heading that is known by what its words mean."""
        if key not in (None, NOWHERE):
            self._found.meant[head.strip(LAYOUT) or bare(line)] = key
        return key

    def _has_parts(self) -> bool:
        """Return whether each part of the chapter has a heading that tells what it is."""
        return self._chapter_key != ACHIEVED_KEY and (
            self._chapter in GROUPS
            or self._chapter in self._words.parts
            or self._chapter_key in (NOWHERE, BASICS_KEY)
        )

    def _meant(self, mark: TypedOrdinal, text: str, *, inline: bool = False) -> Key | None:
        """Return the key of a part by what its words mean, where such a part may stand."""
        words = plain_heading(text)
        key = meaning_of_part(words)
        if key is None or self._key is None or self._counts(mark):
            return self._turned_back(mark)
        style = self._chapter_mark.style if self._chapter_mark else ""
        is_next = self._part_mark is None and mark.number == 1 and mark.style != style
        if self._chapter_key != ACHIEVED_KEY and (is_next or follows(mark, self._part_mark)):
            allowed = _ONLY.get(self._chapter_key)
            if (allowed and key in allowed) or (
                self._has_parts() and not (inline and key == NOWHERE)
            ):
                self._part_mark, self._inner_mark, self._turn = mark, None, None
                return key
            return None
        if self._key == ACHIEVED_KEY or self._turn is not None:
            return self._turned(mark, words, key)
        if key in _INNER and self._key in (NOWHERE, BASICS_KEY, *_INNER) and mark.style != style:
            self._inner_mark = mark
            return key
        return None

    def _turned(self, mark: TypedOrdinal, words: str, key: Key) -> Key | None:
        """Return the key of a part on money among those that tell what was achieved."""
        if key in (SPENT_KEY, INCOME_KEY) and words.endswith(("情况", "分析", "投入", "过程")):
            self._turn = mark
            return key
        return self._turned_back(mark)

    def _turned_back(self, mark: TypedOrdinal) -> Key | None:
        """Return to what was achieved after a part on money, at the next number."""
        turn = self._turn
        if turn is None or self._key == ACHIEVED_KEY or not follows(mark, turn):
            return None
        self._key = ACHIEVED_KEY
        self._found.places.setdefault(ACHIEVED_KEY, self._found.places.get(SPENT_KEY, ""))
        self._found.under.setdefault(ACHIEVED_KEY, [])
        return None

    def _after_turn(self, piece: Piece, mark: TypedOrdinal | None) -> Piece:
        """Take the number off a heading that goes on with those of a part on money."""
        turn = self._turn
        if turn is None or mark is None or self._key != ACHIEVED_KEY or not follows(mark, turn):
            return piece
        self._turn = mark
        return piece._replace(line=unmarked(piece.line))

    def _counts(self, mark: TypedOrdinal | None) -> bool:
        """Return whether a number goes on with those in the text under the heading."""
        return mark is not None and self._inner.get(mark.style, 0) == mark.number - 1 > 0
