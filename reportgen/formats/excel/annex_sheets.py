"""The annexes as sheets: tables with the columns and rows that the annexes have on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell

from reportgen.formats.excel.annex_formulas import EXECUTION, grade_formula
from reportgen.formats.excel.annex_rows_writer import EMPTY, LabelledRows
from reportgen.formats.excel.field_lines import LineWriter
from reportgen.formats.excel.form_layout import (
    CONTINUES,
    MONEY_UNIT,
    MONEY_UNITS,
    NONE,
    columns_of,
    shape_of,
)
from reportgen.formats.excel.sheet_writer import Looks, SheetWriter
from reportgen.formats.form_filling import FilledEntry

if TYPE_CHECKING:
    from reportgen.formats.form_filling import Filling
    from reportgen.model.base import FieldNode

_WIDTHS = (21, 19, 19, 14, 14, 10, 10, 30)
_LAST = len(_WIDTHS) - 1
_LINES = (1, 5, 6, None, 7)
"""The columns in which fields in lines stand: the content goes over several."""

_LEAST_ROWS, _SPARE_ROWS = 4, 2


def write_annex(
    book: Any, looks: Looks, node: FieldNode, name: str, filling: Mapping[str, Filling]
) -> None:
    """Write one table of the annexes on a sheet of its own."""
    _AnnexWriter(SheetWriter(book, name, looks, _WIDTHS), node, filling).write()


class _AnnexWriter(LabelledRows):
    def __init__(
        self, writer: SheetWriter, node: FieldNode, filling: Mapping[str, Filling]
    ) -> None:
        super().__init__(writer)
        self._node, self._filling = node, filling
        self._total: tuple[int, int] | None = None

    def write(self) -> None:
        """Write the whole sheet."""
        writer = self._writer
        writer.title(_title(self._node.label or "项目自评表"), _LAST)
        writer.text(0, MONEY_UNIT, self._looks.label())
        writer.text(1, MONEY_UNITS[0], self._looks.entry(centred=True))
        writer.choice(1, MONEY_UNITS, stop=True)
        writer.row += 1
        lines: LineWriter | None = None
        for inner in (self._node.fields or {}).values():
            shape = shape_of(inner, in_annex=True)
            given = self._filling.get(inner.label)
            if shape in ("value", "texts", "lines"):
                if lines is None:
                    lines = LineWriter(writer, _LINES, in_annex=True)
                    lines.heading()
                row = writer.row
                lines.field(inner, self._node.group, given, 0)
                if inner.label == "等级" and self._total is not None and given is None:
                    self._grade(row)
                continue
            lines = None
            self._heading(inner)
            if shape == "matrix":
                self._matrix(inner, given if isinstance(given, Mapping) else {})
            elif shape == "row":
                self._row(inner, given if isinstance(given, Mapping) else {})
            else:
                self._table(inner, given)
        writer.finish(_LAST, across=True, head=None)

    def _heading(self, node: FieldNode) -> None:
        self._writer.text(0, node.label, self._looks.group(), _LAST)
        self._writer.row += 1

    def _row(self, node: FieldNode, filling: Mapping[str, Filling]) -> None:
        columns = columns_of(node)
        self._columns(columns)
        self._cells(columns, node.group, filling, 0)
        if node.label == "总分":
            self._sum_scores(columns, filling)
        self._writer.row += 1

    def _table(self, node: FieldNode, given: Filling | None) -> None:
        """Write a table of items, with rows for more."""
        columns = columns_of(node)
        says_none = isinstance(given, FilledEntry) and given.says_none
        items = [] if isinstance(given, (FilledEntry, Mapping)) or given is None else [*given]
        self._columns(columns)
        if says_none:
            self._writer.text(0, NONE, self._looks.entry())
            self._writer.row += 1
            return
        wanted = max(len(items) + _SPARE_ROWS, _LEAST_ROWS)
        element = node.element
        if element is None:
            return
        for item in [*items, *[{}] * (wanted - len(items))]:
            filling = item if isinstance(item, Mapping) else {}
            self._cells(columns, element.group, filling, 0)
            by_label = {column.label: at for at, column in enumerate(columns)}
            if {"分值", "得分"} <= by_label.keys():
                self._scores.append((self._writer.row, by_label["分值"], by_label["得分"]))
            self._writer.row += 1
            self._continue(columns, filling)

    def _continue(self, columns: Sequence[FieldNode], filling: Mapping[str, Filling]) -> None:
        """Write rows with the rest of texts that are longer than a cell can hold."""
        rest: list[list[str]] = []
        for column in columns:
            entry = filling.get(column.label)
            text = str(entry.value) if isinstance(entry, FilledEntry) else ""
            rest.append(self._writer.paragraphs(text)[1:] if text else [])
        for number in range(max(map(len, rest))):
            for at, pieces in enumerate(rest):
                piece = pieces[number] if number < len(pieces) else ""
                text = f"{CONTINUES}{piece}" if at == 0 else piece
                self._writer.text(at, text, self._looks.entry())
            self._writer.row += 1

    def _sum_scores(self, columns: Sequence[FieldNode], filling: Mapping[str, Filling]) -> None:
        row = self._writer.row
        for at, column in enumerate(columns):
            which = {"分值": 1, "得分": 2}.get(column.label)
            if which is None or not self._scores:
                continue
            cells = ",".join(xl_rowcol_to_cell(each[0], each[which]) for each in self._scores)
            if filling.get(column.label, EMPTY) == EMPTY:
                weight = (
                    f"+{EXECUTION}*(COUNT({_cell(self._scores[0], 1)})=0)" if which == 1 else ""
                )
                formula = f'IF(COUNT({cells})=0,"",ROUND(SUM({cells}){weight},2))'
                self._writer.automatic(at, formula)
            if which == 1:
                red = self._looks.make(font_color="#C00000", bg_color="#FDE9E7", bold=True)
                cell = xl_rowcol_to_cell(row, at)
                wrong = f"=AND(ISNUMBER({cell}),{cell}<>100)"
                rule = {"type": "formula", "criteria": wrong, "format": red}
                self._writer.sheet.conditional_format(row, at, row, at, rule)
            else:
                self._total = row, at

    def _grade(self, row: int) -> None:
        if self._total is None:
            return
        below, self._writer.row = self._writer.row, row
        self._writer.automatic(1, grade_formula(xl_rowcol_to_cell(*self._total)))
        self._writer.row = below


def _cell(score: tuple[int, int, int], which: int) -> str:
    return str(xl_rowcol_to_cell(score[0], score[which]))


def _title(label: str) -> str:
    """Return the title of a table as it is printed."""
    return {
        "基础数据表": "部门整体支出绩效评价基础数据表",
        "整体自评表": "部门整体支出绩效自评表",
    }.get(label, "项目支出绩效自评表")
