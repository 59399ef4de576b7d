"""Sums that are off by as much as the sum that they are a part of, so that one figure is wrong.

So 合计1771万元：甲984万元；乙786万元（其中丙45万元，丁742万元）: with 787 for 乙 both are right.
What was rounded would have to be off twice, and alike.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.chinese.figures.nesting import brackets_around
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.totals.near_sums import NearSum

_NO_TOTAL = lazy_pattern("上年|去年|同期|其中")
_DIGITS, _MOST = 3, 8


def is_off_twice(found: NearSum, statements: Sequence[Statement]) -> bool:
    """Return whether what parts make, in place of their sum, makes a larger sum right before it."""
    part = found.total
    if len(part.quantity.digits) < _DIGITS:
        return False
    depth = dict(zip(statements, brackets_around(statements), strict=True))
    beside = [
        one
        for one in statements
        if (one.unit, one.role, depth[one]) == (part.unit, "level", depth[part])
        and one not in found.parts
        and abs(one.period - part.period) <= 1
    ]
    at = beside.index(part) if part in beside else 0
    behind = [one.quantity.value for one in beside[at + 1 :] if one.period == part.period]
    told, made = part.quantity.value, sum((one.quantity.value for one in found.parts), Decimal(0))
    between = nothing = Decimal(0)
    for one in reversed(beside[max(0, at - _MOST) : at]):
        rests = {one.quantity.value - between - more for more in (nothing, *accumulate(behind))}
        if told in rests:
            return False
        has_others = between or one.quantity.value != made
        if made in rests and has_others:
            return one.is_exact and not _NO_TOTAL.search(one.lead)
        between += one.quantity.value
    return False
