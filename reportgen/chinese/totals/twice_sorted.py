"""Totals sorted twice, of which one sort makes them: 213批，个访178、集访35；初访189、重访42."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, RATES, same_unit
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.figures.slips import is_exchanged, is_slip
from reportgen.chinese.signs import Sign, each_of
from reportgen.chinese.totals.families import is_attribute, one_family
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.part_words import overlap
from reportgen.chinese.totals.staff_kinds import is_rest, kinds_of, may_be_shared
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_PART = "[^，。；、：:（）()0-9]{1,14}[0-9]{1,6}"
MAY_BE_TWICE_SORTED = Sign(
    f"[0-9]([人名户个批件起处家所座次])[人次]?；{_PART}\\1[^，。；、0-9]?[、，]{_PART}\\1",
    each_of("人名户个批件起处家所座次", "；"),
)
"""What may sort a total again behind a sort of it."""

_NEXT = lazy_pattern("[、，和][^，。；、：:（）()0-9]{1,14}")
_AGAIN = lazy_pattern(
    "；(?:其中)?(?:[按从][^，。；0-9]{2,8}[分看][，：]?)?[^，。；、：:（）()0-9]{1,14}"
)
_LABEL = lazy_pattern("^[；、，和]?(?:其中)?(?:[按从][^，。；0-9]{2,8}[分看][，：]?)?")
_NO_PART = lazy_pattern(
    "占|每|新增|另|其中|增|减|同比|[比较]|[共合总]计|累计|均|完成|平均|涉及|惠及"
)
_ENDS = lazy_pattern("[^，。；、0-9]{0,2}(?:[。；]|$)")
_NOT = lazy_pattern("^(?:未|非|不|没有?)")
_FEWEST, _LONG, _KIND = 2, 3, 2
_NEAR = Decimal("0.3")


def read_twice_sorted(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals made by the parts right behind them, and not by those of the next item."""
    around = brackets_around(statements)
    beside = [one for one, opened in zip(statements, around, strict=True) if opened == OUTSIDE]
    for index, total in enumerate(beside):
        if total.unit in (*RATES, *MONEY, "") or not total.is_exact or total.role != "level":
            continue
        item = [one for one in beside[index + 1 :] if one.item == total.item]
        first = [one for one in item if same_unit(one.unit, total.unit)]
        again = [
            one
            for one in beside[index + 1 :]
            if one.item == total.item + 1
            and one.period == total.period
            and same_unit(one.unit, total.unit)
        ]
        if len(first) < _FEWEST or len(again) < _FEWEST or _added(first) != total.quantity.value:
            continue
        if _is_list(again) and _is_wrong(total, again) and not overlap(total, again):
            last = again[-1].quantity.end
            yield NearSum(total.quantity.start, last, total, tuple(again))


def _added(parts: Sequence[Statement]) -> Decimal:
    return sum((one.quantity.value for one in parts), Decimal(0))


def _is_list(parts: Sequence[Statement]) -> bool:
    """Return whether figures are all of an item, one beside the other."""
    first, *others = parts
    if not _AGAIN.fullmatch(first.gap) or not _ENDS.match(first.text, parts[-1].quantity.end):
        return False
    if any(_NO_PART.search(one.gap) for one in parts) or not all(one.is_exact for one in parts):
        return False
    return all(_NEXT.fullmatch(one.row_gap) for one in others)


def _is_wrong(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether parts that leave each other out, or but for a slip make it, do not."""
    gap = _added(parts) - total.quantity.value
    labels = tuple(_LABEL.sub("", one.row_gap) for one in parts)
    if not gap or any(is_attribute(label) or may_be_shared(label) for label in labels):
        return False
    if any(is_exchanged(one.quantity.value - gap, one.quantity) for one in parts):
        return True
    if len(total.quantity.digits) >= _LONG and is_slip(total.quantity.value + gap, total.quantity):
        return True
    return _exclude(labels) and abs(gap) <= total.quantity.value * _NEAR


def _exclude(labels: tuple[str, ...]) -> bool:
    """Return whether names leave each other out."""
    if is_rest(labels[-1]) or one_family(labels) is not None:
        return True
    if frozenset.intersection(*map(kinds_of, labels)):
        return True
    return len(labels) == _KIND and labels[0] == _NOT.sub("", labels[1]) != labels[1]
