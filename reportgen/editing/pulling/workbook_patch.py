"""Edits written into the cells of a workbook that people own: formats, comments, widths stay."""

from __future__ import annotations

from copy import copy
from itertools import count
from typing import TYPE_CHECKING, Any

from reportgen.editing.pulling.first_items import as_one_text, first_row
from reportgen.errors import InputError
from reportgen.formats.excel.entered_numbers import MAX_TEXT, entered_number, pieces_of
from reportgen.formats.excel.form_layout import CODE, CONTINUES, NONE, REASON, WAIVERS, plain_label
from reportgen.formats.excel.owned_workbook import opened, saved
from reportgen.formats.excel.sheet_cells import cell_name, position
from reportgen.formats.loading import load_bytes
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.places import normal_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reportgen.findings import Path as FieldPath
    from reportgen.model.report import Report


class NoPlaceError(Exception):
    """A change has no cell that it could be written into; in Chinese why, where that is known."""


def patched_workbook(path: Path, before: bytes, ours: Report, merged: Report) -> bytes | None:
    """Return a workbook with the values of another report; None where it would not hold them.

    Raises NoPlaceError where one has no cell, OutputError where openpyxl is not installed.
    """
    for as_numbers in (True, False):  # a number may stand beside a unit that is not its own
        book = opened(path, before)
        patch = _CellPatch(book, ours, as_numbers=as_numbers)
        patch.change(field_tree(type(ours)), _data(ours), _data(merged), ())
        after = saved(book, path)
        if _holds_report(path, after, merged):
            return after
    return None


def _holds_report(path: Path, data: bytes, report: Report) -> bool:
    try:
        return load_bytes(str(path), data) == report
    except InputError:
        return False


def _data(report: Report) -> dict[str, Any]:
    return report.model_dump(mode="json", by_alias=True, exclude_none=True)


