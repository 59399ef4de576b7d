"""How many times as much, or more, one figure is than another: 由36万元增至90万元，增长1.5倍."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.movements.two_states import ordered_states
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.equations import Kind, Terms
    from reportgen.chinese.figures.statements import Statement

MAY_BE_MULTIPLE = Sign("[0-9]倍", words("倍"))
"""What may tell how many times as much there is."""

_MORE = lazy_pattern("[，,]?(?:增[长加]|提高|上升|上涨|扩大|多)(?:幅度|了)?(?:为|达到?)?")
_RISEN = lazy_pattern(
    "[，,]?(?:20[0-9]{2}年)?(?:增[加长]?|提高|提升|上升|上涨|扩大|发展|跃升|攀升|升|涨)[到至][^，。；0-9]{0,6}"
)
_OF_LAST = lazy_pattern(
    "[，,；]?(?:总量|总数|数量)?(?:已)?(?:是|为|相当于|达到?)了?(?:上一?年|去年|(?:19|20)[0-9]{2}年|同期)(?:同期)?的"
)
_MORE_THAN = lazy_pattern("[，,](?:同比|[比较](?:上一?年|去年)(?:同期)?)?(?:增长|增加)了?")
_NOT_NAMES = lazy_pattern(
    "上一?年(?:同期)?|去年(?:同期)?|今年|本年|当年|全年|(?:19|20)[0-9]{2}年度?|同期|[由从自]|(?:增加?|上升|提高|提升|扩大|发展|增长|跃升|攀升|升|涨)?[到至]|(?:仅|只|共|已|就|约)?有"
    "|达到?了?|[为是仅共的则已，,]"
)
_AS_MUCH = lazy_pattern(
    "[，,]?(?:是|为|相当于|达到?)了?(?:(?:19|20)[0-9]{2}年)?[^，。；、0-9]{0,12}"
)


def read_multiples(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the figures of which one is told to be so many times the other, or more by them.

    由A增至B，增长N倍; B，是上年A的N倍; 上年A，本年B，是上年的N倍.
    """
    for one, other, times in zip(statements, statements[1:], statements[2:], strict=False):
        if times.unit != "倍" or one.unit != other.unit or one.unit in ("", "倍", *RATES):
            continue
        if not all(each.is_exact for each in (one, other, times)) or one.period != times.period:
            continue
        figures = one.quantity.start, times.quantity.end
        if _RISEN.fullmatch(other.gap) and _MORE.fullmatch(times.gap):
            terms = other.quantity, one.quantity
            yield Equation(*figures, "times more", terms, times.quantity)
        elif times.gap == "的" and _AS_MUCH.fullmatch(other.gap):
            yield Equation(*figures, "times", (one.quantity, other.quantity), times.quantity)
        elif _OF_LAST.fullmatch(times.gap) or _MORE_THAN.fullmatch(times.gap):
            kind: Kind = "times more" if _MORE_THAN.fullmatch(times.gap) else "times"
            for terms in _of_two_years(one, other, times):
                yield Equation(*figures, kind, terms, times.quantity, sure=False)


def _of_two_years(one: Statement, other: Statement, times: Statement) -> Iterator[Terms]:
    """Return what there was in two years, the later first, if both are of one thing."""
    states = ordered_states(one, other) if one.item == times.item else None
    if states is None or states[2] != "last":
        return
    before, after = states[0], states[1]
    named = times.year or (after.year - 1 if after.year else None)
    if before.year and named and before.year != named:
        return  # 2022年A，2023年B，2024年C，是2022年的N倍
    names = [_NOT_NAMES.sub("", each.lead) for each in (one, other)]
    if not all(names) or names[0] == names[1]:
        yield after.quantity, before.quantity
