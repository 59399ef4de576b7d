"""Sums that hold but for a slip, whatever the words: in brackets, around them, far off.

That the digits below a slip agree is no chance: of a list that leaves some of its total to others
they would be any. So the more of them agree, the less need the words tell; a figure that another
sum or share of the sentence confirms has no slip.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise, permutations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.share_bases import leave_some
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.totals.families import is_attribute
from reportgen.chinese.totals.near_sums import NearSum, may_be_part
from reportgen.chinese.totals.part_words import REST_UNTOLD, are_spent_from, hold_flows, overlap
from reportgen.chinese.totals.score_sums import without_weights
from reportgen.chinese.totals.staff_kinds import kinds_of, may_be_shared
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_BASE = lazy_pattern("[）)]?的(?:[0-9]|[^，。；0-9]{0,6}[0-9.]+[%％])")
"""What follows a figure that a rate is of: 占年初预算2180万元的44.5%."""

_EACH = lazy_pattern("每|[人户亩村日月年床车次]均|平均|单价|(?<!高)标准(?!化)")
_OPENS = lazy_pattern(
    "其中|[：:]|分别|包括|包含|含|(?<![；;])用于|分为|按[^，。；0-9]{2,8}分|由[^，。；0-9]{0,8}[组构]成"
)
_ANEW = lazy_pattern(
    "其中|此外|另(?!外?.{0,4}补)|[总合共累]计|加上|[收支][入出]总|^，(?:全年|年内|今年|当年|本年)"
)
_SUMMED = lazy_pattern("合计|共计|总计|一共|累计|(?<!公)共(?!同)|总[\\u4e00-\\u9fff]{1,4}")
_AND_SO_ON = lazy_pattern("[^，。；、0-9]{0,10}等")
# What tells how much of a total was used rather than a part of it.
_DONE = lazy_pattern("已[^，。；0-9]{1,8}$")
_WORDS = lazy_pattern("其中|包括|包含|含|[，、：（）；万元]|支出|收入|资金")
_FEW = lazy_pattern("主要|包括|包含|含|如")
_IN_ROW = lazy_pattern("[；;]|[。，,]?其中")
_TO_BRACKET = lazy_pattern("[^，。；：、0-9（()）]{0,8}")
_FEWEST, _FEWEST_UNTOLD, _MANY, _SHORT, _LONG, _FAR = 2, 3, 16, 3, 4, 120
_PERSONS = PEOPLE | {"人次"}
_POINTS, _GOT = "分", "得"
_CLOSE, _CLOSER = Decimal("0.5"), Decimal("0.1")
_HUNDRED = 100
_NEAR = (500, 5000)
"""The gap of what is left out would be more than so small a part of a total."""


class _Listed:
    """Figures that may be the parts of a total, and whether words say that they are."""

    __slots__ = ("is_told", "parts")

    def __init__(self, parts: Sequence[Statement], *, is_told: bool) -> None:
        self.parts = parts
        self.is_told = is_told


def read_slipped_sums(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals that their parts make but for a slip in one of them, or in the total."""
    around = dict(zip(statements, brackets_around(statements), strict=True))
    for column in _columns(statements):
        told = list(_told_but_for_slip(column, around))
        known, made = _explained(column, statements, around) if told else (set(), set())
        for total, listed in told:
            if total not in made and _is_meant(total, listed, known, statements):
                figures = [total.quantity, *(one.quantity for one in listed.parts)]
                start = min(one.start for one in figures)
                yield NearSum(start, max(one.end for one in figures), total, tuple(listed.parts))
                break


def _told_but_for_slip(
    column: Sequence[Statement], around: dict[Statement, int]
) -> Iterator[tuple[Statement, _Listed]]:
    """Return the totals of which a list of figures may be the parts but for a slip."""
    for at, total in enumerate(column):
        lists = [] if total.verb or _is_aside(total) else [*_lists(column, at, around)]
        if any(_made(listed) == total.quantity.value for listed in lists):
            continue
        for listed in (each for each in lists if not are_spent_from(total, each.parts)):
            beside = not listed.is_told and "其中" in total.gap  # 其中：甲141件，乙1件，丙62件
            if beside or hold_flows(total, [one.lead for one in listed.parts]):
                continue
            gap = _made(listed) - total.quantity.value
            if any(one.quantity.value == total.quantity.value + gap for one in column):
                continue  # they make another: 检查12批，合格11批；其中甲8批、乙4批
            if any(
                is_slip(one.quantity.value + (gap if one is total else -gap), one.quantity)
                for one in (total, *listed.parts)
            ):
                yield total, listed


