"""What there was, what came, what was spent and what is left, told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.signs import Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

MAY_BE_BALANCE = Sign(
    "[末终底](?<=[年期].)(?:财政)?[结余][转余额][^，。；0-9]{0,8}[0-9]",
    each_of("年期", "末终底", "财结余"),
)
"""What may tell of what is left at the end of a year."""

_OPENING = lazy_pattern("(?:年初|上年|期初)(?:财政)?(?:结转|结余|余额)")
_CLOSING = lazy_pattern("(?:年末|期末|年终|年底)(?:财政)?(?:结转|结余|余额)")
_CAME = lazy_pattern("(?:本年|当年|全年|加：?)[^，。；0-9]{0,6}收入")
_SPENT = lazy_pattern("(?:本年|当年|全年|减：?)[^，。；0-9]{0,6}支出")


class Balance(NamedTuple):
    """What there was, what came, what was spent and what is left, from ``start`` to ``end``."""

    start: int
    end: int
    opening: Statement
    came: Statement
    spent: Statement
    left: Statement


def read_balances(statements: Sequence[Statement]) -> Iterator[Balance]:
    """Return 年初结转A，本年收入B，本年支出C，年末结转D: the four of one sentence."""
    for index in range(3, len(statements)):
        four = statements[index - 3 : index + 1]
        if any(one.unit != "元" or one.period != four[0].period for one in four):
            continue
        opening, came, spent, left = four
        if not (_OPENING.search(opening.lead) and _CLOSING.search(left.lead)):
            continue
        told = _CAME.search(came.lead) and _SPENT.search(spent.lead)
        if told and all(one.is_exact and not one.verb for one in four):
            yield Balance(opening.quantity.start, left.quantity.end, opening, came, spent, left)
