"""The cells of a workbook: kinds, formats, formulas with the values they had, merged and hidden.

What a sheet says of its own size is not believed: some programs write A1 whatever it has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen.formats.excel.beside_cells import beside_cells
from reportgen.formats.excel.dressed_text import (
    Dress,
    DressedText,
    dressed,
    dresses_of,
    text_of,
    unescaped,
)
from reportgen.formats.excel.number_formats import GENERAL, codes_of
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import PackageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OPTIONS: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False}
_DAMAGED = "工作簿里有的部件已损坏"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_ON, _HEAD = ("1", "true"), 1_000
MAX_CELLS = 4_000_000
"""How many cells a workbook may have that hold something."""


class Cell(NamedTuple):
    """A cell that holds something.

    ``kind`` is ``n`` (a number, as stored), ``s`` (text), ``b``, ``e`` (an error such as #REF!),
    ``d`` (a date, in words) or empty, for a formula that was never calculated. ``code`` is the
    number format, ``formula`` its formula, None where it has none; ``remark`` tells how its
    characters are dressed, where that was lost.
    """

    row: int
    column: int
    kind: str
    value: str
    code: str = GENERAL
    formula: str | None = None
    remark: str = ""


@dataclass(slots=True)
class Sheet:
    """A sheet: its cells by row and column, both from 1, and what of it is hidden or merged.

    ``merged`` has the first column of the area for each place to the right of it in its row;
    ``beside`` what is on the sheet and in no cell, with the name of the cell that it is at.
    """

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    merged: dict[tuple[int, int], int] = field(default_factory=dict)
    beside: list[tuple[str, str]] = field(default_factory=list)

    def cell(self, row: int, column: int) -> Cell | None:
        """Return the cell at a place, or the one that is merged over it from the left."""
        cells = self.rows.get(row, {})
        return cells.get(column) or cells.get(self.merged.get((row, column), 0))


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook; ``from_1904`` tells how it counts days."""

    sheets: list[Sheet]
    from_1904: bool = False


def cell_name(row: int, column: int) -> str:
    """Return the name of a place: ``B3``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def position(reference: str) -> tuple[int, int] | None:
    """Return row and column of a name such as ``$B$3``; None for what is no name."""
    match = _REFERENCE.fullmatch(reference.upper())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def read_book(members: dict[str, bytes]) -> Book:
    """Return the sheets of an unpacked .xlsx; raises PackageError for a damaged one."""
    parts = _Parts(members)
    return Book([*parts.sheets()], parts.from_1904)


def stream_rows(
    members: dict[str, bytes], wanted: Callable[[str], bool]
) -> Iterator[tuple[Sheet, int]]:
    """Yield the rows of the sheets whose names are wanted, one in memory at a time."""
    parts = _Parts(members)
    if any(wanted(sheet.name) for sheet, _ in parts.found()):
        yield from parts.stream(wanted)


class _Parts:
    """The parts of a workbook that its sheets need."""

    def __init__(self, members: dict[str, bytes]) -> None:
        self._members = members
        self._cells = 0
        name = self._main()
        self._book, self._folder = _parsed(members[name]), dirname(name)
        self._targets = self._relations(name)
        properties = self._book.find("{*}workbookPr")
        held = properties.get("date1904") if properties is not None else None
        self.from_1904 = held in ("1", "true", "on")

    @cached_property
    def _styles(self) -> Any:
        data = self._part("styles")
        return None if data is None else _parsed(data)

    @cached_property
    def _codes(self) -> list[str]:
        return [] if self._styles is None else codes_of(self._styles)

    @cached_property
    def _strings(self) -> list[DressedText]:
        data = self._part("sharedStrings")
        return [] if data is None else [text_of(each) for each in _parsed(data).iterfind("{*}si")]

    @cached_property
    def _dresses(self) -> dict[int, Dress]:
        return {} if self._styles is None else dresses_of(self._styles)

    def sheets(self) -> Iterator[Sheet]:
        for sheet, data in self.found():
            for _ in self._read_rows(sheet, data):
                pass
            yield sheet

    def stream(self, wanted: Callable[[str], bool]) -> Iterator[tuple[Sheet, int]]:
        for sheet, data in self.found():
            for row in self._read_rows(sheet, data) if wanted(sheet.name) else ():
                yield sheet, row
                sheet.rows.pop(row, None)
                self._cells = 0

    def _main(self) -> str:
        for relation in _parsed(self._members.get("_rels/.rels", b"<r/>")):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                name = str(relation.get("Target", "")).lstrip("/")
                if name in self._members and b"workbook" in self._members[name][:_HEAD]:
                    return name
        if "xl/workbook.xml" in self._members:
            return "xl/workbook.xml"
        raise PackageError("文件不是 Excel 工作簿")

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        folder, _, file = name.rpartition("/")
        data = self._members.get(f"{folder}/_rels/{file}.rels", b"<r/>")
        found = {}
        for relation in _parsed(data):
            target = str(relation.get("Target", ""))
            whole = target.lstrip("/") if target.startswith("/") else join(folder, target)
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            found[str(relation.get("Id"))] = kind, normpath(whole)
        return found

    def _part(self, kind: str) -> bytes | None:
        names = (name for each, name in self._targets.values() if each == kind)
        return next((self._members[name] for name in names if name in self._members), None)

    def _beside(self, name: str) -> Iterator[tuple[str, str]]:
        parts = (
            (kind, _parsed(self._members[part]))
            for kind, part in self._relations(name).values()
            if kind in ("comments", "drawing") and part in self._members
        )
        return beside_cells(parts)

    def found(self) -> Iterator[tuple[Sheet, bytes]]:
        for entry in self._book.iterfind("{*}sheets/{*}sheet"):
            key = entry.get(_RELATION) or entry.get(_STRICT_RELATION)
            kind, name = self._targets.get(str(key), ("", ""))
            if kind == "worksheet" and name in self._members:
                hidden = entry.get("state", "visible") != "visible"
                sheet = Sheet(str(entry.get("name")), hidden, beside=[*self._beside(name)])
                yield sheet, self._members[name]

    def _read_rows(self, sheet: Sheet, data: bytes) -> Iterator[int]:
        number = 0
        tags = ("{*}row", "{*}mergeCell", "{*}col")
        try:
            for _, element in etree.iterparse(BytesIO(data), tag=tags, **_OPTIONS):
                if element.tag.endswith("}mergeCell"):
                    _merge(sheet, str(element.get("ref", "")))
                    continue
                if element.tag.endswith("}col"):
                    if element.get("hidden") in _ON:
                        columns = range(int(element.get("min")), int(element.get("max")) + 1)
                        sheet.hidden_columns.append(columns)
                    continue
                number = int(element.get("r") or number + 1)
                cells = self._read_row(element, number)
                if cells:
                    sheet.rows[number] = cells
                    self._cells += len(cells)
                    if self._cells > MAX_CELLS:
                        raise PackageError(f"工作簿里有超过{MAX_CELLS}个有内容的单元格")
                    if element.get("hidden") in _ON:
                        sheet.hidden_rows.append(number)
                element.clear()
                if cells:
                    yield number
        except (etree.XMLSyntaxError, ValueError, IndexError) as error:
            if isinstance(error, PackageError):
                raise
            raise PackageError(_DAMAGED) from None

    def _read_row(self, element: Any, number: int) -> dict[int, Cell]:
        cells: dict[int, Cell] = {}
        column = 0
        for each in element:
            place = position(str(each.get("r", "")))
            column = place[1] if place else column + 1
            cell = self._read_cell(each, number, column)
            if cell is not None:
                cells[column] = cell
        return cells

    def _read_cell(self, element: Any, row: int, column: int) -> Cell | None:
        value = formula = inline = None
        remark = ""
        for inner in element:
            tag = inner.tag.rpartition("}")[2]
            if tag == "v":
                value = inner.text
            elif tag == "f":
                formula = inner.text or ""
            elif tag == "is":
                inline, remark = text_of(inner)
        kind = element.get("t") or "n"
        style = int(element.get("s") or 0)
        code = self._codes[style] if style < len(self._codes) else GENERAL
        if inline is not None:
            kind, value = "s", inline
        elif kind == "str":
            kind, value = "s", unescaped(value or "")
            if not value and formula is not None:
                return Cell(row, column, "s", "", code, formula)
        elif not value:
            return None if formula is None else Cell(row, column, "", "", code, formula)
        elif kind == "s":
            value, remark = self._strings[int(value)]
        if not value:
            return None
        if style in self._dresses:
            value, of_all = dressed(value, self._dresses[style])
            remark = "；".join(filter(None, (of_all, remark)))
        return Cell(row, column, kind, value, code, formula, remark)


def _merge(sheet: Sheet, reference: str) -> None:
    start, _, end = reference.partition(":")
    first, last = position(start), position(end or start)
    if first is None or last is None or last[0] - first[0] > MAX_CELLS // 100:
        return
    row, column = first
    for to_the_right in range(column + 1, min(last[1], column + 200) + 1):
        sheet.merged[row, to_the_right] = column


def _parsed(data: bytes) -> Any:
    try:
        return etree.fromstring(data, etree.XMLParser(**_OPTIONS))
    except (etree.XMLSyntaxError, ValueError):
        raise PackageError(_DAMAGED) from None
