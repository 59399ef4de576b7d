"""The tables of a file that are of no annex, as the rules on sums and scores look at them."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from reportgen.formats.word.text.grid import tables_in
from reportgen.model.other_tables import OtherTable, TableCell, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.grid import GridRow

_LEAST = 3
"""How many rows a table has at least of which something can be checked."""


def note_tables(
    rows: Iterable[GridRow],
    values: Values,
    captions: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
) -> None:
    """Note the tables of some rows; ``captions`` are the titles of some, as 表1.

    ``units`` are the lines such as 单位：万元 over some, which go with their title.
    """
    for table in tables_in(rows):
        name = table[0].place.split(" ", 1)[0]
        title = (captions or {}).get(name, "") + (units or {}).get(name, "")
        values.note_table(OtherTable(name, title, tuple(map(_row, table))), name)


def note_nested(rows: Iterable[GridRow], values: Values) -> None:
    """Note the tables that stand in cells of some rows, where all their rows have as many cells."""
    for row in rows:
        for cell in row.cells:
            for place, lines in groupby(cell.lines, key=attrgetter("place")):
                texts = [line.shown.split("\t") for line in lines]
                if len(texts) < _LEAST or len({*map(len, texts)}) != 1 or len(texts[0]) == 1:
                    continue
                name = f"{place}里的表"
                nested = (
                    TableRow(tuple(map(TableCell, told, range(len(told)))), place) for told in texts
                )
                values.note_table(OtherTable(name, "", tuple(nested)), place)


def _row(row: GridRow) -> TableRow:
    told = [cell for cell in row.cells if not cell.continued and cell.text.strip()]
    return TableRow(tuple(TableCell(cell.text.rstrip(), cell.column) for cell in told), row.place)
