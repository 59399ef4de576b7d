"""Lists that have one of their members twice: 基本工资、津贴、奖金、津贴."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = lazy_pattern("[^，。；：:（）()“”《》\\n0-9、]+(?:、[^，。；：:（）()“”《》\\n0-9、]+){2,}")
_OPENS = lazy_pattern(".*(?:包括|包含|涵盖|主要有|分别为|分别是|设有|[内下]设|即)")
_CLOSES = lazy_pattern("等|以及|和|及")
_SHORTEST = 3
_BESIDE = "、"


def read_items_twice(text: str) -> Iterator[tuple[int, int, str]]:
    """Return the lists in one clause that name something of three characters or more twice."""
    if text.count(_BESIDE) <= 1:
        return
    for found in _CLAUSE.finditer(text):
        first, *others = found[0].split(_BESIDE)
        items = [_OPENS.sub("", first), *others[:-1], *_CLOSES.split(others[-1])]
        if len(set(items)) == len(items):
            continue
        seen: set[str] = set()
        for item in items:
            if len(item) >= _SHORTEST and item in seen:
                yield found.start(), found.end(), item
                break
            seen.add(item)
