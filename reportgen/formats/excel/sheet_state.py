"""A sheet of the form while it is read: where the reader stands, and what cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.excel.cell_values import is_blank, shown_text, value_of
from reportgen.formats.excel.form_layout import CONTENT, LABEL, MONEY_UNITS, UNIT
from reportgen.formats.excel.pasted_prose import PlacedText
from reportgen.formats.excel.sheet_cells import Cell, Sheet, cell_name
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
        self._stack = [root]
        self._unit = MONEY_UNITS[0]
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
        self, cell: Cell, node: FieldNode, place: str, unit: str, frame: Frame
    ) -> object | None:
        """Return what a cell says for a field, and note what is wrong with it."""
        kind = node if node.element is None else FieldNode(node.label, "text")
        is_round = (cell.row, cell.column) in self._round
        found = value_of(cell, kind, unit, from_1904=self._from_1904, circular=is_round)
        if found.problem:
            return UnreadableValue(found.problem, found.advice)
        if found.note:
            self._values.note(found.note, place, (*frame.path, node.label))
        return found.value

    def _put(self, frame: Frame, node: FieldNode, cell: Cell, place: str, unit: str) -> None:
        value = self._value(cell, node, place, unit, frame)
        if value is None:
            return
        if node.element is not None and isinstance(value, UnreadableValue):
            self._values.put_unreadable(frame, node, value, place)
        elif node.element is not None:
            text = PlacedText(str(value), place)
            self._values.put_text(frame, node, text, as_is=self._as_is)
        else:
            self._values.put(frame, node, value, place)
