"""The tables of the annexes whose rows have labels: 经费控制情况, 年度预算申请, 项目资金."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from reportgen.formats.excel.annex_formulas import RATES, row_formula
from reportgen.formats.excel.beside_cells import OWN_NOTE
from reportgen.formats.excel.field_lines import may_not_be_negative
from reportgen.formats.excel.form_layout import (
    MONEY_UNITS,
    ROW_LABEL,
    SPENT,
    columns_of,
    is_date,
    is_summed,
    options_of,
)
from reportgen.formats.form_filling import FilledEntry

if TYPE_CHECKING:
    from reportgen.formats.excel.sheet_writer import SheetWriter
    from reportgen.formats.form_filling import Filling
    from reportgen.model.base import FieldNode, FormModel

EMPTY = FilledEntry()
_PROJECTS_ROWS = 2


class LabelledRows:
    """Writes cells of tables, and those tables whose rows have labels.

    ``_scores`` are the rows that have 分值 and 得分, with the columns of both.
    """

    def __init__(self, writer: SheetWriter) -> None:
        self._writer, self._looks = writer, writer.looks
        self._scores: list[tuple[int, int, int]] = []

    def _columns(self, columns: Sequence[FieldNode], first: int = 0) -> None:
        for at, column in enumerate(columns, start=first):
            self._writer.text(at, column.label, self._looks.head())
        self._writer.row += 1

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
        entry = given if isinstance(given, FilledEntry) else EMPTY
        pieces = self._writer.paragraphs(str(entry.value)) if entry.value != "" else [""]
        unit = self._writer.value(at, pieces[0], column)
        if unit not in ("", MONEY_UNITS[0]):  # the unit of the sheet is another
            self._writer.text(at, pieces[0], self._looks.entry())
        if entry.note:
            self._writer.sheet.write_comment(self._writer.row, at, entry.note, {"author": OWN_NOTE})
        options = options_of(group, column)
        if options:
            self._writer.choice(at, options)
        else:
            positive = may_not_be_negative(group, column)
            row = self._writer.row
            kind = "day" if is_date(group, column) else column.kind
            self._writer.check_input(at, column, kind, positive=positive, last=row)

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
            if rows and (total is None or total == EMPTY):
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
            if rows and column.label in own and filling.get(column.label, EMPTY) == EMPTY:
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
