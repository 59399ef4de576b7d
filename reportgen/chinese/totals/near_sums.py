"""Totals whose parts make them but for one slip of the pen, or whose other column adds up.

No words need tell that these are all of the parts: so many digits alike are no chance. Where a
list tells two figures of each part (右岸1段0.98公里) and one of them adds up, so must the other.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.chinese.figures.share_bases import leave_some
from reportgen.chinese.figures.slips import is_exchanged, is_slip
from reportgen.chinese.totals.part_words import LEAVES_REST, overlap
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_NO_PART = lazy_pattern(
    "同比|上年|去年|比上|较|(?<!特定)目标|累计|全[\u4e00-\u9fff]共有|人均|户均|亩均|每|平均|单价|(?<!高)标准(?!化)|结余|剩余|缺口|送审|审定|核减|未|已|实际|达到|到账"
    "|惠及|覆盖|带动|受益|占|以上|左右|约|预算(?!编制|评审|单位|绩效|内|外)|(?<!雨露)计划|下达|到位|安排|支付|拨付"
)
_OPENS = lazy_pattern("其中|[：:（(]|分别|包括|包含|含|用于|分为|第?[一二]是|[，、,；]|[0-9]$")
_NESTED = lazy_pattern("其中|主要|另")
_LEFT_OVER = lazy_pattern("(?:上年|年初)结[余转](?:和结余|资金)?")
_TO_OTHERS = lazy_pattern("^(?:其中)?(?:支付|拨付)(?!(?:的?资金|金额|数|款|额)?(?:为|了|共)?$)")
_PAID_TO = lazy_pattern("向[^，。；]{1,12}拨付$")
"""What was spent by whom it was paid to: 拨付村级320万元, 向三所医院拨付900万元."""

_EACH = lazy_pattern("每|均|各(?!类|项|种|级)")
_ONE_OF_ROW = lazy_pattern("[一二三四五六甲乙丙丁ABC][类批期组片档级等]$")
_ATTRIBUTE = lazy_pattern("[有无][一-鿿]{1,8}的$")
_SUMMED = lazy_pattern("合计|共计|总计|一共|累计|(?<!公)共|总[\u4e00-\u9fff]{1,4}|全年")
_FEWEST, _MANY, _LONGEST, _NEAR = 2, 14, 3, 16
_LONG_ENOUGH = 4
_CLOSE = Decimal("0.5")


class NearSum(NamedTuple):
    """A total and its parts, from ``start`` to ``end``."""

    start: int
    end: int
    total: Statement
    parts: tuple[Statement, ...]


def read_near_sums(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals that the figures listed after or before them make but for a slip."""
    columns = columns_of(statements)
    for column in columns:
        for at, total in enumerate(column):
            if total.verb or not total.is_exact or _ONE_OF_ROW.search(total.lead):
                continue
            found = _before(column, at)
            if LEAVES_REST.match(total.text, total.quantity.end):
                continue
            if not found or not _is_meant(total, found, columns, column):
                continue
            shares = [one.quantity for one in statements if "占" in one.gap and one.unit in RATES]
            if not leave_some([one for one in shares if one.start > total.quantity.end], found):
                figures = [total, *found]
                yield NearSum(
                    min(one.quantity.start for one in figures),
                    max(one.quantity.end for one in figures),
                    total,
                    tuple(found),
                )
                break


def has_exchanged_digits(found: NearSum) -> bool:
    """Return whether two digits exchanged in one figure are all that is off, so no rounding is."""
    return any(
        len(one.quantity.digits) >= _LONG_ENOUGH
        and not true % step(one.quantity)
        and is_exchanged(true, one.quantity)
        for one, true in true_values(found.total, found.parts)
    )


def true_values(total: Statement, parts: Sequence[Statement]) -> list[tuple[Statement, Decimal]]:
    """Return each figure with what it would be if the others are right."""
    added = sum((one.quantity.value for one in parts), Decimal(0))
    rest = total.quantity.value - added
    return [(total, added), *((one, one.quantity.value + rest) for one in parts)]


