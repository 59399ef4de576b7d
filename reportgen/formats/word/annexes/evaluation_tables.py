"""绩效自评表, of the unit or of a project, from the rows of its tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from reportgen.formats.word.annexes.annex_headings import has_sums, is_scored, one_of_each
from reportgen.formats.word.annexes.annex_labels import (
    FUND_ROWS,
    GOALS,
    HEAD,
    INDICATOR_COLUMNS,
    MONEY_COLUMNS,
    MONEY_PARTS,
    REQUEST_ROWS,
    Word,
    word_of,
)
from reportgen.formats.word.annexes.annex_meanings import (
    GOAL_HEADINGS,
    INDICATORS,
    MONEY,
    TOTAL_ROW,
    Meanings,
    meaning_of,
)
from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow, Columns, divided
from reportgen.formats.word.annexes.annex_sheet import AnnexSheet
from reportgen.formats.word.annexes.indicator_rows import Indicators

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Path

_MONEY, _GOALS, _INDICATORS, _TASKS = "money", "goals", "indicators", "tasks"
_TASK_HEADINGS = frozenset(("任务名称", "主要任务", "年度主要任务"))
"""Headings of the tasks of a year with what each cost: no field is for them."""

_UNIT_NAME = "预算部门（单位）名称"
_TOTAL, _SPENT, _GOAL = "年度资金总额", "全年执行数", "年度总体目标"
_INLINE = re.compile(r"(?P<label>(?:其中[:：])?[^:：]+)[:：](?P<value>.*)", re.DOTALL)
_WEIGHT = re.compile(r"[（(](\d{1,3})分")
_RATED = frozenset(("执行率", "得分"))
_LEVELS = frozenset(("绩效指标", "一级指标", "二级指标", "三级指标"))
_LEAST, _LEAST_OF_INDICATORS = 2, 3


class _EvaluationSheet(AnnexSheet):
    """The reader of what both tables have: head, money, goals, indicators, total."""

    MONEY: ClassVar[str]
    ROWS: ClassVar[Mapping[str, Path]]
    HEAD: ClassVar[tuple[str, ...]]

    def __init__(self, place: str, unit: str = "") -> None:
        super().__init__(place, unit)
        self._part = ""
        self._columns: Columns | None = None
        self._unit = ""
        self._weight: tuple[str, str] | None = None
        self._is_heading = False
        self._indicators = Indicators(self)

    def _read(self, row: AnnexRow) -> None:
        if self._goes_on_heading(row):
            return
        is_money = has_sums(row) and not _has_levels(row)
        if not is_money and (
            found := self._headings(row, INDICATOR_COLUMNS, _LEAST_OF_INDICATORS, INDICATORS)
        ):
            self.is_foreign = self.is_foreign or not _LEVELS.intersection(found.values())
            self._part, self._is_heading = _INDICATORS, True
            self.mark(("绩效指标",), row.place)
            self.be_there(("绩效指标",), [])
            self._indicators.open(row, found)
        elif any(box.word.key in _TASK_HEADINGS for box in row.filled):
            self._part = _TASKS
        elif is_money and (found := self._headings(row, MONEY_COLUMNS, _LEAST, MONEY)):
            self._part, self._columns, self._is_heading = _MONEY, Columns(row, found), True
            self.mark((self.MONEY,), row.place)
            self.be_there((self.MONEY,), {})
            self._take_unit(row)
            self._take_weight(row)
        elif found := self._headings(
            row, GOALS, 1, () if self._part == _INDICATORS else GOAL_HEADINGS
        ):
            self._open_goals(row, found)
        elif self._part == _INDICATORS or (self._part != _MONEY and self._indicators.is_total(row)):
            self._indicators.read(row)
        elif self._part != _TASKS and self._head(row):
            self._part = ""
        elif self._part == _GOALS:
            self._goals(row)
        elif self._part != _TASKS:
            self._money(row)

    def _goes_on_heading(self, row: AnnexRow) -> bool:
        """Read the second row of headings, which divides those above; tell whether it is one."""
        if not self._is_heading:
            return False
        self._is_heading = False
        if self._part == _INDICATORS:
            return self._indicators.divide(row)
        if self._columns is None or not (
            found := divided(row, (MONEY_PARTS, MONEY_COLUMNS), MONEY)
        ):
            return False
        self._columns = self._columns.divided(row, found)
        return True

    def _headings(
        self, row: AnnexRow, vocabulary: Mapping[str, str], least: int, meanings: Meanings
    ) -> dict[AnnexCell, str]:
        """Return the headings of a row; none where there are fewer than the least."""
        found = one_of_each(row, vocabulary, meanings)
        if len(found) < least:
            return {}
        for box in found:
            box.used = True
        self.group_labels(row.filled)
        return found

    def _take_weight(self, row: AnnexRow) -> None:
        """Take the weight of the execution where a heading has it: 得分（20分*执行率）."""
        found = (_WEIGHT.search(box.text) for box in row.filled)
        weight = next((match[1] for match in found if match), None)
        if weight is not None:
            self._weight = weight, row.place

    def finish(self) -> None:
        """Fill in the weight that a heading has, where no cell has one."""
        path = (self.MONEY, _TOTAL, "分值")
        total = self.value(path[:-1])
        if self._weight is not None and isinstance(total, dict) and total.keys() & _RATED:
            self.say(path, self._weight[0], self._weight[1])

    def _take_unit(self, row: AnnexRow) -> None:
        units = [box.word.unit for box in row.filled if box.is_group and box.word.unit]
        self._unit = units[0] if units else self._unit

    def _head(self, row: AnnexRow) -> bool:
        """Read labels with their values behind them; tell whether there are any."""
        label: str | None = None
        found = False
        for box in row.boxes:
            key = box.word.among(HEAD) if box.text and box.origin is None else None
            if label is not None:
                if box.text:
                    self.put((label,), box.one_line, box)
                label = None
            elif key is not None and self._own(key) in self.HEAD:
                label, box.used, found = self._own(key), True, True
        return found

    def _own(self, key: str) -> str:
        """Return the field of a head's label: 单位名称 and the like may mean another."""
        return key

    def _money(self, row: AnnexRow) -> None:
        """Read a row of money; each figure belongs to the label before it."""
        self._take_unit(row)
        path: Path | None = None
        unit = ""
        for box in row.boxes:
            if not box.text or box.origin is not None:
                continue
            word, value = _inline(box)
            found = word.among(self.ROWS)
            if found is None and meaning_of(word.key, TOTAL_ROW):
                found = (_TOTAL,)
            if found is not None and (value is not None or not box.is_number):
                path, unit, box.used = found, word.unit, True
                if value:
                    self._inline_figure(path, value, box, unit)
                self.mark((self.MONEY, *path), row.place)
                if path == (_TOTAL,):
                    self.be_there((self.MONEY, _TOTAL), {})
            elif path is not None:
                self._money_figure(path, box, row, unit)
            else:
                box.used = box.is_group

    def _money_figure(self, path: Path, box: AnnexCell, row: AnnexRow, unit: str) -> None:
        columns = self._columns
        key = columns.of(box, row) if columns is not None else ""
        if columns is not None and not key and columns.stands_over(box, row):
            return
        target = self._target(path, key or _SPENT)
        if target is not None:
            plain = "" if is_scored(key) else self._unit_of(key, unit)
            self.figure((self.MONEY, *target), box, plain)

    def _inline_figure(self, path: Path, value: str, box: AnnexCell, unit: str) -> None:
        """Put a figure that stands behind its label's colon in the same cell."""
        target = self._target(path, _SPENT)
        if target is not None:
            figure = AnnexCell([box.lines[0]._replace(text=value, number="")], 0, 0, box.place)
            self.figure((self.MONEY, *target), figure, self._unit_of(_SPENT, unit))

    def _unit_of(self, key: str, unit: str) -> str:
        heading = "" if self._columns is None else self._columns.units.get(key, "")
        return unit or heading or self._unit or self.unit

    def _target(self, path: Path, key: str) -> Path | None:
        """Return the field of a figure by row and heading; None where the form has none."""
        raise NotImplementedError

    def _open_goals(self, row: AnnexRow, found: dict[AnnexCell, str]) -> None:
        """Take the headings of the goals, or the texts beside them."""
        self._part = _GOALS
        self.mark((_GOAL,), row.place)
        for key in found.values():
            self.be_there((_GOAL, key), [])
        for box in row.filled:  # a label over both
            box.used = box.used or meaning_of(box.word.key, GOAL_HEADINGS) is not None
        first = min(label.index for label in found)
        texts = [box for box in row.filled if not box.used and box.index > first]
        if not texts:
            self._columns = Columns(row, found)
            return
        self._columns = None
        for box in texts:
            before = [label for label in found if label.index < box.index]
            if before:
                self.texts((_GOAL, found[before[-1]]), box)

    def _goals(self, row: AnnexRow) -> None:
        for box in row.filled:
            key = self._columns.of(box, row) if self._columns is not None else ""
            if key:
                self.texts((_GOAL, key), box)
            else:
                box.used = box.is_group


