"""Tables of 三公经费 that have its parts over their columns, and a row for each year or basis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.form_rows import fold
from reportgen.formats.word.prose.figure_bases import BUDGET, FINAL, LAST_YEAR, basis_of_row
from reportgen.formats.word.tables.labelled_values import is_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.tables.column_heads import ColumnHeads
    from reportgen.formats.word.text.grid import GridCell, GridRow

_OFFICIAL = "三公经费"
_SUM = re.compile("(?:三公经费)?(?:合计|总计|小计|总额)")
_LEAST = 2


def official_figures(
    heads: GridRow, paths: Mapping[int, Path], below: Sequence[GridRow], year: int | None
) -> Iterator[tuple[Path, GridCell, GridCell]]:
    """Return the figures below such headings: the field of each, its cell and its heading.

    ``paths`` are the fields of the headings by their number; of the budget and of last year the
    form has the total alone.
    """
    paths = {at: path for at, path in paths.items() if at}
    if len(paths) < _LEAST or any(_OFFICIAL not in path for path in paths.values()):
        return
    group = next(iter(paths.values()))
    group = group[: group.index(_OFFICIAL) + 1]
    sums = [at for at, cell in enumerate(heads.cells) if _SUM.fullmatch(fold(cell.text))]
    fields = {**paths, **dict.fromkeys(sums[:1], (*group, "合计"))}
    rows: dict[str, GridRow] = {}
    for row in below:
        basis = basis_of_row(row.cells[0].text, year)
        if not basis or basis in rows:
            return
        rows[basis] = row
    for basis, row in rows.items():
        for at, path in fields.items():
            if basis == FINAL:
                yield path, row.cells[at], heads.cells[at]
            elif at in sums[:1] and basis in (BUDGET, LAST_YEAR):
                yield (*group, basis), row.cells[at], heads.cells[at]


def official_grid(
    heads: ColumnHeads, label: Callable[[GridCell], Path | None], year: int | None
) -> list[tuple[Path, GridCell]] | None:
    """Return the figures of a table that has the parts over its columns in several rows.

    With each is its field. None for a table of something else; one whose columns or row leave
    open what a figure is has none.
    """
    fields: dict[int, Path] = {}
    group: Path = ()
    for column, cells in heads.over.items():
        path = next((path for cell in reversed(cells) if (path := label(cell))), None)
        if path and _OFFICIAL in path:
            fields[column] = path
            group = path[: path.index(_OFFICIAL) + 1]
    for column, cells in heads.over.items():
        if group and column not in fields and _SUM.fullmatch(fold(cells[-1].text)):
            fields[column] = (*group, "合计")
    if len(set(fields.values())) <= _LEAST:
        return None
    filled = [row for row in heads.below if any(map(is_figure, row.cells))]
    bases = heads.bases(year)
    if not any(bases.values()):
        bases = dict.fromkeys(bases, FINAL)
    found: list[tuple[Path, GridCell]] = []
    for cell in filled[0].cells if len(filled) == 1 else ():
        basis, path = bases.get(cell.column, ""), fields.get(cell.column)
        if path is None or not is_figure(cell):
            continue
        if basis == FINAL:
            found.append((path, cell))
        elif basis in (BUDGET, LAST_YEAR) and path == (*group, "合计"):
            found.append(((*group, basis), cell))
    paths = [path for path, _ in found]
    return [each for each in found if paths.count(each[0]) == 1]
