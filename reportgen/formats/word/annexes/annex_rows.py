"""Rows of an annex's table: cells with what is above them, and columns by their headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import GROUPS, Word, word_of
from reportgen.formats.word.annexes.annex_meanings import GROUP_LABELS, Meanings, meaning_of
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.formats.word.text import grid

_NOTHING = re.compile(r"[-—–－─―/／\\\s\u3000]*")
_BUDGETS = ("年初预算数", "全年预算数")
_NUMBER = re.compile(r"[-+]?[\d,.]+[%％]?")


@dataclass(slots=True, eq=False)
class AnnexCell:
    """A cell: its paragraphs that say something, where it stands, and the label it may be.

    ``index`` counts the cells of its row from 0. ``origin`` is the cell that it continues where
    it is a lower part of a merged one; ``used`` that its text is in a field, or on the form.
    """

    lines: list[WordLine]
    column: int
    index: int
    place: str
    origin: AnnexCell | None = None
    used: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.lines = [line for line in self.lines if line.shown.strip(LAYOUT)]
        self.text = "\n".join(line.shown.strip(LAYOUT) for line in self.lines)

    @property
    def word(self) -> Word:
        """What it says if it is a label."""
        return word_of(self.text)

    @property
    def one_line(self) -> str:
        """Its text on one line, as a name or a figure stands in a narrow column."""
        return "".join(part.strip(LAYOUT) for part in self.text.split("\n"))

    @property
    def is_group(self) -> bool:
        """Whether it is the label of a merged cell."""
        word = self.word
        if word.key in GROUPS or word.short in GROUPS:
            return True
        return meaning_of(word.short, GROUP_LABELS) is not None

    @property
    def says_nothing(self) -> bool:
        """Whether it is empty, or has a dash for what is not there."""
        return _NOTHING.fullmatch(self.text) is not None

    @property
    def is_number(self) -> bool:
        """Whether it is a bare figure."""
        return _NUMBER.fullmatch(self.text) is not None

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        """Return text and place of each paragraph."""
        for line in self.lines:
            _, _, within = line.place.rpartition(" ")
            yield line.shown.strip(LAYOUT), f"{self.place} {within}"


@dataclass(slots=True, eq=False)
class AnnexRow:
    """A row: its cells, its place, and of them those that say something for themselves."""

    boxes: list[AnnexCell]
    place: str
    filled: list[AnnexCell] = field(init=False)

    def __post_init__(self) -> None:
        self.filled = [box for box in self.boxes if box.text and box.origin is None]

    @property
    def table(self) -> str:
        """The table that it is in, as 表2."""
        return self.place.split(" ", 1)[0]

    def after(self, box: AnnexCell) -> AnnexCell | None:
        """Return the cell to the right."""
        return self.boxes[box.index + 1] if box.index + 1 < len(self.boxes) else None


def rows_with_origins(rows: Iterable[grid.GridRow]) -> list[AnnexRow]:
    """Return the rows of one table, each lower part of a merged cell with the cell it continues."""
    above: dict[int, AnnexCell] = {}
    found: list[AnnexRow] = []
    for row in rows:
        boxes: list[AnnexCell] = []
        for index, cell in enumerate(row.cells):
            place = f"{row.place} 第{index + 1}列"
            origin = above.get(cell.column) if cell.continued else None
            box = AnnexCell(cell.lines, cell.column, index, place, origin)
            if origin is None:
                above[cell.column] = box
            boxes.append(box)
        found.append(AnnexRow(boxes, row.place))
    return found


class Columns:
    """Headings by the grid columns that they stand over."""

    def __init__(self, row: AnnexRow, keys: Mapping[AnnexCell, str]) -> None:
        self._table = row.table
        self._keys = [keys.get(box, "") for box in row.boxes]
        self._starts = [box.column for box in row.boxes]
        self._others = [
            bool(box.text) and box not in keys and not box.is_group for box in row.boxes
        ]
        self.units = {key: box.word.unit for box, key in keys.items() if box.word.unit}

    def have(self, key: str) -> bool:
        """Return whether a heading has this meaning."""
        return key in self._keys

    def fit(self, row: AnnexRow) -> bool:
        """Return whether a row is of the grid of the headings."""
        return len(row.boxes) == len(self._keys) or row.boxes[-1].column == self._starts[-1]

    def is_of_other_cells(self, row: AnnexRow) -> bool:
        """Return whether a row of the same table is divided in another way than the headings."""
        return row.table == self._table and not self.fit(row)

    def of(self, box: AnnexCell, row: AnnexRow) -> str:
        """Return the heading over a cell; empty for one that has none.

        A row of as many cells, or one of the same grid, is matched by place; one of another grid,
        as in a table that goes on in another, from the right.
        """
        at = self._at(box, row)
        return self._keys[at] if 0 <= at < len(self._keys) else ""

    def stands_over(self, box: AnnexCell, row: AnnexRow) -> bool:
        """Return whether a heading that is none of the form's stands over a cell, or nothing does.

        A row of fewer cells than the headings, with labels of its own, stands under none of them.
        """
        at = self._at(box, row)
        is_alike = len(row.boxes) == len(self._keys)
        is_bare = 0 <= at < len(self._keys) and is_alike and not self._keys[at]
        return is_bare or self.stands_below_other(box, row)

    def stands_below_other(self, box: AnnexCell, row: AnnexRow) -> bool:
        """Return whether a heading that is none of the form's stands over a cell."""
        at = self._at(box, row)
        return 0 <= at < len(self._others) and self._others[at]

    def divided(self, row: AnnexRow, keys: Mapping[AnnexCell, str]) -> Columns:
        """Return the columns by a second row of headings, which divides some of them."""
        told = {box: self._part(box, row, keys.get(box, "")) for box in row.boxes}
        found = Columns(row, {box: key for box, key in told.items() if key})
        found.units = self.units | found.units
        return found

    def _part(self, box: AnnexCell, row: AnnexRow, key: str) -> str:
        """Return what a heading says below another: 全年 below 执行 is no budget."""
        over = self.of(box, row)
        if over and key in _BUDGETS and over not in _BUDGETS:
            return over
        return key or over

    def _at(self, box: AnnexCell, row: AnnexRow) -> int:
        at = box.index
        if len(row.boxes) != len(self._keys):
            if row.boxes[-1].column == self._starts[-1]:
                at = bisect_right(self._starts, box.column) - 1
            else:
                at += len(self._keys) - len(row.boxes)
        return at

    def split(self, row: AnnexRow) -> tuple[list[AnnexCell], list[tuple[AnnexCell, str]]]:
        """Return the cells before the first that has a heading, and the others with theirs.

        Of both only those that say something for themselves.
        """
        start = next((box.index for box in row.boxes if self.of(box, row)), len(row.boxes))
        labels = [box for box in row.filled if box.index < start]
        return labels, [(box, self.of(box, row)) for box in row.filled if box.index >= start]


def divided(
    row: AnnexRow, vocabularies: Iterable[Mapping[str, str]], meanings: Meanings
) -> dict[AnnexCell, str]:
    """Return the parts of headings that a row has and nothing else; none for another row."""
    found: dict[AnnexCell, str] = {}
    for box in row.filled:
        told = (box.word.among(vocabulary) for vocabulary in vocabularies)
        key = next(filter(None, told), None) or meaning_of(box.word.key, meanings)
        if not key:
            return {}
        found[box] = key
    for box in found:
        box.used = True
    return found
