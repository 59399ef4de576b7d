"""Sums of the filled-in parts of a figure: reckoned, written out, and what may be missing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.model.base import FormModel
    from reportgen.model.figures import Amount


def sum_of_items(items: Sequence[tuple[str, Amount]]) -> Decimal:
    """Return the sum of the filled-in parts in 万元."""
    return sum((amount.value for _, amount in items), Decimal(0))


def sum_text(items: Sequence[tuple[str, Amount]]) -> str:
    """Write the sum out: ``1533+738=2271``."""
    terms = "+".join(plain(amount.value) for _, amount in items)
    return f"{terms}={plain(sum_of_items(items))}"


def not_given(group: FormModel) -> list[str]:
    """Return the labels of the parts that were not filled in."""
    given = {label for label, _ in group.items()}
    fields = type(group).model_fields
    labels = [fields[name].alias or name for name in group.ITEMS]
    return [label for label in labels if label not in given]


def sum_advice(group: FormModel, gap: Decimal) -> str:
    """Say what to do about a total that is above (``gap`` > 0) or below the sum of its parts."""
    if gap > 0 and (missing := not_given(group)):
        return f"与决算表逐项核对；没有填的“{'”“'.join(missing)}”如有支出，请补上"
    return "与决算表逐项核对，改正填错的数"
