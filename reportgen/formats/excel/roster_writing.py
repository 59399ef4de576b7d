"""A county's roster as a workbook: blank, with the names of units, or with what was collected."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reportgen.formats.excel.entered_numbers import entered_number, pieces_of
from reportgen.formats.excel.roster_layout import (
    CONTENT,
    NUMBER,
    POINTS,
    REFERENCES,
    REMARK,
    ROSTER,
    SOURCE,
    STATUS_COLUMNS,
    TEXT_COLUMNS,
    TEXTS,
    TITLE,
    UNIT,
    RosterColumn,
    roster_columns,
    text_fields,
    text_name,
)
from reportgen.model.base import field_tree
from reportgen.model.report import UNIT_NAME, Report
from reportgen.model.unreadable_value import why_unreadable
from reportgen.presenting import height_for, print_on_a4_across, workbook, write_exactly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Path

_CREATED = datetime(2000, 1, 1)
_SPARE = 20
_HEAD = 1
_A4, _SCALE, _SIZE = 9, 75, 11
_TEXT_WIDTHS = (24, 18, 24, 72, 8)
_TOTAL = "合计"


class RosterEntry:
    """A row of a roster: values by the form's labels, and the status.

    Long texts of one that ``has_texts`` is False for are those of another row of the unit. ``row``
    is where it stands in a roster that is there, ``is_new`` whether its values are not in that,
    ``is_gone`` whether the ``source`` that it had is there no more.
    """

    def __init__(
        self,
        data: Mapping[str, Any],
        status: Mapping[str, object] | None = None,
        source: str = "",
    ) -> None:
        self.data, self.status, self.source = data, status or {}, source
        self.row: int | None = None
        self.has_texts = self.is_new = True
        self.is_gone = False

    def value(self, path: Path) -> Any:
        """Return the value at a path; None where there is none."""
        value: Any = self.data
        for label in path:
            if label == _TOTAL and isinstance(value, str):
                return value
            value = value.get(label) if isinstance(value, Mapping) else None
        return None if why_unreadable(value) else value


def chosen_columns(
    fields: Iterable[str] = (),
    entries: Sequence[RosterEntry] = (),
    model: type[Report] = Report,
) -> list[RosterColumn]:
    """Return the columns of a form, and those that some entry has a value for."""
    wanted = {*fields}
    return [
        column
        for column in roster_columns(model)
        if _is_of_all_forms(column, wanted, model) or any(e.value(column.path) for e in entries)
    ]


def _is_of_all_forms(column: RosterColumn, wanted: set[str], model: type[Report]) -> bool:
    node = field_tree(model)
    for label in column.path:
        inner = next(e for e in (node.fields or {}).values() if e.label == label)
        if inner.role.of_some_forms and inner.label not in wanted:
            return False
        node = inner
    return True


def roster_workbook(
    entries: Sequence[RosterEntry],
    *,
    fields: Iterable[str] = (),
    with_status: bool = False,
    model: type[Report] = Report,
) -> bytes:
    """Return a roster: a row for each entry, with room for more where there is no status.

    ``fields`` are what the form prints, ``model`` has the fields that it adds.
    """
    buffer = io.BytesIO()
    with workbook(buffer, in_memory=True) as book:
        book.set_properties({"title": "部门整体支出绩效评价名册", "created": _CREATED})
        _RosterSheet(book, chosen_columns(fields, entries, model), with_status).write(entries)
        _write_texts(book, entries, model)
    return buffer.getvalue()


class _RosterSheet:
    def __init__(self, book: Any, columns: Sequence[RosterColumn], with_status: bool) -> None:
        self._book, self._columns = book, columns
        self._status = STATUS_COLUMNS if with_status else ()
        self._sheet = book.add_worksheet(ROSTER)
        line = {"border": 1, "border_color": "#A6A6A6", "valign": "vcenter", "font_name": "仿宋"}
        self._line = line
        head = {**line, "bold": True, "align": "center", "text_wrap": True, "font_name": "黑体"}
        self._head = book.add_format({**head, "bg_color": "#D9E2F3"})
        self._formats: dict[str, Any] = {}

    def _format(self, code: str) -> Any:
        if code not in self._formats:
            self._formats[code] = self._book.add_format({**self._line, "num_format": code})
        return self._formats[code]

    def write(self, entries: Sequence[RosterEntry]) -> None:
        """Write the sheet."""
        self._write_head()
        rows = [*entries, *[RosterEntry({})] * (0 if self._status else _SPARE)]
        for number, entry in enumerate(rows, start=1):
            self._write_row(_HEAD + number, number, entry)
        sheet, last = self._sheet, self._last
        sheet.freeze_panes(_HEAD + 1, self._at(UNIT_NAME) + 1)
        sheet.autofilter(_HEAD, 0, _HEAD + max(len(rows), 1), last)
        # So many columns take several pages side by side, each with the names of the units.
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_print_scale(_SCALE)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.repeat_rows(0, _HEAD)
        sheet.repeat_columns(0, self._at(UNIT_NAME))
        sheet.set_footer(f"&L{ROSTER}&C第&P页，共&N页")

    @property
    def _last(self) -> int:
        return len(self._columns) + 1 + len(self._status)

    def _at(self, path: Path) -> int:
        return 1 + [column.path for column in self._columns].index(path)

    def _write_head(self) -> None:
        sheet = self._sheet
        heads = [("", NUMBER)]
        for column in self._columns:
            unit = "（万元）" if column.node.kind == "amount" else ""
            heads.append((column.group, f"{column.node.label}{unit}"))
        heads += [("", SOURCE), *(("收集", name) for name in self._status)]
        start = 0
        for at, (group, label) in enumerate(heads):
            write_exactly(sheet, _HEAD, at, label, self._head)
            is_last = at + 1 == len(heads) or heads[at + 1][0] != group
            if is_last:
                if at > start and group:
                    sheet.merge_range(0, start, 0, at, group, self._head)
                else:
                    for each in range(start, at + 1):
                        write_exactly(sheet, 0, each, group, self._head)
                start = at + 1
            is_wide = label in (UNIT, SOURCE, "主管部门", "来源文件", "缺少的栏目", REMARK)
            sheet.set_column(at, at, 5 if at == 0 else 26 if is_wide else 13)
        if self._status:
            sheet.set_column(self._hidden, self._hidden, 4, None, {"hidden": True})
        sheet.set_row(0, 32)
        sheet.set_row(_HEAD, 32)

    @property
    def _hidden(self) -> int:
        return len(self._columns) + 1 + len(self._status)

    def _write_row(self, row: int, number: int, entry: RosterEntry) -> None:
        sheet = self._sheet
        sheet.write_number(row, 0, number, self._format("0"))
        at = 0
        for at, column in enumerate(self._columns, start=1):
            value = entry.value(column.path)
            text = "" if value is None else str(value)
            entered = entered_number(text, column.node) if text else None
            if entered is not None and entered.unit in ("", "万元"):
                sheet.write_number(row, at, entered.number, self._format(entered.code))
            else:
                self._text(row, at, text)
        self._text(row, at + 1, entry.source)
        for step, name in enumerate(self._status, start=at + 2):
            held = entry.status.get(name, "")
            if isinstance(held, int):
                sheet.write_number(row, step, held, self._format("0"))
            else:
                self._text(row, step, str(held))

    def _text(self, row: int, at: int, text: str) -> None:
        if text:
            write_exactly(self._sheet, row, at, text, self._format("General"))
        else:
            self._sheet.write_blank(row, at, None, self._format("General"))


def _write_texts(book: Any, entries: Sequence[RosterEntry], model: type[Report]) -> None:
    """Write the long texts, a row for each paragraph or point."""
    sheet = book.add_worksheet(TEXTS)
    head = book.add_format(
        {"bold": True, "bg_color": "#D9E2F3", "border": 1, "align": "center", "font_name": "黑体"}
    )
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "font_name": "仿宋"})
    heads = zip(TEXT_COLUMNS, _TEXT_WIDTHS, strict=True)
    for at, (name, width) in enumerate(heads):
        sheet.set_column(at, at, width)
        write_exactly(sheet, 0, at, name, head)
    row = 1
    for entry in entries:
        for texts in text_rows(entry, model):
            for at, shown in enumerate(texts):
                write_exactly(sheet, row, at, shown, cell)
            sheet.set_row(row, height_for(texts, _TEXT_WIDTHS, _SIZE))
            row += 1
    sheet.freeze_panes(1, 0)
    print_on_a4_across(sheet)
    sheet.set_footer(f"&L{TEXTS}&C第&P页，共&N页")


def text_rows(
    entry: RosterEntry, model: type[Report] = Report
) -> Iterable[tuple[str, str, str, str, str]]:
    """Return the long texts of a unit: what each row has in the ``TEXT_COLUMNS``."""
    unit = str(entry.value(UNIT_NAME) or "")
    for column in text_fields(model).values() if entry.has_texts else ():
        name = text_name(column, model)
        for title, text, references in _titled(entry.value(column.path)):
            for number, piece in enumerate(pieces_of(text)):
                first = number == 0
                yield unit, name, title if first else "", piece, references if first else ""


def _titled(value: Any) -> Iterable[tuple[str, str, str]]:
    """Return title, text and references of each row of a list, or of texts by keys."""
    if isinstance(value, Mapping):
        yield from ((str(key), str(text), "") for key, text in value.items())
        return
    if isinstance(value, str):
        value = [value]
    for item in value if isinstance(value, list) else ():
        if not isinstance(item, Mapping):
            yield "", _text_of(item), ""
            continue
        title = _text_of(item.get(TITLE, ""))
        references = item.get(REFERENCES) or ""
        if isinstance(references, list):
            references = "\n".join(map(_text_of, references))
        points = item.get(POINTS)
        points = [points] if isinstance(points, str) else points
        texts = [*map(_text_of, points)] if points else [_text_of(item.get(CONTENT, ""))]
        for number, text in enumerate(texts):
            first = number == 0
            yield (title if first else ""), text, (_text_of(references) if first else "")


def _text_of(value: object) -> str:
    return "" if why_unreadable(value) else str(value)
