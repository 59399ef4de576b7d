"""A unit's form in a workbook, read as data: fields by their labels, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.formats.excel.cell_formulas import circular
from reportgen.formats.excel.cell_values import is_blank, shown_text
from reportgen.formats.excel.form_frames import Frame, descend, resolve, unique_below
from reportgen.formats.excel.form_layout import (
    AS_IS,
    CHECK,
    CONTENT,
    CONTINUES,
    HELP,
    LABEL,
    MONEY_UNIT,
    NONE,
    UNIT,
    is_summed,
    plain_label,
    shape_of,
    sheet_scope,
    without_ordinal,
)
from reportgen.formats.excel.form_values import FormValues
from reportgen.formats.excel.hidden_cells import note_hidden
from reportgen.formats.excel.own_texts import says_of_field, takes_unit
from reportgen.formats.excel.pasted_prose import PlacedText, groups_of
from reportgen.formats.excel.sheet_tables import OpenTable, TableRows, WaiverTable
from reportgen.formats.money_units import unit_behind, unit_told
from reportgen.formats.remembered_text import SHEET
from reportgen.forms.settings_values import NO_SETTINGS, FormSettings
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.messages import nearest
from reportgen.model.report import ANNEXES, TITLE
from reportgen.model.unreadable_value import UnreadableValue

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.formats.excel.sheet_cells import Book, Cell, Sheet

_NOT_READ = (CHECK, HELP)
INSTRUCTIONS = "填表说明"
"""The name of the sheet that is not read."""


def read_form(
    book: Book, file: str, settings: FormSettings = NO_SETTINGS
) -> tuple[dict[str, Any], FormValues]:
    """Return the data in a unit's workbook, and what there is to say of it.

    ``settings`` are those of the form, with the fields that it adds and its other wordings.
    A field that was not found is absent from the data; a cell that can't be read is an
    ``UnreadableValue`` in it.
    """
    values = FormValues(file)
    root = Frame(field_tree(settings.model), None, wordings=settings.wordings)
    going_round = circular(book)
    for sheet in book.sheets:
        if plain_label(sheet.name) == INSTRUCTIONS or sheet.name == SHEET:
            continue
        note_hidden(sheet, values)
        for message, cell in sheet.beside:
            values.note(message, f"{sheet.name}!{cell}" if cell else sheet.name)
        round_here = {(row, column) for name, row, column in going_round if name == sheet.name}
        _SheetReader(sheet, root, values, round_here, from_1904=book.from_1904).read()
    values.finish()
    return root.held, values


class _SheetReader(TableRows):
    """Reads one sheet from its first row to its last."""

    def __init__(
        self,
        sheet: Sheet,
        root: Frame,
        values: FormValues,
        going_round: set[tuple[int, int]],
        *,
        from_1904: bool,
    ) -> None:
        super().__init__(sheet, root, values, going_round, from_1904=from_1904)
        self._scope = sheet_scope(sheet.name, root.wordings)
        if self._scope is not None:
            self._open_scope(self._scope)
        self._home = [*self._stack]

    def _open_scope(self, scope: Path) -> None:
        for label in scope:
            node = self._stack[-1].fields[plain_label(str(label))]
            self._stack.append(Frame(node, self._stack[-1]))
        if self._stack[-1].node.kind == "mapping":
            self._stack.pop()
            self._table = WaiverTable(self._stack[-1])
        elif self._stack[-1].is_list:
            outer = self._stack[-1]
            if outer.node.element is not None:
                self._stack.append(Frame(outer.node.element, outer, is_item=True))

    def read(self) -> None:
        """Put all of the sheet's values into the data."""
        if self._scope is None and not self._has_fields():
            texts = [text for row in self._sheet.rows for text in self._texts(row).values()]
            if texts:
                message = f"工作表“{self._sheet.name}”里没有表上的栏目，没有读"
                self._values.note(message, self._sheet.name)
            return
        for row in sorted(self._sheet.rows):
            self._read_row(row)
        for frame, place in self._groups:
            if frame.is_needed_in(self._home[-1]):
                self._values.mark(frame.path, place)

    def _has_fields(self) -> bool:
        for row in self._sheet.rows:
            texts = {*map(plain_label, self._texts(row).values())}
            if {LABEL, CONTENT} <= texts:
                return True
            first = self._text(row, 1)
            if first and resolve(self._stack, plain_label(first)) is not None:
                return True
        return False

    def _read_row(self, row: int) -> None:
        texts = self._texts(row)
        if not texts:
            return
        labels = {plain_label(text): at for at, text in texts.items()}
        if LABEL in labels and CONTENT in labels:
            self._columns = {
                name: labels[name] for name in (LABEL, CONTENT, UNIT, *_NOT_READ) if name in labels
            }
            self._has_heading = True
            self._unit_told = unit_behind(texts[labels[CONTENT]]) or self._unit_told
            self._table, self._stack = None, [*self._home]
            return
        if self._takes_told_unit(texts):
            return
        if MONEY_UNIT in labels and self._take_unit(row, labels[MONEY_UNIT], texts):
            return
        if self._table is not None and self._read_in_table(row, texts):
            return
        self._read_line(row, texts)

    def _read_line(self, row: int, texts: dict[int, str]) -> None:
        label_at, content_at = self._columns[LABEL], self._columns[CONTENT]
        label = self._text(row, label_at)
        content = self._sheet.cell(row, content_at)
        if content_at != label_at and self._sheet.merged.get((row, content_at)) == label_at:
            content = None
        if is_blank(content):
            content = None
        plain = plain_label(label)
        found = resolve(self._stack, plain)
        if found is None:
            plain = plain_label(without_ordinal(label))
            found = resolve(self._stack, plain)
        way = unique_below(self._home[-1], plain) if found is None and label else None
        self._leave_others(row, texts, found.node if found else way[-1] if way else None)
        if not label or label == CONTINUES:
            if content is not None:
                self._go_on(row, content, is_same=bool(label))
            return
        if found is not None:
            stack = descend(self._stack, found.kept, found.node)
            self._take(row, content, stack, found.node, label)
            return
        if way is None:
            self._unknown(row, label, content)
            return
        stack = [*self._home]
        for node in way[:-1]:
            stack.append(Frame(node, stack[-1]))
        self._take(row, content, stack, way[-1], label)

    def _unknown(self, row: int, label: str, content: Cell | None) -> None:
        plain = plain_label(label)
        if content is None:
            titles = {plain_label(self._sheet.name), plain_label(ANNEXES), plain_label(TITLE)}
            if not any(title in plain for title in titles) and not self._is_title(plain):
                self._values.leave(label, self._name(row, self._columns[LABEL]))
            return
        self._last = None
        shown = shown_text(content, from_1904=self._from_1904)
        free = [
            inner.label
            for frame in reversed(self._stack)
            for inner in frame.fields.values()
            if frame.is_list or not frame.is_begun or inner.label not in frame.held
        ]
        advice = f"是不是“{close}”？是的，把栏目名改过来" if (close := nearest(plain, free)) else ""
        self._values.leave(f"{label}：{shown}", self._name(row, self._columns[LABEL]), advice)

    @staticmethod
    def _is_title(plain: str) -> bool:
        return plain.endswith(("评价表", "自评表", "基础数据表")) or plain.startswith("注")

    def _leave_others(self, row: int, texts: dict[int, str], node: FieldNode | None) -> None:
        """List what stands beside the content of a field and is none of what the form says there.

        ``node`` is the field that the row is of, None for a row of no field.
        """
        read = {self._columns[LABEL], self._columns[CONTENT]}
        is_filled = not is_blank(self._sheet.cell(row, self._columns[CONTENT]))
        for at, text in texts.items():
            is_merged = any(self._sheet.merged.get((row, column)) == at for column in read)
            cell = self._sheet.cell(row, at)
            is_formula = cell is not None and cell.formula is not None
            if at in read or is_merged or unit_told(text) or says_of_field(text, node):
                continue
            is_unit = is_filled and at == self._columns.get(UNIT) and takes_unit(node)
            if not is_unit and not (is_formula and at == self._columns.get(CHECK)):
                self._values.leave(text, self._name(row, at))

    def _take(
        self, row: int, content: Cell | None, stack: list[Frame], node: FieldNode, label: str
    ) -> None:
        """Take the row of a field, and what stands in it."""
        self._table, self._stack = None, stack
        frame = stack[-1]
        self._last, self._as_is = (frame, node), label.endswith(AS_IS)
        place = self._name(row, self._columns[CONTENT])
        in_annex = bool(self._scope) and ANNEXES in (self._scope or ())
        shape = shape_of(node, in_annex=in_annex)
        if shape in ("value", "texts", "mapping"):
            if len(stack) < len(self._home):  # a field of the whole report, on a group's sheet
                self._stack = [*self._home]
            if content is not None:
                self._put(frame, node, content, place, self._row_units(row, label))
            else:
                self._mark_blank(frame, node, place)
            return
        self._last = None
        inner = Frame(node, frame)
        self._stack = [*stack, inner]
        self._groups.append((inner, place))
        if shape in ("row", "table", "matrix"):
            self._table = OpenTable(inner, shape)
        if content is None:
            self._mark_blank(frame, node, place)
            return
        text = PlacedText(shown_text(content, from_1904=self._from_1904), place)
        if text.text.strip() == NONE and inner.is_list:
            self._values.mark((*frame.path, node.label), place)
            _ = inner.held
        elif inner.is_list:
            for item in groups_of(node, text):
                inner.held.append(item)
                self._values.mark((*inner.path, len(inner.held) - 1), place)
        elif is_summed(node):
            total = inner.fields["合计"]
            self._put(inner, total, content, place, self._row_units(row, label))
            self._values.mark(inner.path, place)
        else:
            self._values.leave(text.text, place)

    def _mark_blank(self, frame: Frame, node: FieldNode, place: str) -> None:
        """Note where a field would be filled in; what every report has is there, though empty."""
        path = frame.fixed_path
        if path is not None:
            self._values.mark((*path, node.label), place)
        else:
            self._values.blank(frame, node.label, place)
        if frame.must_be:
            _ = frame.held

    def _go_on(self, row: int, content: Cell, *, is_same: bool) -> None:
        """Take a row without a label: another paragraph, or more of the last one."""
        place = self._name(row, self._columns[CONTENT])
        if self._last is None:
            self._values.leave(shown_text(content, from_1904=self._from_1904), place)
            return
        frame, node = self._last
        found = self._value(content, node, place, self._row_units(row), frame)
        if found is None:
            return
        if isinstance(found, UnreadableValue) and node.element is not None:
            self._values.put_unreadable(frame, node, found, place)
        elif isinstance(found, UnreadableValue):
            self._values.problem((*frame.path, node.label), place, found.message, found.advice)
        elif node.element is None:
            if node.kind in ("text", "value"):
                self._values.go_on(frame, node, str(found), "" if is_same else "\n")
            else:
                self._values.leave(str(found), place)
        elif is_same:
            self._values.go_on_text(frame, node, PlacedText(str(found), place))
        else:
            text = PlacedText(str(found), place)
            self._values.put_text(frame, node, text, as_is=self._as_is)
