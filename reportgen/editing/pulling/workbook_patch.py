"""Edits written into the cells of a workbook that people own: formats, comments, widths stay."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.errors import InputError, OutputError
from reportgen.findings import Finding
from reportgen.formats.excel.entered_numbers import MAX_TEXT, entered_number
from reportgen.formats.excel.sheet_cells import position
from reportgen.formats.loading import load_bytes
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.places import normal_path
from reportgen.model.report import Report
from reportgen.ooxml.package import unpack_any

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.findings import Path as FieldPath

_LOST = {
    "xl/charts/": "图表",
    "xl/media/": "图片",
    "xl/ctrlProps/": "窗体控件",
    "xl/activeX/": "ActiveX 控件",
    "xl/vbaProject": "宏",
    "xl/slicers/": "切片器",
    "xl/pivotTables/": "数据透视表",
    "xl/externalLinks/": "对别的文件的引用",
    "xl/threadedComments/": "批注的回复",
    "customXml/": "附带的数据",
}
"""Parts of a workbook that are not in it any more when openpyxl has saved it."""


class _NoPlaceError(Exception):
    """A change has no cell that it could be written into."""


def losses_of(path: Path, data: bytes) -> list[Finding]:
    """Return what of a workbook can't be kept when its cells are changed."""
    members = unpack_any(data, ".xlsx")
    found = [what for part, what in _LOST.items() if any(part in name for name in members)]
    if not found:
        return []
    message = f"写回以后，工作簿里的{'、'.join(found)}没有了；原来的文件留在旁边，后缀是 .bak"
    return [Finding(codes.R05, "warning", "", str(path), message, "要留着的，从 .bak 里复制回来")]


def patched_workbook(path: Path, before: bytes, ours: Report, merged: Report) -> bytes | None:
    """Return a workbook with the values of another report; None where it would not hold them.

    Raises OutputError where openpyxl is not installed.
    """
    for as_numbers in (True, False):  # a number may stand beside a unit that is not its own
        book = _opened(path, before)
        try:
            patch = _CellPatch(book, ours, as_numbers=as_numbers)
            patch.change(field_tree(Report), _data(ours), _data(merged), ())
        except _NoPlaceError:
            return None
        target = io.BytesIO()
        book.save(target)
        after = target.getvalue()
        if _holds_report(path, after, merged):
            return after
    return None


def _holds_report(path: Path, data: bytes, report: Report) -> bool:
    try:
        return load_bytes(str(path), data) == report
    except InputError:
        return False


def _opened(path: Path, before: bytes) -> Any:
    try:
        # For start-up: nothing else needs it, and it may not be there.
        import openpyxl
    except ImportError:
        advice = "运行 pip install reportgen[excel]，或按列出的修改自己改"
        message = "写回工作簿要用 openpyxl，这台机器上没有装"
        raise OutputError([Finding(codes.D04, "error", "", str(path), message, advice)]) from None
    return openpyxl.load_workbook(io.BytesIO(before), rich_text=True)


def _data(report: Report) -> dict[str, Any]:
    return report.model_dump(mode="json", by_alias=True, exclude_none=True)


class _CellPatch:
    """Writes the values that differ into the cells from which they were read."""

    def __init__(self, book: Any, ours: Report, *, as_numbers: bool) -> None:
        self._book, self._marks, self._as_numbers = book, ours.places.marks, as_numbers

    def change(self, node: FieldNode, old: Any, new: Any, path: FieldPath) -> None:
        """Make the value at a path, in all its cells, that of another report."""
        if old == new:
            return
        if node.fields is not None and node.element is None:
            self._change_group(node, old, new, path)
        elif node.element is not None and node.element.fields is not None:
            self._change_items(node.element, old or [], new or [], path)
        elif node.element is not None:
            self._change_texts(old or [], new or [], path)
        elif node.kind == "mapping":
            raise _NoPlaceError
        else:
            self._put(path, "" if new is None else str(new), node)

    def _change_group(self, node: FieldNode, old: Any, new: Any, path: FieldPath) -> None:
        old, new = (value if isinstance(value, dict) else {} for value in (old, new))
        for label in {**old, **new}:
            inner = (node.fields or {}).get(name_of(label))
            if inner is None:
                raise _NoPlaceError
            self.change(inner, old.get(label), new.get(label), (*path, label))

    def _change_items(
        self, element: FieldNode, old: list[Any], new: list[Any], path: FieldPath
    ) -> None:
        if len(new) > len(old) or not new:
            raise _NoPlaceError
        for at, before in enumerate(old):
            after = new[at] if at < len(new) else {}
            self.change(element, before, after, (*path, at))

    def _change_texts(self, old: list[Any], new: list[Any], path: FieldPath) -> None:
        """Write the items of a list into its cells; what is more goes into lines of the last."""
        places = [self._marks.get(normal_path((*path, at))) for at in range(len(old))]
        cells = [place for place in dict.fromkeys(places) if isinstance(place, str)]
        blank = self._marks.get(normal_path(path))
        if not cells and isinstance(blank, str):
            cells = [blank]
        if not cells or not new:
            raise _NoPlaceError
        texts = [str(value) for value in new]
        last = len(cells) - 1
        kept, more = texts[:last], texts[last:]
        kept.append("\n".join(more))
        kept += [""] * (len(cells) - len(kept))
        for place, text in zip(cells, kept, strict=True):
            self._write(place, text, None)

    def _put(self, path: FieldPath, text: str, node: FieldNode) -> None:
        place = self._marks.get(normal_path(path))
        if not isinstance(place, str):
            raise _NoPlaceError
        self._write(place, text, node)

    def _write(self, place: str, text: str, node: FieldNode | None) -> None:
        sheet, _, name = place.rpartition("!")
        at = position(name)
        if at is None or sheet not in self._book.sheetnames or len(text) > MAX_TEXT // 2:
            raise _NoPlaceError
        cell = self._book[sheet].cell(*at)
        is_figure = self._as_numbers and node is not None and bool(text)
        number = entered_number(text, node) if is_figure and node is not None else None
        if number is not None and number.unit in ("", "万元"):
            cell.value, cell.number_format = number.number, number.code
        elif text:
            cell.value = text
            cell.data_type = "s"  # also for one that looks like a formula
        else:
            cell.value = None
