"""A total with its parts, told in one unit."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.chinese.totals.numbered_parts import number_of
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_CLAUSES = frozenset("，,；;")


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


def is_made_before(text: str, parts: Sequence[Quantity], whole: Decimal) -> bool:
    """Return whether a total is made before the last part, which is told beside it then.

    So after a comma, where it has no number as an item: 500亩，其中早稻300亩、晚稻200亩，油菜90亩.
    """
    in_clauses = text[parts[0].end : parts[0].end + 1] not in ("；", ";")
    if in_clauses and breaks_down_again([part.value for part in parts]):
        return True
    return is_made_without_last(text, parts, whole)


def is_made_without_last(text: str, parts: Sequence[Quantity], whole: Decimal) -> bool:
    """Return whether a total is made before the last part, which begins a clause of its own."""
    *before, last = parts
    begin = before[-1].end
    if text[begin : begin + 1] not in _CLAUSES or number_of(text[begin + 1 : last.start]):
        return False
    made = accumulate(part.value for part in before)
    return last.value != 0 and len(before) > 1 and whole in list(made)[1:]


def breaks_down_again(values: Sequence[Decimal]) -> bool:
    """Return whether all parts but the first make the first: 其中甲20例，乙镇12例、丙镇8例."""
    first, *rest = values
    return len(rest) > 1 and sum(rest) == first
