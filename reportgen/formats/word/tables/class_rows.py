"""Tables of what was spent by economic class or by nature: a row for each, and their sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.form_rows import fold
from reportgen.formats.word.headings.label_meanings import unit_of
from reportgen.formats.word.headings.outline_words import without_ordinal
from reportgen.formats.word.prose.figure_bases import FINAL, money_columns
from reportgen.formats.word.tables.column_heads import column_heads
from reportgen.formats.word.tables.labelled_values import is_figure, put_value
from reportgen.formats.word.text.grid import tables_in
from reportgen.model.base import field_tree
from reportgen.model.expenditure import Expenditure
from reportgen.model.figures import Amount

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.grid import GridCell, GridRow
    from reportgen.formats.word.text.word_lines import WordLine

_SPENT: Path = ("绩效完成情况", "部门整体支出管理和使用基本情况")
_GROUPS = ("按经济分类", "按支出性质")
_SUM = re.compile("(?:支出)?(?:合计|总计|总额)")
_LEAST = 2


def read_classes(rows: Sequence[GridRow], values: Values, beside: Sequence[WordLine]) -> set[int]:
    """Read such tables among all rows; return the ids of the cells read.

    ``beside`` are the lines of the report, of which one may say the unit of all amounts.
    """
    used: set[int] = set()
    for table in tables_in(rows):
        unit = unit_of(cell.text for row in table for cell in row.cells)
        used |= _read(table, values, unit or unit_of(line.shown for line in beside))
    return used


def _read(rows: Sequence[GridRow], values: Values, unit: str) -> set[int]:
    """Read the classes of a table that come to the report's 支出总额; return the cells read.

    Such tables are of a budget, of one fund or of basic expenditure as often as of all that was
    spent: without that sum nothing of them is read.
    """
    total = values.get((*_SPENT, "支出总额"))
    spent = _amount(str(total), "") if total else None
    column = _column_of_spent(rows, values.year)
    if spent is None or column is None:
        return set()
    used: set[int] = set()
    for group in _GROUPS:
        found, has_sum = _classes(rows, group, column, unit, spent)
        figures = [_amount(cell.text, unit) for _, _, cell in found]
        if not has_sum or len(found) < _LEAST or sum(filter(None, figures)) != spent:
            continue
        for path, label, cell in found:
            if put_value(path, cell.lines, values, unit):
                used |= {id(label), id(cell)}
    return used


def _classes(
    rows: Sequence[GridRow], group: str, column: int, unit: str, spent: Decimal
) -> tuple[list[tuple[Path, GridCell, GridCell]], bool]:
    """Return the rows of a group's fields, and whether one has their sum, the total spent."""
    labels = {fold(label): label for label in field_tree(Expenditure).at([group]).kinds}
    found: list[tuple[Path, GridCell, GridCell]] = []
    has_sum = False
    for row in rows:
        name = fold(without_ordinal(row.cells[0].text.strip()))
        cell = next((each for each in row.cells if each.column == column), None)
        if cell is None or not is_figure(cell):
            continue
        known = labels.get(name) or labels.get(name.removesuffix("支出"))
        if known:
            found.append(((*_SPENT, group, known), row.cells[0], cell))
        has_sum = has_sum or (bool(_SUM.fullmatch(name)) and _amount(cell.text, unit) == spent)
    return found, has_sum


def _column_of_spent(rows: Sequence[GridRow], year: int | None) -> int | None:
    """Return the column of what was spent: the one that says so, or the only one of figures."""
    heads = column_heads(rows)
    named = (money_columns(row, year) for row in rows)
    bases = heads.bases(year) if heads else next(filter(None, named), {})
    spent = [column for column, basis in bases.items() if basis == FINAL]
    columns = {cell.column for row in rows for cell in row.cells if is_figure(cell)}
    if len(spent) == 1:
        return spent[0]
    return columns.pop() if len(columns) == 1 and not any(bases.values()) else None


def _amount(text: str, unit: str) -> Decimal | None:
    compact = "".join(text.split())
    try:
        return Amount(compact if compact.endswith("元") else f"{compact}{unit}").value
    except ValueError:
        return None
