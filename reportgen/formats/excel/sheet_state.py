"""A sheet of the form while it is read: where the reader stands, and what cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.excel.cell_values import is_blank, shown_text, value_of
from reportgen.formats.excel.form_layout import CONTENT, LABEL, MONEY_UNIT, MONEY_UNITS, UNIT
from reportgen.formats.excel.pasted_prose import PlacedText
from reportgen.formats.excel.sheet_cells import Cell, Sheet, cell_name
from reportgen.formats.money_units import unit_alone, unit_behind, unit_told
from reportgen.model.base import FieldNode
from reportgen.model.unreadable_value import UnreadableValue

if TYPE_CHECKING:
    from reportgen.formats.excel.form_frames import Frame
    from reportgen.formats.excel.form_values import FormValues

USUAL = {LABEL: 1, CONTENT: 2, UNIT: 3}
"""Where fields stand on a sheet that has lost the headings of its columns."""


class SheetState:
    """Where the reading of a sheet stands: the open groups, the columns, the unit of amounts."""

    def __init__(
        self,
        sheet: Sheet,
        root: Frame,
        values: FormValues,
        going_round: set[tuple[int, int]],
        *,
        from_1904: bool,
    ) -> None:
        self._sheet, self._values, self._from_1904 = sheet, values, from_1904
        self._round = going_round
        self._columns = dict(USUAL)
        self._has_heading = False
        self._stack = [root]
        self._unit = ""
        self._unit_told = ""
        self._last: tuple[Frame, FieldNode] | None = None
        self._as_is = False
        self._groups: list[tuple[Frame, str]] = []
        self._home = [root]

    def _texts(self, row: int) -> dict[int, str]:
        """Return what stands in a row, by column, without what the form itself computes."""
        cells = self._sheet.rows[row]
        return {
            at: shown_text(cell, from_1904=self._from_1904)
            for at, cell in sorted(cells.items())
            if not is_blank(cell)
        }

    def _text(self, row: int, column: int) -> str:
        cell = self._sheet.cell(row, column)
        return "" if is_blank(cell) else shown_text(cell, from_1904=self._from_1904).strip()

    def _name(self, row: int, column: int) -> str:
        return f"{self._sheet.name}!{cell_name(row, column)}"

    def _value(
        self, cell: Cell, node: FieldNode, place: str, units: tuple[str, ...], frame: Frame
    ) -> object | None:
        """Return what a cell says for a field, and note what is wrong with it."""
        kind = node if node.element is None else FieldNode(node.label, "text")
        is_round = (cell.row, cell.column) in self._round
        found = value_of(cell, kind, units, from_1904=self._from_1904, circular=is_round)
        if found.problem:
            return UnreadableValue(found.problem, found.advice)
        for note in filter(None, (found.note, cell.remark)):
            self._values.note(note, place, (*frame.path, node.label))
        return found.value

    def _takes_told_unit(self, texts: dict[int, str]) -> bool:
        """Take the unit that a cell tells for all amounts below; return whether that is all."""
        beside = self._columns.get(UNIT) if self._has_heading else None
        told = [unit_told(text) if at != beside else "" for at, text in texts.items()]
        self._unit_told = next(filter(None, told), self._unit_told)
        return all(told)

    def _take_unit(self, row: int, at: int, texts: dict[int, str]) -> bool:
        """Take the unit of the sheet's amounts from the cell behind its label."""
        behind = [column for column in sorted(texts) if column > at]
        if not behind:
            return True
        unit = texts[behind[0]].strip()
        self._unit = unit_alone(unit)
        if self._unit not in MONEY_UNITS:
            message, advice = f"“{unit}”不是金额单位", f"选{'、'.join(MONEY_UNITS)}中的一个"
            self._values.problem((MONEY_UNIT,), self._name(row, behind[0]), message, advice)
        return True

    def _row_units(self, row: int, label: str = "") -> tuple[str, ...]:
        """Return the units that are told for an amount: beside it, or else for the whole sheet."""
        column = self._columns.get(UNIT, 0)
        is_own = column > 0 and (row, column) not in self._sheet.merged
        beside = self._text(row, column) if is_own else ""
        # Where the headings of the columns are lost, anything may stand there.
        found = unit_alone(beside) or (beside if self._has_heading else "")
        return self._units(unit_behind(label), found)

    def _units(self, *said: str) -> tuple[str, ...]:
        """Return the units that are told for an amount: beside it, or else for the whole sheet."""
        told = [*filter(None, said)]
        found = dict.fromkeys(filter(None, (*told, self._unit_told, "" if told else self._unit)))
        return tuple(found) or (MONEY_UNITS[0],)

    def _put(
        self, frame: Frame, node: FieldNode, cell: Cell, place: str, units: tuple[str, ...]
    ) -> None:
        value = self._value(cell, node, place, units, frame)
        if value is None:
            return
        if node.element is not None and isinstance(value, UnreadableValue):
            self._values.put_unreadable(frame, node, value, place)
        elif node.element is not None:
            text = PlacedText(str(value), place)
            self._values.put_text(frame, node, text, as_is=self._as_is)
        else:
            self._values.put(frame, node, value, place, as_is=self._as_is)
