"""A long list in a workbook: frozen heading, filter, A4 across, no figure cut off, no row lost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Any

from xlsxwriter.worksheet import Worksheet

from reportgen.named_tuples import NamedTuple
from reportgen.presenting import print_on_a4_across, write_text

MAX_ROWS = 1 << 20
"""How many rows a sheet can have: what is more goes on in another sheet."""

HEAD_COLOUR, GREY = "#D9E2F3", "#BFBFBF"
MARGINS = (0.4, 0.4, 0.5, 0.6)
"""Left, right, top and bottom of a printed page, in inches."""

_SIZE, _HEIGHT = 10, 1.35
"""The size of letters, and the height of a line as a multiple of that."""

_USUAL_HEIGHT, _MAX_HEIGHT = 15.0, 409.0


class Column(NamedTuple):
    """A column: its heading, width in characters, how numbers in it and how large texts are.

    Of a column of numbers the width is the least: it grows with the longest number. ``align`` is
    where its texts stand; numbers of an ``alarming`` one are red where there are any. One that is
    not ``printed`` stands behind all others, beside the pages; numbers of one that is ``added``
    have their sum in the last row.
    """

    title: str
    width: float
    shape: str = ""
    size: float = _SIZE
    align: str = "left"
    alarming: bool = False
    printed: bool = True
    added: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a file, or with ``place`` to a cell of it: ``#名册!A3``."""

    text: str
    target: str
    place: str = ""

    @property
    def formula(self) -> str:
        """The link as a formula: unlike Excel's other links, any number of them will do."""
        # Programs read the target as an address, in which these two are not themselves.
        target = self.target.replace("%", "%25").replace("#", "%23")
        return f"=HYPERLINK({_literal(target + self.place)},{_literal(self.text)})"


def _literal(text: str) -> str:
    # Where a name is followed by a bracket, as in SORT(1).yaml, XlsxWriter takes it for a function.
    return '"' + text.replace('"', '""').replace("(", '"&"(') + '"'


Value = str | int | Decimal | Link | None


