"""What the passage on spending lacks of its figures, found in other texts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.prose.money_in_prose import (
    find_balance,
    find_basic,
    find_executed,
    find_income,
    find_kinds,
    find_whole,
)
from reportgen.formats.word.tables.table_fields import find_spending

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine


def find_missing(
    path: Path,
    money: list[WordLine],
    income: list[WordLine],
    everywhere: list[WordLine],
    values: Values,
) -> None:
    """Fill in what is not there: from the texts on spending, on income, then from all."""
    find_spending(path, income, values)
    find_income(("预算收支",), money, values)
    find_basic(path, money, values)
    find_kinds(path, money, values)
    find_whole(path, [*money, *everywhere], values)
    find_executed(path, money, values)
    find_balance(path, money, values)
