"""Parts that are items with a number each: 其中：1.甲60万元，包括…；2.乙40万元，包括…."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reportgen.chinese.item_marks import item_mark
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.item_marks import ItemMark

_BREAK = lazy_pattern("[，,；;。：:、]\\s*")
_NAME = lazy_pattern("(?:[^、，,；;。：:（()）]|[（(][^（()）]{0,20}[）)]){1,30}")
_COUNTS = frozenset("一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾第其")
"""What the number of an item may begin with, of all characters."""

_LONGEST_MARK = 8


def number_of(words: str) -> ItemMark | None:
    """Return the number that words begin with where it can be nothing else, None for none."""
    if "\u4e00" <= words[:1] <= "\u9fff" and words[0] not in _COUNTS:
        return None
    mark = item_mark(words[:_LONGEST_MARK])
    return mark if mark and mark.is_sure and mark.number else None


def unnumbered(name: str) -> str:
    """Return the name of an item without its number."""
    mark = number_of(name)
    return name[mark.end :] if mark else name


def read_numbered_parts(
    text: str, quantities: Sequence[Quantity], starts: Sequence[int], begin: int, limit: int
) -> tuple[list[Quantity], bool] | None:
    """Return the first figure of each item from ``begin`` on, and whether there may be more.

    What else an item tells is within its figure or remarks on it. None is returned where the text
    does not begin with the number of an item. Where the sentence up to ``limit`` ends with the
    first item, the others are sentences, too.
    """
    mark = number_of(text[begin : begin + _LONGEST_MARK])
    if mark is None:
        return None
    following = number_of(text[limit : limit + _LONGEST_MARK])
    if following and (following.style, following.number) == (mark.style, mark.number + 1):
        limit = len(text)
    parts: list[Quantity] = []
    while mark is not None:
        index = bisect_left(starts, begin + mark.end)
        if index == len(starts) or starts[index] >= limit:
            return parts, True
        part = quantities[index]
        named = _NAME.fullmatch(text, begin + mark.end, part.start)
        if not named or part.low is not None or (parts and part.unit != parts[0].unit):
            return parts, True
        parts.append(part)
        begin, mark, is_after = _next_item(text, part.end, limit, mark)
        if is_after:
            return parts, True
    return parts, False


def _next_item(
    text: str, start: int, limit: int, before: ItemMark
) -> tuple[int, ItemMark | None, bool]:
    """Return where the item after another begins, with its number; and if past the sentence."""
    for found in _BREAK.finditer(text, start, limit + 1):
        begin = found.end()
        mark = number_of(text[begin : begin + _LONGEST_MARK])
        if mark is None or mark.style != before.style:
            continue
        if mark.number != before.number + 1:
            break  # another list begins
        return begin, mark, begin >= limit
    return limit, None, False