def _has_levels(row: AnnexRow) -> bool:
    """Return whether a row has a heading of a level of indicators."""
    return any(box.word.among(INDICATOR_COLUMNS) in _LEVELS for box in row.filled)


def _inline(box: AnnexCell) -> tuple[Word, str | None]:
    """Return label and value of a cell with both; the value is None in others."""
    word, match = box.word, _INLINE.fullmatch(box.text)
    is_label = word.among(REQUEST_ROWS) is not None or word.among(FUND_ROWS) is not None
    if match is None or is_label:
        return word, None
    return word_of(match["label"]), "".join(match["value"].split())


class WholeSheet(_EvaluationSheet):
    """The reader of 整体自评表."""

    MONEY: ClassVar[str] = "年度预算申请"
    ROWS: ClassVar[Mapping[str, Path]] = REQUEST_ROWS
    HEAD: ClassVar[tuple[str, ...]] = (_UNIT_NAME,)

    def _target(self, path: Path, key: str) -> Path | None:
        if path == (_TOTAL,):
            return (*path, key)
        return path if key == _SPENT else None


class ProjectSheet(_EvaluationSheet):
    """The reader of one 项目自评表."""

    MONEY: ClassVar[str] = "项目资金"
    ROWS: ClassVar[Mapping[str, Path]] = FUND_ROWS
    HEAD: ClassVar[tuple[str, ...]] = ("项目支出名称", "主管部门", "实施单位")

    def _own(self, key: str) -> str:
        return "实施单位" if key == _UNIT_NAME else key

    def _target(self, path: Path, key: str) -> Path | None:
        return None if is_scored(key) and path != (_TOTAL,) else (*path, key)
