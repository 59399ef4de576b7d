"""Totals told as somewhat more than a round figure that their parts do not reach, or pass.

So 筹集60余万元，财政补助32万元、村级自筹18万元、社会捐赠8万元: these make less than 60.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import step
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.families import GRADES, TITLES, one_family
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_ABOUT_TOTAL = Sign(
    "余万?元[，：（](?:其中[：，]?)?[^，。；0-9]{1,14}[0-9]", words("余万 余元")
)
"""What may tell of a total that is said to be somewhat more than a figure."""

_FIRST = lazy_pattern("[，：（](?:其中[：，]?)?(?P<label>[^，。；：、（）0-9]{2,12})")
_NEXT = lazy_pattern("[、，；](?P<label>[^，。；：、（）0-9]{2,12})")
_ENDS = lazy_pattern("[）]?(?:[。；，]|$)")
_FEWEST, _NEAR = 2, Decimal("0.3")


def read_about_totals(statements: Sequence[Statement]) -> Iterator[tuple[NearSum, Decimal]]:
    """Return each total with its parts, and what is the most that it may be.

    The parts are all of it by what they are called: sources of money, or such.
    """
    for at, total in enumerate(statements[:-_FEWEST]):
        quantity = total.quantity
        if total.unit != "元" or total.is_exact or quantity.low is not None:
            continue
        if "余" not in quantity.text or total.role != "level":
            continue
        parts: list[Statement] = []
        labels: list[str] = []
        for one in statements[at + 1 :]:
            named = (_NEXT if parts else _FIRST).fullmatch(one.gap)
            if not named or one.unit != "元" or not one.is_exact or one.period != total.period:
                break
            parts.append(one)
            labels.append(named["label"])
        family = one_family(tuple(labels)) if len(parts) >= _FEWEST else None
        if family in (None, GRADES, TITLES) or not _ENDS.match(total.text, parts[-1].quantity.end):
            continue
        zeros = len(quantity.digits) - len(quantity.digits.rstrip("0"))
        most = quantity.value + step(quantity).scaleb(zeros)
        added = sum((one.quantity.value for one in parts), Decimal(0))
        is_within = quantity.value <= added < most
        if not is_within and abs(added - quantity.value) <= quantity.value * _NEAR:
            yield NearSum(quantity.start, parts[-1].quantity.end, total, tuple(parts)), most
