"""Lists of money as a careful reader sees them, whatever stands beside their figures.

Behind a sum come the figures it is made of, each with what is said of it. The parts must make the
sum where their names tell that there are no others, where they are more than all of it, or where a
slip of the pen in one figure accounts for what is off. If any of the figures behind a sum make it
together, it is right.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import YUAN
from reportgen.chinese.figures.nesting import brackets_around
from reportgen.chinese.figures.slips import is_exchanged, is_of_other_unit, is_slip, is_slip_as_long
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.families import is_of_a_fund, may_overlap, one_family
from reportgen.chinese.totals.money_parts import MoneyParts, is_aside, is_no_total, name_of_part
from reportgen.chinese.totals.near_sums import NearSum, true_values
from reportgen.chinese.totals.part_words import (
    REST_UNTOLD,
    hold_flows,
    hold_plan_and_result,
    overlap,
)
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_MONEY_LIST = Sign(
    "[中括含别成源（(：:下看类结](?:(?<=其中)|(?<=[费入出额金]中)(?=[，,])|(?<=包[括含])|(?<=分别)(?=[为是][：:])|(?<=[构组]成)|(?<=来源)|(?<=元[（(：:])"
    "|(?<=如下[：:])|(?<=[看类][：:])|(?<=[看类])(?=[，为])|(?<=[；，]结)(?=[余转]))[^。0-9]{0,160}[0-9]",
    words(
        "其中 费中 入中 出中 额中 金中 包括 包含 分别 构成 组成 来源 如下 看， 看： 类： 类为 类，"
    )
    | each_of("元", "（(：:")
    | each_of("；，", "结"),
)
"""What may tell of a sum of money with the list of what it is made of."""

_SOME = lazy_pattern("主要|等[：:，]")
_AND_SO_ON = lazy_pattern("[^，。；、0-9]{0,10}等(?!级|次)")
_SIGNED = lazy_pattern("[逆顺]差|亏损|净|负|盈|冲减|扣")
_COLON = lazy_pattern("[：:]")
_LEFT = lazy_pattern("[；，](?:资金)?(?:结余|结转|剩余)(?:资金)?$")
_USED = lazy_pattern("用|拨|下达|支|发|安排|补助|付")
_SOURCE = lazy_pattern("自筹|配套|筹集|投入|补助|资金|贷款|拨款|捐")
_LEVEL = lazy_pattern("(?:、)?(?:中央|[省市县区州镇乡村]|本级|自治区|地方)")
_OF_PROJECT = lazy_pattern("项目[^，。；、0-9]{0,8}(?:预算|资金|经费)[^，。；、0-9]{0,4}$")
_ROW = frozenset("，、")
_MANY = 5
_FEWEST, _MOST, _LEAST_DIGITS, _LONG = 2, 11, 3, 4
_WINDOW = 48  # figures behind a sum that are looked at
_FAR, _FARTHEST, _SAME = Decimal("1.5"), 4, 2


def read_money_lists(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the sums that what is listed behind them must make, and does not."""
    opens = dict(zip(statements, brackets_around(statements), strict=True))
    money = [one for one in statements if one.unit == YUAN]
    for at, total in enumerate(money[:-_FEWEST]):
        if total.verb or not total.is_exact or not total.quantity.value or is_no_total(total):
            continue
        behind = money[at + 1 : at + 1 + _WINDOW]
        inner = [one for one in behind if opens[one] > total.quantity.start]
        lists = [MoneyParts(total, behind, opens)]
        if behind[:1] == inner[:1]:  # 资金A（甲B，乙C）。按项目分类：丙D，丁E
            lists.append(MoneyParts(total, [one for one in behind if one not in inner], opens))
        found = (_wrong_parts(listed) for listed in lists)
        if parts := next(filter(None, found), ()) or _used_up(total, behind):
            yield NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))


def _used_up(total: Statement, behind: Sequence[Statement]) -> Sequence[Statement]:
    """Return 资金A，用于B；下达C；结余D, where B, C and D make A but for a slip."""
    parts: list[Statement] = []
    for one in behind:
        if one.period != total.period or is_aside(one) or not one.is_exact:
            return ()
        parts.append(one)
        if _LEFT.search(one.gap):
            break
    if len(parts) <= _FEWEST or not _LEFT.search(parts[-1].gap):
        return ()
    if not all(_USED.search(one.gap) for one in parts[:-1]) or _is_made(total, parts):
        return ()
    return parts if _is_slipped(total, parts, is_closed=True) else ()


def _wrong_parts(listed: MoneyParts) -> Sequence[Statement]:
    """Return the parts that are meant to make their sum, and don't; none where they may be right.

    Where a ； may end the list, what stands behind it counts only with a slip.
    """
    total, first, parts = listed.total, listed.first_list, listed.parts
    if listed.is_sure and len(first) == 1 and _is_slip_of_all(total, first[0]):
        return first
    if parts and (behind := _behind_in_other_unit(listed)):
        return (*parts, behind)
    if len(first) < _FEWEST or len(listed.past) > _MOST or _is_made(total, listed.past):
        return ()
    if _may_be_wrong(listed, first) and _must_make(listed, first):
        return first
    if len(parts) > len(first) and _may_be_wrong(listed, parts) and _is_slipped(total, parts):
        return parts
    return ()


