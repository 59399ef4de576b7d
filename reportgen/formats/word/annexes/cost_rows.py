"""经费控制情况: rows of three figures, among them lists whose items have names of their own."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import COST_LISTS, COST_ROWS
from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow, Columns
from reportgen.formats.word.annexes.annex_sheet import AnnexSheet, Left, with_unit
from reportgen.model.base import field_tree
from reportgen.model.figures import Amount
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Path

COSTS = "经费控制情况"
_LAST_YEAR, _BUDGET, _ACTUAL = "上年决算数", "预算数", "决算数"
_NAME, _LEVEL = "名称", "级别"
_PROJECTS, _GRANTED_LIST = ("项目支出",), "专项资金"
_GRANTED = re.compile(r"(中央|省级|市级|县级)\s*[:：]\s*(?=\S)")
_OF_WHICH = re.compile(r"其中\s*[:：]\s*(?=\S)")
_AND_SO_ON = re.compile(r"[.．。…·]+")
_PAIR = 2

Figures = list[tuple[AnnexCell, str]]
"""Cells with their columns."""

Listed = tuple["Path", str]
"""A list, and the 级别 of its items."""


@cache
def _always_there() -> list[str]:
    """Return the labels of the rows that each 基础数据表 has."""
    # For start-up: most reports have no annexes.
    from reportgen.model.annexes.base_data import CostControl

    return [each.label for each in (field_tree(CostControl).fields or {}).values() if each.required]


class _Begun(NamedTuple):
    """A list's label with figures beside it: its sum, or its only item."""

    listed: Listed
    label: AnnexCell
    figures: Figures
    row: AnnexRow
    items: int


