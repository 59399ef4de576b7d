"""Fields of the form written in lines: label, content, unit, how figures agree, how to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from reportgen.formats.excel.beside_cells import OWN_NOTE
from reportgen.formats.excel.form_layout import (
    AS_IS,
    CHECK,
    CONTENT,
    CONTINUES,
    HELP,
    LABEL,
    MONEY_UNITS,
    NONE,
    UNIT,
    is_date,
    is_summed,
    options_of,
    parts_of_spent,
    shape_of,
)
from reportgen.formats.excel.form_values import as_texts, keeps_titles
from reportgen.formats.excel.own_texts import NEEDED, OPTIONAL
from reportgen.formats.excel.sheet_writer import SheetWriter, explanation, term
from reportgen.formats.form_filling import FilledEntry

if TYPE_CHECKING:
    from reportgen.formats.form_filling import Filling
    from reportgen.model.base import FieldNode, FormModel

_EMPTY = FilledEntry()
_SPARE_ITEMS, _SPARE_ROWS, _LEAST_ROWS = 2, 1, 3
_TOTAL, _SPENT, _BALANCE, _BUDGET = "合计", "支出总额", "结余", "年度预算金额"


class LineWriter:
    """Writes fields into the columns 栏目, 填写内容, 单位, 核对, 怎么填 of a sheet.

    ``places`` are the first and last column of 填写内容, and those of 单位, 核对 (None without it)
    and 怎么填. Fields that only some forms have are left out without a value, but for ``wanted``.
    """

    def __init__(
        self,
        writer: SheetWriter,
        places: tuple[int, int, int, int | None, int] = (1, 1, 2, 3, 4),
        *,
        wanted: frozenset[str] = frozenset(),
        in_annex: bool = False,
    ) -> None:
        self._writer, self._wanted, self._in_annex = writer, wanted, in_annex
        self._content, self._last, self._unit, self._check, self._help = places
        self._looks = writer.looks
        self._in_items = self._as_is_titles = False
        self._rows: dict[str, int] = {}
        self._parts: dict[str, list[int]] = {}

    def heading(self) -> None:
        """Write the headings of the columns."""
        write, look = self._writer.text, self._looks.head()
        write(0, LABEL, look)
        write(self._content, CONTENT, look, self._last)
        write(self._unit, UNIT, look)
        if self._check is not None:
            write(self._check, CHECK, look)
        write(self._help, HELP, look)
        self._writer.row += 1

    def fields(self, node: FieldNode, filling: Mapping[str, Filling], depth: int) -> None:
        """Write all fields of a group."""
        for inner in (node.fields or {}).values():
            self.optional(inner, node.group, filling.get(inner.label), depth)

    def optional(
        self, node: FieldNode, group: type[FormModel] | None, given: Filling | None, depth: int = 0
    ) -> None:
        """Write a field, unless only other forms have it and it has no value."""
        if given is not None or not node.role.of_some_forms or node.label in self._wanted:
            self.field(node, group, given, depth)

    def field(
        self, node: FieldNode, group: type[FormModel] | None, given: Filling | None, depth: int
    ) -> None:
        """Write a field with all that belongs to it."""
        shape = shape_of(node, in_annex=self._in_annex)
        if shape == "value":
            self._value(node, group, given, depth)
        elif shape == "texts":
            self._texts(node, given, depth)
        elif shape == "items":
            self._items(node, given, depth)
        elif is_summed(node):
            self._summed(node, given if isinstance(given, Mapping) else {}, depth)
        else:
            self._group(node, given if isinstance(given, Mapping) else {}, depth)

    def _value(
        self, node: FieldNode, group: type[FormModel] | None, given: Filling | None, depth: int
    ) -> None:
        entry = given if isinstance(given, FilledEntry) else _EMPTY
        writer = self._writer
        first, *more = writer.paragraphs(str(entry.value)) if entry.value != "" else [""]
        unit = writer.value(self._content, first, node, self._last)
        as_is = self._as_is_titles and node.role.is_counted and bool(first)
        self._label(node, depth, as_is=as_is)
        self._beside(node, entry.note, unit)
        options = options_of(group, node)
        if options:
            writer.choice(self._content, options)
        else:
            positive = may_not_be_negative(group, node)
            kind = "day" if is_date(group, node) else node.kind
            writer.check_input(self._content, node, kind, positive=positive)
        self._rows[node.label] = writer.row
        writer.row += 1
        self._continued(more, node)

    def _label(self, node: FieldNode, depth: int, *, as_is: bool = False) -> None:
        label = f"{node.label}{AS_IS}" if as_is else node.label
        self._writer.text(0, label, self._looks.label(depth, locked=not self._in_items))

    def _beside(self, node: FieldNode, note: str = "", unit: str = "") -> None:
        """Write the unit of a field, a note, and how it is filled in."""
        writer = self._writer
        if node.kind == "amount" or is_summed(node):
            writer.text(self._unit, unit or MONEY_UNITS[0], self._looks.entry(centred=True))
            writer.choice(self._unit, MONEY_UNITS, stop=True)
        else:
            writer.text(self._unit, node.unit, self._looks.unit())
        if self._check is not None and note:
            writer.text(self._check, note, self._looks.grey())
        elif note:
            writer.sheet.write_comment(writer.row, self._content, note, {"author": OWN_NOTE})
        needed = NEEDED if node.required else OPTIONAL
        help_text = "。".join(part for part in (needed, explanation(node)) if part)
        writer.text(self._help, help_text, self._looks.grey())

    def _texts(self, node: FieldNode, given: Filling | None, depth: int) -> None:
        """Write a list of texts, a row for each, with room for more."""
        says_none = isinstance(given, FilledEntry) and given.says_none
        items = [] if isinstance(given, (FilledEntry, Mapping)) or given is None else [*given]
        if isinstance(given, FilledEntry) and given.value not in ("", []):
            items = [given]
        values = [str(each.value) for each in items if isinstance(each, FilledEntry)]
        texts = as_texts(node, values)
        as_is = texts is None
        rows: list[tuple[str, bool]] = []
        for value in [NONE] if says_none else values:
            first, *more = self._writer.paragraphs(value)
            rows += [(first, False), *((piece, True) for piece in more)]
        note = given.note if isinstance(given, FilledEntry) else ""
        least = _LEAST_ROWS if not self._in_annex else 1
        wanted = max(len(rows) + (0 if says_none else _SPARE_ROWS), least)
        rows += [("", False)] * (wanted - len(rows))
        for at, (text, continues) in enumerate(rows):
            if at == 0:
                self._label(node, depth, as_is=as_is)
                self._beside(node, note)
            else:
                mark = CONTINUES if continues else ""
                look = self._looks.label(depth, locked=False)
                self._writer.text(0, mark, look)
                self._writer.text(self._unit, "", self._looks.unit())
            self._writer.text(self._content, text, self._looks.entry(), self._last)
            self._writer.row += 1

    def _continued(self, pieces: Sequence[str], node: FieldNode) -> None:
        for piece in pieces:
            self._writer.text(0, CONTINUES, self._looks.label(locked=False))
            self._writer.value(self._content, piece, node, self._last)
            self._writer.row += 1

    def _items(self, node: FieldNode, given: Filling | None, depth: int) -> None:
        """Write the items of a list, each with all its fields, and some to fill in."""
        says_none = isinstance(given, FilledEntry) and given.says_none
        self._head(node, depth, "", NONE if says_none else "")
        items = [] if isinstance(given, (FilledEntry, Mapping)) or given is None else [*given]
        if node.element is None or says_none:
            return
        self._in_items = True  # whose labels are copied and moved with them
        self._as_is_titles = not keeps_titles(node, items)
        for item in [*items, *[{}] * _SPARE_ITEMS]:
            self.fields(node.element, item if isinstance(item, Mapping) else {}, depth + 1)
        self._in_items = self._as_is_titles = False

    def _head(self, node: FieldNode, depth: int, note: str = "", content: str = "") -> None:
        """Write the row of the label of a group."""
        look = self._looks.group(depth)
        self._writer.text(0, node.label, look)
        entry = self._looks.make(
            bg_color="#EEF2F9", border=1, border_color="#A6A6A6", locked=node.element is None
        )
        self._writer.text(self._content, content, entry, self._last)
        self._writer.text(self._unit, "", look)
        if note and self._check is not None:
            self._writer.text(self._check, note, self._looks.grey())
        self._writer.text(self._help, node.description, self._looks.grey())
        self._rows[node.label] = self._writer.row
        self._writer.row += 1

    def _group(self, node: FieldNode, filling: Mapping[str, Filling], depth: int) -> None:
        self._head(node, depth)
        start = self._writer.row
        self.fields(node, filling, depth + 1)
        self._note_parts(node, start)

    def _note_parts(self, node: FieldNode, start: int) -> None:
        """Note the rows of the amounts that a group is the sum of."""
        if node.group is None:
            return
        fields = {each.attribute: each.label for each in (node.fields or {}).values()}
        labels = [fields[name] for name in node.group.ITEMS]
        rows = [self._rows[each] for each in labels if self._rows.get(each, -1) >= start]
        if rows:
            self._parts[node.label] = rows

    def _summed(self, node: FieldNode, filling: Mapping[str, Filling], depth: int) -> None:
        """Write a group that is one amount or the sum of its parts, its total beside its label."""
        writer = self._writer
        row = writer.row
        total = filling.get(_TOTAL)
        entry = total if isinstance(total, FilledEntry) else _EMPTY
        parts = [each for each in (node.fields or {}).values() if each.label != _TOTAL]
        amount = (node.fields or {})[_TOTAL]
        unit = writer.value(self._content, str(entry.value), amount, self._last)
        writer.text(0, node.label, self._looks.group(depth))
        self._beside(node, entry.note, unit)
        self._rows[node.label] = row
        writer.row += 1
        start = writer.row
        for each in parts:
            self.field(each, node.group, filling.get(each.label), depth + 1)
        self._note_parts(node, start)
        rows = self._parts.get(node.label)
        if rows and entry.value == "":
            below, writer.row = writer.row, row
            writer.automatic(self._content, self._sum_if_any(rows))
            writer.row = below
        elif rows and self._check is not None:
            self._compare(row, rows, "分项")

    def _sum_if_any(self, rows: Sequence[int]) -> str:
        return f'IF({self._count(rows)}=0,"",{self._sum(rows)})'

    def _sum(self, rows: Sequence[int]) -> str:
        return f"ROUND({'+'.join(term(row, self._content, self._unit) for row in rows)},8)"

    def _count(self, rows: Sequence[int]) -> str:
        return f"COUNT({','.join(xl_rowcol_to_cell(row, self._content) for row in rows)})"

    def _compare(self, row: int, rows: Sequence[int], name: str) -> None:
        """Show beside an amount whether its parts add up to it."""
        self._compare_to(row, rows, name, row)

    def compute(self) -> None:
        """Write what can be computed only when all rows are there: 差额, 执行率."""
        spent = self._rows.get(_SPENT)
        if spent is None or self._check is None:
            return
        for at, name in enumerate(parts_of_spent()):
            rows = self._parts.get(name)
            if rows and name in self._rows:
                target = spent if at == 0 else self._rows[name]
                self._compare_to(spent, rows, name, target)
        if _BALANCE in self._rows:
            budget = "部门概况!$B$1:$B$30,MATCH"
            found = f'INDEX({budget}("{_BUDGET}",部门概况!$A$1:$A$30,0))'
            rate = (
                f'"预算执行率 "&TEXT(N({xl_rowcol_to_cell(spent, self._content)})/{found},"0.00%")'
            )
            self._writer.computed(self._rows[_BALANCE], self._check, rate)

    def _compare_to(self, total: int, rows: Sequence[int], name: str, target: int) -> None:
        if self._check is None:
            return
        apart = f"ROUND({term(total, self._content, self._unit)}-{self._sum(rows)},6)"
        said = f'IF({apart}=0,"与{name}之和相等","差额 "&{apart}&" 万元")'
        cell = xl_rowcol_to_cell(total, self._content)
        formula = f'IF(OR(COUNT({cell})=0,{self._count(rows)}=0),"",{said})'
        self._writer.computed(target, self._check, formula)


def may_not_be_negative(group: type[FormModel] | None, node: FieldNode) -> bool:
    """Return whether an amount must not be below 0."""
    if group is None or node.kind != "amount" or not node.attribute:
        return False
    field = group.model_fields[node.attribute]
    return "_not_negative" in f"{field.annotation!r}{field.metadata!r}"
