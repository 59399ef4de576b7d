"""Rates named by what was done: 受理138件，办结135件，办结率97.83%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.equations import Equation
from reportgen.chinese.measure_words import RATES, same_unit
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

MAY_BE_NAMED_RATE = Sign(
    "率(?<=[\u4e00-\u9fff]{2}率)(?:为|是|达到?了?)?[0-9０-９][0-9.]*[%％]", words("率")
)
"""What may tell of a rate by the word for what was done."""

_NAMED = lazy_pattern(
    "[，,（(]?[\u4e00-\u9fff]{0,4}(?P<verb>[\u4e00-\u9fff]{2})率(?:为|是|达到?了?|只有|仅|约)?"
)
_CUT = frozenset(("核减", "审减", "核增"))
_SENT = lazy_pattern("送审|申报|上报")
_OTHERS = lazy_pattern("上年|去年|目标|计划|指标|其中|未|没有|尚")
_NO_SHARE = frozenset(("增长", "下降", "同比", "增速", "效率", "利率", "税率", "合格", "优良"))
_MOST, _ALL = 8, 100


def may_name_rate(text: str) -> bool:
    """Return whether some of what a rate is named by stands before it, so as to be read."""
    return any(
        any(text.find(mark, 0, at - 2) >= 0 for mark in text[at - 2 : at])
        for at in (found.start() for found in MAY_BE_NAMED_RATE.pattern.finditer(text))
    )


def read_named_rates(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the rates whose name says what was done, where that stands directly before.

    What it is of is the figure before that in the same sentence, of 核减 what was sent in. Where a
    year before or a target is spoken of there is none.
    """
    for index, rate in enumerate(statements):
        if rate.unit != "%" or index <= 1 or not rate.is_exact:
            continue
        named = _NAMED.fullmatch(rate.gap)
        part = statements[index - 1]
        if not named or named["verb"] in _NO_SHARE or set(named["verb"]).isdisjoint(part.lead):
            continue
        is_partly = not set(named["verb"]) <= set(part.lead)
        wholes = [
            one
            for one in statements[max(0, index - _MOST) : index - 1]
            if (one.item == rate.item or "其中" in part.gap)
            and one.period == rate.period
            and one.unit not in RATES
            and same_unit(one.unit, part.unit)
            and one.quantity.value >= part.quantity.value
            and one.is_exact
        ]
        if not wholes or not part.is_exact or _OTHERS.search(part.lead):
            continue
        if is_partly and (wholes != [statements[index - 2]] or rate.quantity.value == _ALL):
            continue  # 受理21件，审结19件，结案率: nothing else may be meant
        if f"不{named['verb']}" in part.lead:
            continue  # 满意186人、不满意2人，满意率
        if named["verb"] in _CUT:
            sent = [one for one in wholes if _SENT.search(one.lead)]
            wholes = sent or wholes
        whole = wholes[-1]
        if _OTHERS.search(whole.lead):
            continue
        terms = part.quantity, whole.quantity
        others = tuple((part.quantity, one.quantity) for one in wholes)
        yield Equation(
            whole.quantity.start,
            rate.quantity.end,
            "ratio",
            terms,
            rate.quantity,
            others,
            sure=not is_partly,
        )
