"""Money from several sources that was all spent: 拨入20万元；补助48万元。支出68万元，结余0元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import YUAN
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, each_of
from reportgen.chinese.totals.near_sums import NearSum, true_values
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_SPENT_IN_FULL = Sign(
    "[余转](?:资金|金额|数)?[为是]?0(?:[.]0*)?[万亿]?元",
    each_of("余转金额数为是", "0"),
)
"""What may tell that nothing was left."""

_LEFT = lazy_pattern("(?:结余|结转|剩余)(?:资金|金额|数)?[为是]?$")
_CAME = lazy_pattern("拨入|补助|下达|到位|收到|拨款|安排|预算|争取|投入|配套")
_SPENT = lazy_pattern("支出|支付|使用|拨付|执行")
_NO_SOURCE = lazy_pattern(
    "(?:其中|包括|上年|去年|占|每|均|追|调[增减整]|收回|另|累计)[^，。；]*$|[（(][^（()）]*$"
)
_FEWEST, _DIGITS = 3, 3


def read_spent_in_full(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return what was spent, with nothing left, that is what came in but for a slip."""
    money = [one for one in statements if one.unit == YUAN]
    if len(money) <= _FEWEST or not all(one.is_exact and one.role == "level" for one in money):
        return
    *parts, spent, rest = money
    if rest.quantity.value or not _LEFT.search(rest.lead) or spent.period != rest.period:
        return
    if not _SPENT.search(spent.lead) or any(_NO_SOURCE.search(one.gap) for one in money):
        return
    if all(_CAME.search(one.lead) for one in parts) and _is_slipped(spent, parts):
        yield NearSum(parts[0].quantity.start, rest.quantity.end, spent, tuple(parts))


def _is_slipped(spent: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether a slip in one figure with enough digits is all that is off."""
    if spent.quantity.value == sum((one.quantity.value for one in parts), Decimal(0)):
        return False
    return any(
        true > 0 and len(one.quantity.digits) >= _DIGITS and is_slip(true, one.quantity)
        for one, true in true_values(spent, parts)
    )
