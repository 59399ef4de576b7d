"""Headings with nothing under them: followed at once by the next of their own or a higher level.

Only headings that are counted on are told of, and only where their neighbours have text: short
lines one after another are a list.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.report_titles import DATE, is_unit_name
from reportgen.formats.word.headings.typed_ordinals import follows, ordinal_of, unmarked
from reportgen.formats.word.text.word_lines import bare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reportgen.formats.word.chapters.chapter_outline import Piece
    from reportgen.formats.word.headings.typed_ordinals import TypedOrdinal
    from reportgen.formats.word.text.word_lines import WordLine

_NAMES_PART = re.compile(
    r"(?:情况|概况|概述|分析|评价|问题|原因|措施|建议|打算|方向|应用|公开|结论|结果|做法|经验|说明|事项|目标|职能|职责|效益|绩效|管理|支出|收入|收支|设置|编制|人员)$"
)
_SAYS_SOMETHING = re.compile("[。；;！!？?，,：:]")
_ANNEX = re.compile(r"附[件表]\s*[0-9０-９一二三四五六七八九十]*\s*(?:[:：].*)?")
_LONGEST, _LEAST = 30, 3
_STYLES = {"一、": ("(一)", "1."), "第": ("一、", "(一)"), "(一)": ("1.", "(1)")}
"""The styles of numbers that may be those of parts, by that of the chapters."""


def empty_headings(pieces: Sequence[Piece], filled: Collection[str]) -> Iterator[WordLine]:
    """Return the headings with nothing under them.

    ``filled`` are the places of the lines that a table or a picture follows.
    """
    lines = [piece.line for piece in pieces]
    marks = [ordinal_of(line) for line in lines]
    chapters = _chapters(marks)
    if not chapters:
        return
    style = marks[chapters[0]].style  # type: ignore[union-attr]
    of_parts = _STYLES.get(style, ())
    words = Counter(bare(unmarked(line)) for line in lines)
    empty = [
        at
        for at, line in enumerate(lines[:-1])
        if line.place not in filled
        and line.place != lines[at + 1].place
        and (at in chapters or (marks[at] is not None and marks[at].style in of_parts))  # type: ignore[union-attr]
        and _is_heading(line)
        and words[bare(unmarked(line))] == 1  # no entry of a list of contents
        and (_closes(at, marks, chapters) or (at == chapters[-1] and _is_end(lines, at + 1)))
    ]
    for at in empty:
        if at - 1 not in empty and at + 1 not in empty:
            yield lines[at]


def _chapters(marks: Sequence[TypedOrdinal | None]) -> list[int]:
    """Return where the chapters are, counted from 1; the longest such count of a document.

    Two are enough where the parts of each are counted from 1 again.
    """
    found: list[int] = []
    for style in _STYLES:
        counted: list[int] = []
        begun = 0
        for at, mark in enumerate(marks):
            if mark is None or mark.style != style:
                continue
            begun += mark.number == 1
            if mark.number == len(counted) + 1:
                counted.append(at)
        if len(found) == _LEAST - 1 and begun == len(found):
            return found
        if len(counted) > len(found):
            found = counted
        if len(found) >= _LEAST:
            return found
    return []


def _is_heading(line: WordLine) -> bool:
    text = bare(unmarked(line))
    if not text or len(text) > _LONGEST or _SAYS_SOMETHING.search(text):
        return False
    return _NAMES_PART.search(text) is not None


def _closes(at: int, marks: Sequence[TypedOrdinal | None], chapters: Sequence[int]) -> bool:
    """Return whether the line after a heading is the next heading of its own or a higher level."""
    mark, after = marks[at], marks[at + 1]
    if at in chapters:
        return at + 1 in chapters
    return at + 1 in chapters or (follows(after, mark) and _has_text(at, marks))


def _is_end(lines: Sequence[WordLine], at: int) -> bool:
    """Return whether only annexes are named from a line on, or the report is signed there."""
    if _ANNEX.fullmatch(bare(lines[at])) or DATE.fullmatch("".join(bare(lines[at]).split())):
        return True
    if not is_unit_name(lines[at]) or at + 1 == len(lines):
        return False
    return DATE.fullmatch("".join(bare(lines[at + 1]).split())) is not None


def _has_text(at: int, marks: Sequence[TypedOrdinal | None]) -> bool:
    """Return whether the heading before one, and the next, are not right beside others."""
    mark = marks[at]
    if mark is None or mark.number == 1:
        return False
    before = marks[at - 1]
    return before is None or before.style != mark.style
