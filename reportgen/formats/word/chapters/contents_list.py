"""The list of contents before a report: its headings once more, with or without page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.outline_words import plain_heading
from reportgen.formats.word.text.word_lines import LAYOUT, bare

if TYPE_CHECKING:
    from reportgen.formats.word.chapters.chapter_outline import Piece

CONTENTS = "目录"
_TITLE = re.compile("(?:目录|目次)(?P<rest>.*)")
_PAGE = re.compile(r"[.．·…\s\t_—-]*(?:\d{1,3}|[-—]\s*\d{1,3}\s*[-—])?$")
_WITH_PAGE = re.compile(r".*[^\s\d.．·…_—-][.．·…_—-]*[\t.．·…_—-][.．·…\s_—-]*\d{1,3}", re.DOTALL)
_LISTED = re.compile(r"[（(]?[一二三四五六七八九十\d]+[)）、.．]|附件")
_SENTENCE = re.compile("[。；;]")
_LEAST, _LEAST_PAGED = 2, 3


def without_contents(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Leave out a list of contents; return the other pieces, and what only the list has.

    Most lines of it stand once more further on: up to the first that is there a second time, or
    that is no heading, all are of the list.
    """
    start = next((at for at, piece in enumerate(pieces) if _TITLE.fullmatch(_compact(piece))), None)
    if start is None:
        start = _before_pages(pieces)
    if start is None:
        return pieces, []
    later = {_words(piece): at for at, piece in enumerate(pieces)}
    seen: set[str] = set()
    end = start + 1
    for at in range(start + 1, len(pieces)):
        words = _words(pieces[at])
        if words in seen or _SENTENCE.search(pieces[at].line.text):
            break
        seen.add(words)
        if later[words] > at or (_LISTED.match(_compact(pieces[at])) and end > start + 1):
            end = at + 1
    listed = pieces[start + 1 : end]
    again = [at for at in range(start + 1, end) if later[_words(pieces[at])] >= end]
    first = _TITLE.fullmatch(_compact(pieces[start])) if start >= 0 else None
    rest = plain_heading(first["rest"]) if first else ""
    if len(again) < max(_LEAST, len(listed) // 2 + 1) or (rest and later.get(rest, -1) <= end):
        return pieces, []
    odd = [pieces[at] for at in range(start + 1, end) if at not in again]
    return [*pieces[: start + (first is None)], *pieces[end:]], odd


def _before_pages(pieces: list[Piece]) -> int | None:
    """Return where a list without a title begins, less one: lines that end with a page's number."""
    paged = [_WITH_PAGE.fullmatch(bare(piece.line)) is not None for piece in pieces]
    starts = (at for at in range(len(paged) - _LEAST_PAGED + 1) if paged[at])
    return next((at - 1 for at in starts if all(paged[at : at + _LEAST_PAGED])), None)


def _compact(piece: Piece) -> str:
    return "".join(piece.line.shown.split())


def _words(piece: Piece) -> str:
    text = piece.line.shown.strip(LAYOUT)
    return plain_heading(_PAGE.sub("", text)) or _compact(piece)
