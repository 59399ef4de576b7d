"""States of a thing that are said to be the same before they are told: 与上年持平，上年A，本年B."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.movements.claimed_levels import IS_COST, UNCHANGED
from reportgen.chinese.movements.two_states import are_levels, ordered_states
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_ROUGHLY = lazy_pattern("基本|大致|大体|略")


def read_no_change(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return 与上年持平，上年A，本年B: two states said to be the same before they are told."""
    for index in range(1, len(statements)):
        first, last = statements[index - 1 : index + 1]
        ordered = ordered_states(first, last) if are_levels(first, last) else None
        if ordered is None or ordered[2] != "last":
            continue
        said = UNCHANGED.search(first.gap)
        if said and not _is_of_another(first, said.start(), said.end()):
            roughly = _ROUGHLY.search(first.gap, max(0, said.start() - 2), said.start())
            terms = first.quantity, last.quantity
            kind: Literal["same", "alike"] = "alike" if roughly else "same"
            yield Equation(first.begin, last.quantity.end, kind, terms, last.quantity)


def _is_of_another(level: Statement, start: int, end: int) -> bool:
    """Return whether a level is not of what was said to be as before: 甲与上年持平；乙A."""
    if not {"。", "；"}.isdisjoint(level.gap[end:]):
        return True
    name = level.name if IS_COST.search(level.name) else ""
    return name not in level.gap[:start] and name in level.gap[end:]
