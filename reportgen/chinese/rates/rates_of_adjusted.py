"""Rates of a budget that the paragraph before tells: 教育支出72万元，为调整预算的90%."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import HUNDRED, ratio_fits
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_BUDGET = "(?P<kind>调整|年初)后?的?预算数?的"
MAY_BE_OF_ADJUSTED = Sign(
    f"元，(?:为|占|完成|达到?)?{_BUDGET}[0-9]",
    words("预算的 算数的"),
)
"""What may tell of a rate of a budget whose sum another paragraph tells."""

_RATE = lazy_pattern(f"，(?:为|占|完成|达到?)?了?{_BUDGET}(?:比[例重])?为?")
_FEWEST_DIGITS, _SHORTEST = 3, 3


class RateOfAdjusted(NamedTuple):
    """A rate with what was spent and its budget, and what these make."""

    spent: Statement
    rate: Statement
    budget: Quantity
    true: Decimal


def read_rates_of_adjusted(
    before: Sequence[Statement], statements: Sequence[Statement]
) -> Iterator[RateOfAdjusted]:
    """Return the rates of a paragraph that differ by a slip from what the one before makes of them.

    That one tells one sum of the same name, and speaks of the same kind of budget.
    """
    if not before:
        return
    for spent, rate in pairwise(statements):
        named = _RATE.fullmatch(rate.gap) if rate.unit == "%" and rate.is_exact else None
        if not named or spent.role != "level" or spent.unit != "元" or not spent.is_exact:
            continue
        if len(rate.quantity.digits) < _FEWEST_DIGITS or named["kind"] not in before[0].text:
            continue
        budgets = [
            one.quantity
            for one in before
            if one.unit == "元" and one.role == "level" and one.is_exact and one.name == spent.name
        ]
        if len(spent.name) < _SHORTEST or len(budgets) != 1 or budgets[0].value <= 0:
            continue
        true = spent.quantity.value / budgets[0].value * HUNDRED
        if is_slip(true, rate.quantity) and not _is_made(spent, rate, [*before, *statements]):
            yield RateOfAdjusted(spent, rate, budgets[0], true)


def _is_made(spent: Statement, rate: Statement, told: Sequence[Statement]) -> bool:
    """Return whether what was spent has the rate of some sum that is told."""
    return any(
        one.unit == "元" and ratio_fits(spent.quantity, one.quantity, rate.quantity)
        for one in told
        if one is not spent
    )
