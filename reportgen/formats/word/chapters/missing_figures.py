"""What the passage on spending lacks of its figures, found in other texts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.findings import path_text
from reportgen.formats.word.prose.budget_in_prose import find_budget
from reportgen.formats.word.prose.expenditure_prose import figures_of, nested
from reportgen.formats.word.prose.money_in_prose import (
    find_balance,
    find_basic,
    find_executed,
    find_income,
    find_kinds,
    find_whole,
)
from reportgen.formats.word.prose.official_figures import OFFICIAL_TOTAL
from reportgen.formats.word.read_values import NOT_FOUND
from reportgen.formats.word.tables.table_fields import find_spending
from reportgen.formats.word.text.word_lines import WordLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values

_NAME, _BUDGET = "三公", ("部门概况", "年度预算金额")


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
    _find_official(path, everywhere, values)
    forget_found(path, values)


def find_in_summary(path: Path, values: Values) -> None:
    """Fill in what is not there from 概述, where a table has no cells for the figures."""
    texts = values.get((*path, "概述")) or ()
    place = values.marks.get((*path, "概述"), values.marks.get(path, ""))
    lines = [WordLine(text, place) for text in texts]
    if lines:
        find_missing(path, lines, [], lines, values)
        find_budget(_BUDGET, lines, values)


def forget_found(path: Path, values: Values) -> None:
    """Take back the notes that a figure of the spending was not found where it is there by now."""
    filled = {path_text(each) for each in _filled(path, values.get(path))}
    values.notes = [
        each for each in values.notes if each.message != NOT_FOUND or each.path not in filled
    ]


def _find_official(path: Path, lines: list[WordLine], values: Values) -> None:
    """Fill in 三公经费 where only a text on something else tells of it, as that on 基本支出."""
    if values.get((*path, OFFICIAL_TOTAL[0])) is not None:
        return
    told = [sentence for line in lines for sentence in _sentences(line)]
    figures = figures_of([each for each in told if _NAME in each.text], values.year)
    found = {
        inner: amount for inner, amount in figures.found.items() if inner[0] == OFFICIAL_TOTAL[0]
    }
    if OFFICIAL_TOTAL in found:
        group = (*path, OFFICIAL_TOTAL[0])
        values.put(group, nested(found)[str(OFFICIAL_TOTAL[0])], figures.places[OFFICIAL_TOTAL])
        for inner in found:
            values.mark((*path, *inner), figures.places[inner])


def _sentences(line: WordLine) -> Iterator[WordLine]:
    starts = [0, *(at + 1 for at, char in enumerate(line.text) if char == "。")]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield line.part(start, end)


def _filled(path: Path, value: Any) -> Iterator[Path]:
    """Return the paths of what is there, groups too."""
    if value not in (None, {}):
        yield path
    for label, inner in value.items() if isinstance(value, dict) else ():
        yield from _filled((*path, label), inner)
