"""A sum whose parts are told by what they were used for: 其中60万元用于甲，另外25万元用于乙."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

_FIRST = lazy_pattern("[^，。；0-9]{0,10}[，,]其中[：:，,]?$")
_NEXT = lazy_pattern(
    "(?:用于|用作)[^，。；0-9]{1,30}[，,；](?P<rest>其余|剩余|余下)?(?:另外|另有?|其他)?的?$"
)
_USED = lazy_pattern("(?:主要|全部)?(?:用于|用作)[^，。；0-9]{1,30}(?:[，。；]|$)")
_AND_SO_ON = lazy_pattern("等(?![级次])[^，。；]{0,6}(?:[，。；]|$)")
_FEWEST = 3
_NEAR = Decimal("0.1")


def read_used_parts(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the sums of money whose parts are each followed by what they were used for.

    What is far from the total may be but some of the parts, or come on top of it, unless the last
    is said to be the rest.
    """
    for index in range(1, len(statements)):
        total, first = statements[index - 1 : index + 1]
        if not _FIRST.search(first.gap) or total.role != "level":
            continue
        figures, rest = [total, first], False
        for one in statements[index + 1 :]:
            goes_on = _NEXT.fullmatch(one.gap)
            if not goes_on or rest:
                break
            figures.append(one)
            rest = bool(goes_on["rest"])
        last = figures[-1].quantity
        used = _USED.match(total.text, last.end)
        if len(figures) < _FEWEST or not used or _AND_SO_ON.search(used[0]):
            continue
        if any(
            one.unit != "元" or not one.is_exact or one.period != total.period for one in figures
        ):
            continue
        whole = total.quantity.value
        apart = abs(sum(one.quantity.value for one in figures[1:]) - whole)
        if rest or apart <= whole * _NEAR:
            yield NearSum(total.quantity.start, last.end, total, tuple(figures[1:]))
