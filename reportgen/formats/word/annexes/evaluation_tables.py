"""绩效自评表, of the unit or of a project, from the rows of its tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from reportgen.formats.word.annexes.annex_headings import (
    goal_beside,
    goals_beside_done,
    has_sums,
    is_scored,
    one_of_each,
    stated,
    with_done,
    with_first_budget,
)
from reportgen.formats.word.annexes.annex_labels import (
    FUND_ROWS,
    GOALS,
    HEAD,
    INDICATOR_COLUMNS,
    MONEY_COLUMNS,
    MONEY_PARTS,
    REQUEST_ROWS,
)
from reportgen.formats.word.annexes.annex_meanings import (
    GOAL_HEADINGS,
    INDICATORS,
    MONEY,
    Meanings,
    meaning_of,
)
from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow, Columns, divided
from reportgen.formats.word.annexes.annex_sheet import Left
from reportgen.formats.word.annexes.annex_sums import is_budget_divided
from reportgen.formats.word.annexes.indicator_heads import is_of_names
from reportgen.formats.word.annexes.indicator_rows import Indicators
from reportgen.formats.word.annexes.money_rows import SPENT, TOTAL_OF_YEAR, MoneySheet
from reportgen.formats.word.annexes.task_rows import HEADINGS, TaskRows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Path

_MONEY, _GOALS, _INDICATORS, _TASKS = "money", "goals", "indicators", "tasks"
_UNIT_NAME = "预算部门（单位）名称"
_GOAL = "年度总体目标"
_GOAL_NUMBER = re.compile(r"(?:年度)?(?:总体)?(?:绩效)?(?:目标|任务)[\d一二三四五六七八九十]*")
_LEVELS = frozenset(("绩效指标", "一级指标", "二级指标", "三级指标"))
_YEAR = re.compile(r"20\d\d年?度?")
_LEAST, _LEAST_OF_INDICATORS = 2, 3


class _EvaluationSheet(MoneySheet):
    """The reader of what both tables have: head, money, goals, indicators, total."""

    HEAD: ClassVar[tuple[str, ...]]

    def __init__(self, place: str, unit: str = "") -> None:
        super().__init__(place, unit)
        self._part = ""
        self._is_heading = False
        self._goal_year = ""
        self._indicators = Indicators(self)
        self._tasks = TaskRows(self)

    def finish(self) -> None:
        """Note a table that has no row for the goals, or none for the money."""
        super().finish()
        groups = ((_GOAL,), (self.MONEY,))
        self.is_divided_otherwise |= any(each not in self.marks for each in groups)

    def _read(self, row: AnnexRow) -> None:
        if self._goes_on_heading(row):
            return
        pairs = stated(row, self.ROWS) if self._part != _INDICATORS else {}
        is_money = has_sums(row) and not _has_levels(row) and not pairs
        if not is_money and (
            found := self._headings(row, INDICATOR_COLUMNS, _LEAST_OF_INDICATORS, INDICATORS)
        ):
            self.is_divided_otherwise |= not _LEVELS.intersection(found.values())
            is_told = _LEVELS.intersection(found.values()) or is_of_names(row, found)
            self.is_foreign = self.is_foreign or not is_told
            self._part, self._is_heading = _INDICATORS, True
            self.mark(("绩效指标",), row.place)
            self.be_there(("绩效指标",), [])
            self._indicators.open(row, found)
        elif any(box.word.key in HEADINGS for box in row.filled):
            self._part = _TASKS
            self._tasks.open(row)
        elif is_money and (found := self._headings(row, MONEY_COLUMNS, _LEAST, MONEY)):
            self._columns = Columns(row, with_first_budget(row, found))
            self._part, self._is_heading = _MONEY, True
            self.mark((self.MONEY,), row.place)
            self.be_there((self.MONEY,), {})
            self._take_unit(row)
            self._take_weight(row)
        elif goal := goal_beside(row):
            self.is_divided_otherwise = True
            self._open_goals(row, {goal: "预期目标"})
        elif found := self._goal_headings(row):
            self._open_goals(row, found)
        elif self._part == _INDICATORS or (self._part != _MONEY and self._indicators.is_total(row)):
            self._indicators.read(row)
        elif pairs and self._part != _TASKS:
            self._head(row)
            self._pairs(row, pairs)
            self._part = _MONEY
        elif self._part != _TASKS and self._head(row):
            self._part = ""
        elif self._part == _GOALS:
            self._goals(row)
        elif self._part == _TASKS:
            self._tasks.read(row)
        else:
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

    def _goal_headings(self, row: AnnexRow) -> dict[AnnexCell, str]:
        """Return the headings of the goals; a row of scored indicators may only name them."""
        if self._part != _INDICATORS:
            return self._headings(row, GOALS, 1, GOAL_HEADINGS) or goals_beside_done(row)
        if sum(box.is_number for box in row.filled) >= _LEAST:
            return {}
        return self._headings(row, GOALS, 1, ()) or goals_beside_done(row)

    def _headings(
        self, row: AnnexRow, vocabulary: Mapping[str, str], least: int, meanings: Meanings
    ) -> dict[AnnexCell, str]:
        """Return the headings of a row; none where there are fewer than the least."""
        labels = self.ROWS if vocabulary is MONEY_COLUMNS else None
        found = one_of_each(row, vocabulary, meanings, labels)
        if len(found) < least:
            return {}
        for box in row.filled:
            is_label = labels is not None and box.word.among(labels) is not None
            box.used = box.used or box in found or is_label
        self.group_labels(row.filled)
        return found

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

    def _open_goals(self, row: AnnexRow, found: dict[AnnexCell, str]) -> None:
        """Take the headings of the goals, or the texts beside them."""
        self._part = _GOALS
        found = with_done(row, found)
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
        columns = self._columns
        keys = {box: columns.of(box, row) if columns is not None else "" for box in row.filled}
        first = next((box.index for box, key in keys.items() if key), len(row.boxes))
        labels = [
            box
            for box in row.filled
            if box.index < first and not (columns and columns.stands_below_other(box, row))
        ]
        if self._is_of_later_year(row, keys):
            return
        is_other = columns is not None and columns.is_of_other_cells(row)
        if is_other or not all(_is_of_goals(box) for box in labels):
            self._part, self._columns = "", None  # the label of something else
            return
        for box, key in keys.items():
            if key and not box.says_nothing:
                self.texts((_GOAL, key), box)
            else:
                box.used = box.used or box.is_group

    def _is_of_later_year(self, row: AnnexRow, keys: Mapping[AnnexCell, str]) -> bool:
        """Return whether the goals of a row are of another year than those of the first one."""
        years = [box for box in row.filled if not keys[box] and _YEAR.fullmatch(box.one_line)]
        for box in years:
            self._goal_year = self._goal_year or box.one_line
            box.used = box.one_line == self._goal_year
        return any(not box.used for box in years)


def _is_of_goals(label: AnnexCell) -> bool:
    return label.is_group or _GOAL_NUMBER.fullmatch(label.one_line) is not None


def _has_levels(row: AnnexRow) -> bool:
    """Return whether a row has a heading of a level of indicators."""
    return any(box.word.among(INDICATOR_COLUMNS) in _LEVELS for box in row.filled)


class WholeSheet(_EvaluationSheet):
    """The reader of 整体自评表."""

    MONEY: ClassVar[str] = "年度预算申请"
    ROWS: ClassVar[Mapping[str, Path]] = REQUEST_ROWS
    HEAD: ClassVar[tuple[str, ...]] = (_UNIT_NAME,)

    def _target(self, path: Path, key: str) -> Path | None:
        if path == (TOTAL_OF_YEAR,):
            return (*path, key)
        return path if key == SPENT else None

    def finish(self) -> None:
        """List how the money is divided where that is the budget, and no column says it is not."""
        super().finish()
        money = self.value((self.MONEY,)) or {}
        total = money.get(TOTAL_OF_YEAR, {})
        for by in sorted(self._undivided & money.keys() - {TOTAL_OF_YEAR}, key=str):
            if is_budget_divided(money[by], total):
                place = self.marks.get((self.MONEY, by), self.marks[()])
                told = "、".join(f"{label}{amount}" for label, amount in money.pop(by).items())
                self.left.append(Left(told, place, "合起来是全年预算数，不是全年执行数，没有填"))


class ProjectSheet(_EvaluationSheet):
    """The reader of one 项目自评表."""

    MONEY: ClassVar[str] = "项目资金"
    ROWS: ClassVar[Mapping[str, Path]] = FUND_ROWS
    HEAD: ClassVar[tuple[str, ...]] = ("项目支出名称", "主管部门", "实施单位")

    def _own(self, key: str) -> str:
        return "实施单位" if key == _UNIT_NAME else key

    def _target(self, path: Path, key: str) -> Path | None:
        return None if is_scored(key) and path != (TOTAL_OF_YEAR,) else (*path, key)
