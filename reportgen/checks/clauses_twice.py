"""Clauses that stand twice in one sentence word for word, as a paste leaves them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDS, _PARTED = lazy_pattern("[。\n]"), lazy_pattern("[。；\n]")
_FIGURE = lazy_pattern("[0-9]")
_PIECE = lazy_pattern("[^，。；：！？\n]+")
_LONG, _ITEM, _FEWEST = 14, 8, 6
_IN_ROW = frozenset("，。")
_BESIDE, _COMMA, _MARKS = "；", "，", "；。：\n"


def read_clauses_twice(text: str) -> Iterator[tuple[int, int, str]]:
    """Return the long clauses that a sentence has twice, and what is told again right after.

    What has figures is told again for a reason, as in 甲完成率100%，乙完成率100%.
    """
    yield from _told_at_once(text)
    items = dict.fromkeys(_items_again(text))
    for clause in dict.fromkeys((*items, *_clauses_again(text))):
        ends = _ENDS if clause in items else _PARTED  # ；-items are told alike for good
        first = text.find(clause)
        while first >= 0:
            again = text.find(clause, first + len(clause))
            if again < 0:
                break
            if not ends.search(text, first, again):
                yield first, again + len(clause), clause
                break
            first = again


def _told_at_once(text: str) -> Iterator[tuple[int, int, str]]:
    """Return the clauses and sentences that stand twice in a row and are not long."""
    for first, second in pairwise(_PIECE.finditer(text)):
        clause = first[0]
        mark = text[first.end() : second.start()]
        if clause == second[0] and _FEWEST <= len(clause) < _LONG and mark in _IN_ROW:
            yield first.start(), second.end(), clause


def _clauses_again(text: str) -> Iterator[str]:
    """Return the long clauses that stand twice in a text, in whatever sentence."""
    for mark in _MARKS:
        text = text.replace(mark, _COMMA)
    long = [piece for piece in text.split(_COMMA) if len(piece) >= _LONG]
    if len(set(long)) < len(long):
        for clause, count in Counter(long).items():
            if count > 1 and not _FIGURE.search(clause):
                yield clause


def _items_again(text: str) -> Iterator[str]:
    """Return the ；-items that are the same as the next."""
    for before, after in pairwise(text.split(_BESIDE)):
        item = after.partition("。")[0]
        if len(item) >= _ITEM and before.endswith(item) and not _FIGURE.search(item):
            begins = len(before) - len(item)
            if not begins or before[begins - 1] in "。：\n":
                yield item
