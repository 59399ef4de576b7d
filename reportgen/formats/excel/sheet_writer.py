"""One sheet of the form as it is written: looks of cells, inputs, formulas, the printed page."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell

from reportgen.formats.excel.entered_numbers import EnteredNumber, entered_number, pieces_of
from reportgen.formats.excel.form_layout import AUTOMATIC, MONEY_UNITS
from reportgen.presenting import write_exactly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.model.base import FieldNode

INPUT_COLOUR, HEAD_COLOUR, GROUP_COLOUR = "#FFF9E5", "#D9E2F3", "#EEF2F9"
GREY, BORDER, RED = "#7F7F7F", "#A6A6A6", "#C00000"
FONT, HEAD_FONT = "仿宋", "黑体"
_A4, _ON_ONE_PAGE = 9, 50
_SIZE, _SPACING, _HIGHEST = 11, 1.45, 409
_MAX_MESSAGE, _MAX_TITLE = 250, 32
_IN_CELLS = (("（几段时写成列表）", "（一段填一格，往下接着填）"), ("，数与单位写在一起", ""))
"""What the explanations of fields say of data files, and what takes its place in cells."""
_PROTECTION = dict.fromkeys(
    (
        *("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows"),
        *("sort", "autofilter", "objects"),
    ),
    True,
)


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def make(self, **properties: Any) -> Any:
        """Return the format with these properties, beside those of all cells."""
        usual = {"font_name": FONT, "font_size": 11, "valign": "vcenter", "text_wrap": True}
        merged = {**usual, **properties}
        key = tuple(sorted(merged.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(merged)
        return self._made[key]

    def label(self, depth: int = 0, *, locked: bool = True) -> Any:
        """Return the format of a label."""
        return self.make(border=1, border_color=BORDER, indent=depth, locked=locked)

    def group(self, depth: int = 0) -> Any:
        """Return the format of the label of a group."""
        look = {"bold": True, "bg_color": GROUP_COLOUR, "border": 1, "border_color": BORDER}
        return self.make(**look, indent=depth, font_name=HEAD_FONT)

    def head(self) -> Any:
        """Return the format of the heading of a column."""
        look = {"bold": True, "bg_color": HEAD_COLOUR, "border": 1, "border_color": BORDER}
        return self.make(**look, align="center", font_name=HEAD_FONT)

    def entry(self, code: str = "General", *, centred: bool = False, bold: bool = False) -> Any:
        """Return the format of a cell to fill in."""
        look = {"bg_color": INPUT_COLOUR, "border": 1, "border_color": BORDER, "locked": False}
        more = {"align": "center"} if centred else {"align": "left"}
        return self.make(**look, **more, num_format=code, bold=bold)

    def grey(self, *, size: int = 9) -> Any:
        """Return the format of an explanation."""
        return self.make(font_color=GREY, font_size=size)

    def unit(self) -> Any:
        """Return the format of a unit that can't be chosen."""
        return self.make(font_color=GREY, border=1, border_color=BORDER, align="center")


