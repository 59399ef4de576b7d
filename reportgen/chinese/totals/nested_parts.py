"""The figures of a sentence without those that are the parts of one before them, and make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_NAME_PARTS = lazy_pattern("其中|元（[^（）]{1,16}[0-9]")
"""What may tell of parts that make the figure before them."""

_OPENS = lazy_pattern(
    "(?:[（][^（）]{2,40}[）])?[，：（]?(?:其中|包括)?[：，]?[^，。；：0-9]{0,16}"
)
_NAMES_PARTS = lazy_pattern("其中|包括|[（：]")
_MOST = 8


def without_parts(statements: Sequence[Statement]) -> list[Statement]:
    """Return the figures that stand for themselves: 到位111万元（中央100万元、省级11万元）."""
    kept: list[Statement] = []
    at = 0
    while at < len(statements):
        kept.append(statements[at])
        at += 1 + _parts_behind(statements, at)
    return kept


def _parts_behind(statements: Sequence[Statement], at: int) -> int:
    """Return how many figures right after one are its parts and make it."""
    total = statements[at]
    following = statements[at + 1 : at + 1 + _MOST]
    if not following or not _NAMES_PARTS.search(following[0].gap):
        return 0
    if not _OPENS.fullmatch(following[0].gap):
        return 0
    added = 0 * total.quantity.value
    for count, one in enumerate(following, start=1):
        if one.unit != total.unit or one.period != total.period or not one.is_exact:
            return 0
        added += one.quantity.value
        if added == total.quantity.value:
            return count if count > 1 else 0
    return 0
