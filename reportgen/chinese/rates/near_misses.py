"""Rates that other figures of their sentence make but for one slip of the pen.

No words tell what they are of: so only a slip counts, and only where no figures make the rate. A
figure of four digits is a slip of another by chance in one of two hundred.
"""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import RATES, same_unit
from reportgen.chinese.figures.share_bases import is_told_share, may_be_share
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.movements.changes import Direction, StatedChange
from reportgen.chinese.movements.claimed_moves import MOVE_RATE, read_claimed_moves
from reportgen.chinese.movements.two_states import ordered_states
from reportgen.chinese.rates.claimed_rates import read_claimed_rates
from reportgen.chinese.rates.explained_rates import Claim, is_explained, may_be_meant
from reportgen.chinese.rates.rate_names import is_of_others, is_of_visit, names_part
from reportgen.chinese.signs import PERCENT, Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.equations import Kind, Terms
    from reportgen.chinese.figures.statements import Statement

MAY_BE_NEAR_MISS = Sign(
    "(?:[率占比例度的增减降升长高低少加幅超约省浮缩]|超[^，。；0-9]{1,5}|占[^，。；0-9]{1,14})(?:了|为|是|达|到|约)*[0-9][0-9.]{0,6}[%％]",
    PERCENT,
)
"""What may tell of a rate with so many digits that a slip tells."""

_SHARE = lazy_pattern("(?:率|占|比重|比例|进度|度|的)[^，。；0-9]{0,8}$|占[^，。；0-9]{0,20}$")
_LEVEL_AFTER = lazy_pattern("[升高降增减低少加][到至](?:了|约)?$")
_MOVE_RATE = lazy_pattern(
    "(?:调整|差异|偏差|变动|变化|增长|节约|节省|审减|核减|压减|下降|结余|结转)率[^，。；0-9]{0,3}$"
)
_NOT_DONE = lazy_pattern("未|尚|其余|余下")
_NO_CLAIM = lazy_pattern(
    "分别|改善|目标|指标值|床位|病床|≥|≤|不低于|不少于|不超过|利率|税率|费率|(?<!高)标准(?!化)|分值|权重|得分|折旧|全省|全国|左右|年均|平均|力争|(?:总体|整体|综合)完成"
)
_OF_TARGET = lazy_pattern(
    "(?:占|完成|达到?|为)了?[^，。；0-9]{0,8}(?:目标|任务|计划)[^，。；0-9]{0,4}的$|超"
)
_SHARE_OF_IT = lazy_pattern(
    "[，,（(]?占(?:比|总[数量额]|全部|[^，。；0-9合共两]{0,12}的?(?:比重|比例)?)?(?:为|是|的)?"
)
_MOVED_BY = lazy_pattern("[，,（(]?(?:增长|下降|上升|降低|增加|减少|增幅|降幅|减幅)(?:了|为|率为)?")
_GREW = lazy_pattern(
    "(?:亿?[\u4e00-\u9fff]{0,3}[，,、（(])?(?:同比|环比|[比较](?:[上去]年|上一年)(?:同期)?)?"
    "(?:增长|下降|上升|降低|增加|减少|提高)了?"
)
_OVER = lazy_pattern("超(?:额|任务|目标|计划|完成)+$")
_MOST, _FEWEST_DIGITS, _FAR, _PAIRS_BY_DIGITS = 12, 3, 8, {3: 6}
_HUNDRED, _LARGEST_RATE = 100, 10
_ALL = lazy_pattern("全部|[全已]数")


def read_near_misses(statements: Sequence[Statement]) -> Iterator[Equation | StatedChange]:
    """Return the rates that two figures of their sentence make but for a slip."""
    for index, rate in enumerate(statements):
        kind = _claim(rate, fewest=1)
        if not kind:
            continue
        near = [
            one
            for one in statements[max(0, index - _MOST) : index + _FAR]
            if 0 <= rate.period - one.period <= 1
            and one.unit not in ("", *RATES)
            and not is_of_visit(one)
        ]
        if len(rate.quantity.digits) <= _FEWEST_DIGITS:
            # A rate of few digits is made by many figures: those of its own item tell.
            item = [one for one in near if one.item == rate.item]
            near = item if len({one.unit for one in item}) < len(item) else near
        told = _told_of(statements, index, kind)
        if len(near) <= 1 or is_explained(rate, near, kind, told):
            continue
        if is_told_share(statements, index):
            continue
        if is_of_others(rate, near) or is_of_others(rate, statements[max(0, index - 2) : index]):
            continue
        exact = [one for one in near if one.is_exact]
        here = [one for one in exact if one.period == rate.period]
        found: list[Equation | StatedChange] = []
        if len(rate.quantity.digits) >= _FEWEST_DIGITS:
            found += _readings_of(rate, here, kind)
        if not found and len(rate.quantity.digits) > _FEWEST_DIGITS:
            found += _readings_of(rate, exact, kind)
        if not found and (kind == "move" or MOVE_RATE.search(rate.lead)):
            found += read_claimed_moves(rate, exact)
        elif not found and ("占" in rate.lead or may_be_meant(rate, here)):
            found += read_claimed_rates(rate, exact)
        yield from found


