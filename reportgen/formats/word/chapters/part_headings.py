"""Headings of parts of which only their number and how they end tell that they are some."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.chapter_outline import Piece
from reportgen.formats.word.headings.heading_meanings import (
    ACHIEVED_KEY,
    DUTIES_KEY,
    GOALS_KEY,
    MEASURES_KEY,
    OTHERS_KEY,
    PROBLEMS_KEY,
    RESULTS_KEY,
    SPENT_KEY,
    STAFF_KEY,
    meaning_of_chapter,
    meaning_of_first,
    meaning_of_part,
)
from reportgen.formats.word.headings.official_headings import names_official
from reportgen.formats.word.headings.outline_words import (
    BASICS,
    GENERAL,
    Key,
    OutlineWords,
    plain_heading,
)
from reportgen.formats.word.headings.section_headings import is_bare
from reportgen.formats.word.headings.typed_ordinals import ordinal_of, typed_ordinal, unmarked
from reportgen.formats.word.text.word_lines import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.headings.heading_numbers import HeadingNumbers
    from reportgen.formats.word.headings.typed_ordinals import TypedOrdinal
    from reportgen.formats.word.text.word_lines import WordLine

NO_HEADING = re.compile(r"[。；;！!？?，,：:]")
_NO_LONG_HEADING = re.compile("[。；;！!？?：:]")
_NAMES_PART = re.compile(
    r"(?:情况|概况|概述|目标|任务|工作|职能|职责|设置|结论|分析|支出|收入|收支|人员|编制|预算|经费|计划)$"
)
_SUM = r"\d[\d,]*(?:\.\d+)?[万亿]?元"
_WITH_SUM = re.compile(rf"(?P<head>[^。：:，,；;\d]{{2,24}}){_SUM}[，,；;。：:]")
_FIGURE = re.compile(r"(?:20\d\d年度?|(?!20\d\d年))[约近共计为]*\d")
_SAYS = re.compile("[:：][^:：]*[^:：\\s]")
_SHORT = 12
_SAYS_NO_MORE = re.compile("绩效[目指]标的?(?:完成|实现)(?:情况)?(?:分析)?$")


def is_elsewhere(key: Key, chapter: str, chapter_key: Key) -> bool:
    """Return whether a part known by its words alone can't stand in a chapter.

    The parts of all that was spent are not those of one budget; what a problem or a measure is
    about, as 人员, is none of the unit's basics.
    """
    if key[0] == GENERAL:
        return chapter != GENERAL
    return key[0] == BASICS and chapter_key in (PROBLEMS_KEY, MEASURES_KEY, RESULTS_KEY, OTHERS_KEY)


def needs_head(line: WordLine, rest: WordLine | None, key: Key) -> bool:
    """Return whether what follows a heading in its paragraph says nothing without it."""
    if _names_sum(line):
        return True
    if rest is None:
        return False
    if key == SPENT_KEY and names_official(line):
        return True
    return _FIGURE.match(rest.text) is not None


def _names_sum(line: WordLine) -> bool:
    mark = ordinal_of(line)
    return _WITH_SUM.match(line.text, mark.end if mark else 0) is not None


def head_of(line: WordLine, mark: TypedOrdinal, cut: re.Match[str] | None) -> str:
    """Return what may be a heading before the first mark; of 基本支出100万元，… its name alone."""
    summed = _WITH_SUM.match(line.text, mark.end)
    if summed is not None and meaning_of_part(plain_heading(summed["head"])) is not None:
        return line.number + line.text[: summed.end("head")]
    return "" if cut is None else line.number + line.text[: cut.start()]


def bare_part(words: str) -> Key | None:
    """Return the part of a unit's basics that a line without a number is, by its words alone."""
    key = meaning_of_part(words) if len(words) <= _SHORT else None
    return key if key in (DUTIES_KEY, STAFF_KEY, GOALS_KEY) else None


def bare_chapter(words: str, now: Key | None) -> Key | None:
    """Return the chapter that a line without a number begins, in a report without any."""
    key = meaning_of_part(words) if len(words) <= _SHORT else None
    return key if key in (ACHIEVED_KEY, PROBLEMS_KEY, MEASURES_KEY) and key != now else None


def is_first_part(numbers: HeadingNumbers, mark: TypedOrdinal | None, text: str) -> bool:
    """Return whether a line right below a chapter's heading is the heading of a part.

    ``text`` is the line without its number; it may have commas.
    """
    if mark is None or mark.number != 1 or numbers.part is not None or numbers.in_text:
        return False
    if numbers.chapter is not None and mark.style == numbers.chapter.style:
        return False
    return _NAMES_PART.search(text) is not None and not _NO_LONG_HEADING.search(text)


def is_miscounted(numbers: HeadingNumbers, mark: TypedOrdinal | None, text: str) -> bool:
    """Return whether a line is the heading of a part whose number is not the next one."""
    return numbers.may_be_part(mark) and _NAMES_PART.search(text) is not None


def is_other_part(numbers: HeadingNumbers, mark: TypedOrdinal, head: str) -> bool:
    """Return whether what stands before the first mark of a paragraph is a part's heading."""
    text = head[mark.end :] if typed_ordinal(head) else head
    if not numbers.is_next_part(mark) or NO_HEADING.search(text):
        return False
    return _NAMES_PART.search(text) is not None


def known_chapter(
    outlines: Sequence[OutlineWords], last: TypedOrdinal | None, text: str, before: str
) -> tuple[str, Key] | None:
    """Return the chapter a heading is, of the first outline, or by its number of another.

    ``last`` is the number of the chapter before, ``before`` its name.
    """
    found = outlines[0].chapter(text)
    mark = typed_ordinal(text)
    if found is not None or mark is None:
        return found
    if last is None:
        key = None if before else meaning_of_first(mark, text)
        return None if key is None else (plain_heading(text), key)
    if mark.style != last.style or mark.number <= last.number:
        return None
    others = (words.chapter(text) for words in outlines)
    return next((each for each in others if each is not None), None)


def title_sections(under: list[Piece], headings: list[tuple[int, WordLine]]) -> None:
    """Let each of several headings that tell what was achieved be the title of a section.

    ``headings`` have the number of pieces that stand before each. Of those between which nothing
    stands, the last counts; one that only says that a list of headings follows counts not.
    """
    titles = {
        at: line
        for at, line in dict(headings).items()
        if at < len(under) and not (_says_no_more(line) and is_bare(under[at].line))
    }
    if len(titles) > 1 and not any(piece.level for piece in under):
        for at, line in reversed(titles.items()):
            under.insert(at, Piece(unmarked(line), 0))


def without_rest(line: WordLine, head: str) -> WordLine:
    """Return the start of a line that is a heading, whose text as printed is ``head``."""
    words = bare(line._replace(text=head.removeprefix(line.number), number=""))
    return line.part(0, line.text.find(words) + len(words))


def _says_no_more(line: WordLine) -> bool:
    return _SAYS_NO_MORE.search(bare(line)) is not None


def only_names(head: str) -> bool:
    """Return whether a heading of no field only names what the headings under it may tell.

    One such as 自评得分：93.4分 says something itself.
    """
    return _SAYS.search(head) is None and meaning_of_chapter(plain_heading(head)) is not None
