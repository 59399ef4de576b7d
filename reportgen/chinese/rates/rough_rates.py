"""A rough look at whether the rates of a text may be meant for what its figures make."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.rough_numbers import Rough
from reportgen.chinese.totals.rough_sums import columns_of, has_two_alike
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.chinese.totals.rough_sums import RoughFigures

_RATE = lazy_pattern("([0-9]{1,9}(?:[.][0-9]{1,6})?)[ \u3000]?[%％]")
_MOVED = lazy_pattern("[增减升降涨缩节压浮差变调提追多少滑高低]")
_UNLIKE = lazy_pattern(
    "超|[０-９]|[0-9],[0-9]|[0-9][百千]|[0-9][万亿](?!元)|[二两三四五六七八九十百千][个人名户家条项次件所座场处台亩元]"
)
"""Figures that a rough look takes for others, and rates that may be of any."""

_ITEM = lazy_pattern("[^；;。]+")
_MOST_APART, _HUNDRED = 4.01, 100
_LONG = 1000
"""From how many on the digits of a rate tell that a figure it is of has a slip."""


def may_make_rates(figures: RoughFigures) -> bool:
    """Return whether two figures of one unit may make a rate: two of an ；-item always may.

    Others may where a rate is near what they make, or that but for a slip.
    """
    if not figures.has_two_of_one_unit:
        return False
    text = figures.text
    if _UNLIKE.search(text) or any(map(has_two_alike, _ITEM.findall(text))):
        return True
    rates = [Rough(number, 1.0) for number in _RATE.findall(text)]
    is_moved = bool(rates) and _MOVED.search(text) is not None
    return bool(rates) and any(
        _may_be(rate, part, whole, is_moved=is_moved)
        for column in columns_of(figures.found, fewest=2)
        for part, whole in permutations(column, 2)
        for rate in rates
    )


def _may_be(rate: Rough, part: Rough, whole: Rough, *, is_moved: bool) -> bool:
    """Return whether a rate may be meant for that of two figures, if a hundred times too small."""
    if whole.value <= 0 or rate.value <= 0:
        return True
    share = rate.value / _HUNDRED
    if rate.digits >= _LONG and (
        part.is_slip_of(whole.value * share) or whole.is_slip_of(part.value / share)
    ):
        return True
    return any(
        (made <= rate.value * _MOST_APART and rate.value <= made * _MOST_APART)
        or abs(made / _HUNDRED - rate.value) <= rate.step
        or rate.is_slip_of(made)
        for made in _made(part.value, whole.value, is_moved=is_moved)
    )


def _made(part: float, whole: float, *, is_moved: bool) -> Iterator[float]:
    """Return the rates that two figures make, those of movements too if any is told."""
    yield part / whole * _HUNDRED
    if is_moved:
        yield abs(part - whole) / whole * _HUNDRED
        yield part / (part + whole) * _HUNDRED
        if whole > part:
            yield part / (whole - part) * _HUNDRED
