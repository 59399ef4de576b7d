"""部门整体支出绩效评价基础数据表 from the rows of its tables."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar

from reportgen.formats.word.annexes.annex_labels import (
    BUILDING_COLUMNS,
    COST_COLUMNS,
    SAVINGS,
    STAFF_COLUMNS,
)
from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow, Columns
from reportgen.formats.word.annexes.annex_sheet import AnnexSheet, Left
from reportgen.formats.word.annexes.cost_rows import COSTS, Costs
from reportgen.model.base import field_tree
from reportgen.model.report import ANNEXES, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Path

_STAFF, _BUILDINGS, _SAVED = "财政供养人员情况", "楼堂馆所控制情况", "厉行节约保障措施"
_SECTIONS = ((_STAFF, STAFF_COLUMNS), (COSTS, COST_COLUMNS), (_BUILDINGS, BUILDING_COLUMNS))
_NAME = "名称"
_NONE = ("无", "没有")
_LEAST = 2
"""How many headings begin a section: one alone may be any word."""


class BaseDataSheet(AnnexSheet):
    """The reader of 基础数据表: headings say what the rows below them are."""

    SIGNS: ClassVar[bool] = True

    def __init__(self, place: str, unit: str = "") -> None:
        super().__init__(place, unit)
        self._section = ""
        self._columns: Columns | None = None
        self._costs = Costs(self)

    def finish(self) -> None:
        """Settle the sums of lists; a table without a row that the form has is of another form."""
        self._costs.end_list()
        self.is_divided_otherwise |= self._costs.lack_rows()

    def _read(self, row: AnnexRow) -> None:
        for section, vocabulary in _SECTIONS:
            found = {box: key for box in row.filled if (key := box.word.among(vocabulary))}
            if sum(key != _NAME for key in found.values()) >= _LEAST:
                self._open(section, row, found)
                return
        if saved := next((box for box in row.filled if box.word.among(SAVINGS)), None):
            self._costs.end_list()
            self._section, saved.used = _SAVED, True
            self.mark((_SAVED,), row.place)
        if row.filled and all(box.is_group for box in row.filled) and row.boxes[0].origin is None:
            self.group_labels(row.filled)
            self.unit = row.filled[0].word.unit or self.unit
            return
        readers = {_STAFF: self._staff, COSTS: self._costs.read, _BUILDINGS: self._building}
        reader = self._savings if self._section == _SAVED else readers.get(self._section)
        if reader is not None and row.filled:
            reader(row)

    def _open(self, section: str, row: AnnexRow, found: dict[AnnexCell, str]) -> None:
        """Begin a section at its headings, or go on with it at those of the next page."""
        if section != COSTS:
            self._costs.end_list()
        self._section = section
        self.mark((section,), row.place)
        self.group_labels(row.filled)
        values = [box for box in row.filled if box not in found and not box.used]
        if section == _STAFF and values:
            self._pairs(row, found)
            return
        for box in found:
            box.used = True
            if section == _STAFF:
                self.year = self.year or box.word.year
        if section == COSTS:
            self._costs.open(row, found)
        else:
            self._columns = Columns(row, found)

    def _pairs(self, row: AnnexRow, found: dict[AnnexCell, str]) -> None:
        """Read a row in which each heading has its value behind it."""
        self._columns = None
        for box, key in found.items():
            value, box.used = row.after(box), True
            if value is not None and value not in found:
                self.figure((_STAFF, key), value)

    def _staff(self, row: AnnexRow) -> None:
        for box in row.filled:
            if self._columns and (key := self._columns.of(box, row)):
                self.figure((_STAFF, key), box)
            else:
                box.used = box.is_group

    def _building(self, row: AnnexRow) -> None:
        """Read one building; a row that says nothing, or 无, is none."""
        columns = self._columns
        if columns is None:
            return
        labels, under = columns.split(row)
        self.group_labels(labels[:-1])
        named = [box for box, key in under if key == _NAME] or labels[-1:]
        figures = [(box, key) for box, key in under if key and key != _NAME]
        said = [box for box, _ in figures if not box.says_nothing]
        if all(box.one_line in _NONE for box in said) and self._is_no_name([*named, *said]):
            return
        path: Path = self.add_item((_BUILDINGS,), row.place)
        if named:
            self.put((*path, _NAME), named[0].one_line, named[0])
        for box, key in figures:
            is_money = _building_kinds().get(key) == "amount"
            unit = (columns.units.get(key, "") or self.unit) if is_money else ""
            self.figure((*path, key), box, unit)

    def _is_no_name(self, named: list[AnnexCell]) -> bool:
        """Return whether there is no name, or one that says that there is no building."""
        for box in named:
            if box.one_line in _NONE:
                box.used = True
                self.notes.append(Left(box.text, box.place, "没有完工的楼堂馆所"))
            elif not box.is_group and not box.says_nothing:
                return False
        self.group_labels(named)
        return True

    def _savings(self, row: AnnexRow) -> None:
        """Read the paragraphs beside the label, or below it."""
        for box in row.filled:
            if not box.used and not box.is_group:
                self.texts((_SAVED,), box)


@cache
def _building_kinds() -> Mapping[str, str]:
    """Return the kind of each column of 楼堂馆所控制情况, as of a field of a building."""
    return field_tree(Report).at((ANNEXES, "基础数据表", _BUILDINGS)).kinds
