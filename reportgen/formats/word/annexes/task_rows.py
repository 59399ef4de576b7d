"""The tasks of a year with what each cost: no field is for them, but for the sum of all."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_headings import is_scored, one_of_each
from reportgen.formats.word.annexes.annex_labels import MONEY_COLUMNS
from reportgen.formats.word.annexes.annex_meanings import MONEY
from reportgen.formats.word.annexes.money_rows import TOTAL_OF_YEAR

if TYPE_CHECKING:
    from reportgen.formats.word.annexes.annex_rows import AnnexRow
    from reportgen.formats.word.annexes.money_rows import MoneySheet

HEADINGS = frozenset(("任务名称", "主要任务", "年度主要任务"))
_SUM_COLUMNS = ("金额合计", "合计", "总额", "小计", "金额")
_SUM_ROW = "金额合计"
"""The row of all that a unit spent; one that says 合计 may be of these tasks alone."""


class TaskRows:
    """The reader of these rows; of a column that a second row of headings divides, the sum counts.

    All but the sum of all is left to be listed.
    """

    def __init__(self, sheet: MoneySheet) -> None:
        self._sheet = sheet
        self._keys: dict[int, str] = {}
        self._units: dict[str, str] = {}

    def open(self, row: AnnexRow) -> None:
        """Take the headings."""
        found = one_of_each(row, MONEY_COLUMNS, MONEY)
        self._keys = {box.column: found.get(box, "") for box in row.boxes}
        self._units = {key: box.word.unit for box, key in found.items() if box.word.unit}

    def read(self, row: AnnexRow) -> None:
        """Read the second row of headings, or the row of the sum of all."""
        words = [box.word.key for box in row.filled]
        if _SUM_ROW in words[:1] or (words and row.filled[0].index == 1 and _SUM_ROW in words[:2]):
            self._sum(row)
        elif words and not any(box.is_number for box in row.filled):
            self._divide(row)

    def _divide(self, row: AnnexRow) -> None:
        if not any(box.word.key in _SUM_COLUMNS for box in row.filled):
            return
        starts = sorted(self._keys)
        over = {box: starts[bisect_right(starts, box.column) - 1] for box in row.boxes}
        keys = {
            box.column: self._keys[over[box]]
            for box in row.boxes
            if box.origin is not None or box.word.key in _SUM_COLUMNS
        }
        self._keys = dict.fromkeys(self._keys, "") | {
            box.column: keys.get(box.column, "") for box in row.boxes
        }

    def _sum(self, row: AnnexRow) -> None:
        sheet, path = self._sheet, (self._sheet.MONEY, TOTAL_OF_YEAR)
        found = [(box, self._keys.get(box.column, "")) for box in row.filled if box.is_number]
        if sheet.value(path) or not any(key and not is_scored(key) for _, key in found):
            return
        sheet.be_there((sheet.MONEY,), {})
        sheet.be_there(path, {})
        for each in (path[:1], path):
            sheet.mark(each, row.place)
        for box, key in found:
            if key:
                unit = "" if is_scored(key) else self._units.get(key) or sheet.unit
                sheet.figure((*path, key), box, unit)
