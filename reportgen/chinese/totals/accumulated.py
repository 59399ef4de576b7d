"""What was done in several years, added up: 前两年建成12个，2024年再建成9个，累计21个."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_ACCUMULATED = Sign("累计[^，。；0-9]{0,8}[0-9]", words("累计"))
"""What may tell how much there is of several years."""

_TOTAL = lazy_pattern("累计[^，。；0-9]{0,8}$")
_IN_A_YEAR = lazy_pattern(
    "前[一两二三四]年|[上去前]年|20[0-9]{2}年|[今本当]年|(?:再|又|第[一二三四五]年)[^，。；]{0,6}$"
    "|(?:首|次|头|后)[一两二三四]?年"
)
_OTHER = lazy_pattern(
    "计划|目标|任务|总投资|规划|要|占|其中|比|较|增|减|余|尚|预算|概算|结转|以来|批复"
)
_FEWEST = 2


def read_accumulated(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals of several years that these do not make.

    Others may come before the years that are told: a total that is larger is wrong only by a slip.
    """
    for index, total in enumerate(statements):
        if not _TOTAL.search(total.lead) or not total.is_exact:
            continue
        parts: list[Statement] = []
        for one in reversed(statements[:index]):
            if one.period != total.period:
                break
            if not same_unit(one.unit, total.unit):
                continue
            if not _IN_A_YEAR.search(one.lead) or _OTHER.search(one.lead) or not one.is_exact:
                break
            parts.insert(0, one)
        if len(parts) < _FEWEST:
            continue
        added = sum((one.quantity.value for one in parts), Decimal(0))
        told = total.quantity
        if added != told.value and (added > told.value or is_slip(added, told)):
            yield NearSum(parts[0].quantity.start, told.end, total, tuple(parts))
