"""A part of a total told before what it is of: 总投资525万元，其中500万元为中央资金."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.chinese.totals.divided_totals import Breakdown
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_VALUE_FIRST = Sign(
    "其中[：:]?[0-9][0-9.]*[^，。；0-9]{1,4}(?:[为是来由]|的?[资经用属])",
    each_of("中", DIGITS) | words("中： 中:"),
)
"""What may tell of a part before what it is of."""

_AMONG = lazy_pattern("[^，。；：、（）0-9]{0,12}[，（]其中[，：]?(?:的|有)?")
_IS_OF = lazy_pattern("[为是用来属由](?:[^，。；0-9])|的?(?:资金|经费)?(?:用于|来自|来源于|属于)")


def read_value_first_parts(statements: Sequence[Statement]) -> Iterator[Breakdown]:
    """Return totals with the first of their parts, of which no more is known than its figure."""
    for total, part in pairwise(statements):
        if total.unit != part.unit or not total.unit or total.unit in RATES:
            continue
        if total.period != part.period or total.role != "level" or part.role != "level":
            continue
        if not (total.is_exact and part.is_exact and _AMONG.fullmatch(part.gap)):
            continue
        if _IS_OF.match(part.text, part.quantity.end):
            yield Breakdown(
                total.quantity.start,
                part.quantity.end,
                total.quantity,
                (part.quantity,),
                ("",),
                open=True,
                partition=None,
            )
