"""Amounts shared out by a ratio: 40万元按5∶3∶2的比例安排，分别为20万元、12万元、8万元."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

MAY_BE_RATIO_LIST = Sign(
    "按照?(?:了)?(?P<ratio>[0-9]{1,3}(?:[.][0-9])?(?:[∶:：][0-9]{1,3}(?:[.][0-9])?){1,4})"
    "(?=的?(?:比例|分|安排|承担|负担|出资|投入|配套|下达|拨付))",
    each_of(DIGITS, "∶:："),
)
"""A ratio by which something is shared out."""

_MARK = lazy_pattern("[∶:：]")
_NEXT = lazy_pattern("[、，,和及与；]?[^，。；、0-9]{0,12}")
_EACH = lazy_pattern("分别|各为|依次")
_SHARED_OUT = lazy_pattern("分[给到配摊]|安排|承担|负担")


_MOST = 12


class RatioList(NamedTuple):
    """Amounts at ``text[start:end]`` that a ratio does not make, with what it makes."""

    start: int
    end: int
    ratio: str
    parts: tuple[Quantity, ...]
    made: tuple[Decimal, ...]


def read_ratio_lists(text: str, statements: Sequence[Statement]) -> Iterator[RatioList]:
    """Return the amounts behind a ratio that are not in that ratio, in whatever order.

    They are as many as the ratio has terms, and what they make is told before them, or they are
    told to be of each in turn.
    """
    for found in MAY_BE_RATIO_LIST.pattern.finditer(text):
        ratio = [Decimal(each) for each in _MARK.split(found["ratio"])]
        first = bisect_left(statements, found.end(), key=_start)
        behind = statements[first : first + 2]
        if len(behind) > 1 and behind[0].unit != behind[1].unit:
            first += 1  # 在三个村之间安排，分别为
        past = first + len(ratio)
        parts = statements[first:past]
        if len(parts) != len(ratio) or not _is_list(parts, statements[past : past + 1]):
            continue
        whole = sum((one.quantity.value for one in parts), Decimal(0))
        before = [
            one
            for one in statements[max(0, first - _MOST) : first]
            if one.quantity.end <= found.start()
            and one.unit == parts[0].unit
            and one.period == parts[0].period
        ]
        told = any(one.quantity.value == whole for one in before)
        if before and not told:
            continue  # these are not all that is shared out
        if not _EACH.search(parts[0].gap) and not (told and _SHARED_OUT.search(parts[0].gap)):
            continue
        made = [whole * each / sum(ratio) for each in ratio]
        margin = max(step(one.quantity) for one in parts)
        values = [one.quantity.value for one in parts]
        if any(
            abs(one - other) > margin
            for one, other in zip(sorted(values), sorted(made), strict=True)
        ):
            yield RatioList(
                found.start(),
                parts[-1].quantity.end,
                found["ratio"],
                tuple(one.quantity for one in parts),
                tuple(made),
            )


def _start(one: Statement) -> int:
    return one.quantity.start


def _is_list(parts: Sequence[Statement], behind: Sequence[Statement]) -> bool:
    """Return whether figures are a list of one unit by themselves."""
    first, last = parts[0], parts[-1]
    if any(
        one.unit != first.unit or one.item != first.item or one.role != "level" or not one.is_exact
        for one in parts
    ):
        return False
    if first.unit in ("", *RATES) or not all(_NEXT.fullmatch(one.gap) for one in parts[1:]):
        return False
    follows = behind[0] if behind else None
    return not (follows and follows.unit == last.unit and follows.gap in ("、", "和"))
