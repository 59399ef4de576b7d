"""Rates that a form's formula defines: 预算调整率 is what was added of the first budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_FORMULA_RATE = Sign(
    "(?:预算(?:指标)?调整|结转结余|结余结转|结转和结余|资金结[转余])率(?:为|是|达到?)?[0-9][0-9.]*[%％]",
    words("调整率 结余率 结转率"),
)
"""What may tell of a rate by the name that a formula gives it."""

_RATE = lazy_pattern(
    "(?P<adjusted>预算(?:指标)?调整率)|(?:结转结余|结余结转|结转和结余|资金结[转余])率(?=[^率]*$)"
)
_FIRST_BUDGET = lazy_pattern("(?:年初|期初|原)[^，。；0-9]{0,10}(?:预算|安排)")
_ADDED = lazy_pattern("(?:追加|调增|追减|调减|调整)(?!后)[^，。；0-9]{0,10}$")
_IN_THE_END = lazy_pattern("(?:调整|追加|追减|调增|调减)(?:后|为)|全年预算|年度预算")
_LEFT = lazy_pattern("(?:结转结余|结余结转|结转和结余|结[转余])[^，。；0-9率]{0,8}$")
_BUDGET = lazy_pattern(
    "(?:支出预算|预算数|预算总额|预算总数|全年预算|年度预算|总预算|调整后预算)[^，。；0-9]{0,8}$"
)
_OF_OTHERS = lazy_pattern("上年|去年|其中|占|累计|同比|比|较|目标|不[高大超]|≤|每|收入")
_MOST, _PAIR = 6, 2


def read_formula_rates(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return such rates with the two sums that they are of, all that the sentences before tell.

    These are the sentence of the rate, and the one before where it has no sum itself or but one.
    """
    for index, rate in enumerate(statements):
        named = _RATE.search(rate.lead) if rate.unit == "%" and rate.is_exact else None
        if not named or _OF_OTHERS.search(rate.lead):
            continue
        near = _near(statements[max(0, index - _MOST) : index], rate)
        if named["adjusted"] and len(near) > _PAIR:
            near = [one for one in near if not _IN_THE_END.search(one.lead)]
        if len(near) != _PAIR or any(
            one.unit != "元" or not one.is_exact or _OF_OTHERS.search(one.gap) for one in near
        ):
            continue
        of_whole, of_part = (_FIRST_BUDGET, _ADDED) if named["adjusted"] else (_BUDGET, _LEFT)
        pair = _pair(near, of_part, of_whole)
        if pair and 0 < pair[0].quantity.value <= pair[1].quantity.value:
            part, whole = (one.quantity for one in pair)
            start = min(part.start, whole.start)
            yield Equation(
                start, rate.quantity.end, "ratio", (part, whole), rate.quantity, sure=False
            )


def _near(before: Sequence[Statement], rate: Statement) -> list[Statement]:
    """Return the figures that a rate may be of."""
    own = [one for one in before if one.period == rate.period]
    if len(own) >= _PAIR or any(one.unit in RATES for one in own):
        return own
    both = [one for one in before if one.period >= rate.period - 1]
    return own if any(one.unit in RATES for one in both) else both


def _pair(
    near: Sequence[Statement], of_part: re.Pattern[str], of_whole: re.Pattern[str]
) -> tuple[Statement, Statement] | None:
    """Return which of two figures is a part of the other, as their words say."""
    for part, whole in (near, near[::-1]):
        if of_part.search(part.lead) and of_whole.search(whole.lead):
            return part, whole
    return None