def columns_of(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Return the figures of each unit that a sentence has three of, or more."""
    columns: dict[str, list[Statement]] = {}
    for one in statements:
        if one.unit and one.unit not in RATES and not one.is_left_behind:
            columns.setdefault("人" if one.unit in PEOPLE else one.unit, []).append(one)
    return [column for column in columns.values() if len(column) > _FEWEST]


def _before(column: Sequence[Statement], at: int) -> list[Statement]:
    """Return the parts listed before their sum."""
    total = column[at]
    lead = total.lead or total.row_gap
    if "占" in lead or "其中" in lead or not _SUMMED.search(lead):
        return []
    parts: list[Statement] = []
    for one in reversed(column[max(0, at - _MANY) : at]):
        if one.period != total.period or not may_be_part(one, is_first=None):
            if parts and parts[-1].gap.startswith("、") and one.item == parts[-1].item:
                return []  # it is a part of the row, too
            break
        if one.item != total.item and parts and _SUMMED.search(one.lead):
            break
        parts.append(one)
    return parts[::-1] if len(parts) >= _FEWEST else []


def may_be_part(one: Statement, *, is_first: bool | None) -> bool:
    """Return whether a figure may be a part; ``is_first`` is None where its total follows."""
    if one.verb or not one.is_exact or one.quantity.value < 0:
        return False
    gap = one.row_gap
    if _EACH.search(gap) or _ATTRIBUTE.search(gap) or (is_first and not _OPENS.search(gap)):
        return False
    words = _TO_OTHERS.sub("", _LEFT_OVER.sub("", one.lead if one.gap else gap))
    start = one.quantity.start
    if words.endswith("拨付") and _PAID_TO.search(one.text, max(0, start - _NEAR), start):
        words = words.removesuffix("拨付")
    return not _NO_PART.search(words) and (is_first is True or not _NESTED.search(gap))


def _is_meant(
    total: Statement,
    parts: Sequence[Statement],
    columns: Sequence[Sequence[Statement]],
    own: Sequence[Statement],
) -> bool:
    """Return whether parts are surely meant to make a total, and do not."""
    whole = total.quantity.value
    added = Decimal(0)
    for count, one in enumerate(parts, start=1):
        added += one.quantity.value
        if abs(added - whole) <= whole * Decimal("0.0002") and count >= _FEWEST:
            return False
    if any(one.quantity.value == added and one not in parts for one in own):
        return False  # 检查12批，合格11批；其中甲8批、乙4批: they make another
    if overlap(total, parts):
        return False
    if abs(added - whole) > whole * _CLOSE:
        return len(total.quantity.digits) > _LONGEST and _is_slip(total, added)
    if any(adds_up(total, parts, column) for column in columns if column is not own):
        return True
    rest = whole - added
    return _is_slip(total, added) or any(
        _is_slip(one, one.quantity.value + rest) for one in parts if one.quantity.value + rest > 0
    )


def _is_slip(one: Statement, true: Decimal) -> bool:
    return len(one.quantity.digits) >= _LONGEST and is_slip(true, one.quantity)


def adds_up(total: Statement, parts: Sequence[Statement], column: Sequence[Statement]) -> bool:
    """Return whether the figures beside a total and its parts are a total and its parts, too."""
    beside = [_nearest(one, column) for one in (total, *parts) if one.quantity.value]
    if None in beside or len(set(map(id, beside))) < len(beside):
        return False
    first, *rest = (one.quantity.value for one in beside if one)
    return first == sum(rest) and first > 1


def _nearest(one: Statement, column: Sequence[Statement]) -> Statement | None:
    """Return the figure of a column that stands right beside another."""
    near = [
        each
        for each in column
        if each.period == one.period
        and not set("；。：")
        & set(
            one.text[
                min(each.quantity.end, one.quantity.end) : max(
                    each.quantity.start, one.quantity.start
                )
            ]
        )
        and abs(each.quantity.start - one.quantity.start) <= _MANY + 6
    ]
    return min(near, key=lambda each: abs(each.quantity.start - one.quantity.start), default=None)
