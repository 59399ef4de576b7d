"""A total with its parts, told in one unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.chinese.statements import Statement


class Sum(NamedTuple):
    """A total and its parts, from ``start`` to ``end``; all in ``unit``.

    ``only_over`` tells that the text does not say that these are all of the parts; ``closeness``
    and ``closeness_under`` how far above and below the total their sum may be, else it is of
    something else.
    """

    start: int
    end: int
    total: Statement
    parts: tuple[Statement, ...]
    unit: str
    only_over: bool
    closeness: Decimal
    closeness_under: Decimal
