"""What stands below the tables behind a report: remarks on them, no part of its last chapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_titles import entry_of
from reportgen.formats.word.headings.typed_ordinals import ordinal_of
from reportgen.formats.word.text.word_lines import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.chapters.chapter_outline import Outline, Piece

_ANNEX = re.compile(r"附[件表]\s*[0-9０-９一二三四五六七八九十]*\s*(?:[:：].*)?", re.DOTALL)
_SENTENCE = re.compile("[。；]")
_DATE = re.compile(r"[年月](?:\d{1,2}|[一二三四五六七八九十]{1,3})日$")
_REMARKS, _LIST = "附表下面的文字", "附件"
_CHAPTER_STYLES, _LONGEST, _SIGNED = ("一、", "(一)"), 40, 3


def remarks_below(pieces: Sequence[Piece], found: Outline) -> tuple[int, dict[str, str]]:
    """Return with which piece the annexes begin, and what no part is of the last chapter before it.

    That is told by its place: remarks below a table of an annex that stands behind the heading, but
    for the report's signature, and entries of a list of annexes. Behind another numbered heading
    the report goes on.
    """
    known = [at for at, piece in enumerate(pieces) if _is_chapter(piece, found)]
    last = known[-1] if known else 0
    behind_last = range(last + 1, len(pieces))
    annexes = [at for at in behind_last if _ANNEX.fullmatch(bare(pieces[at].line))]
    listed = _list_above_signature(pieces, annexes[0]) if annexes else []
    if listed:
        annexes = [at for at in annexes if at > listed[-1]]
    end = next(iter(annexes), len(pieces))
    starts = [at for at in range(last, len(pieces)) if at == last or _begins_chapter(pieces[at])]
    told = {pieces[at].line.place: _LIST for at in listed}
    if not starts:
        return end, told
    tables = found.below.get(pieces[starts[-1]].line.place, 0)
    behind = [each.line for each in pieces[starts[-1] + 1 :]]
    lines = [line for line in behind if found.below.get(line.place, 0) > tables]
    if lines and _DATE.search(bare(lines[-1])):
        lines = lines[:-_SIGNED]
    told |= {line.place: _REMARKS for line in lines}
    return end, told | {line.place: _LIST for line in behind if entry_of(bare(line)) is not None}


def _list_above_signature(pieces: Sequence[Piece], start: int) -> list[int]:
    """Return which lines are a list of annexes that stands above the report's signature."""
    entries: list[int] = []
    for at, piece in enumerate(pieces[start:], start):
        text = bare(piece.line)
        if len(text) > _LONGEST or _SENTENCE.search(text):
            return []
        if at == start or ordinal_of(piece.line) is not None or entry_of(text) is not None:
            entries.append(at)
        elif _DATE.search(text):
            return entries
        elif at > entries[-1] + _SIGNED:
            return []
    return []


def _is_chapter(piece: Piece, found: Outline) -> bool:
    """Return whether a paragraph is a chapter's heading, and no entry of a list of annexes."""
    is_known = found.words.chapter(piece.line.shown) is not None
    return is_known and entry_of(bare(piece.line)) is None


def _begins_chapter(piece: Piece) -> bool:
    """Return whether a paragraph is a heading with a number such as chapters have."""
    mark = ordinal_of(piece.line)
    is_short = len(bare(piece.line)) <= _LONGEST
    is_numbered = mark is not None and mark.style in _CHAPTER_STYLES
    return is_short and (is_numbered or piece.level > 0)
