"""The roster of a county brought up to date in place: only cells whose values have changed."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from reportgen.formats.excel.entered_numbers import entered_number
from reportgen.formats.excel.form_layout import MONEY_UNITS, plain_label
from reportgen.formats.excel.owned_workbook import opened, saved
from reportgen.formats.excel.roster_heads import head_of
from reportgen.formats.excel.roster_layout import (
    NUMBER,
    ROSTER,
    SOURCE,
    STATUS_COLUMNS,
    TEXT_COLUMNS,
    TEXTS,
    RosterColumn,
    RosterForm,
    roster_columns,
)
from reportgen.formats.excel.roster_writing import RosterEntry, text_rows
from reportgen.formats.excel.workbook_file import open_book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_COLLECTED = "收集"


def updated_roster(
    path: Path, before: bytes, entries: Sequence[RosterEntry], form: RosterForm
) -> bytes | None:
    """Return a roster with the values of its units as they are now; None where nothing differs.

    The officer's own columns, and the formats, widths and comments of all cells, stay. Raises
    OutputError where openpyxl is not installed.
    """
    update = _RosterUpdate(path, before, form)
    for entry in entries:
        update.take(entry)
    update.take_texts(entries, form)
    return saved(update.book, path) if update.is_changed else None


class _RosterUpdate:
    def __init__(self, path: Path, before: bytes, form: RosterForm) -> None:
        read, _ = open_book(str(path), before)
        sheet = next(each for each in read.sheets if plain_label(each.name) == ROSTER)
        head = head_of(sheet, form)
        self.book = opened(path, before)
        self.is_changed = False
        self._sheet = self.book[sheet.name]
        self._head = head.row
        self._fields = {column.path: at for at, column in head.fields.items()}
        self._own: dict[str, int] = dict(head.own)
        self._units = head.units
        self._columns = {column.path: column for column in roster_columns(form.model)}
        self._last = max((*head.fields, *head.own.values(), *head.others.values()))
        rows = [row for row in sheet.rows if row > head.row]
        numbers = head.own.get(plain_label(NUMBER))
        taken = {*head.fields, *(at for at in head.own.values() if at != numbers)}
        filled = [row for row in rows if taken & sheet.rows[row].keys()]
        self._next = max(filled, default=head.row) + 1

    def take(self, entry: RosterEntry) -> None:
        """Write a unit's values into its row, or into a new one below."""
        row = entry.row
        if row is None:
            row, self._next = self._next, self._next + 1
            self._begin_row(row)
        if entry.is_new:
            for path, column in self._columns.items():
                value = entry.value(path)
                if value is not None or path in self._fields:
                    self._put_field(row, column, "" if value is None else str(value))
        if entry.is_new or entry.is_gone:
            source = "" if entry.is_gone else entry.source
            self._put(row, self._own_column(SOURCE), source)
        for name in STATUS_COLUMNS:
            self._put(row, self._own_column(name), entry.status.get(name, ""))

    def _begin_row(self, row: int) -> None:
        """Let a new row look like the one above it."""
        above = row - 1 if row - 1 > self._head else None
        for at in range(1, self._last + 1) if above else ():
            cell = self._sheet.cell(row, at)
            if cell.value is None and not cell.has_style:
                cell._style = copy(self._sheet.cell(above, at)._style)
        numbers = self._own.get(plain_label(NUMBER))
        if numbers:
            self._put(row, numbers, row - self._head)
        filtered = self._sheet.auto_filter
        if filtered.ref and ":" in filtered.ref:
            start, _, end = filtered.ref.partition(":")
            last = int("".join(filter(str.isdecimal, end)) or row)
            letters = "".join(filter(str.isalpha, end))
            filtered.ref = f"{start}:{letters}{max(last, row)}"

    def _put_field(self, row: int, column: RosterColumn, text: str) -> None:
        at = self._fields.get(column.path)
        if at is None:
            unit = "（万元）" if column.node.kind == "amount" else ""
            at = self._fields[column.path] = self._add_column(
                column.group, f"{column.node.label}{unit}"
            )
        number = entered_number(text, column.node) if text else None
        usual = MONEY_UNITS[0]
        if number is not None and number.unit in ("", usual):
            if column.node.kind == "amount" and self._units.get(at, (usual,)) != (usual,):
                self._put(row, at, text if number.unit else f"{text}{usual}")
            elif self._put(row, at, number.number):
                self._sheet.cell(row, at).number_format = number.code
        else:
            self._put(row, at, text)

    def _own_column(self, name: str) -> int:
        plain = plain_label(name)
        if plain not in self._own:
            group = _COLLECTED if name in STATUS_COLUMNS else ""
            self._own[plain] = self._add_column(group, name)
        return self._own[plain]

    def _add_column(self, group: str, label: str) -> int:
        """Add a column behind all others, with the look of the one before it."""
        before, self._last = self._last, self._last + 1
        for row, text in ((self._head - 1, group), (self._head, label)):
            if row > 0 and text:
                self._put(row, self._last, text)
                style = self._sheet.cell(row, before)._style
                self._sheet.cell(row, self._last)._style = copy(style)
        return self._last

    def _put(self, row: int, at: int, value: object) -> bool:
        """Write a value where it is another than there is; return whether it was."""
        cell = self._sheet.cell(row, at)
        if cell.value == value or str("" if cell.value is None else cell.value) == str(value):
            return False
        _set(cell, value)
        self.is_changed = True
        return True

    def take_texts(self, entries: Sequence[RosterEntry], form: RosterForm) -> None:
        """Write the long texts of all units anew where those of some unit are others."""
        rows = [texts for entry in entries for texts in text_rows(entry, form.model)]
        name = next((each for each in self.book.sheetnames if plain_label(each) == TEXTS), None)
        sheet = self.book[name] if name else self.book.create_sheet(TEXTS)
        if name is None or sheet.max_row < 1:
            for at, heading in enumerate(TEXT_COLUMNS, start=1):
                sheet.cell(1, at).value = heading
        columns = [_column_of(sheet, heading) for heading in TEXT_COLUMNS]
        for number, row in enumerate(rows, start=2):
            for at, text in zip(columns, row, strict=True):
                cell = sheet.cell(number, at)
                if (cell.value or "") != text:
                    _set(cell, text)
                    if number > 2 and not cell.has_style:  # noqa: PLR2004 - the row above has one
                        cell._style = copy(sheet.cell(2, at)._style)
                    self.is_changed = True
        for number in range(len(rows) + 2, sheet.max_row + 1):
            for at in columns:
                if sheet.cell(number, at).value is not None:
                    sheet.cell(number, at).value = None
                    self.is_changed = True


def _column_of(sheet: Any, heading: str) -> int:
    """Return the column under a heading, one more where there is none."""
    found = {plain_label(str(cell.value or "")): cell.column for cell in sheet[1]}
    at = int(found.get(plain_label(heading), sheet.max_column + 1))
    if plain_label(heading) not in found:
        sheet.cell(1, at).value = heading
        sheet.cell(1, at)._style = copy(sheet.cell(1, 1)._style)
    return at


def _set(cell: Any, value: object) -> None:
    if value in ("", None):
        cell.value = None
    else:
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # also for one that looks like a formula
