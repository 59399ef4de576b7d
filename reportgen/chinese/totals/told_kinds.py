"""Totals told with the number of their kinds, all of which follow: 三类案件90件，其中甲类…."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES, same_unit
from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, each_of
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.part_words import overlap
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_KINDS = Sign(
    "[两二三四五六七八九2-9]大?[类种项](?![业制类目])[^，。；：0-9]{1,10}[0-9]",
    each_of("两二三四五六七八九大23456789", "类种项"),
)
"""What may tell how many kinds there are of what is counted."""

_KINDS = lazy_pattern(
    "(?<![第十百一二三四五六七八九0-9.])(?:(?P<many>[两二三四五六七八九])|(?P<digit>[2-9]))大?[类种项][^，。；：0-9]{1,10}$"
)
_KINDS_BEHIND = lazy_pattern(
    "[，；](?:(?P<many>[两二三四五六七八九])|(?P<digit>[2-9]))[类种项](?:[\u4e00-\u9fff]{2})?(?=分别)"
)
_OPENS = lazy_pattern("[，。；]?(?:其中|分别)[为是有]?[，：:]?|[：:]")
_NO_PART = lazy_pattern("上年|去年|同比|其中|合计|共计|总|均|每|比|较|等")
_ENDS = lazy_pattern("[。；]|$")
_CASES = frozenset(("件", "起", "宗", "例"))
_FAR, _MANY, _ASIDE = Decimal("0.3"), 24, frozenset("（(")


def read_told_kinds(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals whose kinds are told, where just as many parts follow them.

    Of each ；-item that is its first figure in the unit of the total; what else stands there is of
    something else, as fines are beside cases.
    """
    for index, total in enumerate(statements[:-2]):
        named = _KINDS_BEHIND.match(statements[index + 1].gap) or _KINDS.search(total.lead)
        if not named or total.role != "level" or not total.is_exact or total.unit in RATES:
            continue
        opened = _KINDS_BEHIND.sub("", statements[index + 1].gap)
        if not _OPENS.match(opened):
            continue
        count = int(named["digit"]) if named["digit"] else _number(named["many"])
        parts = _parts(statements, index)
        if len(parts) != count or overlap(total, parts):
            continue
        whole = total.quantity.value
        added = sum((one.quantity.value for one in parts), Decimal(0))
        last = parts[-1].quantity.end
        if abs(added - whole) <= whole * _FAR:
            yield NearSum(total.quantity.start, last, total, tuple(parts))


def _number(word: str) -> int | None:
    return 2 if word == "两" else chinese_integer(word)


def _parts(statements: Sequence[Statement], index: int) -> list[Statement]:
    """Return the first figure of each ；-item after a total; none where one is in doubt."""
    total, first = statements[index : index + 2]
    listed = [
        one
        for one in statements[index + 1 : index + 1 + _MANY]
        if one.period == first.period and one.gap[:1] not in _ASIDE
    ]
    in_items = listed[-1].item != first.item
    parts: list[Statement] = []
    for one in listed:
        is_next = not parts or one.item != parts[-1].item
        if in_items and not is_next:
            if _alike(one, total):
                return []
            continue
        if not _alike(one, total) or not one.is_exact or one.role != "level":
            return []
        if parts and _NO_PART.search(one.gap):
            return []
        parts.append(one)
    return parts if parts and _ENDS.match(total.text, parts[-1].quantity.end) else []


def _alike(one: Statement, other: Statement) -> bool:
    return same_unit(one.unit, other.unit) or {one.unit, other.unit} <= _CASES
