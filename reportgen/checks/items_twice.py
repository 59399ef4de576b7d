"""Lists that have one of their members twice: 基本工资、津贴、奖金、津贴."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = lazy_pattern("[^，。；：:（）()“”《》\\n0-9]*")
_CLOSES = lazy_pattern("等|以及|和|及")
_SHORTEST = 3
_BESIDE = "、"


def read_items_twice(text: str) -> Iterator[tuple[int, int, str]]:
    """Return the lists in one clause that name something of three characters or more twice.

    What stands first in a list may have other words before it, and is not looked at.
    """
    pieces = text.split(_BESIDE)[1:]
    starts = [piece[:_SHORTEST] for piece in pieces]
    if len(set(starts)) == len(starts):
        return
    often = {start for start, count in Counter(starts).items() if count > 1}
    at, past = text.find(_BESIDE) + 1, 0
    for piece, start in zip(pieces, starts, strict=True):
        if start in often and at >= past:
            found = _CLAUSE.match(text, at)
            past = found.end() if found else at
            items = text[at:past].split(_BESIDE)
            items = [*items[:-1], *_CLOSES.split(items[-1])]
            if len(items[0]) >= _SHORTEST and items[0] in items[1:]:
                yield at, past, items[0]
            else:
                past = at
        at += len(piece) + 1
