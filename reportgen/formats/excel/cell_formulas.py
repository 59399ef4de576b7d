"""Formulas that need their own value: what they name, followed from cell to cell."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reportgen.formats.excel.sheet_cells import position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.formats.excel.sheet_cells import Book

Place = tuple[str, int, int]
"""A sheet, a row and a column."""

_QUOTED = re.compile(r'"[^"]*"')
_PLACE = r"\$?[A-Za-z]{1,3}\$?\d{1,7}"
_AREA = re.compile(
    rf"(?:(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[\w.]+))!)?"
    rf"(?<![\w.])(?P<first>{_PLACE})(?::(?P<last>{_PLACE}))?(?![\w(.])"
)


def dependencies(formula: str, sheet: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the areas that a formula names: sheet, first and last row and column."""
    for match in _AREA.finditer(_QUOTED.sub("", formula)):
        name = (match["quoted"] or match["plain"] or sheet).replace("''", "'")
        first, last = position(match["first"]), position(match["last"] or match["first"])
        if first and last:
            yield name, first[0], first[1], last[0], last[1]


def circular(book: Book) -> set[Place]:
    """Return the places of formulas that need their own value: sheet, row, column."""
    formulas = {
        (sheet.name, cell.row, cell.column): cell.formula
        for sheet in book.sheets
        for cells in sheet.rows.values()
        for cell in cells.values()
        if cell.formula
    }
    by_sheet: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name, row, column in formulas:
        by_sheet[name].append((row, column))
    edges: dict[Place, list[Place]] = {}
    for place, formula in formulas.items():
        edges[place] = [
            (name, row, column)
            for name, top, left, bottom, right in dependencies(formula or "", place[0])
            for row, column in by_sheet.get(name, ())
            if top <= row <= bottom and left <= column <= right
        ]
    return {place for place in edges if _reaches(place, edges)}


def _reaches(start: Place, edges: dict[Place, list[Place]]) -> bool:
    seen: set[Place] = set()
    waiting = list(edges[start])
    while waiting:
        place = waiting.pop()
        if place == start:
            return True
        if place not in seen:
            seen.add(place)
            waiting += edges.get(place, ())
    return False
