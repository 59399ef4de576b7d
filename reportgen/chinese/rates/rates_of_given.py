"""Rates of money given in a sentence before: 900万元已到位。实际支付810万元，支付率90%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.exactness import HUNDRED
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_VERBS = "执行|支付|支出|拨付|使用"
MAY_BE_OF_GIVEN = Sign(
    f"元(?:资金)?，[^，。；0-9]{{0,6}}(?:{_VERBS})(?:率|进度)(?:为|是|达到?|：)?[0-9][0-9.]*[%％]",
    words("执行率 执行进 支付率 支付进 支出率 支出进 拨付率 拨付进 使用率 使用进"),
)
"""What may tell of a rate right behind what was spent."""

_RATE = lazy_pattern(
    f"(?:项目|预算|资金|专项|总体|整体)*(?P<verb>{_VERBS})(?:率|进度)(?:为|是|达到?|：)?"
)
_SPENT = lazy_pattern(
    "(?:项目|资金|共|已|实际|累计|合计|总共)*(?:执行|支付|支出|拨付|使用|完成支付|完成支出)(?:了|资金|金额|共)*(?:为|是|：)?"
)
_GIVEN = lazy_pattern("到位|下达|安排|拨入|收到|预算|拨款")
_ARRIVED = lazy_pattern("到位率(?:均|为|是|达到?|：)*$")
_AROUND = lazy_pattern("[^，。；0-9]{0,12}(?:到位|下达|拨付)")
_NEAR = 25
_OTHERS = lazy_pattern(
    "上年|去年|其中|调整|追[加减]|调[增减]|核[增减]|收回|结[转余]|自筹|上半年|季度"
)


def read_rates_of_given(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the rates of what was spent, alone in its sentence, of the only sum told before.

    Between both may stand by what rate money arrived, and no other rate or sum.
    """
    for index, rate in enumerate(statements):
        if not index or rate.unit != "%" or not rate.is_exact or not _RATE.fullmatch(rate.lead):
            continue
        spent = statements[index - 1]
        if spent.unit != "元" or spent.item != rate.item or not _SPENT.fullmatch(spent.lead):
            continue
        earlier = statements[: index - 1]
        given = [one for one in earlier if one.unit == "元"]
        if len({one.quantity.value for one in given}) != 1 or not spent.is_exact:
            continue
        whole = given[-1]
        if any(one.period == rate.period for one in given) or not _is_given(whole):
            continue
        rates = [one for one in earlier if one.unit == "%"]
        if not all(_ARRIVED.search(one.lead) for one in rates):
            continue
        if _OTHERS.search(rate.text, whole.begin, rate.quantity.start):
            continue
        if whole.is_exact and _is_near(spent, whole, rate):
            terms = spent.quantity, whole.quantity
            start, end = whole.quantity.start, rate.quantity.end
            yield Equation(start, end, "ratio", terms, rate.quantity, sure=False)


def _is_near(spent: Statement, whole: Statement, rate: Statement) -> bool:
    """Return whether a rate is not far from what the sums make: else it is of another sum."""
    if not 0 < spent.quantity.value <= whole.quantity.value:
        return False
    made = spent.quantity.value / whole.quantity.value * HUNDRED
    return abs(made - rate.quantity.value) <= _NEAR


def _is_given(whole: Statement) -> bool:
    """Return whether words before a sum, or right behind it, say that it was given."""
    behind = _AROUND.match(whole.text, whole.quantity.end)
    return _GIVEN.search(whole.lead) is not None or behind is not None
