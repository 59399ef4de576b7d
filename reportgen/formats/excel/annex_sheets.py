"""The annexes as sheets: tables with the columns and rows that the annexes have on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell

from reportgen.formats.excel.annex_formulas import EXECUTION, RATES, grade_formula, row_formula
from reportgen.formats.excel.field_lines import LineWriter, may_not_be_negative
from reportgen.formats.excel.form_layout import (
    CONTINUES,
    MONEY_UNIT,
    MONEY_UNITS,
    NONE,
    ROW_LABEL,
    SPENT,
    columns_of,
    is_summed,
    options_of,
    shape_of,
)
from reportgen.formats.excel.sheet_writer import Looks, SheetWriter
from reportgen.formats.form_filling import FilledEntry

if TYPE_CHECKING:
    from reportgen.formats.form_filling import Filling
    from reportgen.model.base import FieldNode, FormModel

_WIDTHS = (21, 19, 19, 14, 14, 10, 10, 30)
_LAST = len(_WIDTHS) - 1
_LINES = (1, 5, 6, None, 7)
"""The columns in which fields in lines stand: the content goes over several."""

_LEAST_ROWS, _SPARE_ROWS = 4, 2
_EMPTY = FilledEntry()
_PROJECTS_ROWS = 2


def write_annex(
    book: Any, looks: Looks, node: FieldNode, name: str, filling: Mapping[str, Filling]
) -> None:
    """Write one table of the annexes on a sheet of its own."""
    _AnnexWriter(SheetWriter(book, name, looks, _WIDTHS), node, filling).write()


class _AnnexWriter:
    def __init__(
        self, writer: SheetWriter, node: FieldNode, filling: Mapping[str, Filling]
    ) -> None:
        self._writer, self._node, self._filling = writer, node, filling
        self._looks = writer.looks
        self._scores: list[tuple[int, int, int]] = []
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

    def _columns(self, columns: Sequence[FieldNode], first: int = 0) -> None:
        for at, column in enumerate(columns, start=first):
            self._writer.text(at, column.label, self._looks.head())
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

    def _cells(
        self,
        columns: Sequence[FieldNode],
        group: type[FormModel] | None,
        filling: Mapping[str, Filling],
        first: int,
        labels: frozenset[str] | None = None,
    ) -> None:
        """Write the cells of a row; those of ``labels`` alone where that is given."""
        places = {column.label: at for at, column in enumerate(columns, start=first)}
        for column in columns:
            at = places[column.label]
            if labels is not None and column.label not in labels:
                self._writer.text(at, "", self._looks.unit())
                continue
            self._cell(at, column, group, filling.get(column.label))
            entry = filling.get(column.label)
            if entry is None or (isinstance(entry, FilledEntry) and entry.value == ""):
                own = {
                    label: place
                    for label, place in places.items()
                    if labels is None or label in labels
                }
                formula = row_formula(column.label, self._writer.row, own)
                if formula:
                    code = "0.00%" if column.label in RATES else "General"
                    self._writer.automatic(at, formula, code)

    def _cell(
        self, at: int, column: FieldNode, group: type[FormModel] | None, given: Filling | None
    ) -> None:
        entry = given if isinstance(given, FilledEntry) else _EMPTY
        pieces = self._writer.paragraphs(str(entry.value)) if entry.value != "" else [""]
        unit = self._writer.value(at, pieces[0], column)
        if unit not in ("", MONEY_UNITS[0]):  # the unit of the sheet is another
            self._writer.text(at, pieces[0], self._looks.entry())
        if entry.note:
            self._writer.sheet.write_comment(self._writer.row, at, entry.note)
        options = options_of(group, column)
        if options:
            self._writer.choice(at, options)
        else:
            positive = may_not_be_negative(group, column)
            row = self._writer.row
            self._writer.check_input(at, column, positive=positive, last=row)

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

    # 经费控制情况, 年度预算申请, 项目资金

    def _matrix(self, node: FieldNode, filling: Mapping[str, Filling]) -> None:
        columns = columns_of(node)
        self._writer.text(0, ROW_LABEL, self._looks.head())
        self._columns(columns, 1)
        self._rows(node, filling, columns, 0)

    def _rows(
        self,
        node: FieldNode,
        filling: Mapping[str, Filling],
        columns: Sequence[FieldNode],
        depth: int,
    ) -> dict[str, list[int]]:
        """Write the rows of a group; return those of each field that are parts of its sum."""
        written: dict[str, list[int]] = {}
        for inner in (node.fields or {}).values():
            given = filling.get(inner.label)
            if inner.fields is None and inner.element is None:
                if is_summed(node) and inner.label != "合计":
                    written[inner.attribute] = [self._writer.row]
                    self._amount_row(inner, node.group, given, columns, depth)
            elif inner.element is not None:
                written[inner.attribute] = self._list_rows(inner, given, columns, depth)
            else:
                held = given if isinstance(given, Mapping) else {}
                written[inner.attribute] = [self._writer.row]
                self._group_row(inner, held, columns, depth)
        self._sum_rows(node, filling, columns, written)
        return written

    def _group_row(
        self,
        node: FieldNode,
        filling: Mapping[str, Filling],
        columns: Sequence[FieldNode],
        depth: int,
    ) -> None:
        row = self._writer.row
        self._writer.text(0, node.label, self._looks.label(depth))
        if is_summed(node):
            amount = (node.fields or {})["合计"]
            total = filling.get("合计")
            self._spent_cell(amount, node.group, total, columns)
            self._writer.row += 1
            written = self._rows(node, filling, columns, depth + 1)
            rows = [each for rows in written.values() for each in rows]
            if rows and (total is None or total == _EMPTY):
                at = 1 + [column.label for column in columns].index(SPENT)
                self._sum_cell(row, at, rows)
            return
        own = frozenset(
            inner.label
            for inner in (node.fields or {}).values()
            if inner.fields is None and inner.element is None
        )
        self._cells(columns, node.group, filling, 1, own)
        if "得分" in own and "分值" in own:
            places = {column.label: at for at, column in enumerate(columns, start=1)}
            self._scores.append((row, places["分值"], places["得分"]))
        self._writer.row += 1
        written = self._rows(node, filling, columns, depth + 1)
        self._sum_parts(node, filling, columns, written, row)

    def _amount_row(
        self,
        node: FieldNode,
        group: type[FormModel] | None,
        given: Filling | None,
        columns: Sequence[FieldNode],
        depth: int,
    ) -> None:
        self._writer.text(0, node.label, self._looks.label(depth))
        self._spent_cell(node, group, given, columns)
        self._writer.row += 1

    def _spent_cell(
        self,
        node: FieldNode,
        group: type[FormModel] | None,
        given: Filling | None,
        columns: Sequence[FieldNode],
    ) -> None:
        for at, column in enumerate(columns, start=1):
            if column.label == SPENT:
                self._cell(at, node, group, given)
            else:
                self._writer.text(at, "", self._looks.unit())

    def _list_rows(
        self,
        node: FieldNode,
        given: Filling | None,
        columns: Sequence[FieldNode],
        depth: int,
    ) -> list[int]:
        items = [] if isinstance(given, (FilledEntry, Mapping)) or given is None else [*given]
        wanted = max(len(items) + 1, _PROJECTS_ROWS)
        element = node.element
        rows: list[int] = []
        if element is None:
            return rows
        own = frozenset(inner.label for inner in (element.fields or {}).values())
        for at, item in enumerate([*items, *[{}] * (wanted - len(items))]):
            look = self._looks.label(depth, locked=at == 0)
            self._writer.text(0, node.label if at == 0 else "", look)
            held = item if isinstance(item, Mapping) else {}
            self._cells(columns, element.group, held, 1, own)
            rows.append(self._writer.row)
            self._writer.row += 1
        return rows

    def _sum_parts(
        self,
        node: FieldNode,
        filling: Mapping[str, Filling],
        columns: Sequence[FieldNode],
        written: Mapping[str, list[int]],
        row: int,
    ) -> None:
        """Let the blank amounts of a row be the sums of the rows that are its parts."""
        group = node.group
        parts: Sequence[str] = getattr(group, "PARTS", ()) if group is not None else ()
        if not parts or not getattr(group, "SUMS", True):
            return
        rows = [each for name in parts for each in written.get(name, ())]
        self._sum_columns(node, filling, columns, rows, row)

    def _sum_columns(
        self,
        node: FieldNode,
        filling: Mapping[str, Filling],
        columns: Sequence[FieldNode],
        rows: Sequence[int],
        row: int,
    ) -> None:
        own = {inner.label for inner in (node.fields or {}).values() if inner.kind == "amount"}
        for at, column in enumerate(columns, start=1):
            if rows and column.label in own and filling.get(column.label, _EMPTY) == _EMPTY:
                self._sum_cell(row, at, rows)

    def _sum_cell(self, row: int, at: int, rows: Sequence[int]) -> None:
        cells = ",".join(xl_rowcol_to_cell(each, at) for each in rows)
        below, self._writer.row = self._writer.row, row
        self._writer.automatic(at, f'IF(COUNT({cells})=0,"",ROUND(SUM({cells}),8))')
        self._writer.row = below

    def _sum_rows(
        self,
        node: FieldNode,
        filling: Mapping[str, Filling],
        columns: Sequence[FieldNode],
        written: Mapping[str, list[int]],
    ) -> None:
        """Let 年度资金总额 be the sum of the sources of a project's money below it."""
        parts: Sequence[str] = getattr(node.group, "PARTS", ()) if node.group is not None else ()
        total = written.get("total")
        if not total or not parts:
            return
        first = next(iter((node.fields or {}).values()))
        given = filling.get(first.label)
        held = given if isinstance(given, Mapping) else {}
        rows = [each for name in parts for each in written.get(name, ())]
        self._sum_columns(first, held, columns, rows, total[0])

    # 总分 and 等级

    def _sum_scores(self, columns: Sequence[FieldNode], filling: Mapping[str, Filling]) -> None:
        row = self._writer.row
        for at, column in enumerate(columns):
            which = {"分值": 1, "得分": 2}.get(column.label)
            if which is None or not self._scores:
                continue
            cells = ",".join(xl_rowcol_to_cell(each[0], each[which]) for each in self._scores)
            if filling.get(column.label, _EMPTY) == _EMPTY:
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