def _told_of(statements: Sequence[Statement], index: int, kind: Claim) -> Statement | None:
    """Return the figure right before a rate that it is the share of, or that moved by it."""
    if not index:
        return None
    rate, before = statements[index], statements[index - 1]
    if before.item != rate.item or not before.is_exact or before.unit in RATES:
        return None
    if kind == "move":
        return before if before.verb and _MOVED_BY.fullmatch(rate.gap) else None
    return before if _SHARE_OF_IT.fullmatch(rate.gap) else None


def _readings_of(
    rate: Statement, near: Sequence[Statement], kind: Claim
) -> Iterator[Equation | StatedChange]:
    if kind == "move" or _MOVE_RATE.search(rate.lead):
        moves = list(_moves(rate, near))
        yield from moves
        if moves:
            return
    if kind == "share":
        yield from _shares(rate, near)


def is_moved_rate(rate: Statement, near: Sequence[Statement]) -> bool:
    """Return whether a rate of movement is one that figures near it make."""
    return _claim(rate, fewest=1) == "move" and is_explained(rate, near, "move")


def _claim(rate: Statement, fewest: int = _FEWEST_DIGITS) -> Claim:
    """Return whether a figure tells a share, or how far something moved; else nothing."""
    if rate.unit != "%" or not rate.is_exact or len(rate.quantity.digits) < fewest:
        return ""
    if rate.quantity.value == _HUNDRED and _ALL.search(rate.gap):
        return ""  # 全部支出，支出进度100%
    if _NO_CLAIM.search(rate.lead) and not _OF_TARGET.search(rate.lead):
        return ""
    if _LEVEL_AFTER.search(rate.lead):
        return "share"
    if rate.verb or _OVER.search(rate.lead):
        return "move"
    return "share" if _SHARE.search(rate.lead) else ""


def _few_enough(rate: Statement, pairs: Sequence[object]) -> bool:
    digits = len(rate.quantity.digits)
    return 0 < len(pairs) <= _PAIRS_BY_DIGITS.get(digits, _MOST * _MOST)


def _shares(rate: Statement, near: Sequence[Statement]) -> Iterator[Equation]:
    pairs = [
        (part, whole)
        for part, whole in permutations(near, 2)
        if same_unit(part.unit, whole.unit)
        and (part.period == rate.period or rate.gap[:1] == "占" or names_part(rate, part, whole))
        and ("占" in rate.lead or max(part.item, whole.item) <= rate.item)
        and (whole.period == rate.period or part.begin < rate.begin)
        and 0 < part.quantity.value <= whole.quantity.value * _LARGEST_RATE
    ]
    own = {one.unit for one in near if one.item == rate.item}
    pairs = [
        pair
        for pair in pairs
        if (pair[0].unit not in own or rate.item in (pair[0].item, pair[1].item))
        and may_be_share(rate, *pair, near)
    ]
    if len(rate.quantity.digits) == _FEWEST_DIGITS:
        before = [one for one in near if one.quantity.start < rate.quantity.start]
        pairs = [pair for pair in pairs if not before or before[-1] in pair]
    if not _few_enough(rate, pairs):
        return
    slips = [pair for pair in pairs if _is_share_but_for_slip(rate, *pair)]
    if not slips:
        yield from _of_rest(rate, near)
    if slips:
        part, whole = min(slips, key=lambda pair: _distance(rate, *pair))
        terms: Terms = part.quantity, whole.quantity
        start, end = span(rate, part, whole)
        yield Equation(start, end, "ratio", terms, rate.quantity, sure=False)