class _CellPatch:
    """Writes the values that differ into the cells from which they were read."""

    def __init__(self, book: Any, ours: Report, *, as_numbers: bool) -> None:
        self._book, self._marks, self._as_numbers = book, dict(ours.places.marks), as_numbers

    def change(self, node: FieldNode, old: Any, new: Any, path: FieldPath) -> None:
        """Make the value at a path, in all its cells, that of another report."""
        if old == new:
            return
        if node.fields is not None and node.element is None:
            self._change_group(node, old, new, path)
        elif node.element is not None and node.element.fields is not None:
            self._change_items(node, old or [], new, path)
        elif node.element is not None:
            self._change_texts(old or [], new, path)
        elif node.kind == "mapping":
            self._change_waivers(old or {}, new or {})
        else:
            self._put(path, "" if new is None else str(new), node)

    def _change_group(self, node: FieldNode, old: Any, new: Any, path: FieldPath) -> None:
        old, new = (value if isinstance(value, dict) else {} for value in (old, new))
        for label in {**old, **new}:
            inner = (node.fields or {}).get(name_of(label))
            if inner is None:
                raise NoPlaceError
            self.change(inner, old.get(label), new.get(label), (*path, label))

    def _change_items(
        self, node: FieldNode, old: list[Any], items: list[Any] | None, path: FieldPath
    ) -> None:
        element, new = node.element or node, items or []
        if items is not None and not new:
            self._put(path, NONE, node)
        elif not old and self._begin(node, path, new):
            return
        for at in range(max(len(old), len(new))):
            before, after = (each[at] if at < len(each) else {} for each in (old, new))
            if at >= len(old) and not self._has_place((*path, at)):
                self._add_item(node, path, at)
            self.change(element, before, after, (*path, at))

    def _begin(self, node: FieldNode, path: FieldPath, new: list[Any]) -> bool:
        """Make room for the first item of a list; tell whether all of them are written by now."""
        place = self._marks.get(normal_path(path))
        if not isinstance(place, str):
            return False
        name, _, reference = place.rpartition("!")
        at = position(reference)
        if at is None or name not in self._book.sheetnames:
            raise NoPlaceError
        cells = first_row(self._book[name], at[0], node)
        for label, cell in cells.items():
            self._marks[normal_path((*path, 0, label))] = f"{name}!{cell_name(*cell)}"
        if not cells and (text := as_one_text(new)):
            self._write(place, text, None)
            return True
        if not _is_covered(self._book[name].cell(*at)):
            self._put(path, "", node)
        return False

    def _has_place(self, path: FieldPath) -> bool:
        steps = normal_path(path)
        return any(mark[: len(steps)] == steps for mark in self._marks)

    def _add_item(self, node: FieldNode, path: FieldPath, at: int) -> None:
        """Make room for one more item: in the row below the last one, or at the sheet's end."""
        before = normal_path((*path, at - 1))
        cells: dict[FieldPath, tuple[int, int]] = {}
        name = ""
        for mark, place in self._marks.items():
            if mark[: len(before)] == before and mark != before and isinstance(place, str):
                name, _, reference = place.rpartition("!")
                if (cell := position(reference)) is not None:
                    cells[mark[len(before) :]] = cell
        if not cells or name not in self._book.sheetnames:
            raise NoPlaceError
        sheet = self._book[name]
        first, last = (edge(row for row, _ in cells.values()) for edge in (min, max))
        if first == last and len(cells) > 1:
            start = first + 1
            there = [sheet.cell(start, column).value for _, column in cells.values()]
            if any(not str("=" if each is None else each).startswith("=") for each in there):
                # A formula that computes a score is no data.
                where = f"{name}!{cell_name(start, 1)}"
                raise NoPlaceError(f"“{node.label}”的表里没有空行了，先在{where}这一行前插入一行")
        else:
            columns = {column for _, column in cells.values()}
            start = _append(sheet, node.label, range(first, last + 1), columns)
        for steps, (row, column) in cells.items():
            place = f"{name}!{cell_name(start + row - first, column)}"
            self._marks[normal_path((*path, at)) + steps] = place

    def _change_texts(self, old: list[Any], new: list[Any] | None, path: FieldPath) -> None:
        """Write the items of a list into its cells; what is more goes into lines of the last."""
        places = [self._marks.get(normal_path((*path, at))) for at in range(len(old))]
        cells = [place for place in dict.fromkeys(places) if isinstance(place, str)]
        blank = self._marks.get(normal_path(path))
        if not cells and isinstance(blank, str):
            cells = [blank]
        if not cells:
            if new:
                raise NoPlaceError
            return
        texts = [str(value) for value in new or ([] if new is None else [NONE])] or [""]
        last = len(cells) - 1
        kept, more = texts[:last], texts[last:]
        kept.append("\n".join(more))
        kept += [""] * (len(cells) - len(kept))
        for place, text in [*zip(cells, kept, strict=True)][::-1]:  # what is emptied is room
            self._write(place, text, None)

    def _change_waivers(self, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        """Write 检查豁免 into the rows of its sheet: changed, emptied, and behind the last one."""
        name = next((n for n in self._book.sheetnames if plain_label(n) == WAIVERS), None)
        sheet = self._book[name] if name else self._book.create_sheet(WAIVERS)
        if name is None:
            sheet.append([CODE, REASON])
        heads = [
            {plain_label(str(cell.value)): cell.column for cell in row if cell.value is not None}
            for row in sheet.iter_rows()
        ]
        head = next((at for at, each in enumerate(heads, 1) if {CODE, REASON} <= each.keys()), None)
        if head is None:
            raise NoPlaceError
        code, reason = heads[head - 1][CODE], heads[head - 1][REASON]
        rows = {
            str(sheet.cell(row, code).value or ""): row for row in range(head + 1, len(heads) + 1)
        }
        free = max((row for key, row in rows.items() if key), default=head)
        for key in {**old, **new}:
            if old.get(key) == new.get(key):
                continue
            if key not in rows:
                free += 1
                rows[key] = free
            for column, text in ((code, key if key in new else ""), (reason, new.get(key, ""))):
                _set_text(sheet.cell(rows[key], column), text)

    def _put(self, path: FieldPath, text: str, node: FieldNode) -> None:
        place = self._marks.get(normal_path(path))
        if not isinstance(place, str):
            raise NoPlaceError
        self._write(place, text, node)

    def _write(self, place: str, text: str, node: FieldNode | None) -> None:
        sheet, _, name = place.rpartition("!")
        at = position(name)
        if at is None or sheet not in self._book.sheetnames:
            raise NoPlaceError
        cell = self._book[sheet].cell(*at)
        text, *more = pieces_of(text)
        self._go_on(cell, more)
        is_figure = self._as_numbers and node is not None and bool(text)
        number = entered_number(text, node) if is_figure and node is not None else None
        if number is not None and number.unit in ("", "万元"):
            cell.value, cell.number_format = number.number, number.code
        else:
            _set_text(cell, text)

    def _go_on(self, cell: Any, pieces: list[str]) -> None:
        """Write what is more than a cell can hold into the rows below, which must be free."""
        for row, piece in enumerate(pieces, start=cell.row + 1):
            label, below = cell.parent.cell(row, 1), cell.parent.cell(row, cell.column)
            if label.value is not None or below.value is not None or label is below:
                where = f"{cell.parent.title}!{cell_name(row, 1)}"
                why = f"一格最多{MAX_TEXT}个字，要接着写在下一行，先在{where}这一行前插入一行"
                raise NoPlaceError(why)
            below._style = copy(cell._style)
            _set_text(label, CONTINUES)
            _set_text(below, piece)
        if pieces:
            _print_to(cell.parent, cell.parent.max_row)


def _is_covered(cell: Any) -> bool:
    """Return whether a cell is merged under another, so that nothing can stand in it."""
    return type(cell).__name__ == "MergedCell"


def _set_text(cell: Any, text: str) -> None:
    if _is_covered(cell):
        raise NoPlaceError
    cell.value = text or None
    if text:
        cell.data_type = "s"  # also for one that looks like a formula


def _append(sheet: Any, label: str, rows: range, filled: set[int]) -> int:
    """Copy rows below all others, without what is filled in, under a label; return the first."""
    below, width = sheet.max_row + 1, sheet.max_column
    for source, target in ((rows[0], below), *zip(rows, count(below + 1), strict=False)):
        texts = [
            None if column in filled else sheet.cell(source, column).value
            for column in range(1, width + 1)
        ]
        if target == below:
            first = next((at for at, text in enumerate(texts) if text is not None), 0)
            texts = [label if at == first else None for at in range(width)]
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(target, column)
            cell._style = copy(sheet.cell(source, column)._style)
            _set_text(cell, str(text or ""))
    _print_to(sheet, sheet.max_row)
    return int(below) + 1


def _print_to(sheet: Any, last: int) -> None:
    """Let the printed area of a sheet end with a row."""
    start, _, end = str(sheet.print_area or "").rpartition("!")[2].replace("$", "").partition(":")
    corner = position(end)
    if corner is not None:
        sheet.print_area = f"{start}:{cell_name(last, corner[1])}"
