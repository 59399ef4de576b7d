"""The list of contents before a report: its headings once more, with or without page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.outline_words import plain_heading
from reportgen.formats.word.word_lines import LAYOUT

if TYPE_CHECKING:
    from reportgen.formats.word.chapter_outline import Piece

_TITLE = re.compile("(?:目录|目次)(?P<rest>.*)")
_PAGE = re.compile(r"[.．·…\s\t_—-]*(?:\d{1,3}|[-—]\s*\d{1,3}\s*[-—])?$")
_LEAST = 2


def without_contents(pieces: list[Piece]) -> list[Piece]:
    """Leave out a list of contents: each of its lines stands once more further on."""
    start = next((at for at, piece in enumerate(pieces) if _TITLE.fullmatch(_compact(piece))), None)
    if start is None:
        return pieces
    later: dict[str, int] = {}
    for at, piece in enumerate(pieces):
        later[_words(piece)] = at
    first = _TITLE.fullmatch(_compact(pieces[start]))
    end = start + 1
    while end < len(pieces) and later.get(_words(pieces[end]), -1) > end:
        end += 1
    rest = plain_heading(first["rest"]) if first else ""
    if end - start <= _LEAST or (rest and later.get(rest, -1) <= end):
        return pieces
    return [*pieces[:start], *pieces[end:]]


def _compact(piece: Piece) -> str:
    return "".join(piece.line.shown.split())


def _words(piece: Piece) -> str:
    text = piece.line.shown.strip(LAYOUT)
    return plain_heading(_PAGE.sub("", text)) or _compact(piece)
