"""How far something moved, in words: 由15万元压减到12万元，压减三成; 由20万元增加到30万元，翻番."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.movements.two_states import ordered_states
from reportgen.chinese.numerals import CHINESE_DIGITS
from reportgen.chinese.signs import Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_FEW = "一二两三四五六七八九"
MAY_BE_WORDED_MOVE = Sign(
    "(?:[至到]了?|今年|本年|(?<=[0-9])年)[^，。；0-9]{0,8}[0-9][0-9.]*[^，。；、0-9]{1,4}[，,]"
    "(?P<words>(?:同比|比上年|较上年|共|整整)?(?:"
    "(?:(?P<up>增[长加]|上升|提高|上涨)|(?P<down>[压缩]减|减少|下降|降低|降))了?"
    f"(?P<tenths>[{_FEW}])成(?P<half>半)?|翻了?(?P<times>[{_FEW}])[番倍]))(?=[，。；,）])",
    each_of(_FEW, "成番倍"),
)
"""Where something came to, with how far it moved in words."""

_FROM_TO = lazy_pattern(
    "(?:20[0-9]{2}年)?的?(?:增加|增长|上升|提高|上涨|扩大|发展|[压缩]减|减少|下降|降低|[增减升降])?[至到]了?"
    "(?:今年|本年|20[0-9]{2}年)?的?"
)
_ROUGHLY, _DOUBLED_ROUGHLY = Decimal("0.06"), Decimal("0.15")
_MOST_TIMES, _PAIR = 3, 2


class WordedMove(NamedTuple):
    """A move told in words at ``text[start:end]`` that its two figures do not make."""

    start: int
    end: int
    words: str
    before: Quantity
    after: Quantity


def _is_later(before: Statement, after: Statement) -> bool:
    """Return whether a figure is told to be what another became."""
    if _FROM_TO.fullmatch(after.gap):
        return True
    states = ordered_states(before, after)
    return states is not None and states[0] is before and states[2] == "last"


def read_worded_moves(text: str, statements: Sequence[Statement]) -> Iterator[WordedMove]:
    """Return the moves in tenths and doublings that the two figures before them contradict."""
    for found in MAY_BE_WORDED_MOVE.pattern.finditer(text):
        told = [one for one in statements if one.quantity.end <= found.start("words")][-2:]
        if len(told) < _PAIR or told[-1].quantity.end < found.start():
            continue
        before, after = told
        if before.unit != after.unit or before.unit in ("", *RATES) or not before.quantity.value:
            continue
        if not (before.is_exact and after.is_exact) or not _is_later(before, after):
            continue
        ratio = after.quantity.value / before.quantity.value
        if found["times"]:
            times = CHINESE_DIGITS[found["times"]]
            if times > _MOST_TIMES:
                continue
            right = abs(ratio / 2**times - 1) <= _DOUBLED_ROUGHLY
        else:
            tenths = Decimal(CHINESE_DIGITS[found["tenths"]]) / 10
            tenths += Decimal("0.05") if found["half"] else 0
            moved = ratio - 1 if found["up"] else 1 - ratio
            right = abs(moved - tenths) <= _ROUGHLY
        if not right:
            yield WordedMove(
                before.quantity.start,
                found.end(),
                found["words"],
                before.quantity,
                after.quantity,
            )
