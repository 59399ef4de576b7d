"""Sums that their parts do not make, and what is left of what came in, as findings of a passage."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import in_unit_of, plain, unit_of
from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.checks.rounded_sums import gap_of_rounding, margin_of
from reportgen.chinese.figures.conversions import conversion, value_in
from reportgen.chinese.figures.exactness import HUNDRED, step
from reportgen.chinese.figures.measure_words import PEOPLE
from reportgen.chinese.figures.slips import is_of_other_unit, is_slip
from reportgen.chinese.rates.near_differences import read_near_differences
from reportgen.chinese.totals.listed_parts import rises
from reportgen.chinese.totals.near_sums import has_exchanged_digits, true_values
from reportgen.chinese.totals.off_twice import is_off_twice
from reportgen.chinese.totals.part_words import DIVIDED_NEXT, go_on_from
from reportgen.chinese.totals.slipped_threes import (
    may_be_slipped_threes,
    places_of_threes,
    read_slipped_threes,
)
from reportgen.chinese.totals.sums import breaks_down_again, is_made_without_last
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.totals.listed_parts import SignedSum
    from reportgen.chinese.totals.near_sums import NearSum
    from reportgen.chinese.totals.sums import Sum
    from reportgen.findings import Path

_FEWEST_DIGITS, _LONG = 3, 4
_LEAST = Decimal("0.05")
_REACH = 12
_CARRIED_OVER = lazy_pattern("上年|去年|年初|期初|原有|[原旧]存|结转|遗留")
_DIVIDES = lazy_pattern("其中|包括|包含|[（(]")
_COUNTED_ONCE = lazy_pattern(
    "[去除剔扣](?:掉|除|去)?重复?|既[是有]|重复(?:的|部分)?(?:只|不|已)"
    "|(?<!没)有交叉|(?<![不无])交叉[^，。；]{0,4}(?:只|不|已)"
)
"""What tells that some are in two parts and counted once: 9户既是……又是……，去掉重复，共200户."""


def is_told_anew(text: str, part: Quantity) -> bool:
    """Return whether a figure that is far more than a total may be told of something else."""
    clause = max(text.rfind(mark, 0, part.start) for mark in "，；、。：")
    return clause >= 0 and text[clause] == "；"


def goes_on_with(passage: Passage, end: int, unit: str, rest: Decimal) -> bool:
    """Return whether the next figure is what parts lack: 甲3万元、乙2万元；丙0.5万元.

    Where the last part is divided in a sentence of its own, it may be one behind that.
    """
    following = [one.value for one in passage.quantities if one.start >= end and one.unit == unit]
    is_divided = DIVIDED_NEXT.match(passage.text, end) is not None
    return rest in (following if is_divided else following[:1])


def wrong_sum(passage: Passage, found: Sum) -> Iterator[Hit]:
    """Compare a total with its parts, told in one unit."""
    total, parts = found.total.quantity, [one.quantity for one in found.parts]
    whole = value_in(total, found.unit)
    values = [value_in(part, found.unit) for part in parts]
    added = sum(values, Decimal(0))
    gap = added - whole
    farthest = found.closeness if gap > 0 else found.closeness_under
    if abs(gap) <= _rounding(total, parts, found.unit):
        return
    is_far = abs(gap) > whole * farthest
    if is_far and not (whole and _is_slip(found.total, added * total.value / whole, _LONG)):
        return
    if found.only_over and gap < 0:
        return
    if goes_on_with(passage, found.end, found.unit, -gap):
        return
    like = next(one for one in (*parts, total) if one.unit == found.unit)
    terms = "+".join(in_unit_of(like, value) for value in values)
    apart = f"{'多' if gap > 0 else '少'}{in_unit_of(like, abs(gap))}{unit_of(like)}"
    message = f"各项之和{terms}={in_unit_of(like, added)}，比总量{in_unit_of(like, whole)}{apart}"
    words = quoted(shortened(passage.text[found.start : found.end]))
    advice = "与台账核对，改正总量或各项；各项不是全部的，写“等”"
    yield Hit(passage.path, f"{words}：{message}", advice)


def _rounding(total: Quantity, parts: Sequence[Quantity], unit: str) -> Decimal:
    """Return how far a sum may be off; of 公顷 and 亩, by what their last digits stand for."""
    figures = (total, *parts)
    if len({one.unit for one in figures if one.unit not in PEOPLE}) <= 1:
        return gap_of_rounding(total, parts)
    return max(step(one) * conversion(one, unit) for one in figures)


def wrong_near_sum(
    passage: Passage, found: NearSum, *, is_rounded: bool = True, may_be_other: bool = True
) -> Iterator[Hit]:
    """Compare a total with parts that are surely meant to make it, rounded or not.

    ``may_be_other`` tells that they may make another figure instead.
    """
    total, parts = found.total.quantity, [one.quantity for one in found.parts]
    added = sum((part.value for part in parts), Decimal(0))
    gap = added - total.value
    is_rounded = is_rounded and not has_exchanged_digits(found)
    is_near = abs(gap) <= (gap_of_rounding(total, parts) if is_rounded else _LEAST)
    is_twice = is_near and abs(gap) > _LEAST and is_off_twice(found, passage.statements)
    if is_near and not is_twice:
        return
    if go_on_from(found.total, found.parts):
        return
    if breaks_down_again([part.value for part in parts]) and _DIVIDES.search(
        passage.text, parts[0].end, parts[1].start
    ):
        return  # 到位24万元，包括省级16万元、县级8万元；累计支出23万元
    is_before = len(parts) > 1 and total.start < parts[0].start
    if is_before and is_made_without_last(passage.text, parts, total.value):
        return  # 在职64人，其中行政60人、事业4人，法官22名
    is_divided = is_before and DIVIDED_NEXT.match(passage.text, found.end)
    if is_divided and goes_on_with(passage, found.end, total.unit, -gap):
        return
    others = (one for one in passage.quantities if one.unit == total.unit and one not in parts)
    if (
        may_be_other
        and added
        and any(one.value == added or _is_carried(passage, one, gap) for one in others)
    ):
        return  # they make another: 受理67件（旧存4件，新收63件），结62件，未结5件
    if gap > 0 and _COUNTED_ONCE.search(passage.text, found.start, found.end + _REACH):
        return
    terms = "+".join(in_unit_of(total, part.value) for part in parts)
    apart = f"{'多' if gap > 0 else '少'}{in_unit_of(total, abs(gap))}{unit_of(total)}"
    whole = in_unit_of(total, total.value)
    terms += unit_of(total) if len(parts) == 1 else f"={in_unit_of(total, added)}"
    message = f"{'各项之和' * (len(parts) > 1)}{terms}，比总量{whole}{apart}"
    if is_twice:
        message += f"；写成{in_unit_of(total, added)}，它所在的合计也对得上"
    for one, true in true_values(found.total, found.parts):
        if true and is_of_other_unit(true, one.quantity):
            message += f"；{one.quantity.text}的单位像是写错了"
    words = quoted(shortened(passage.text[found.start : found.end]))
    yield Hit(passage.path, f"{words}：{message}", "与台账核对，改正总量或各项")


def _is_carried(passage: Passage, one: Quantity, gap: Decimal) -> bool:
    """Return whether what was there before is just what parts have too much: 上年未结24件，…."""
    near = max(0, one.start - _REACH)
    return one.value == gap and _CARRIED_OVER.search(passage.text, near, one.start) is not None


def wrong_about_total(passage: Passage, found: NearSum, most: Decimal) -> Iterator[Hit]:
    """Tell that parts make less than 80余万元, or so much more that it is no longer that."""
    total, parts = found.total.quantity, [one.quantity for one in found.parts]
    like, added = parts[0], sum((part.value for part in parts), Decimal(0))
    terms = "+".join(in_unit_of(like, part.value) for part in parts)
    bound, limit = ("不到", total.value) if added < total.value else ("超过", most)
    told = f"{bound}{in_unit_of(like, limit)}{unit_of(like)}"
    words = quoted(shortened(passage.text[found.start : found.end]))
    message = f"{words}：各项之和{terms}={in_unit_of(like, added)}，{told}，与“{total.text}”不符"
    yield Hit(passage.path, message, "与台账核对，改正总量或各项")


def wrong_threes(subject: Subject, told: set[Path]) -> Iterator[Hit]:
    """Return where two figures nearly make a third, in texts without another wrong sum."""
    places = places_of_threes(subject.text, subject.marked.breaks)
    for passage in subject.periods_around(places):
        if passage.path not in told and may_be_slipped_threes(passage.rough):
            for three in read_slipped_threes(passage.statements):
                if not any(read_near_differences(passage.statements)):  # told as what is left
                    yield from _wrong_three(passage, three)


def _wrong_three(passage: Passage, found: NearSum) -> Iterator[Hit]:
    """Tell of three figures that two of them nearly make the third, whatever they are of."""
    total, parts = found.total.quantity, [one.quantity for one in found.parts]
    added = sum((part.value for part in parts), Decimal(0))
    terms = "+".join(in_unit_of(total, part.value) for part in parts)
    whole, apart = in_unit_of(total, total.value), in_unit_of(total, abs(added - total.value))
    words = quoted(shortened(passage.text[found.start : found.end]))
    message = f"{terms}={in_unit_of(total, added)}，与{whole}差{apart}{unit_of(total)}"
    yield Hit(
        passage.path, f"{words}：{message}，像是有一个数写错了一位", "与台账核对，改正写错的数"
    )


def wrong_shares(passage: Passage, shares: Sequence[Statement]) -> Hit:
    """Return that shares of one whole are more than all of it, or less."""
    words = passage.text[shares[0].quantity.start : shares[-1].quantity.end]
    terms = "+".join(plain(one.quantity.value) for one in shares)
    made = sum((one.quantity.value for one in shares), Decimal(0))
    off = "超过100%" if made > HUNDRED else "不到100%，又写没有别的"
    message = f"{quoted(shortened(words))}：各项占比之和{terms}={plain(made)}%，{off}"
    return Hit(passage.path, message, "核对各项占比，改正写错的一个")


def wrong_signed_sum(passage: Passage, changes: SignedSum) -> Iterator[Hit]:
    """Compare a change with the changes of its parts, what fell taken from what rose."""
    total, parts = changes.total, changes.parts
    if not all(one.is_exact for one in (total, *parts)):
        return
    quantities = [one.quantity for one in (total, *parts)]
    moved = [one.quantity.value if rises(one) else -one.quantity.value for one in (total, *parts)]
    added = sum(moved[1:], Decimal(0))
    if abs(added - moved[0]) <= margin_of(quantities):
        return
    if changes.few and added < moved[0] and not _is_but_for_slip(changes, moved):
        return
    terms = "".join(
        f"{'+' if rises(one) else '−'}{in_unit_of(total.quantity, one.quantity.value)}"
        for one in parts
    ).removeprefix("+")
    made, told = (in_unit_of(total.quantity, value) for value in (added, moved[0]))
    words = shortened(passage.text[changes.start : changes.end])
    yield Hit(
        passage.path,
        f"{quoted(words)}：各项增减之和{terms}={made.replace('-', '−')}，"
        f"不是{told.replace('-', '−')}{unit_of(total.quantity)}",
        "与台账核对，改正总的增减数或各项",
    )


def _is_but_for_slip(changes: SignedSum, moved: Sequence[Decimal]) -> bool:
    """Return whether a slip in a change or one of its parts would make them agree."""
    rest = moved[0] - sum(moved[1:], Decimal(0))
    slips = (_is_slip(changes.total, moved[0] - rest),)
    return any(slips) or any(
        _is_slip(one, value + rest) for one, value in zip(changes.parts, moved[1:], strict=True)
    )


def _is_slip(total: Statement, added: Decimal, fewest: int = _FEWEST_DIGITS) -> bool:
    """Return whether a sum differs by a slip of the pen from a total with enough digits to tell."""
    return len(total.quantity.digits) >= fewest and is_slip(added, total.quantity)