class SheetWriter:
    """Writes one sheet from its first row to its last."""

    def __init__(self, book: Any, name: str, looks: Looks, widths: Sequence[float]) -> None:
        self.looks, self.widths = looks, widths
        self.sheet = book.add_worksheet(name)
        self.name = name
        self.row = 0
        self._heights: dict[int, float] = {}
        for at, width in enumerate(widths):
            self.sheet.set_column(at, at, width)

    def title(self, text: str, last: int) -> None:
        """Write the title of the sheet over its columns."""
        look = self.looks.make(bold=True, font_size=16, align="center", font_name=HEAD_FONT)
        self._heights[self.row] = 30
        self.text(0, text, look, last)
        self.row += 1

    def text(self, column: int, text: str, look: Any, last: int | None = None) -> None:
        """Write a text into the row that is being written, over several columns if asked."""
        if text:
            self._need(column, text, look, last)
        if last is not None and last > column:
            self._merged(self.row, column, last, text, look)
        elif text:
            write_exactly(self.sheet, self.row, column, text, look)
        else:
            self.sheet.write_blank(self.row, column, None, look)

    def _merged(self, row: int, first: int, last: int, text: str, look: Any) -> None:
        self.sheet.merge_range(row, first, row, last, "", look)
        if text:
            write_exactly(self.sheet, row, first, text, look)

    def value(self, column: int, text: str, node: FieldNode, last: int | None = None) -> str:
        """Write a value into a cell to fill in; return the unit that has to stand beside it."""
        number = entered_number(text, node) if text else None
        if number is not None:
            self._number(column, number, last)
            return number.unit
        is_long = len(text) > 255  # noqa: PLR2004 - such texts show as ### in cells for texts
        is_line = node.kind == "text" and node.element is None
        is_word = is_line or (node.kind == "value" and not node.unit)
        code = "@" if is_word and not is_long else "General"
        self.text(column, text, self.looks.entry(code), last)
        return ""

    def _number(self, column: int, number: EnteredNumber, last: int | None) -> None:
        look = self.looks.entry(number.code)
        if last is not None and last > column:
            self._merged(self.row, column, last, "", look)
        self.sheet.write_number(self.row, column, number.number, look)

    def automatic(self, column: int, formula: str, code: str = "General") -> None:
        """Write a formula into a cell to fill in, whose value is no data."""
        whole = f'=IF(N({AUTOMATIC})=0,IFERROR({formula},""),"")'
        self.sheet.write_formula(self.row, column, whole, self.looks.entry(code), "")

    def computed(self, row: int, column: int, formula: str) -> None:
        """Write a formula that tells the person who fills in the form how figures agree."""
        look = self.looks.make(font_color=GREY, font_size=9)
        self.sheet.write_formula(row, column, f'=IFERROR({formula},"")', look, "")
        red = self.looks.make(font_color=RED, bg_color="#FDE9E7", bold=True, font_size=9)
        alarm = {"type": "text", "criteria": "begins with", "value": "差额", "format": red}
        self.sheet.conditional_format(row, column, row, column, alarm)

    def choice(
        self, column: int, options: Sequence[str], *, stop: bool = False, row: int | None = None
    ) -> None:
        """Let a cell be chosen from a list."""
        row = self.row if row is None else row
        rule = {
            "validate": "list",
            "source": list(options),
            "error_type": "stop" if stop else "warning",
            "error_title": "请从列表里选",
            "error_message": f"这一格只能是：{'、'.join(options)}",
        }
        self.sheet.data_validation(row, column, row, column, rule)

    def check_input(
        self, column: int, node: FieldNode, kind: str, *, positive: bool, last: int | None = None
    ) -> None:
        """Let a cell show what belongs in it when it is chosen, and warn of what doesn't.

        ``kind`` is that of the field, or ``day`` for a date; ``last`` the last of several rows.
        """
        last = self.row if last is None else last
        rule: dict[str, Any] = {"validate": "any", "error_type": "warning"}
        cell = xl_rowcol_to_cell(self.row, column)
        if kind == "day":
            marks = ",".join(f'ISNUMBER(FIND("{mark}",{cell}))' for mark in "年-/.")
            rule |= {"validate": "custom", "value": f"=OR(ISNUMBER({cell}),{marks})"}
            rule |= {"error_title": "日期", "error_message": "写成2025年4月8日这样的日期"}
        elif kind == "amount" and positive:
            rule |= {"validate": "custom", "value": f"=OR(ISTEXT({cell}),{cell}>=0)"}
            rule |= {"error_title": "不能是负数", "error_message": "这一栏的金额不能为负"}
        elif kind == "year":
            rule |= {"validate": "integer", "criteria": "between", "minimum": 2000}
            rule |= {"maximum": 2099, "error_title": "年度", "error_message": "写四位数字的年份"}
        elif kind == "number":
            rule |= {"validate": "custom", "value": f"=OR(ISTEXT({cell}),{cell}>=0)"}
            rule |= {"error_title": "人数", "error_message": "人数应是0或正整数"}
        help_text = explanation(node)
        if help_text:
            rule |= {"input_title": node.label[:_MAX_TITLE], "input_message": help_text}
        if rule["validate"] != "any" or help_text:
            self.sheet.data_validation(self.row, column, last, column, rule)

    def paragraphs(self, text: str) -> list[str]:
        """Return the pieces of a text that go into one cell each."""
        return list(pieces_of(text))

    def _need(self, column: int, text: str, look: Any, last: int | None) -> None:
        """Note how high the row has to be for a text: no program but Excel finds out by itself."""
        room = sum(self.widths[column : (column if last is None else last) + 1])
        size = look.font_size
        room = max((room - 1.5) * _SIZE / size - 2 * look.indent, 2)
        lines = sum(
            ceil(len(line.encode("gb18030", "replace")) / room) or 1 for line in text.split("\n")
        )
        if lines > 1:
            need = min(lines * size * _SPACING + 4, _HIGHEST)
            self._heights[self.row] = max(need, self._heights.get(self.row, 0))

    def finish(self, last: int, *, across: bool, head: int | None) -> None:
        """Set what the sheet looks like on paper, and lock what is not to be filled in."""
        sheet = self.sheet
        for row, height in self._heights.items():
            sheet.set_row(row, height)
        sheet.set_paper(_A4)
        if across:
            sheet.set_landscape()
        sheet.fit_to_pages(1, int(across and self.row <= _ON_ONE_PAGE))
        sheet.set_margins(0.6, 0.5, 0.6, 0.7)
        sheet.set_footer("&C第&P页，共&N页")
        sheet.print_area(0, 0, max(self.row - 1, 0), last)
        if head is not None:
            sheet.freeze_panes(head + 1, 1)
            sheet.repeat_rows(head)
        sheet.hide_gridlines(2)
        sheet.protect("", _PROTECTION)


def explanation(node: FieldNode) -> str:
    """Return what the form says of a field, with its example."""
    example = f"例：{node.example}" if node.example else ""
    described = node.description
    for in_files, in_cells in _IN_CELLS:
        described = described.replace(in_files, in_cells)
    text = "。".join(part for part in (described, example) if part)
    return text if len(text) <= _MAX_MESSAGE else f"{text[: _MAX_MESSAGE - 1]}…"


def term(row: int, amount: int, unit: int | None = None) -> str:
    """Return an amount in 万元 as a part of a formula; ``unit`` is the column of its unit."""
    cell = xl_rowcol_to_cell(row, amount)
    if unit is None:
        return f"N({cell})"
    chosen = xl_rowcol_to_cell(row, unit)
    return (
        f'N({cell})*IF({chosen}="{MONEY_UNITS[1]}",0.0001,IF({chosen}="{MONEY_UNITS[2]}",10000,1))'
    )
