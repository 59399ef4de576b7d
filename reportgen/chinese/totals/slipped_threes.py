"""Three figures of which the first is what the other two make but for one slip of the pen.

No words need tell what they are (收3.12亿元、支2.96亿元，结0.15亿元): that all digits but one
agree is no chance, the less so the more there are, and the fewer other figures the three could
have been taken from. A figure that other sums or rates of the sentence confirm has no slip.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from itertools import combinations, groupby, permutations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import HUNDRED, step
from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.chinese.figures.rough_numbers import SLIPS
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.chinese.totals.families import is_attribute
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.part_words import are_spent_from
from reportgen.chinese.totals.told_parts import are_states
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.totals.rough_sums import RoughFigures

_UNIT = (
    "[元人名户件个亩次里米吨家座处辆台头只批册张条起宗份项间套株棵栋"
    "岁天场期班所村组盏方对分位笔口眼]"
)
_FIGURE = lazy_pattern(f"[0-9][万亿]?({_UNIT})")

_EACH = lazy_pattern("每|均|单价|(?<!高)标准(?!化)")
_LEFT = lazy_pattern(
    "[余剩净差欠缺亏漏损溢扣]|另(?!有)|(?<!离)退(?![化役耕])|结存|结转|未|不(?![少低超识])|其余|超期|下年|挂账|自[付筹费]"
)
"""What tells that one of three figures is what another leaves of the third."""

_ADDED = lazy_pattern("[共合总]计|[共合总]|构成|组成")
_OF_ANY_KIND = frozenset((*PEOPLE, *"个处项家户种类"))
"""Units of which three figures may be of three things, or of people who are of two kinds."""

_USED = lazy_pattern("已[^，。；0-9]{1,8}$")
_AMONG = lazy_pattern("其中|包括|包含|含")
_ODD_DIGITS = lazy_pattern("[0-9０-９](?:(?<=[０-９])|,[0-9])")
"""Figures that a rough look takes for others."""

_FEWEST, _SMALLEST, _NEAR, _TWICE = 10, 100, 10, 2
_THREE, _FEW, _MANY, _LONGEST_SUM = 3, 5, 9, 12
_DIGITS = {_THREE: 3, _FEW: 4, _MANY: 5}
"""How many digits a figure with a slip must have among so many figures of its unit at most."""


def places_of_threes(text: str, breaks: Sequence[int]) -> Iterator[int]:
    """Return where figures stand that two others of their unit follow in what ends at a break."""
    alike: dict[tuple[int, str], list[int]] = {}
    for figure in _FIGURE.finditer(text):
        at = figure.start()
        alike.setdefault((bisect_right(breaks, at), figure[1]), []).append(at)
    for places in alike.values():
        yield from places[: 1 - _THREE]


def may_be_slipped_threes(figures: RoughFigures) -> bool:
    """Return whether a rough look shows three figures of which two may make the third.

    Fewer digits tell where words say that one of the three is left.
    """
    if _ODD_DIGITS.search(figures.text):
        return figures.has_two_of_one_unit
    for column in figures.columns:
        for first, second, third in zip(column, column[1:], column[2:], strict=False):
            largest = max(first.value, second.value, third.value)
            finest = min(first.step, second.step, third.step)
            apart = (first.value + second.value + third.value - 2 * largest) / finest
            if (apart + 0.5) // 1 not in SLIPS or largest / finest < _FEWEST:
                continue
            if largest / finest >= _SMALLEST or (
                len(column) == _THREE and _LEFT.search(figures.text)
            ):
                return True
    return False


def read_slipped_threes(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the figures that two others would make but for a slip in one of the three.

    They are all that their sentence or ；-item has of the unit, or follow one another.
    """
    items = [list(group) for _, group in groupby(statements, key=lambda one: one.item)]
    for told in (statements, *(items if len(items) > 1 else ())):
        for column in _columns(told):
            for at in range(len(column) - _THREE + 1):
                three = column[at : at + _THREE]
                slipped = [] if _are_parts(three, told) else _slipped(three, len(column))
                if slipped and not all(map(_confirmed(column, told).__contains__, slipped)):
                    total, *parts = _by_size(three)
                    start, end = three[0].quantity.start, three[-1].quantity.end
                    yield NearSum(start, end, total, tuple(parts))
                    return


