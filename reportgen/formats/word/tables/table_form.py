"""From the tables of a file to the lines of each row of the form."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes import AnnexRouter, is_annex
from reportgen.formats.word.form_entry import FormEntry
from reportgen.formats.word.headings.form_labels import Label, inline_label, label_of
from reportgen.formats.word.headings.vocabulary import STANDARD, Vocabulary
from reportgen.formats.word.text.body_blocks import blocks
from reportgen.formats.word.text.grid import GridCell, GridRow, rows_of
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine, joined
from reportgen.model.report import TITLE
from reportgen.ooxml.wordprocessing import TBL, TC, Element, T

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Path
    from reportgen.formats.word.headings.form_rows import Field
    from reportgen.formats.word.text.paragraphs import Text

_UNMISTAKABLE = 5
_TWO_REPORTS = 3
_LABELLED = 3
_REMARKS = frozenset(("备注", "说明", "填写说明", "填报说明"))
_HEADS = 3
"""How many labels stand in a row at least that are those of the cells below them."""


@dataclass(slots=True)
class Form:
    """All that was found.

    ``entries`` are the rows by path, ``before`` the lines up to the table, ``outside`` all others,
    ``leftover`` the text of tables that is in no row, ``rows`` those of the form's tables,
    ``others`` those of other tables, ``unread`` those of the form's without a label of the form,
    ``units`` the first row of each report.
    """

    entries: dict[Path, FormEntry] = dataclasses.field(default_factory=dict)
    before: list[WordLine] = dataclasses.field(default_factory=list)
    outside: list[WordLine] = dataclasses.field(default_factory=list)
    leftover: list[WordLine] = dataclasses.field(default_factory=list)
    rows: list[GridRow] = dataclasses.field(default_factory=list)
    others: list[GridRow] = dataclasses.field(default_factory=list)
    unread: list[GridRow] = dataclasses.field(default_factory=list)
    units: list[FormEntry] = dataclasses.field(default_factory=list)
    current: FormEntry | None = None
    since_unit: int = 0


class FormReader:
    """Walks the body of one file; tables of the annexes, and all lines, go to them too."""

    def __init__(self, text: Text, annexes: AnnexRouter, vocabulary: Vocabulary = STANDARD) -> None:
        self._text, self._annexes, self._vocabulary = text, annexes, vocabulary
        self._tables = 0
        self._paragraphs = 0
        self._after_form = False
        self._heads: dict[int, Label] = {}
        self.form = Form()

    def read(self, container: Element) -> Form:
        """Read the paragraphs and tables in an element."""
        pieces: list[WordLine] = []  # a paragraph, and those that go on with it
        for block in blocks(container):
            if block.tag == TBL:
                self._outside(pieces)
                self._table(block)
                continue
            self._paragraphs += 1
            pieces.append(self._text.line(block, f"第{self._paragraphs}段"))
            self._after_form = self._after_form and not pieces[-1].text.strip(LAYOUT)
            if not self._text.joins(block):
                self._outside(pieces)
        self._outside(pieces)
        return self.form

    def _outside(self, pieces: list[WordLine]) -> None:
        """Note a paragraph outside tables, and empty the list of its pieces."""
        if pieces:
            outside = self.form.outside if self.form.entries else self.form.before
            outside.append(joined(pieces))
            self._annexes.line(outside[-1])
            pieces.clear()

    def _table(self, table: Element) -> None:
        inner = [each for each in table.iter(TBL) if each is not table]
        self._tables += 1
        number = self._tables
        goes_on = self._after_form and _goes_on(table)
        if _is_form(table, self._vocabulary) or goes_on or self._is_under_title(table):
            rows, remarks = _without_remarks(rows_of(table, number, self._text))
            self._keep(remarks)
            self.form.rows += rows
            for row in rows:
                self._row(row)
            self._after_form = True
            self._tables += len(inner)
            self._annexes.other_table()
        elif self._annexes.wants(table):
            self._annexes.table(rows_of(table, number, self._text))
            self._after_form = False
            self._tables += len(inner)
        elif any(_is_form(each, self._vocabulary) or is_annex(each) for each in inner):
            for cell in table.iter(TC):
                if next(cell.iterancestors(TBL)) is table:
                    self.read(cell)
        else:
            self.form.others += rows_of(table, number, self._text)
            self._after_form = False
            self._tables += len(inner)
            self._annexes.other_table()

    def _is_under_title(self, table: Element) -> bool:
        """Return whether a table with one row of the form has the report's title before it."""
        if self.form.entries or is_annex(table):
            return False
        title = any(TITLE in "".join(line.text.split()) for line in self.form.before)
        return title and any(label.field is not None for label in _labels(table, self._vocabulary))

    def _row(self, row: GridRow) -> None:
        """Read each label of a row with the cells that follow it, or that stand below it."""
        if self._below(row):
            return
        entry: FormEntry | None = None
        before: list[GridCell] = []
        fresh = False  # the cell after a label is its value, whatever it says
        for at, cell in enumerate(row.cells):
            label = None if cell.continued else label_of(cell.text, self._vocabulary)
            if fresh and not (_same(label, entry) and at + 1 < len(row.cells)):
                label = None
            if label is not None and label.field is not None:
                entry = self._open(label, label.field, row.place)
                fresh = True
            elif label is not None:
                fresh = False
            elif entry is not None and not cell.continued:
                entry.column = entry.column or cell.column
                entry.lines += cell.lines
                fresh = False
            else:
                before.append(cell)
        if entry is None:
            filled = sum(bool(cell.text.strip(LAYOUT)) for cell in before)
            before = self._unlabelled(before, row)
            if len(before) == filled > 0 and label is None:
                self.form.unread.append(row)
                return
        self._keep(before)

    def _below(self, row: GridRow) -> bool:
        """Read a row of labels alone, or the one below it; return whether it is one of them."""
        heads, self._heads = self._heads, {}
        if heads and [cell.column for cell in row.cells] == list(heads):
            for cell in row.cells:
                label = heads[cell.column]
                if label.field is not None:
                    entry = self._open(label, label.field, row.place)
                    entry.column = entry.column or cell.column
                    entry.lines += cell.lines
            return True
        found = {cell.column: label_of(cell.text, self._vocabulary) for cell in row.cells}
        labels = {column: label for column, label in found.items() if label and label.field}
        if len(labels) == len(row.cells) >= _HEADS:
            self._heads = labels
            return True
        return False

    def _unlabelled(self, cells: list[GridCell], row: GridRow) -> list[GridCell]:
        """Place the cells of a row without a label; return those that have no place."""
        filled = [cell for cell in cells if cell.text.strip(LAYOUT)]
        current = self.form.current
        if len(filled) == 1 and current is not None and filled[0].column >= current.column > 0:
            current.lines += filled[0].lines
            return []
        found = [inline_label(cell.text.strip(LAYOUT), self._vocabulary) for cell in filled]
        kept: list[GridCell] = []
        for cell, inline in zip(filled, found, strict=True):
            if inline is None or inline[0].field is None:
                kept.append(cell)
                continue
            entry = self._open(inline[0], inline[0].field, row.place)
            entry.lines += _after(cell.lines, inline[1])
        return kept

    def _open(self, label: Label, of: Field, place: str) -> FormEntry:
        """Return the entry of a row, a new one or the one that goes on here."""
        form = self.form
        begins = of.node.attribute == "unit_name"
        if begins and of.path in form.entries and form.since_unit >= _TWO_REPORTS:
            del form.entries[of.path]
        entry = form.entries.setdefault(of.path, FormEntry(of, place))
        if begins:
            form.since_unit = 0
            if all(each is not entry for each in form.units):
                form.units.append(entry)
        form.since_unit += 1
        entry.unit = entry.unit or label.unit
        form.current = entry
        return entry

    def _keep(self, cells: list[GridCell]) -> None:
        for cell in cells:
            self.form.leftover += [line for line in cell.lines if line.shown.strip(LAYOUT)]


