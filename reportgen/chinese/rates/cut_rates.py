"""Rates by which a price or a budget was cut: 预算价96万元，中标价88.32万元，下浮率8%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.movements.changes import StatedChange
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_CUT_RATE = Sign(
    "(?:下浮|节[约支资省]|压[减缩]|审减|核减|[较比](?:招标)?(?:控制|预算|最高限)价(?:下降|降低|降))"
    "(?:率|比例|幅度|了)?(?:为|达到?|约)?[0-9.]+[%％]",
    each_of("下节压审核", "浮约支资省减缩") | words("价下降 价降低 价降"),
)
"""What may tell by how much of it a price or a budget was cut."""

_CUT = lazy_pattern(
    "(?:下浮|节[约支资省]|压[减缩]|审减|核减|价(?:下降|降低|降))(?:率|比例|幅度|资金|金额|额|了)*(?:为|达到?)?$"
)
_LATER = lazy_pattern("价|合同|成交|实际|支出|审定|[结决]算")
_OF_OTHERS = lazy_pattern("上年|去年|同比|其中|累计|[比较]")
_THAN_PLAN = lazy_pattern("[比较](?:年初)?(?:采购)?(?:预算|控制价|限价)")
_MOST, _PAIR = 6, 2


def read_cut_rates(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return the two sums of an ；-item before such a rate, as what was cut and what it was cut to.

    Where there are more than two, or the second is no less, there is none.
    """
    for index, rate in enumerate(statements):
        if rate.unit != "%" or not rate.is_exact or not _CUT.search(rate.lead):
            continue
        near = statements[max(0, index - _MOST) : index]
        before = [
            one
            for one in near
            if (one.period, one.item) == (rate.period, rate.item) and one.unit not in RATES
        ]
        levels = [one for one in before if one.role == "level"]
        if len(levels) != _PAIR or any(
            _OF_OTHERS.search(_THAN_PLAN.sub("", one.gap)) for one in before
        ):
            continue
        whole, rest = levels
        if any(one.unit in RATES and one.begin == whole.quantity.end for one in near):
            continue  # 共96万元，超计划9%，其中财政拨款20万元，节约44%: a row, each with its rate
        if _CUT.search(rest.lead) or (rest.gap.startswith("、") and not _LATER.search(rest.lead)):
            continue  # 送审A，审减B，审减率: it is a share of A; 甲A、乙B，压减: it is of both
        are_alike = whole.unit == rest.unit and whole.is_exact and rest.is_exact
        if are_alike and whole.quantity.value > rest.quantity.value > 0:
            yield StatedChange(
                whole.quantity.start,
                rate.quantity.end,
                "",
                whole.quantity,
                rest.quantity,
                rate=rate.quantity,
                rate_direction="减",
                sure=False,
            )