class Costs:
    """The reader of the rows below the headings of 经费控制情况."""

    def __init__(self, sheet: AnnexSheet) -> None:
        self._sheet = sheet
        self._columns: Columns | None = None
        self._unit = ""
        self._list: Listed | None = None
        self._whole: _Begun | None = None
        self._level: _Begun | None = None

    def open(self, row: AnnexRow, found: dict[AnnexCell, str]) -> None:
        """Take the headings, also those that are repeated on the next page."""
        found = self._by_year(found)
        self._columns = Columns(row, found)
        units = [box.word.unit for box in row.filled if box not in found and box.word.unit]
        self._unit = units[0] if units else self._unit

    def _by_year(self, found: dict[AnnexCell, str]) -> dict[AnnexCell, str]:
        """Return last year's account and this year's: by their years, else by their order."""
        budget = next((box.word.year for box in found if found[box] == _BUDGET), None)
        accounts = [box for box in found if found[box] == _ACTUAL]
        years = [box.word.year for box in accounts if box.word.year is not None]
        self._sheet.year = self._sheet.year or budget or max(years, default=None)
        if len(accounts) == _PAIR and _LAST_YEAR not in found.values():
            first, second = accounts
            swapped = len(years) == _PAIR and years[0] > years[1]
            return {**found, (second if swapped else first): _LAST_YEAR}
        if len(accounts) == 1 and years and budget is not None and years[0] < budget:
            return {**found, accounts[0]: _LAST_YEAR}
        return found

    def lack_rows(self) -> bool:
        """Return whether one of the rows that each such table has is not there."""
        begun = self._columns is not None
        return begun and any((COSTS, label) not in self._sheet.marks for label in _always_there())

    def read(self, row: AnnexRow) -> None:
        """Read a row of figures, the label of a list, or one of its items."""
        if self._columns is None:
            return
        labels, figures = self._columns.split(row)
        for box in labels[:-1]:
            box.used = box.is_group or _is_label(box)
        label = labels[-1] if labels else None
        before = labels[-2] if len(labels) >= _PAIR else _continued(row, label)
        listed = before.word.among(COST_LISTS) if before is not None else None
        path = label.word.among(COST_ROWS) if label is not None else None
        begins = label.word.among(COST_LISTS) if label is not None else None
        if listed is not None:
            self._enter(listed)
            self._item(row, label, figures)
        elif path is not None and label is not None:
            self.end_list()
            self._figures((COSTS, *path), row, label, figures)
            if path == _PROJECTS:  # whose items may stand right below it
                self._list = ((*_PROJECTS, _GRANTED_LIST), "")
        elif begins is not None and label is not None:
            self._begin(begins, label, figures, row)
        elif self._list is not None:
            self._item(row, label, figures)

    def _figures(self, path: Path, row: AnnexRow, label: AnnexCell, figures: Figures) -> None:
        label.used = True
        self._sheet.mark(path, row.place)
        if path[-1] in _always_there():
            self._sheet.be_there(path, {})
        for box, key in figures:
            if key:
                self._sheet.figure((*path, key), box, self._unit_of(label, key))

    def _unit_of(self, label: AnnexCell | None, key: str) -> str:
        """Return the unit of a figure: that of its row's label, its heading, or the table."""
        own = "" if label is None else label.word.unit
        heading = "" if self._columns is None else self._columns.units.get(key, "")
        return own or heading or self._unit or self._sheet.unit

    def _enter(self, listed: Listed) -> None:
        """Note which list the items belong to from here on."""
        if self._list is not None and self._list[0] != listed[0]:
            self.end_list()
        self._list = listed

    def _begin(self, listed: Listed, label: AnnexCell, figures: Figures, row: AnnexRow) -> None:
        """Begin a list, or its items of one 级别, at a row of its own.

        What the row's figures are, a sum or an item, shows when the next one begins.
        """
        self._end_level()
        if not listed[1]:
            self.end_list()
        self._enter(listed)
        label.used = True
        own = [(box, key) for box, key in figures if key and not box.says_nothing]
        for box, _ in own:
            box.used = True
        begun = _Begun(listed, label, own, row, self._count(listed[0])) if own else None
        if listed[1]:
            self._level = begun
        else:
            self._whole = begun

    def _count(self, path: Path) -> int:
        return len(self._sheet.value((COSTS, *path)) or ())

    def _item(self, row: AnnexRow, label: AnnexCell | None, figures: Figures) -> None:
        """Add an item to the list; a row that says nothing, or …… alone, is none."""
        says_nothing = all(box.says_nothing for box, _ in figures)
        if self._list is None or (label is None and says_nothing):
            return
        if label is not None and says_nothing and _AND_SO_ON.fullmatch(label.one_line):
            label.used = True  # as the blank form prints it
            return
        name = "" if label is None else _OF_WHICH.sub("", label.one_line, count=1)
        self._add(self._list, name, label, figures, row)

    def _add(
        self, listed: Listed, name: str, label: AnnexCell | None, figures: Figures, row: AnnexRow
    ) -> None:
        path, level = listed
        item = self._sheet.add_item((COSTS, *path), row.place)
        granted = _GRANTED.match(name) if path[-1] == _GRANTED_LIST else None
        if label is not None and name:
            self._sheet.put((*item, _NAME), name[granted.end() :] if granted else name, label)
            if granted or level:
                self._sheet.put((*item, _LEVEL), granted[1] if granted else level, label)
        own = label if label is not None and _is_label(label) else None
        for box, key in figures:
            if key:
                self._sheet.figure((*item, key), box, self._unit_of(own, key))

    def end_list(self) -> None:
        """Take figures beside a list's label as its sum, or as its only item."""
        self._end_level()
        self._settle(self._whole)
        self._whole = self._list = None

    def _end_level(self) -> None:
        self._settle(self._level)
        self._level = None

    def _settle(self, begun: _Begun | None) -> None:
        if begun is None:
            return
        path, level = begun.listed
        if self._count(path) > begun.items:
            self._subtotal(begun)
        else:
            name = begun.label.word.short.removeprefix(level) or str(path[-1])
            self._add(begun.listed, name, begun.label, begun.figures, begun.row)

    def _subtotal(self, begun: _Begun) -> None:
        """Note that a sum is not a field of its own, or list one that its items do not make."""
        items = self._sheet.value((COSTS, *begun.listed[0]))[begun.items :]
        for box, key in begun.figures:
            own = _sum([with_unit(box.one_line, self._unit_of(begun.label, key))])
            if own == _sum(item[key] for item in items if key in item):
                self._sheet.notes.append(Left(box.text, box.place, "小计由明细相加，不单独填"))
            else:
                message = f"“{begun.label.one_line}”的小计没有对应的栏目"
                self._sheet.left.append(Left(box.text, box.place, message))


def _is_label(box: AnnexCell) -> bool:
    return box.word.among(COST_LISTS) is not None or box.word.among(COST_ROWS) is not None


def _continued(row: AnnexRow, label: AnnexCell | None) -> AnnexCell | None:
    """Return the merged cell with a label that goes on to the left of a cell."""
    end = len(row.boxes) if label is None else label.index
    origins = (box.origin for box in reversed(row.boxes[:end]))
    return next((box for box in origins if box is not None and _is_label(box)), None)


def _sum(amounts: Iterable[str]) -> object:
    """Add amounts up, 万元; None where there is none, or one is no amount."""
    try:
        found = [Amount(amount) for amount in amounts]
    except ValueError:
        return None
    return Amount.total(found).value if found else None