def _without_remarks(rows: list[GridRow]) -> tuple[list[GridRow], list[GridCell]]:
    """Return the rows without a last column 备注 that a county has added, and what that says."""
    head = rows[0].cells[-1] if rows and len(rows[0].cells) >= _LABELLED else None
    if head is None or "".join(head.text.split()) not in _REMARKS:
        return rows, []
    kept = [
        row._replace(cells=[cell for cell in row.cells if cell.column < head.column])
        for row in rows
    ]
    return kept, [cell for row in rows[1:] for cell in row.cells if cell.column >= head.column]


def _same(label: Label | None, entry: FormEntry | None) -> bool:
    return label is not None and entry is not None and label.field == entry.field


def _after(lines: list[WordLine], end: int) -> list[WordLine]:
    """Return the lines of a cell without the label that begins it."""
    found: list[WordLine] = []
    for line in lines:
        if not found and end > 0:
            text = line.shown.strip(LAYOUT)
            if len(text) < end:
                end -= len(text) + 1
                continue
            found.append(WordLine(text[end:], line.place))
            end = 0
        else:
            found.append(line)
    return found


def _labels(table: Element, vocabulary: Vocabulary) -> Iterator[Label]:
    for cell in table.iter(TC):
        if next(cell.iterancestors(TBL)) is not table:
            continue
        text = "".join(each.text or "" for each in cell.iter(T))
        label = label_of(text, vocabulary) or _inline(text, vocabulary)
        if label is not None:
            yield label


def _inline(text: str, vocabulary: Vocabulary) -> Label | None:
    found = inline_label(text, vocabulary)
    return found[0] if found else None


def _is_form(table: Element, vocabulary: Vocabulary) -> bool:
    """Return whether a table is the form's: two of its rows, or one that has no other use.

    单位名称 and 主管部门 are also at the head of annexes.
    """
    rows: set[str] = set()
    for label in _labels(table, vocabulary):
        if label.field is not None:
            rows.add(label.field.node.label)
            if len(label.field.node.label) > _UNMISTAKABLE:
                return True
    return len(rows) > 1 and not is_annex(table)


def _goes_on(table: Element) -> bool:
    """Return whether a table without labels goes on with the cell that ended the one before."""
    rows: dict[Element, list[str]] = {}
    for cell in table.iter(TC):
        if next(cell.iterancestors(TBL)) is table:
            text = "".join(each.text or "" for each in cell.iter(T))
            rows.setdefault(next(cell.iterancestors()), []).append(text.strip(LAYOUT))
    return all(len(texts) > 1 and not any(texts[:-1]) for texts in rows.values())
