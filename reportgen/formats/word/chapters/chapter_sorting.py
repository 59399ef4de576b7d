"""The paragraphs of a report in chapters, each put under its heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.below_tables import remarks_below
from reportgen.formats.word.chapters.part_headings import (
    NO_HEADING,
    bare_chapter,
    bare_part,
    head_of,
    is_elsewhere,
    is_first_part,
    is_miscounted,
    is_other_part,
    known_chapter,
    needs_head,
    only_names,
    title_sections,
    without_rest,
)
from reportgen.formats.word.headings.chapter_keys import INNER, ONLY, may_turn, meaning_under
from reportgen.formats.word.headings.heading_meanings import (
    ACHIEVED_KEY,
    BASICS_KEY,
    INCOME_KEY,
    SPENT_KEY,
    meaning_of_chapter,
    meaning_of_part,
)
from reportgen.formats.word.headings.heading_numbers import HeadingNumbers
from reportgen.formats.word.headings.official_headings import names_official
from reportgen.formats.word.headings.outline_words import (
    GROUPS,
    NOWHERE,
    Key,
    known_outlines,
    plain_heading,
)
from reportgen.formats.word.headings.typed_ordinals import (
    TypedOrdinal,
    follows,
    ordinal_of,
    unmarked,
)
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine, bare

if TYPE_CHECKING:
    from reportgen.formats.word.chapters.chapter_outline import Outline, Piece

CHAPTER, PART, _MAX_HEADING = 1, 2, 40
_INLINE = re.compile(r"[。：:]|(?<=[^\x00-\xff])[\u3000 ]")


class Sorter:
    """Puts each piece under its heading; where chapters have a level, its level counts from it.

    A heading is known by its words, or by its number where it goes on with those before.
    """

    def __init__(self, found: Outline, top: int) -> None:
        self._found, self._top = found, top
        self._words = found.words
        self._all = [found.words, *known_outlines()]
        self._key: Key | None = None
        self._title = self._chapter = ""
        self._chapter_key: Key = NOWHERE
        self._numbers, self._is_frame = HeadingNumbers(), False
        self._turn: TypedOrdinal | None = None
        self._achieved: list[tuple[int, WordLine]] = []

    def sort(self, pieces: list[Piece]) -> None:
        """Sort all pieces of a document."""
        annexes, remarks = remarks_below(pieces, self._found)
        for at, piece in enumerate(pieces):
            if at >= annexes:
                self._found.annexes.append(piece.line)
            elif piece.line.place in remarks:
                self._found.listed.append((remarks[piece.line.place], piece.line))
            else:
                self._put(piece)
        title_sections(self._found.under.get(ACHIEVED_KEY, []), self._achieved)

    def _put(self, piece: Piece) -> None:
        level = piece.level - self._top + 1 if self._top and piece.level else 0
        is_told = self._top and ordinal_of(piece.line) is None  # a number tells more
        heading, rest, head = self._heading(piece.line, level if is_told else None)
        if heading is not None:
            self._open(heading, piece.line, head)
            if heading == ACHIEVED_KEY and rest is not piece.line:
                title = without_rest(piece.line, head)
                self._achieved.append((len(self._found.under[heading]), title))
            if rest is None:
                if heading == SPENT_KEY and names_official(piece.line):
                    # What follows may only speak of budget and 决算.
                    self._found.under[heading].append(piece._replace(level=0))
                if heading == NOWHERE:
                    self._found.listed.append((self._title, piece.line))
                    self._is_frame = only_names(head)
                return
            piece = piece._replace(line=rest)
        self._is_frame = False
        if self._key is None:
            self._found.before.append(piece.line)
        elif self._key == NOWHERE:
            self._found.listed.append((self._title, piece.line))
        else:
            if (mark := ordinal_of(piece.line)) is not None:
                self._numbers.in_text[mark.style] = mark.number
            piece = self._after_turn(piece, mark)
            self._found.under[self._key].append(piece._replace(level=level))

    def _open(self, key: Key, line: WordLine, head: str) -> None:
        if self._is_frame:  # a heading that only names what the headings under it tell
            self._found.listed.pop()
        self._key, self._title, self._is_frame = key, head.strip(LAYOUT), False
        self._numbers.in_text = {}
        if key != NOWHERE:
            self._found.places.setdefault(key, line.place)
            self._found.under.setdefault(key, [])

    def _heading(
        self, line: WordLine, level: int | None
    ) -> tuple[Key | None, WordLine | None, str]:
        """Return the key of the heading a line is, or begins with; what follows it; its text."""
        if (key := self._known(line, line.shown, level)) is not None:
            return key, None, bare(line)
        mark = ordinal_of(line)
        if level is None and mark is not None and mark.number:
            cut = _INLINE.search(line.text, mark.end)
            head = head_of(line, mark, cut)
            if cut is not None and head:
                key = self._known(line, head, level)
                key = key or self._told(line, self._meant(mark, head, inline=True), head)
                may_be = self._may_have_others() and is_other_part(self._numbers, mark, head)
                if key is None and may_be:
                    self._numbers.note_part(mark)
                    key = NOWHERE
                if key is not None:
                    rest = line.part(cut.end()) if line.text[cut.end() :].strip(LAYOUT) else None
                    return key, line if needs_head(line, rest, key) else rest, head
        return self._unknown(line, level), None, bare(line)

    def _known(self, line: WordLine, text: str, level: int | None) -> Key | None:
        """Return the key of a heading by its words, and note where in the outline it stands."""
        mark = ordinal_of(line)
        key: Key | None
        last, before = self._numbers.chapter, self._chapter
        chapter = known_chapter(self._all, last, text, before) if level in (None, CHAPTER) else None
        if chapter is not None:
            if chapter[0] == self._chapter:
                return None
            name, key = chapter
            if key == NOWHERE and meaning_of_part(plain_heading(text)) == BASICS_KEY:
                key = BASICS_KEY
            self._begin(name, key, mark)
            return (name, "") if key == NOWHERE and name in GROUPS else key
        is_chapter = level is None and follows(mark, self._numbers.chapter)
        if not self._chapter or is_chapter or level not in (None, PART):
            return None
        key = self._words.part(self._chapter, text)
        if key is None and (level or self._numbers.goes_on(mark)):
            found = (words.any_part(text) for words in self._all)
            key = next((each for each in found if each is not None), None)
            if key is not None and is_elsewhere(key, self._chapter, self._chapter_key):
                key = None
        if key == NOWHERE and meaning_of_part(plain_heading(text)) == BASICS_KEY:
            key = BASICS_KEY  # what it tells is sorted by its words
        if key == self._chapter_key == ACHIEVED_KEY:
            return None  # what it says is the title of a section
        if key is not None and mark is not None:
            self._numbers.note_part(mark)
            if self._chapter_key == ACHIEVED_KEY and key in (SPENT_KEY, INCOME_KEY):
                self._turn = mark
        return key

    def _begin(self, name: str, key: Key, mark: TypedOrdinal | None) -> None:
        """Note a chapter; one that is numbered as a part is a part of the chapter before."""
        of_before = self._numbers.chapter
        self._chapter, self._turn, self._numbers.inner = name, None, None
        if of_before is not None and mark is not None and mark.style != of_before.style:
            self._numbers.part = mark
        else:
            self._chapter_key, self._numbers.part = key, None
            self._numbers.chapter = mark or of_before  # one without goes on with those

    def _unknown(self, line: WordLine, level: int | None) -> Key | None:
        """Return the key of a heading that no outline has; None for other text."""
        mark = ordinal_of(line)
        plain = line.text[mark.end if mark else 0 :].strip(LAYOUT).rstrip("：:")
        if self._key is None or not plain or len(plain) > _MAX_HEADING:
            return None
        if NO_HEADING.search(plain) and not self._is_first_part(mark, plain):
            return None
        words = plain_heading(line.shown)
        is_next = follows(mark, self._numbers.chapter) and not self._numbers.counts(mark)
        if level == CHAPTER or (level is None and is_next):
            known = (each.any_part(line.shown) for each in self._all)
            key = next((each for each in known if each not in (None, NOWHERE)), None)
            key = key or self._told(line, meaning_of_chapter(words)) or NOWHERE
            self._begin(plain, key, mark)
            return key
        if level not in (None, PART):
            return self._told(line, bare_part(words) if self._chapter_key == BASICS_KEY else None)
        meant = self._bare(plain, words) if mark is None else self._meant(mark, line.shown)
        if meant is not None:
            return self._told(line, meant)
        is_part = level == PART or self._numbers.is_next_part(mark)
        is_part = is_part or self._is_first_part(mark, plain) or self._numbers.is_next_inner(mark)
        if (is_part or is_miscounted(self._numbers, mark, plain)) and self._has_parts():
            if mark is not None:
                self._numbers.note_part(mark)
            return NOWHERE
        return None

    def _bare(self, plain: str, words: str) -> Key | None:
        """Return the key of a heading without a number; of a chapter only where none has one."""
        if self._chapter_key == BASICS_KEY and (key := bare_part(words)):
            return key
        is_numbered = not self._chapter or self._numbers.chapter is not None
        key = None if is_numbered else bare_chapter(words, self._key)
        if key is not None:
            self._begin(plain, key, None)
        return key

    def _may_have_others(self) -> bool:
        """Return whether parts may follow that nothing tells of."""
        return self._chapter_key in (NOWHERE, BASICS_KEY)

    def _is_first_part(self, mark: TypedOrdinal | None, plain: str) -> bool:
        return self._may_have_others() and is_first_part(self._numbers, mark, plain)

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
        key = meaning_under(self._chapter_key, words := plain_heading(text))
        if key is None or self._key is None or self._numbers.counts(mark):
            return self._turned_back(mark)
        if may_turn(self._key, key, words) and self._numbers.is_inner(mark):
            self._numbers.inner = mark
            return key
        style = self._numbers.chapter.style if self._numbers.chapter else ""
        is_next = self._numbers.part is None and mark.number == 1 and mark.style != style
        if self._chapter_key != ACHIEVED_KEY and (is_next or follows(mark, self._numbers.part)):
            allowed = ONLY.get(self._chapter_key)
            if (allowed and key in allowed) or (
                self._has_parts() and not (inline and key == NOWHERE)
            ):
                self._numbers.part, self._numbers.inner, self._turn = mark, None, None
                return key
            return None
        if self._key == ACHIEVED_KEY or self._turn is not None:
            return self._turned(mark, words, key)
        if key in INNER and self._key in (NOWHERE, *INNER) and mark.style != style:
            self._numbers.inner = mark
            return key
        return None

    def _turned(self, mark: TypedOrdinal, words: str, key: Key) -> Key | None:
        """Return the key of a part on money among those that tell what was achieved."""
        turn = self._turn
        if turn is not None and self._key != ACHIEVED_KEY and mark.style != turn.style:
            return None  # a heading inside that part
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