def _behind_in_other_unit(listed: MoneyParts) -> Statement | None:
    """Return the source told behind a list that is all it lacks, but for its unit.

    So 总投资16.3584万元，其中县级资金16万元，已到位。自筹3584万元.
    """
    parts, total = listed.parts, listed.total.quantity
    rest = total.value - sum(one.quantity.value for one in parts)
    behind = (one for one in listed.past if one.begin > parts[-1].begin)
    one = next(behind, None)
    if one is None or rest <= 0 or not _is_source(one):
        return None
    is_long = len(one.quantity.digits.rstrip("0")) >= _LEAST_DIGITS
    return one if is_long and is_of_other_unit(rest, one.quantity) else None


def _is_source(one: Statement) -> bool:
    """Return whether a figure is exact and named as what other sources gave: 自筹资金, 配套资金."""
    return one.is_exact and not is_aside(one) and _SOURCE.search(one.lead) is not None


def _is_slip_of_all(total: Statement, part: Statement) -> bool:
    """Return whether the one part told is more than its sum but for a slip: 792.22，其中792.28.

    It may be less where it has the same digits in another order, enough of them to tell.
    """
    told, whole = part.quantity, total.quantity
    if len(told.digits) > _LONG and is_exchanged(whole.value, told):
        return True
    is_long = len(told.digits) >= _LONG
    return is_long and told.value > whole.value and is_slip_as_long(whole.value, told)


def _may_be_wrong(listed: MoneyParts, parts: Sequence[Statement]) -> bool:
    """Return whether nothing tells that parts make another sum, overlap, or go both ways."""
    total = listed.total
    added = sum(one.quantity.value for one in parts)
    others = [one.quantity.value for one in listed.past if one not in parts]
    if added in (total.quantity.value, *others):
        return False
    labels = tuple(map(name_of_part, parts))
    if overlap(total, parts) or hold_plan_and_result(labels) or hold_flows(total, labels):
        return False
    return not any(map(may_overlap, labels)) and not any(map(_SIGNED.search, labels))


def _is_made(total: Statement, figures: Sequence[Statement]) -> bool:
    """Return whether any figures behind a sum make it together, or the first of them is it."""
    whole = total.quantity.value
    values = [one.quantity.value for one in figures if one.quantity.value]
    return values[:1] == [whole] or any(
        sum(some) == whole
        for count in range(_FEWEST, len(values) + 1)
        for some in combinations(values, count)
    )


def _must_make(listed: MoneyParts, parts: Sequence[Statement]) -> bool:
    """Return whether parts are all of their sum by their names, more than it, or but for a slip."""
    total, labels = listed.total, tuple(map(name_of_part, parts))
    end, text = parts[-1].quantity.end, total.text
    head = text[total.quantity.end : parts[0].quantity.start]
    is_some = bool(_SOME.search(head) or _AND_SO_ON.match(text, end))
    leaves = REST_UNTOLD.match(text, end) is not None or any(map(is_of_a_fund, labels))
    are_all = one_family(labels) is not None or _are_of_levels(parts) or _are_many(listed, parts)
    if are_all and listed.is_sure and not (is_some or leaves):
        return True
    added = sum(one.quantity.value for one in parts)
    if added < total.quantity.value and (is_some or leaves):
        return False
    may_be_more = listed.is_sure and not listed.may_be_of_two
    return _is_slipped(total, parts) or (may_be_more and _are_more(total, parts))


def _are_many(listed: MoneyParts, parts: Sequence[Statement]) -> bool:
    """Return whether the sentence of a project's money goes on with most of it in many parts."""
    total, text, end = listed.total, listed.total.text, parts[-1].quantity.end
    if len(parts) < _MANY or text[end : end + 1] != "。" or not _OF_PROJECT.search(total.lead):
        return False
    in_a_row = all(one.gap[:1] in _ROW for one in parts) and len({one.item for one in parts}) == 1
    return in_a_row and sum(one.quantity.value for one in parts) * _SAME >= total.quantity.value


def _are_of_levels(parts: Sequence[Statement]) -> bool:
    """Return whether parts are of authorities from 中央 to 村, each named by the same words."""
    named = [name_of_part(one) for one in parts]
    return all(map(_LEVEL.match, named)) and len({each[-_SAME:] for each in named}) == 1


def _are_more(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether parts are more than all of their sum, or one of them is."""
    whole, values = total.quantity.value, [one.quantity.value for one in parts]
    head = total.text[total.quantity.end : parts[0].quantity.start]
    is_one_list = parts[0].item == parts[1].item or _COLON.search(head) is not None
    added, largest = sum(values), max(values)
    is_near = added <= whole * _FAR or (added < whole + largest <= whole * _FARTHEST)
    return is_one_list and is_near and added > whole


def _is_slipped(total: Statement, parts: Sequence[Statement], *, is_closed: bool = False) -> bool:
    """Return whether a slip in one figure, or a wrong unit, accounts for all that is off."""
    trues = true_values(total, parts)
    if any(is_of_other_unit(true, one.quantity) for one, true in trues if true):
        return True
    tells_short = is_closed or trues[0][1] > total.quantity.value
    for one, true in trues:
        digits = len(one.quantity.digits.rstrip("0"))
        if true <= 0 or digits < _LEAST_DIGITS:
            continue
        if is_exchanged(true, one.quantity) or _is_shifted(true, one):
            return True
        if is_slip(true, one.quantity) and (digits >= _LONG or tells_short):
            return True
    return False


def _is_shifted(true: Decimal, one: Statement) -> bool:
    """Return whether a figure has the digits that it should have, but another unit or point."""
    digits = "".join(map(str, true.normalize().as_tuple().digits))
    return digits.rstrip("0") == one.quantity.digits.rstrip("0")
