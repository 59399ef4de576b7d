"""What parts moved by against two bases, as their total did: if on one they make it, so on both.

So 较上年减少9万元，较预算减少0.7万元。其中：甲较上年减少4万元，较预算减少0.3万元；乙…….
"""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import YUAN
from reportgen.chinese.movements.two_states import basis_of
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.listed_parts import SignedSum, rises
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.movements.two_states import Basis

MAY_MOVE_BY_BASIS = Sign(
    "(?:[较比与]年初|[较比]预算)[^，。；0-9]{0,8}(?:增加|减少)了?[0-9]",
    words("较年初 比年初 与年初 较预算 比预算"),
)
"""What may tell how something moved against its budget, beside how it did against last year."""

_AMONG = lazy_pattern("其中|[：:]")
_WITHIN = lazy_pattern("其中|包括|[（(]")
_FEWEST = 2

_Moves = dict["Basis", "Statement"]


def read_moves_by_basis(statements: Sequence[Statement]) -> Iterator[SignedSum]:
    """Return the moves of a total against one basis that those of its parts do not make.

    Those against another basis do, so that these are all of its parts.
    """
    for at, first in enumerate(statements):
        if not at or not _AMONG.search(first.gap):
            continue
        last = statements[at - 1]
        if first.period - last.period > first.gap.startswith("其中"):
            continue
        total = _moves([one for one in statements[:at] if one.item == last.item])
        behind = [one for one in statements[at:] if one.period == first.period]
        parts = [_moves(list(item)) for _, item in groupby(behind, attrgetter("item"))]
        if len(total) < _FEWEST or len(parts) < _FEWEST:
            continue
        if not all(total.keys() <= each.keys() for each in parts):
            continue
        rests = {basis: _rest(total[basis], [each[basis] for each in parts]) for basis in total}
        for basis, rest in rests.items():
            if rest and not all(rests.values()):
                told = tuple(each[basis] for each in parts)
                start, end = total[basis].quantity.start, told[-1].quantity.end
                yield SignedSum(start, end, total[basis], told, few=False)


def _moves(figures: Sequence[Statement]) -> _Moves:
    """Return the only move of an item against each basis; none where something is told within."""
    moves: _Moves = {}
    for one in figures[1:]:
        if _WITHIN.search(one.gap):
            return {}
    for one in figures:
        basis = basis_of(one.gap)
        if one.unit != YUAN or one.role != "difference" or not basis:
            continue
        if basis in moves or not one.is_exact:
            return {}
        moves[basis] = one
    return moves


def _rest(total: Statement, parts: Sequence[Statement]) -> Decimal:
    """Return what the moves of parts lack of that of their total, 0 where it may be rounding."""
    signed = [one.quantity.value if rises(one) else -one.quantity.value for one in (total, *parts)]
    rest = signed[0] - sum(signed[1:], Decimal(0))
    rounded = max(step(one.quantity) for one in (total, *parts)) * (len(parts) + 1) / 2
    return rest if abs(rest) > rounded else Decimal(0)