def _are_parts(three: Sequence[Statement], told: Sequence[Statement]) -> bool:
    """Return whether figures are parts of one before them, told about (80余万元) or elsewhere."""
    first, whole = three[0], sum((one.quantity.value for one in three), Decimal(0))
    if are_states(three) or are_spent_from(three[-1], three[:-1]):
        return True  # 共142个。已通水98个，正在铺管31个，未动工13个
    if first is told[0] and _AMONG.match(first.gap):
        return True  # of a total in the sentence before
    if len({one.quantity.value for one in three}) < _THREE:
        return True  # 接待费6.3万元，与上年6.3万元持平; 缺口105万元，……，105万元待验收后付
    return any(
        not one.is_exact and one.unit == first.unit and one.quantity.value * _TWICE > whole
        for one in told
        if one.quantity.end <= first.quantity.start
    )


def _columns(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Return the exact figures of each unit that has three of them or more, but not too many."""
    by_unit: dict[str, list[Statement]] = {}
    for one in statements:
        if one.unit and one.unit not in RATES and one.is_exact and one.quantity.value > 0:
            by_unit.setdefault("人" if one.unit in PEOPLE else one.unit, []).append(one)
    yield from (column for column in by_unit.values() if _THREE <= len(column) <= _MANY)


def _by_size(three: Sequence[Statement]) -> list[Statement]:
    largest = max(three, key=lambda one: one.quantity.value)
    return [largest, *(one for one in three if one is not largest)]


def _slipped(three: Sequence[Statement], count: int) -> list[Statement]:
    """Return which of three figures, of so many, may have the slip that keeps them apart."""
    total, *parts = _by_size(three)
    gap = sum((one.quantity.value for one in parts), Decimal(0)) - total.quantity.value
    if abs(gap) <= max(step(one.quantity) for one in three):
        return []  # which rounding explains
    true = {
        total: total.quantity.value + gap,
        **{one: one.quantity.value - gap for one in parts},
    }
    slips = [
        one
        for one, value in true.items()
        if value > 0 and not value % step(one.quantity) and is_slip_as_long(value, one.quantity)
    ]
    if not slips or any(one.verb or _EACH.search(one.lead) for one in three):
        return []
    if three[1] is total or "分别" in three[0].gap:
        return []  # of several things, each with its own
    if any(_USED.search(one.lead) for one in parts) and any(map(_is_among, parts)):
        return []  # 资金107.13万元，其中管理费1.07万元，已拨付106.36万元
    is_left = any(_LEFT.search(one.lead[-_NEAR:]) for one in three)
    is_told = is_left or any(_ADDED.search(one.gap) for one in three)
    if not is_told and (
        three[0].unit in _OF_ANY_KIND or _may_share(three) or _are_results(total, parts)
    ):
        return []
    needed = next(digits for most, digits in _DIGITS.items() if count <= most) - is_left
    return [one for one in slips if len(one.quantity.digits.rstrip("0")) >= needed]


def _are_results(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether figures are a plan and two results: 预算A，决算B；其中接待费决算C."""
    is_planned = total.basis == "planned" and parts[0].item != parts[-1].item
    return is_planned and all(one.basis == "done" for one in parts)


def _may_share(three: Sequence[Statement]) -> bool:
    """Return whether who is of one figure may be of another: 妇女475人次，60岁以下的1075人次."""
    if three[0].unit != "人次":
        return False
    words = three[0].text[three[0].quantity.end : three[-1].quantity.start]
    return "岁" in words or is_attribute(words)


def _is_among(one: Statement) -> bool:
    return _AMONG.search(one.gap) is not None


def _confirmed(column: Sequence[Statement], told: Sequence[Statement]) -> set[Statement]:
    """Return the figures that a sum, what two pairs make alike, or a rate confirms."""
    confirmed: set[Statement] = set()
    for three in combinations(column, _THREE):
        total, *parts = _by_size(three)
        if total.quantity.value == sum(one.quantity.value for one in parts):
            confirmed.update(three)
    for start, end in combinations(range(len(column) + 1), 2):
        run = [one.quantity.value for one in column[start:end]]
        if _THREE < len(run) <= _LONGEST_SUM and sum(run) in (2 * run[0], 2 * run[-1]):
            confirmed.update(column[start:end])
    for one, other, third, last in zip(column, column[1:], column[2:], column[3:], strict=False):
        a, b, c, d = (each.quantity.value for each in (one, other, third, last))
        if a + b == c + d or a + c == b + d or a + d == b + c:
            confirmed.update((one, other, third, last))
    for rate in told:
        if rate.unit == "%" and rate.quantity.value not in (0, HUNDRED):
            finest = step(rate.quantity)
            for part, whole in permutations(column, 2):
                made = part.quantity.value / whole.quantity.value * HUNDRED
                moved = abs(made - HUNDRED)
                if min(abs(made - rate.quantity.value), abs(moved - rate.quantity.value)) <= finest:
                    confirmed.update((part, whole))
    return confirmed
