"""Sums of money of which one has lost its 万: 总投资1.2亿元，其中厂房8500元、设备3500万元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_OPENS = lazy_pattern("其中|[：:（(]|包括|分别|含|主要")
_WAN = Decimal(10_000)
_FEWEST, _MOST = 2, 12


class MixedUnits(NamedTuple):
    """A figure in 元 that only in 万元 makes a total with the figures beside it."""

    odd: Statement
    total: Statement
    parts: tuple[Statement, ...]


def read_mixed_units(statements: Sequence[Statement]) -> Iterator[MixedUnits]:
    """Return the totals and their parts of which one in 元 must be in 万元 to make the sum."""
    for index, total in enumerate(statements):
        if total.unit != "元" or not total.is_exact:
            continue
        parts = _parts(statements, index)
        if len(parts) < _FEWEST:
            continue
        told = (total, *parts)
        odd = [one for one in told if not one.quantity.exponent]
        if len(odd) != 1 or odd[0].quantity.value >= _WAN * _WAN or not odd[0].quantity.value:
            continue
        values = [one.quantity.value * (_WAN if one is odd[0] else 1) for one in told]
        if sum(values[1:], Decimal(0)) == values[0]:
            yield MixedUnits(odd[0], total, parts)


def _parts(statements: Sequence[Statement], index: int) -> tuple[Statement, ...]:
    """Return the sums of money listed after one of its sentence."""
    total = statements[index]
    found: list[Statement] = []
    for one in statements[index + 1 : index + _MOST]:
        if one.period == total.period and one.unit in RATES:
            continue
        if one.period != total.period or one.unit != "元" or not one.is_exact or one.verb:
            break
        if not found and not _OPENS.search(one.gap):
            break
        found.append(one)
    return tuple(found)