class _Worksheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas are links: no other function is to be looked for in them."""

    def _prepare_formula(self, formula: str, *_: object, **__: object) -> str:
        return formula.removeprefix("=")


class ListSheet:
    """A list with a frozen heading that can be filtered, and goes on in other sheets when full."""

    def __init__(
        self, book: Any, name: str, columns: tuple[Column, ...], *, frozen: int = 1
    ) -> None:
        self._frozen = frozen
        self._sums: dict[int, Decimal | int] = {}
        self._book = book
        self._name = name
        self._columns = columns
        self._parts = 0
        border = {"border": 1, "border_color": GREY, "valign": "vcenter", "font_size": _SIZE}
        head = {**border, "bold": True, "bg_color": HEAD_COLOUR, "text_wrap": True}
        link = {"font_color": "#0563C1", "underline": 1}
        self._head = book.add_format({**head, "align": "center"})
        self._alarm = book.add_format({"font_color": "#C00000", "bold": True})
        wrapped = [
            {**border, "text_wrap": True, "font_size": each.size, "align": each.align}
            for each in columns
        ]
        self._texts = [book.add_format(each) for each in wrapped]
        self._links = [book.add_format({**each, **link}) for each in wrapped]
        self._numbers = [book.add_format({**border, "num_format": each.shape}) for each in columns]
        self._begin()

    def _begin(self) -> None:
        self._parts += 1
        name = self._name if self._parts == 1 else f"{self._name}（{self._parts}）"
        self._sheet = self._book.add_worksheet(name, worksheet_class=_Worksheet)
        self._rows = 0
        self._longest = [0] * len(self._columns)
        self._sheet.set_row(0, _HEIGHT * _SIZE * 2 + 3)
        for at, column in enumerate(self._columns):
            self._sheet.write_string(0, at, column.title, self._head)

    def add(self, row: tuple[Value, ...]) -> None:
        """Write a row: texts, whole numbers, amounts, links, None for nothing."""
        if self._rows == MAX_ROWS - 1:
            self.close()
            self._begin()
        self._rows += 1
        self._set_height(row)
        for at, value in enumerate(row):
            if isinstance(value, str) and value:
                write_text(self._sheet, self._rows, at, value, self._texts[at])
            elif isinstance(value, (int, Decimal)):
                self._sheet.write_number(self._rows, at, float(value), self._numbers[at])
                if self._columns[at].added:
                    self._sums[at] = self._sums.get(at, 0) + value
                self._longest[at] = max(self._longest[at], _length(value, self._columns[at].shape))
            elif isinstance(value, Link):
                shape = self._links[at]
                self._sheet.write_formula(self._rows, at, value.formula, shape, value.text)
            else:
                self._sheet.write_blank(self._rows, at, None, self._texts[at])

    def _set_height(self, row: tuple[Value, ...]) -> None:
        """Make a row as high as its texts: no program but Excel does so by itself."""
        height = _USUAL_HEIGHT
        for value, column in zip(row, self._columns, strict=True):
            text = value.text if isinstance(value, Link) else value
            if isinstance(text, str) and len(text) * 2 * column.size > column.width * _SIZE:
                height = max(height, _lines(text, column) * column.size * _HEIGHT + 3)
        # What is written is no longer needed: a list of any length must not fill the memory.
        self._sheet.row_info.pop(self._rows - 2, None)
        if height > _USUAL_HEIGHT:
            self._sheet.set_row(self._rows, min(height, _MAX_HEIGHT))

    def _add_up(self, label: str) -> None:
        """Write the row of sums below the list, beside its name in the column of names."""
        row = self._rows + 1
        for at, column in enumerate(self._columns):
            if at == self._frozen - 1:
                self._sheet.write_string(row, at, label, self._head)
            elif at in self._sums:
                letter = chr(ord("A") + at)
                formula = f"=SUBTOTAL(109,{letter}2:{letter}{row})"
                value = float(self._sums[at])
                self._sheet.write_formula(row, at, formula, self._numbers[at], value)
                length = _length(self._sums[at], column.shape)
                self._longest[at] = max(self._longest[at], length)
            else:
                self._sheet.write_blank(row, at, None, self._head)

    def close(self, sums: str = "") -> None:
        """Set what depends on the rows; write a row of sums where it has a name."""
        sheet, last = self._sheet, len(self._columns) - 1
        if sums and self._parts == 1 and self._rows < MAX_ROWS - 1:
            self._add_up(sums)
        for at, (column, longest) in enumerate(zip(self._columns, self._longest, strict=True)):
            sheet.set_column(at, at, max(column.width, longest + 1))
            if column.alarming and self._rows:
                is_high = {"type": "cell", "criteria": ">", "value": 0, "format": self._alarm}
                sheet.conditional_format(1, at, self._rows, at, is_high)
        sheet.freeze_panes(1, self._frozen)
        sheet.autofilter(0, 0, self._rows, last)
        print_on_a4_across(sheet)
        printed = sum(column.printed for column in self._columns) - 1
        sheet.print_area(0, 0, self._rows + bool(sums), printed)
        sheet.set_margins(*MARGINS)
        sheet.set_footer(f"&L{self._name}&C第&P页，共&N页")


def _length(value: int | Decimal, shape: str) -> int:
    """Return how many characters a number is shown with."""
    if "%" in shape:
        return len(f"{value:.1%}")
    places = shape.partition(".")[2]
    text = f"{value:,.{len(places)}f}"
    optional = len(places) - len(places.rstrip("#"))
    trimmed = text.rstrip("0") if optional else text
    return max(len(text) - optional, len(trimmed))


def _lines(text: str, column: Column) -> int:
    """Return how many lines a text takes: a Chinese character is as wide as two others."""
    room = max(column.width * _SIZE / column.size - 1.5, 2)
    return sum(
        ceil((len(line.encode(errors="replace")) + len(line)) / 2 / room) or 1
        for line in text.split("\n")
    )
