"""Tables on the sheets of the form: rows under headings of columns, some with labels."""

from __future__ import annotations

from reportgen import codes
from reportgen.formats.excel.cell_values import is_blank, shown_text
from reportgen.formats.excel.form_frames import Frame, by_wordings, descend, resolve
from reportgen.formats.excel.form_layout import (
    CODE,
    CONTINUES,
    NONE,
    REASON,
    ROW_LABEL,
    SPENT,
    WAIVERS,
    columns_of,
    is_summed,
    plain_label,
    without_ordinal,
)
from reportgen.formats.excel.sheet_state import SheetState
from reportgen.formats.money_units import unit_behind
from reportgen.model.base import FieldNode

_ENOUGH = 2


class OpenTable:
    """A table that is being read: its frame, and the column of each of its headings."""

    def __init__(self, frame: Frame, shape: str) -> None:
        self.frame, self.shape = frame, shape
        node = frame.node
        self.columns = by_wordings(columns_of(node), frame.wordings)
        self.places: dict[int, FieldNode] = {}
        self.units: dict[int, str] = {}
        self.labels: int = 1

    def take_heading(self, texts: dict[int, str]) -> bool:
        """Take a row as the heading of the columns, if it is one."""
        found = {
            at: self.columns[plain]
            for at, text in texts.items()
            if (plain := plain_label(text)) in self.columns
        }
        others = [at for at, text in texts.items() if plain_label(text) == ROW_LABEL]
        if len(found) < min(_ENOUGH, len(self.columns)) or len(found) + len(others) < len(texts):
            return False
        self.places = found
        self.units = {at: unit_behind(texts[at]) for at in found}
        if self.shape == "matrix":
            self.labels = min(others or [min(texts)])
        return True


