"""The money of 绩效自评表: a figure belongs to the label before it, and to the heading over it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from reportgen.formats.word.annexes.annex_headings import is_scored
from reportgen.formats.word.annexes.annex_labels import FUND_ROWS, REQUEST_ROWS, Word, word_of
from reportgen.formats.word.annexes.annex_meanings import TOTAL_ROW, meaning_of
from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow, Columns
from reportgen.formats.word.annexes.annex_sheet import AnnexSheet
from reportgen.model.figures import Amount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Path

TOTAL_OF_YEAR, BUDGET, SPENT = "年度资金总额", "全年预算数", "全年执行数"
_INLINE = re.compile(r"(?P<label>(?:其中[:：])?[^:：]+)[:：](?P<value>.*)", re.DOTALL)
_LISTED = re.compile(r"[（(]1[)）](.+)")
_WEIGHT = re.compile(r"[（(](\d{1,3})分")
_UNIT = re.compile(r"[（(](?:单位[:：])?(万元|元|亿元)[)）]")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)[%％]")
_RATE = "执行率"
_LEAST = 2
_RATED = frozenset((_RATE, "得分"))


class MoneySheet(AnnexSheet):
    """The reader of the money of an annex: ``MONEY`` is its group, ``ROWS`` are its labels."""

    MONEY: ClassVar[str]
    ROWS: ClassVar[Mapping[str, Path]]

    def __init__(self, place: str, unit: str = "") -> None:
        super().__init__(place, unit)
        self._columns: Columns | None = None
        self._unit = ""
        self._weight: tuple[str, str] | None = None
        self._undivided: set[str | int] = set()  # what stands before the headings of columns

    def _take_weight(self, row: AnnexRow) -> None:
        """Take the weight of the execution where a heading has it: 得分（20分*执行率）."""
        found = (_WEIGHT.search(box.text) for box in row.filled)
        weight = next((match[1] for match in found if match), None)
        if weight is not None:
            self._weight = weight, row.place

    def finish(self) -> None:
        """Fill in the weight that a heading has, where no cell has one."""
        path = (self.MONEY, TOTAL_OF_YEAR, "分值")
        total = self.value(path[:-1])
        if self._weight is not None and isinstance(total, dict) and total.keys() & _RATED:
            self.say(path, self._weight[0], self._weight[1])

    def _take_unit(self, row: AnnexRow) -> None:
        units = [box.word.unit for box in row.filled if box.is_group and box.word.unit]
        self._unit = units[0] if units else self._unit

    def _money(self, row: AnnexRow) -> None:
        """Read a row of money; each figure belongs to the label before it."""
        self._take_unit(row)
        path: Path | None = self._unlabelled(row)
        unit = ""
        for box in row.boxes:
            if not box.text or box.origin is not None:
                continue
            word, value = _inline(box)
            found = word.among(self.ROWS)
            if found is None and any(
                meaning_of(each, TOTAL_ROW) is not None for each in (word.key, word.short)
            ):
                found = (TOTAL_OF_YEAR,)
            if found is not None and (value is not None or not box.is_number):
                path, unit, box.used = found, word.unit, True
                if value:
                    self._inline_figure(path, value, box, unit)
                self.mark((self.MONEY, *path), row.place)
                if path == (TOTAL_OF_YEAR,):
                    self.be_there((self.MONEY, TOTAL_OF_YEAR), {})
            elif path is not None:
                self._money_figure(path, box, row, unit)
            else:
                box.used = box.is_group

    def _unlabelled(self, row: AnnexRow) -> Path | None:
        """Return the path of the total for a row that has figures only, below their headings."""
        columns = self._columns
        if columns is None or self.value((self.MONEY, TOTAL_OF_YEAR)):
            return None
        units = {box: found[1] for box in row.filled if (found := _UNIT.fullmatch(box.one_line))}
        told = [box for box in row.filled if not box.says_nothing and box not in units]
        is_bare = all(box.is_number and columns.of(box, row) for box in told)
        if len(told) < _LEAST or not is_bare:
            return None
        for box, unit in units.items():
            box.used, self._unit = True, unit
        self.be_there((self.MONEY, TOTAL_OF_YEAR), {})
        self.mark((self.MONEY, TOTAL_OF_YEAR), row.place)
        return (TOTAL_OF_YEAR,)

    def _pairs(self, row: AnnexRow, pairs: dict[AnnexCell, str]) -> None:
        """Read a row in which each figure has what it is to its left: 预算数：, 执行数：.

        The rows below go on in its columns. A label of a row counts for all behind it, or, behind
        one of the figures, for those up to the next.
        """
        figures: dict[AnnexCell, str] = {}
        of_row: Path | None = (TOTAL_OF_YEAR,)
        path, key, unit = of_row, "", ""
        for box in row.filled:
            if box in pairs:
                path, key, unit, box.used = of_row, pairs[box], box.word.unit, True
            elif box.is_number:
                figures |= {box: key} if key else {}
                target = self._target(path, key) if path is not None and key else None
                if target is not None:
                    plain = "" if is_scored(key) else self._unit_of(key, unit)
                    self.figure((self.MONEY, *target), box, plain)
            elif not box.used and (box.index or box.word.among(self.ROWS) is not None):
                path = box.word.among(self.ROWS)
                box.used = path is not None
                of_row = of_row if key else path
            else:
                box.used = box.used or box.is_group
        self._columns = Columns(row, figures)
        self.mark((self.MONEY,), row.place)

    def _money_figure(self, path: Path, box: AnnexCell, row: AnnexRow, unit: str) -> None:
        columns = self._columns
        key = columns.of(box, row) if columns is not None else ""
        if columns is not None and not key and columns.stands_over(box, row):
            return
        if columns is None:
            self._undivided.add(path[0])
        target = self._target(path, key or SPENT)
        if target is None:
            box.used = key == _RATE and self._is_rate_of(path, box)
        else:
            plain = "" if is_scored(key) else self._unit_of(key, unit)
            self.figure((self.MONEY, *target), box, plain)

    def _is_rate_of(self, path: Path, box: AnnexCell) -> bool:
        """Return whether a figure is what the row's own sums give, which no field need hold."""
        held = self.value((self.MONEY, *path))
        shown = _PERCENT.fullmatch(box.one_line)
        if shown is None or not isinstance(held, dict) or not {BUDGET, SPENT} <= held.keys():
            return False
        try:
            budget, spent = (Amount(held[key]).value for key in (BUDGET, SPENT))
        except ValueError:
            return False
        if not budget:
            return False
        told = Decimal(shown[1])
        return abs(spent / budget * 100 - told) <= Decimal(1).scaleb(int(told.as_tuple().exponent))

    def _inline_figure(self, path: Path, value: str, box: AnnexCell, unit: str) -> None:
        """Put a figure that stands behind its label's colon in the same cell."""
        target = self._target(path, SPENT)
        if target is not None:
            figure = AnnexCell([box.lines[0]._replace(text=value, number="")], 0, 0, box.place)
            self.figure((self.MONEY, *target), figure, self._unit_of(SPENT, unit))

    def _unit_of(self, key: str, unit: str) -> str:
        heading = "" if self._columns is None else self._columns.units.get(key, "")
        return unit or heading or self._unit or self.unit

    def _target(self, path: Path, key: str) -> Path | None:
        """Return the field of a figure by row and heading; None where the form has none."""
        raise NotImplementedError


def _inline(box: AnnexCell) -> tuple[Word, str | None]:
    """Return label and value of a cell with both; the value is None in others."""
    word, match = box.word, _INLINE.fullmatch(box.text)
    is_label = word.among(REQUEST_ROWS) is not None or word.among(FUND_ROWS) is not None
    if match is None or is_label:
        return word, None
    value = "".join(match["value"].split())
    listed = _LISTED.fullmatch(value)  # 2、资金结构：（1）基本支出
    first = word_of(listed[1]) if listed else word
    if first.among(REQUEST_ROWS) is not None or first.among(FUND_ROWS) is not None:
        return first, None
    return word_of(match["label"]), value
