"""Whether a movement that one reading of a text contradicts is what other figures of it make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from itertools import permutations
from operator import attrgetter
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import ratio_fits, step
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.equations import Equation
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.movements.changes import StatedChange

_LAST_YEAR = lazy_pattern("(?:上一?年|去年)[^，。；]{0,6}比，$")
_BASE = lazy_pattern("上一?年|去年|同期|年初(?!预算)|期初")
_PLAN = lazy_pattern("预算|计划")
_PLANNED = lazy_pattern("预算[^，。；]*安排|下达|到位")
_DIFFERENCE = lazy_pattern("(?:增加|减少|增收|减收|[增减]|差)(?:金额|额|数|值)?(?:为|是|共)?$")
_ITEM_ENDS = lazy_pattern("[；。]")
_HUNDRED = 100
_FROM_A_YEAR = frozenset("比较与和同在由从自（")
_FINEST = 0.0101
_MOST, _LOOKED_AT, _NEARBY = 12, 48, 1
_TELLING, _BEHIND = 3, 2


def is_made_otherwise(
    statements: Sequence[Statement], change: StatedChange, stated: Quantity
) -> bool:
    """Return whether other figures make the one that a change contradicts, as a movement would.

    So a rate is that of another level told nearby, or a difference that of two other levels: then
    it was read of the wrong ones.
    """
    here = _statement_of(statements, stated)
    if here is None:
        return False
    near = _near(statements, here)
    if stated.unit not in RATES and change.before and _moved_by(near, change.before, change):
        return True
    if change.before and change.after:  # which its own item tells
        near = [one for one in near if one.item == here.item]
    rate = change.rate
    if rate is not None and stated is not change.difference:
        return _is_rate(_statement_of(statements, rate) or here, near, change)
    if stated.unit in RATES or change.difference is not stated:
        return False
    used = {each.start for each in (change.before, change.after) if each}
    value, apart = float(stated.value), 10.0 ** (stated.exponent - stated.places) * _FINEST
    return any(
        abs(float(first.quantity.value - last.quantity.value) - value) <= apart
        for first, last in permutations(near, 2)
        if first.unit == last.unit == stated.unit
        and stated not in (first.quantity, last.quantity)
        and first.role == last.role == "level"
        and not {first.quantity.start, last.quantity.start} <= used
    )


def level_by_rate(statements: Sequence[Statement], change: StatedChange) -> Quantity | None:
    """Return the level that the base and the rate of a change make, which its difference misses.

    收入1586.42万元，其中……；较上年1497.5万元增加88.29万元，增长5.94%: the difference has a slip.
    """
    before, moved, rate = change.before, change.difference, change.rate
    here = _statement_of(statements, rate) if rate else None
    if not (before and moved and rate and here) or before.value <= 0:
        return None
    allowed = max(_FINEST, 0.5001 * 10.0**-rate.places)
    for one in _near(statements, here):
        apart = one.quantity.value - before.value
        if one.role != "level" or one.unit != before.unit or one.period != here.period:
            continue
        is_rate = abs(float(abs(apart) / before.value) * _HUNDRED - float(rate.value)) <= allowed
        is_way = (apart > 0) == (change.difference_direction == "增")
        if is_rate and is_way and is_slip_as_long(abs(apart), moved):
            return one.quantity if abs(apart) != moved.value else None
    return None


def _moved_by(near: Sequence[Statement], before: Quantity, change: StatedChange) -> bool:
    """Return whether another level of the sentence is what the one before moved to."""
    moved, after = change.difference, change.after
    return moved is not None and any(
        one.unit == before.unit
        and one.quantity not in (before, after, moved)
        and one.role == "level"
        and abs(one.quantity.value - before.value) == abs(moved.value)
        for one in near
    )


def is_rate_of_others(
    statements: Sequence[Statement], stated: Quantity, read: Sequence[Quantity]
) -> bool:
    """Return whether a rate is that of another level than the part that was read, or of two.

    Of two it may be what one is of both together (批捕143人、不捕62人，不捕率30.2%). A rate of two
    digits is that of some two by chance: of those it must be the one right before it, brackets
    left out. ``read`` are the part and the whole.
    """
    rate = _statement_of(statements, stated)
    if rate is None or stated.unit not in RATES or stated.value <= 0:
        return False
    levels = [one for one in statements if one.period == rate.period and one.role == "level"]
    if stated.value == _HUNDRED and all(_is_in(rate, one) for one in read):
        # 甲47人，完成50人的100%；乙28人，完成28人的100%: all of 乙 is told of 乙
        levels = [one for one in levels if one.item == rate.item]
    near = [one.quantity for one in levels if one.is_exact][:_MOST]
    opened = rate.text.rfind("（", 0, rate.begin) if rate.gap[:1] in "）)" else -1
    end = opened if opened >= 0 else rate.begin
    taken, values = {each.start for each in read}, [each.value for each in read]
    is_long = len(stated.digits) >= _TELLING
    is_one_of_two = any(
        one.quantity.value + stated.value == _HUNDRED
        for one in statements
        if one.unit == stated.unit and one.period == rate.period
    )
    if any(_is_of_plan(one, read, stated) for one in levels):
        return True
    for part, other in permutations(near, 2):
        is_beside = end - _BEHIND <= part.end <= end
        if part.unit != other.unit or not (is_beside or is_long):
            continue
        is_new = part.start != read[0].start and {part.start, other.start} != taken
        if is_new and part.value <= other.value and ratio_fits(part, other, stated):
            return True
        both = part.value + other.value
        is_third = both not in values  # 编制62名，在职65人，其中3人超编: 62 of 65 are no rate
        if is_third and (is_long or is_one_of_two) and ratio_fits(part, other, stated, value=both):
            return True
    return False


def _is_of_plan(plan: Statement, read: Sequence[Quantity], rate: Quantity) -> bool:
    """Return whether a rate is how much of another plan the part is than of what was to be paid.

    So in 预算共安排546万元；应支付445万元，实际支付355万元，执行率65%.
    """
    part, whole = read[0], plan.quantity
    if plan.unit != part.unit or not plan.is_exact or whole.start in {each.start for each in read}:
        return False
    return _PLANNED.search(plan.lead) is not None and ratio_fits(part, whole, rate)


def _is_in(rate: Statement, figure: Quantity) -> bool:
    """Return whether a figure stands in the ；-item of a rate, before it."""
    return figure.end <= rate.quantity.start and not _ITEM_ENDS.search(
        rate.text, figure.end, rate.quantity.start
    )


def is_product_of_others(statements: Sequence[Statement], equation: Equation) -> bool:
    """Return whether a number and a price make another sum of their sentence, or another price it.

    They may make it with what else there is to pay, too.
    日均302人次，较上年日均264人次多38人次 tells two prices, of which one is last year's.
    """
    if equation.kind not in ("average", "product"):
        return False
    count, price = equation.terms
    stated = _statement_of(statements, equation.stated)
    if stated is None:
        return False
    others = [
        one.quantity
        for one in statements
        if one.period == stated.period and one.role == "level" and one.is_exact
    ]
    scale = Decimal(1).scaleb(equation.scale)
    made = count.value * scale * price.value
    alike = [one for one in others if one.unit == equation.stated.unit and one.start != price.start]
    sums = {one.value for one in alike}
    if any(made + one.value in sums for one in alike):
        return True  # 苗木1200株，每株35元，加上运费0.3万元，共4.5万元
    pairs = [(price, one) for one in others if one.unit == equation.stated.unit]
    pairs += [(one, equation.stated) for one in others if one.unit == price.unit]
    spare = {price.start, equation.stated.start}
    return any(
        abs(count.value * scale * one.value - total.value)
        <= step(total) / 2 + count.value * scale * step(one) / 2
        for one, total in pairs
        if {one.start, total.start} != spare and one.start != total.start
    )


def _statement_of(statements: Sequence[Statement], figure: Quantity) -> Statement | None:
    at = bisect_left(statements, figure.start, key=lambda one: one.quantity.start)
    is_there = at < len(statements) and statements[at].quantity.start == figure.start
    return statements[at] if is_there else None


def _near(statements: Sequence[Statement], here: Statement) -> list[Statement]:
    """Return the last levels and differences of the sentence of one, or of that after it."""
    end = bisect_right(statements, here.period + _NEARBY, key=attrgetter("period"))
    near: list[Statement] = []
    for one in reversed(statements[max(0, end - _LOOKED_AT) : end]):
        if one.period < here.period - _NEARBY or len(near) == _MOST:
            break
        if one.unit not in RATES and one.is_exact:
            near.append(one)
    return near[::-1]


def _is_rate(rate: Statement, near: Sequence[Statement], change: StatedChange) -> bool:
    stated = float(abs(rate.quantity.value))
    allowed = max(_FINEST, 0.5001 * 10.0**-rate.quantity.places)
    levels = {each.start for each in (change.before, change.after) if each}
    before, moved = (each.start if each else -1 for each in (change.before, change.difference))
    return any(
        abs(made - stated) <= allowed for made in _moves(near, rate, levels, (before, moved))
    )


def _is_told_from(gap: str, year: str) -> bool:
    """Return whether a movement is from a year: 比2023年减少, and not 今年比2023年减少 of it."""
    before, found, _ = gap.partition(year)
    return bool(found) and before[-1:] in _FROM_A_YEAR and not _LAST_YEAR.search(before)


def _is_plan_moved_from(moved: Statement, level: Statement) -> bool:
    """Return whether what moved against a budget may have done so from this one.

    比2023年预算增加 is not from the budget of 2024, nor 比上年预算增加 from that of the year.
    """
    if not (_PLAN.search(moved.gap) and _PLAN.search(level.lead)) or _BASE.search(moved.gap):
        return False
    return moved.year in (None, level.year)


def _moves(
    near: Sequence[Statement], rate: Statement, levels: set[int], read: tuple[int, int]
) -> Iterator[float]:
    """Return the rates of the movements that figures may tell in another way than was read.

    That was read of ``levels``, and of the base and the difference ``read``, by where they begin.
    """
    base_start, moved = read
    for one, other in permutations(near, 2):
        if one.unit != other.unit or min(one.quantity.value, other.quantity.value) <= 0:
            continue
        value, level = float(one.quantity.value), float(other.quantity.value)
        starts = one.quantity.start, other.quantity.start
        if one.role == "difference" or _DIFFERENCE.search(one.lead):
            if (one.verb and one.is_up != rate.is_up) or one.item != rate.item:
                continue
            base = level - value if rate.is_up else level + value
            if base > 0 and not (starts[0] == moved and starts[1] in levels):
                yield value / base * _HUNDRED
            if starts[1] != base_start and (
                _BASE.search(other.lead)
                or (other.year and _is_told_from(one.gap, f"{other.year}年"))
                or _is_plan_moved_from(one, other)
            ):
                yield value / level * _HUNDRED
        elif (
            one.role == other.role == "level"
            and one.period == other.period == rate.period
            and (value > level) == rate.is_up
            and not levels.issuperset(starts)
        ):
            yield abs(value - level) / level * _HUNDRED
