"""Totals with their parts, in whatever way a text joins them: before, after, around, in rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.conversions import in_common
from reportgen.chinese.families import GRADES, is_attribute, one_family
from reportgen.chinese.measure_words import MEASURES, MONEY, RATES
from reportgen.chinese.numbered_parts import is_next_item, is_within_item
from reportgen.chinese.part_words import (
    are_all_kin,
    is_held_in_part,
    is_one_of_row,
    overlap,
)
from reportgen.chinese.share_bases import leave_some
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reportgen.chinese.statements import Statement

_OPENS = lazy_pattern(
    "其中(?!一|个别)|[：:]|分别|包括|包含|(?<!分)含|主要是|主要为|主要用于|分为|分[两三四五六]类"
    "|按[^，。；0-9]{2,8}分|[，,]一是|[，,]用于"
)
_AGAIN = lazy_pattern("[；。;]\\s*(?:其中)?(?:按|分|从)")
"""What divides by kind the total of a division that stands before it."""

_FEW = lazy_pattern("主要|包括|包含|含|如|有：|有:")
_BRACKET = lazy_pattern("[^，。；：、0-9]{0,8}[（(][^，。；：、（()）]{0,12}$")
_INSIDE = lazy_pattern("[^（(]{0,12}[（(](?:[^（()）]|[（(][^（()）]*[）)])*")
_COMMA = lazy_pattern("(?:[\u4e00-\u9fff]{0,6}中)?[，,][^，,。；;：:、（()）]{1,12}$")
_NO_PART = lazy_pattern(
    "其中|同比|上年|去年|比上|较|预算|(?<!雨露)计划|目标|累计|合计|共计|总计|共(?!青|产|享|同)|总(?!工会|务)"
    "|结余|剩余|缺口|人均|户均|亩均|每|平均|单价|标准|另(?!外)|此外|惠及|覆盖|带动|受益|服务人口|送审|审定"
    "|核减|未|已|实际|达到|增(?!收|值|补)|减(?!排|灾|负|税)|到账|余下|参加|参与|以上|左右|约"
)
_DONE_OR_NOT = lazy_pattern(
    "(?:已经?|未|尚未|待)(?:使用|支付|拨付|支出|执行|完成|付款|发放|兑付|开工|建成|验收)(?:的|资金|金额|数)?(?:为|有)?$"
)
_BUDGETS = lazy_pattern(
    "一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算|预算(?=评审|内|外|调剂|调整(?!后))"
)
_ORDINAL = lazy_pattern("[，,；;]?(?:[一二三四五六七八]是|[（(]?[1-9][）)、.])")
_AND_SO_ON = lazy_pattern("[^，。；、0-9]{0,10}等")
_ATTRIBUTE = lazy_pattern("岁以|学历|职称|大专|本科|党员|女|少数民族|困难|重点|示范")
_JOINED_LAST = lazy_pattern("[和及与]")
_FEWEST, _FEWEST_PLAIN, _MANY, _LONGEST = 2, 3, 16, 300
_CLOSE, _CLOSER, _CLOSEST = Decimal("0.35"), Decimal("0.25"), Decimal("0.15")
_DONE_ONE_BY_ONE = frozenset((*"次场期起件宗笔批处座套例份盏间", "场次"))


class Sum(NamedTuple):
    """A total and its parts, from ``start`` to ``end``; all in ``unit``.

    ``only_over`` tells that the text does not say that these are all of the parts; ``closeness``
    and ``closeness_under`` how far above and below the total their sum may be, else it is of
    something else.
    """

    start: int
    end: int
    total: Statement
    parts: tuple[Statement, ...]
    unit: str
    only_over: bool
    closeness: Decimal
    closeness_under: Decimal


def read_sums(statements: Sequence[Statement]) -> Iterator[Sum]:
    """Return the totals whose parts are listed with them, where it is clear that they are parts."""
    claimed: set[Statement] = set()
    for index, total in enumerate(statements[:-2]):
        if _may_be_total(total):
            for found in _broken_down(statements, index, claimed):
                claimed.update(found.parts)
                yield found


def _may_be_total(one: Statement) -> bool:
    return bool(one.unit) and one.unit not in RATES and one.role == "level" and one.is_exact


def _broken_down(
    statements: Sequence[Statement], index: int, claimed: Container[Statement]
) -> Iterator[Sum]:
    """Read 总量A，其中甲B、乙C; A（甲B，乙C）; A：甲B；乙C; or A，甲B，乙C，丙D."""
    total, first = statements[index], index + 1
    while first < len(statements) and not statements[first].gap:
        first += 1  # 16项860万元: the second figure is of the same things
    if first >= len(statements) or first - index > _FEWEST:
        return
    gap = statements[first].gap
    if statements[first].period != total.period or "。" in gap or gap[:1] in ("）", ")"):
        return  # what stands in a bracket before is no total
    if _BRACKET.match(gap):
        cue = "bracket"
    elif (total in claimed and "其中" not in gap) or (
        _AGAIN.match(gap) and is_one_of_row(statements, index)
    ):
        return
    elif _OPENS.search(gap):
        cue = "words"
    elif _COMMA.match(gap) and first == index + 1 and statements[first].unit not in RATES:
        cue = "comma"
    else:
        return
    listed, ended = _parts(statements, first, total, in_bracket=cue == "bracket")
    parts, labels = [part for part, _ in listed], tuple(label for _, label in listed)
    divides = one_family(labels) is not None or are_all_kin(total, labels)
    if len(parts) < (_FEWEST_PLAIN if cue == "comma" and not divides else _FEWEST):
        return
    if cue == "comma" and any(_DONE_OR_NOT.search(label) for label in labels):
        return  # what is left is told of as such
    is_in_row = total in claimed or one_family((_label(total), *labels)) is not None
    if cue == "comma" and (not ended or is_in_row or _ORDINAL.match(total.gap)):
        return
    unit = in_common([one.quantity for one in (total, *parts)])
    if not unit or not _are_exclusive(total, labels, cue) or overlap(total, parts):
        return
    closed = "包" in gap and _JOINED_LAST.match(parts[-1].gap) is not None
    shares = [one.quantity for one in statements[first : first + _MANY] if "占" in one.gap]
    ended = ended and not leave_some(shares, parts)
    closed = closed or (cue == "bracket" and len(parts) > _FEWEST and unit in _DONE_ONE_BY_ONE)
    few = not ended or (_FEW.search(gap) is not None and not closed)
    few = few or _AND_SO_ON.match(total.text, parts[-1].quantity.end) is not None
    plain = cue == "comma" and not divides
    is_doubtful = few or (cue == "comma" and one_family(labels) is None)
    closeness = _CLOSEST if plain else _CLOSER if is_doubtful else _CLOSE
    under = closeness if cue == "bracket" or _are_all(total, labels) else min(closeness, _CLOSEST)
    start, end = total.quantity.start, parts[-1].quantity.end
    yield Sum(start, end, total, tuple(parts), unit, few, closeness, under)


def _parts(
    statements: Sequence[Statement], first: int, total: Statement, *, in_bracket: bool
) -> tuple[list[tuple[Statement, str]], bool]:
    """Return the figures listed from ``first`` on with their names; and whether their end is clear.

    In a row such as 民生类7项412万元 the name stands before the figure of another unit.
    """
    parts: list[tuple[Statement, str]] = []
    text, row, start = total.text, "", total.quantity.end
    inside = _INSIDE.match(text, start, start + _LONGEST) if in_bracket else None
    closes = inside.end() if inside else 0
    semicolons, told = False, statements[first].lead
    for position, one in enumerate(statements[first : first + _MANY]):
        if in_bracket and one.quantity.start > closes:
            break
        if parts and (
            is_within_item(told, one.lead) or is_held_in_part(parts[-1][0].quantity.end, one)
        ):
            continue
        if one.period != total.period or (parts and is_next_item(told, one.lead)):
            break
        if one.item != statements[first].item:
            if position and not in_bracket and not semicolons and len(parts) > 1:
                return parts, True  # the list ends with its ；-item
            semicolons = True
        if one.unit in RATES:
            if one.verb or "占" not in one.gap:
                return parts, False
            continue
        if not in_common([total.quantity, one.quantity]):
            if one.gap and not _is_row(statements, first + position, total):
                # 电工2期、厨师3期，培训412人: a list parted by 、 ends with the comma
                return parts, _ends_list(parts, one)
            row = _label(one) or row
            continue
        lead = one.gap if not position else one.lead if not one.gap.strip("、，") else one.gap
        words = _BUDGETS.sub("", _OPENS.split(lead)[-1] if not position else lead)
        told_apart = _DONE_OR_NOT.search(words)
        if one.verb or not one.is_exact or (_NO_PART.search(words) and not told_apart):
            return parts, False
        parts.append((one, _label(one) or (row if not one.gap else "")))
    return parts, True


def _ends_list(parts: Sequence[tuple[Statement, str]], after: Statement) -> bool:
    return len(parts) > _FEWEST and "、" in parts[-1][0].gap and after.gap[:1] in ("，", ",")


def _is_row(statements: Sequence[Statement], index: int, total: Statement) -> bool:
    """Return whether a figure of another unit begins a row whose next figure is the part's."""
    following = statements[index + 1 : index + 2]
    return bool(following) and not following[0].gap and following[0].unit == total.unit


def _label(one: Statement) -> str:
    return _OPENS.split(one.gap)[-1].strip("，,、；;：:（(和及 ")


def _are_exclusive(total: Statement, labels: tuple[str, ...], cue: str) -> bool:
    """Return whether nothing can be in two of the parts."""
    if total.unit in MONEY | MEASURES:
        return all(labels) or cue == "bracket"
    if not all(labels):
        return False
    if any(is_attribute(label) or _ATTRIBUTE.search(label) for label in labels):
        return False
    if one_family(labels) is not None or len({label[-1] for label in labels}) == 1:
        return True
    if len({label[-2:] for label in labels if len(label) > 1}) == 1:
        return True
    return total.unit in _DONE_ONE_BY_ONE and (cue != "comma" or len(labels) >= _FEWEST_PLAIN)


def _are_all(total: Statement, labels: tuple[str, ...]) -> bool:
    """Return whether the names of the parts leave no others: money, land, 男 and 女."""
    return total.unit in MONEY | MEASURES or one_family(labels) not in (None, GRADES)
