"""Which figures behind a label of a row belong to it, and to which field each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.prose.figure_bases import BUDGET, FINAL, LAST_YEAR
from reportgen.formats.word.tables.labelled_values import is_figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.text.grid import GridCell

_BUDGET_PATH = ("部门概况", "年度预算金额")
_SPENT = ("绩效完成情况", "部门整体支出管理和使用基本情况", "支出总额")
_OFFICIAL = ("绩效完成情况", "部门整体支出管理和使用基本情况", "三公经费", "合计")


def until_text(cells: Sequence[GridCell]) -> Sequence[GridCell]:
    """Return the cells up to one that has a text behind the first, as the label of another."""
    ends = (n for n, cell in enumerate(cells) if n and cell.text.strip() and not is_figure(cell))
    return cells[: next(ends, None)]


def by_column(
    path: Path, figures: Sequence[GridCell], columns: Mapping[int, str], is_changed: bool
) -> list[tuple[Path, GridCell]]:
    """Return the figures of a row that have a field, by what their columns say.

    The budget of all that was spent is the unit's, unless it ``is_changed`` in the year.
    """
    wanted = {FINAL: path}
    if path == _BUDGET_PATH:
        wanted = {BUDGET: path}
    elif path == _SPENT and not is_changed:
        wanted |= {BUDGET: _BUDGET_PATH}
    elif path == _OFFICIAL:
        wanted |= {basis: (*path[:-1], basis) for basis in (BUDGET, LAST_YEAR)}
    found: list[tuple[Path, GridCell]] = []
    for basis, field in wanted.items():
        cells = [cell for cell in figures if columns.get(cell.column) == basis]
        if len(cells) == 1:
            found.append((field, cells[0]))
    return found