def _made(listed: _Listed) -> Decimal:
    return sum((one.quantity.value for one in listed.parts), Decimal(0))


def _columns(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Return the exact figures of each unit that has three of them, or more."""
    columns: dict[str, list[Statement]] = {}
    for one in without_weights(statements):
        if one.unit and one.unit not in RATES and one.is_exact and one.quantity.value > 0:
            columns.setdefault("人" if one.unit in PEOPLE else one.unit, []).append(one)
    return [column for column in columns.values() if len(column) > _FEWEST]


def _is_aside(one: Statement) -> bool:
    """Return whether a figure is of another time, of each, or what a rate is of."""
    if one.verb or one.is_last_year or one.is_left_behind or _EACH.search(one.lead):
        return True
    return _BASE.match(one.text, one.quantity.end) is not None


def _lists(column: Sequence[Statement], at: int, around: dict[Statement, int]) -> Iterator[_Listed]:
    """Return the lists whose figures may make a total: in its bracket, after it, or before it."""
    total, after = column[at], column[at + 1 :]
    end, text = total.quantity.end, total.text
    inner = [one for one in after if around[one] >= end]
    if inner and _TO_BRACKET.fullmatch(text, end, around[inner[0]]):
        opened = around[inner[0]]
        yield _Listed([one for one in inner if around[one] == opened], is_told=True)
    beside = _beside(total, after, around)
    is_told = bool(beside) and _OPENS.search(text, end, beside[0].quantity.start) is not None
    if beside and beside[0].item != total.item and not is_told and _IN_ROW.match(total.gap):
        beside = []
    for count in range(_FEWEST, min(len(beside), _MANY) + 1):
        if count == len(beside) or _ends(beside[:count], beside[count]):
            yield _Listed(beside[:count], is_told=is_told)
    firsts = [one for before, one in pairwise((total, *beside)) if one.item != before.item]
    if beside and beside[0] not in firsts:
        firsts.insert(0, beside[0])
    if _FEWEST <= len(firsts) < len(beside):
        listed = _Listed(firsts, is_told=is_told)
        if len(firsts) > _FEWEST or _made(listed) == total.quantity.value:
            yield listed  # two alone count where they make it: 58例，含8例……；143例，含1例
    if around[total] != OUTSIDE and (alike := _named_alike(column, at, around)):
        yield _Listed(alike, is_told=True)
    lead = total.lead or total.row_gap
    if _SUMMED.search(lead) and "占" not in lead and "其中" not in lead:
        before = _beside(total, column[max(0, at - _MANY) : at][::-1], around)
        for count in range(_FEWEST, len(before) + 1):
            if count == len(before) or _ends(before[count : count + 1], before[count - 1]):
                yield _Listed(before[:count][::-1], is_told=True)


def _named_alike(
    column: Sequence[Statement], at: int, around: dict[Statement, int]
) -> list[Statement]:
    """Return what brackets before tell by the same words: 一期90万元（其中建设60万元）……合计."""
    total = column[at]
    opens = around[total]
    around_it = [one for one in column[:at] if one.quantity.end <= opens]
    if not around_it or not _SUMMED.search(around_it[-1].lead):
        return []
    return [one for one in around_it if one.gap == total.gap and one.period == total.period]


def _beside(
    total: Statement, figures: Sequence[Statement], around: dict[Statement, int]
) -> list[Statement]:
    """Return the figures that stand in no other bracket than a total, as far as that goes."""
    here, beside = around[total], []
    period = total.period
    if figures and figures[0].gap.startswith("其中"):  # 筛查6210人。其中甲3120人，乙3090人
        period = min(figures[0].period, period + 1)
    for one in figures:
        if one.period != period or around[one] < here:
            break
        if around[one] == here and not _is_aside(one):
            beside.append(one)
    return beside


def _ends(parts: Sequence[Statement], after: Statement) -> bool:
    """Return whether a list may end before a figure: at a ； if there is none within it."""
    if parts[0].item == parts[-1].item != after.item:
        return True
    return _ANEW.search(after.gap) is not None


def _explained(
    column: Sequence[Statement], statements: Sequence[Statement], around: dict[Statement, int]
) -> tuple[set[Statement], set[Statement]]:
    """Return the figures that a sum or a share confirms, and those that are such a sum."""
    known: set[Statement] = set()
    made: set[Statement] = set()
    for at, total in enumerate(column):
        whole = total.quantity.value
        lists: list[Sequence[Statement]] = [one.parts for one in _lists(column, at, around)]
        lists += [column[at + 1 : at + 1 + _MANY], column[max(0, at - _MANY) : at][::-1]]
        for parts in lists:
            added = accumulate(one.quantity.value for one in parts)
            for count, value in enumerate(added, start=1):
                if value == whole and count >= _FEWEST:
                    made.add(total)
                    known.update((total, *parts[:count]))
    for rate in statements:
        if rate.unit != "%" or len(rate.quantity.digits) < _SHORT:
            continue
        step = Decimal(1).scaleb(-rate.quantity.places)
        near = [one for one in column if abs(one.quantity.start - rate.quantity.start) < _FAR]
        for part, of in permutations(near, 2):
            true = part.quantity.value / of.quantity.value * _HUNDRED
            if abs(true - rate.quantity.value) * 2 <= step:
                known.update((part, of))
    return known, made


def _may_share(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether who is of one part may be of another, by the attribute that it names.

    Of more than two that is so where one is of any kind, and they are not all of one: 女党员386
    名、35岁以下212名、大专以上学历432名.
    """
    labels = [one.lead.removeprefix("其中") for one in parts]
    if len(parts) == _FEWEST:
        return any(map(is_attribute, labels))
    if not any(may_be_shared(label.replace(total.lead[-2:], "")) for label in labels):
        return False  # 党员874名，其中农民党员516名
    return not frozenset.intersection(*map(kinds_of, labels))


def _is_meant(
    total: Statement,
    found: _Listed,
    known: set[Statement],
    statements: Sequence[Statement],
) -> bool:
    """Return whether a slip is all that keeps parts from making a total."""
    parts, whole = found.parts, total.quantity.value
    if len(parts) < (_FEWEST if found.is_told else _FEWEST_UNTOLD):
        return False  # of two it may be what is left
    gap = _made(found) - whole
    if not gap or overlap(total, parts):
        return False
    shares = [one.quantity for one in statements if "占" in one.gap and one.unit in RATES]
    if leave_some([one for one in shares if one.start > total.quantity.end], parts):
        return False
    if total.unit in _PERSONS and _may_share(total, parts):
        return False  # 妇女475人次，60岁以下劳动力1075人次
    if total.unit == _POINTS and any(one.gap == _GOT for one in parts):
        return False  # 执行率10分得9.2分: what could be had is told, too
    if len(parts) == _FEWEST and any(_DONE.search(one.lead) for one in parts):
        return False  # 资金107万元，其中管理费1万元，已拨付106万元
    is_clean = all(may_be_part(one, is_first=one is parts[0]) for one in parts)
    needed = 3 - is_clean - found.is_told - _are_named(total, parts)
    text, end = total.text, parts[-1].quantity.end
    if gap < 0 and REST_UNTOLD.match(text, end):
        return False
    if gap < 0 and (_AND_SO_ON.match(text, end) or _FEW.search(parts[0].gap)):
        needed += 1
    return any(
        one not in known and true > 0 and _told(one, true, gap, whole, (total, *parts)) >= needed
        for one, true in (
            (total, whole + gap),
            *((one, one.quantity.value - gap) for one in parts),
        )
    )


def _are_named(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether the name of a total names its parts: 购置及运行费，含购置费、运行费."""
    named = total.lead
    return all(
        any(label[at : at + 2] in named for at in range(len(label) - 1))
        for label in (_WORDS.sub("", one.gap) for one in parts)
    )


def _told(
    one: Statement, true: Decimal, gap: Decimal, whole: Decimal, figures: Sequence[Statement]
) -> int:
    """Return how much the digits of a figure tell that it has a slip: -1 for not at all."""
    quantity = one.quantity
    if not is_slip(true, quantity):
        return -1
    digits = len(quantity.digits.rstrip("0"))
    if digits < _SHORT:
        return -1
    finest = min(each.quantity.exponent - each.quantity.places for each in figures)
    apart = str(int(abs(gap).scaleb(-finest)))
    agreeing = len(apart) - len(apart.rstrip("0"))
    told = agreeing - (digits < _LONG)
    if len(apart.rstrip("0")) > 1:
        told += 1  # two digits exchanged, or one too many or few: seldom by chance
    if gap > 0:
        told += 1 + (gap <= whole * _CLOSER)  # a part of them would not be more than all
    elif abs(gap) > whole * _CLOSE:
        told -= 1
    return told + sum(abs(gap) * near < whole for near in _NEAR)