class WaiverTable(OpenTable):
    """The table of 检查豁免: codes of rules with reasons."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.shape = frame, "mapping"
        self.columns = {label: FieldNode(label, "text") for label in (CODE, REASON)}
        self.places, self.units = {}, {}
        self.labels = 1


class TableRows(SheetState):
    """Reads the rows of the table that is open."""

    _table: OpenTable | None = None

    def _read_in_table(self, row: int, texts: dict[int, str]) -> bool:
        """Read a row of the open table; return whether it was one."""
        table = self._table
        if table is None:
            return False
        if table.take_heading(texts):
            return True
        if not table.places:
            return self._read_before_heading(row, texts)
        if isinstance(table, WaiverTable):
            return self._read_waiver(row, table)
        if self._ends_table(row, texts, table):
            self._table = None
            return False
        if table.shape == "matrix":
            return self._read_labelled(row, texts, table)
        return self._read_item(row, texts, table)

    def _read_before_heading(self, row: int, texts: dict[int, str]) -> bool:
        """Take a cell that says that a table is empty; anything else is no row of it."""
        table = self._table
        if table is not None and [text.strip() for text in texts.values()] == [NONE]:
            _ = table.frame.held
            self._values.mark(table.frame.path, self._name(row, next(iter(texts))))
            return True
        if isinstance(table, WaiverTable):  # its title, and what the form says of it
            return True
        self._table = None
        return False

    def _ends_table(self, row: int, texts: dict[int, str], table: OpenTable) -> bool:
        """Return whether a row has the label of a field outside the table alone."""
        if len(texts) > 1 and table.shape != "matrix":
            return False
        first = plain_label(without_ordinal(next(iter(texts.values()))))
        if table.shape == "matrix" and resolve([table.frame], first):
            return False
        at = self._stack.index(table.frame) if table.frame in self._stack else len(self._home)
        inside = resolve(self._stack[at:], first) if table.shape == "matrix" else None
        return inside is None and resolve(self._stack[:at], first) is not None

    def _read_item(self, row: int, texts: dict[int, str], table: OpenTable) -> bool:
        first = next(iter(texts))
        if [text.strip() for text in texts.values()] == [NONE]:
            _ = table.frame.held
            return True
        if texts[first].startswith(CONTINUES):
            self._continue_item(row, texts, first)
            return True
        others = [at for at in texts if at not in table.places]
        for at in others:
            self._values.leave(texts[at], self._name(row, at))
        if len(others) == len(texts):
            return True
        if table.shape == "row":
            frame = table.frame
        else:
            element = table.frame.node.element
            if element is None:
                return False
            frame = Frame(element, table.frame, is_item=True)
        self._take_cells(row, frame, table)
        self._last = (frame, frame.node)
        return True

    def _take_cells(self, row: int, frame: Frame, table: OpenTable) -> None:
        own = {node.label for node in frame.fields.values()}
        for at, node in table.places.items():
            cell = self._sheet.cell(row, at)
            if cell is None or is_blank(cell):
                if frame.is_item and node.label in own:
                    self._values.blank(frame, node.label, self._name(row, at))
                continue
            place = self._name(row, at)
            if node.label not in own:
                self._values.leave(shown_text(cell, from_1904=self._from_1904), place)
                continue
            self._values.mark(frame.path, self._name(row, min(table.places)))
            units = self._units(table.units[at], self._unit)
            self._put(frame, frame.fields[plain_label(node.label)], cell, place, units)

    def _continue_item(self, row: int, texts: dict[int, str], first: int) -> None:
        """Put the cells of a row behind those of the row above."""
        table = self._table
        if table is None or self._last is None:
            return
        frame = self._last[0]
        texts = {**texts, first: texts[first].removeprefix(CONTINUES)}
        for at, text in texts.items():
            if at in table.places and text:
                self._values.go_on(frame, table.places[at], text, "")

    def _read_labelled(self, row: int, texts: dict[int, str], table: OpenTable) -> bool:
        """Read a row of a table whose rows have labels."""
        label = self._text(row, table.labels)
        at = self._stack.index(table.frame)
        if label:
            found = resolve(self._stack[at:], plain_label(label)) or resolve(
                self._stack[at:], plain_label(without_ordinal(label))
            )
            if found is None:
                return self._leave_row(row, texts)
            stack = descend(self._stack, at + found.kept, found.node)
            return self._read_named(row, texts, table, stack, found.node)
        if self._stack[-1].is_list and self._stack[-1] is not table.frame:
            return self._add_item(row, texts, table, self._stack[-1])
        return self._leave_row(row, texts)

    def _read_named(
        self,
        row: int,
        texts: dict[int, str],
        table: OpenTable,
        stack: list[Frame],
        node: FieldNode,
    ) -> bool:
        if node.fields is None and node.element is None:  # an amount of its own, in one column
            self._stack = stack
            self._take_amount(row, stack[-1], node, table)
            return True
        frame = Frame(node, stack[-1])
        self._stack = [*stack, frame]
        self._groups.append((frame, self._name(row, table.labels)))
        if frame.is_list:
            own = [at for at in texts if at != table.labels]
            return self._add_item(row, texts, table, frame) if own else True
        if is_summed(node):
            self._take_amount(row, frame, frame.fields["合计"], table)
            return True
        self._take_cells(row, frame, table)
        return True

    def _take_amount(self, row: int, frame: Frame, node: FieldNode, table: OpenTable) -> None:
        for at, column in table.places.items():
            cell = self._sheet.cell(row, at)
            if cell is None or is_blank(cell) or at == table.labels:
                continue
            place = self._name(row, at)
            if column.label == SPENT:
                units = self._units(table.units[at], self._unit)
                self._put(frame, node, cell, place, units)
                self._values.mark(frame.path, place)
            else:
                self._values.leave(shown_text(cell, from_1904=self._from_1904), place)

    def _add_item(self, row: int, texts: dict[int, str], table: OpenTable, frame: Frame) -> bool:
        own = {at: text.strip() for at, text in texts.items() if at != table.labels}
        if [*own.values()] == [NONE]:
            _ = frame.held
        elif own and frame.node.element is not None:
            self._take_cells(row, Frame(frame.node.element, frame, is_item=True), table)
        return True

    def _leave_row(self, row: int, texts: dict[int, str]) -> bool:
        for at, text in texts.items():
            self._values.leave(text, self._name(row, at))
        return True

    def _read_waiver(self, row: int, table: OpenTable) -> bool:
        at = {node.label: column for column, node in table.places.items()}
        code = self._sheet.cell(row, at[CODE])
        reason = self._sheet.cell(row, at.get(REASON, 0))
        if is_blank(code) and is_blank(reason):
            return True
        key = "" if is_blank(code) else shown_text(code, from_1904=self._from_1904)
        text = "" if is_blank(reason) else shown_text(reason, from_1904=self._from_1904)
        waivers = table.frame.held.setdefault(WAIVERS, {})
        if key in waivers:
            message = f"“{key}”写了两次"
            place = self._name(row, at[CODE])
            self._values.problem((WAIVERS, key), place, message, "只留一处", codes.D02)
            return True
        waivers[key] = text
        self._values.mark((WAIVERS, key), self._name(row, at[CODE]))
        return True
