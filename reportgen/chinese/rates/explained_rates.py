"""Whether the figures around a rate make it, or one that it may be meant for."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING, Literal

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.movements.claimed_levels import is_near
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

Claim = Literal["share", "move", ""]
"""What a rate tells: what share something is, how far it moved, or neither."""

_OF_REST = lazy_pattern("未|不|差|余|少|降|减|增|节|调整|变动|占")
_FAR = 8
_HUNDRED = 100


def is_explained(
    rate: Statement, near: Sequence[Statement], kind: Claim, told: Statement | None = None
) -> bool:
    """Return whether any figures make a rate, in any way that a text may mean.

    One told right before the rate, which it is said to be the share of, is one of them.
    """
    may_be_rest = kind == "move" or _OF_REST.search(rate.lead) is not None
    stated = float(abs(rate.quantity.value))
    allowed = max(0.0101, 0.5001 * 10.0**-rate.quantity.places)
    by_unit: dict[str, list[float]] = {}
    for one in near:
        unit = "人" if same_unit(one.unit, "人") else one.unit
        by_unit.setdefault(unit, []).append(float(one.quantity.value))
    if told is not None:
        unit = "人" if same_unit(told.unit, "人") else told.unit
        by_unit = {unit: by_unit.get(unit, [])}
    of = None if told is None else float(told.quantity.value)
    if any(one.period < rate.period for one in near):
        own = [one for one in near if one.period == rate.period]
        if len(own) > 1 and is_explained(rate, own, kind, told):
            return True
    if told is None and not may_be_rest and _is_of_moved(near, stated, allowed):
        return True
    low, high = (stated - allowed) / _HUNDRED / 1.0006, (stated + allowed) / _HUNDRED / 0.9994
    return any(
        _two_make(values, low, high, kind, may_be_rest=may_be_rest, of=of)
        or (of is None and _three_make(values[:_FAR], low, high))
        for values in by_unit.values()
        if len(values) > 1
    )


def _is_of_moved(near: Sequence[Statement], stated: float, allowed: float) -> bool:
    """Return whether a rate is of what a level moved to: 比上年预算20万元压减2万元，决算15万元."""
    return any(
        one.unit == before.unit == moved.unit
        and one not in (before, moved)
        and abs(float(one.quantity.value) / level * _HUNDRED - stated) <= allowed
        for before, moved in pairwise(near)
        if moved.verb and before.role == "level" and moved.begin == before.quantity.end
        if (level := _moved_level(before, moved)) > 0
        for one in near
    )


def _moved_level(before: Statement, moved: Statement) -> float:
    value = float(moved.quantity.value)
    return float(before.quantity.value) + (value if moved.is_up else -value)


def _two_make(
    values: Sequence[float],
    low: float,
    high: float,
    kind: Claim,
    *,
    may_be_rest: bool,
    of: float | None,
) -> bool:
    """Return whether two of some figures make a share from low to high, also with all of them."""
    total = sum(values)
    for one, other in permutations(values, 2):
        if of is not None and of not in (one, other):
            continue
        moved_from = other - one if kind == "move" else other
        for base in (other, moved_from, other + one, total, total - other):
            if base > 0 and low * base <= one <= high * base:
                return True
        if other > 0 and may_be_rest and low * other <= abs(one - other) <= high * other:
            return True
    return False


def may_be_meant(rate: Statement, here: Sequence[Statement]) -> bool:
    """Return whether any two figures of a sentence make a share that a rate may be meant for."""
    return any(
        same_unit(part.unit, whole.unit)
        and whole.quantity.value > 0
        and is_near(part.quantity.value / whole.quantity.value * _HUNDRED, rate)
        for part, whole in permutations(here, 2)
    )


def _three_make(values: Sequence[float], low: float, high: float) -> bool:
    """Return whether two of some figures together, or what they leave, are a share of another."""
    for at, base in enumerate(values):
        least, most = low * base, high * base
        for one, other in combinations((*values[:at], *values[at + 1 :]), 2):
            parts = one + other
            is_share = least <= parts <= most or least <= abs(base - parts) <= most
            if is_share and base > 0 and one != other:
                return True
            if low * parts <= base <= high * parts:  # 新收20件，旧存23件，办结39件
                return True
    return False
