"""Tables of 三公经费 that have its parts over their columns, and a row for each year or basis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.form_rows import fold
from reportgen.formats.word.prose.figure_bases import BUDGET, FINAL, LAST_YEAR, basis_of_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.findings import Path
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