def _of_rest(rate: Statement, near: Sequence[Statement]) -> Iterator[Equation]:
    """Return 体检2186人，完成率96.04%，未完成114人: the whole is what was done and what was not."""
    item = [one for one in near if one.item == rate.item]
    for part, rest in permutations(item, 2):
        if part.unit != rest.unit or not _NOT_DONE.search(rest.lead) or _NOT_DONE.search(part.lead):
            continue
        whole = part.quantity.value + rest.quantity.value
        if whole > 0 and is_slip(part.quantity.value / whole * _HUNDRED, rate.quantity):
            start, end = span(rate, part, rest)
            terms: Terms = part.quantity, rest.quantity
            kind: Kind = "share of sum"
            yield Equation(start, end, kind, terms, rate.quantity, sure=False, whole=whole)
            return


def _is_share_but_for_slip(rate: Statement, part: Statement, whole: Statement) -> bool:
    """Return whether one slip, in the rate or in one of two figures, makes them a share."""
    one, other, stated = part.quantity, whole.quantity, rate.quantity
    if is_slip(one.value / other.value * _HUNDRED, stated):
        return True
    if len(stated.digits) <= _FEWEST_DIGITS or part.item != rate.item != whole.item:
        return False
    return any(
        len(each.digits) > _FEWEST_DIGITS and is_slip(true, each)
        for each, true in (
            (one, other.value * stated.value / _HUNDRED),
            (other, one.value / stated.value * _HUNDRED),
        )
    )


def _moves(rate: Statement, near: Sequence[Statement]) -> Iterator[StatedChange]:
    pairs = [
        (one, other)
        for one, other in combinations(near, 2)
        if one.unit == other.unit and min(one.quantity.value, other.quantity.value) > 0
        if rate.item in (one.item, other.item)
        if abs(one.item - other.item) <= 1
    ]
    if any(_is_own(rate, one) for one in near):
        pairs = [pair for pair in pairs if ordered_states(*pair)]
    if not _few_enough(rate, pairs):
        return
    found: list[tuple[int, StatedChange]] = []
    for one, other in pairs:
        for change in _readings(rate, one, other):
            true = _rate_of(change)
            if true is not None and is_slip(true, rate.quantity):
                found.append((_distance(rate, one, other), change))
    if found:
        yield min(found, key=lambda each: each[0])[1]


def _is_own(rate: Statement, level: Statement) -> bool:
    """Return whether a rate tells how far the level right before it grew: 出口11亿元，增长24%."""
    is_behind = level.role == "level" and rate.begin == level.quantity.end
    return is_behind and _GREW.fullmatch(rate.gap) is not None


def _readings(rate: Statement, one: Statement, other: Statement) -> Iterator[StatedChange]:
    """Return the ways in which two figures may make a rate of movement."""
    start, end = span(rate, one, other)
    up: Direction = "" if not rate.verb else "增" if rate.is_up else "减"
    if one.role == other.role == "level":
        for before, after in permutations((one, other)):
            if not up or (up == "增") == (before.quantity.value < after.quantity.value):
                yield StatedChange(
                    start,
                    end,
                    "",
                    before.quantity,
                    after.quantity,
                    rate=rate.quantity,
                    rate_direction=up,
                    sure=False,
                )
        return
    moved, level = (one, other) if one.role == "difference" else (other, one)
    if level.role == "level":
        yield StatedChange(
            start,
            end,
            "",
            after=level.quantity,
            difference=moved.quantity,
            rate=rate.quantity,
            difference_direction="增" if moved.is_up else "减",
            rate_direction=up,
            sure=False,
        )


def _rate_of(change: StatedChange) -> Decimal | None:
    """Return the rate that the other figures of a change make."""
    if change.before and change.after:
        base = change.before.value
        return abs(change.after.value - base) / base * _HUNDRED if base > 0 else None
    if not change.after or not change.difference:
        return None
    moved = change.difference.value
    base = change.after.value + (-moved if change.difference_direction == "增" else moved)
    return moved / base * _HUNDRED if base > 0 else None


def _distance(rate: Statement, one: Statement, other: Statement) -> int:
    """Return how far two figures stand from a rate, those after it twice as far."""
    far = 0
    for each in (one, other):
        apart = rate.quantity.start - each.quantity.start
        far += apart if apart > 0 else -2 * apart
    return far


def span(*told: Statement) -> tuple[int, int]:
    """Return where the first of some figures begins and the last ends."""
    return min(one.quantity.start for one in told), max(one.quantity.end for one in told)
