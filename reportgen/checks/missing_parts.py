"""Which parts of a figure were not filled in, and what to do where their sum is not right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.model.base import FormModel


def not_given(group: FormModel) -> list[str]:
    """Return the labels of the parts that were not filled in."""
    given = {label for label, _ in group.items()}
    fields = type(group).model_fields
    labels = [fields[name].alias or name for name in group.ITEMS]
    return [label for label in labels if label not in given]


def sum_advice(group: FormModel, gap: Decimal) -> str:
    """Return what to do about a total that is above (``gap`` > 0) or below the sum of its parts."""
    if gap > 0 and (missing := not_given(group)):
        return f"与决算表逐项核对；没有填的“{'”“'.join(missing)}”如有支出，请补上"
    return "与决算表逐项核对，改正填错的数"
