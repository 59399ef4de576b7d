"""The report inside a file that has more: the self-evaluation behind 部门决算公开.

Such a file has 第一部分, 第二部分 …, and the report as an annex or in one of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.report_titles import NAME, is_unit_name
from reportgen.formats.word.headings.typed_ordinals import ordinal_of
from reportgen.formats.word.text.word_lines import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.chapters.chapter_outline import Piece

_MARKS = re.compile("[，。；：:]|如下|目录")
_DIVISION, _CHAPTER = "第", "一、"
_LEAST, _LONGEST, _MOST_LINES = 3, 60, 3


def report_inside(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of the report, and those around it; none of these in an ordinary file."""
    marks = [ordinal_of(piece.line) for piece in pieces]
    divisions, chapters = (
        [at for at, mark in enumerate(marks) if mark is not None and mark.style == style]
        for style in (_DIVISION, _CHAPTER)
    )
    if len(divisions) < _LEAST:
        return [*pieces], []
    firsts = [at for at in chapters if (mark := marks[at]) is not None and mark.number == 1]
    for start in reversed(range(divisions[1], len(pieces))):
        size = _title_size(pieces, start)
        if not size:
            continue
        end = next((at for at in divisions if at > start), len(pieces))
        first = next((at for at in firsts if start < at < end), end)
        if first == end or any(at in firsts for at in chapters if first < at < end):
            continue
        if sum(first <= at < end for at in chapters) < _LEAST:
            continue
        begin = start - 1 if is_unit_name(pieces[start - 1].line) else start
        return [*pieces[begin:end]], [*pieces[:begin], *pieces[end:]]
    return [*pieces], []


def _title_size(pieces: Sequence[Piece], start: int) -> int:
    """Return how many lines from one on are the title of a report; 0 for other text."""
    text = ""
    for size, piece in enumerate(pieces[start : start + _MOST_LINES], 1):
        text += "".join(bare(piece.line).split())
        if len(text) > _LONGEST or _MARKS.search(text) or ordinal_of(piece.line) is not None:
            return 0
        found = NAME.search(text)
        if found is not None and found.end() >= len(text) - 1:
            return size
    return 0
