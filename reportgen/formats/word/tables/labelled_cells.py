"""Tables and cover lines of other forms: a label, and its value beside, below or behind it.

The labels stand in the 表样.yaml of the installed forms (栏目), with the fields that they mean.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.form_rows import fold
from reportgen.formats.word.headings.label_meanings import (
    sums_of,
    unit_of,
    with_meanings,
    with_official_total,
    with_sums,
)
from reportgen.formats.word.headings.outline_words import plain_heading, without_ordinal
from reportgen.formats.word.prose.figure_bases import money_columns
from reportgen.formats.word.prose.money_in_prose import keep_whole_income
from reportgen.formats.word.tables.column_heads import column_heads
from reportgen.formats.word.tables.item_tables import read_items
from reportgen.formats.word.tables.labelled_values import SEALED, is_figure, put_value
from reportgen.formats.word.tables.official_rows import official_figures, official_grid
from reportgen.formats.word.tables.row_figures import by_column, until_text
from reportgen.formats.word.tables.rows_under import read_under, rows_below_label
from reportgen.formats.word.text.grid import tables_in
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.forms.outlines import outlines
from reportgen.model.report import UNIT_NAME
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.tables.column_heads import ColumnHeads
    from reportgen.formats.word.text.grid import GridCell, GridRow

_LONGEST, _INCOME = 60, ("预算收支", "收入")
_LEAST = 3
"""How many labels a file has at least that is of such a form."""

_BEHIND = re.compile(r"(?P<label>[^:：]{2,30})[:：](?P<value>.+)", re.DOTALL)
_IN_PARTS = re.compile("^其中[:：]?")
_WHOLE_UNIT = re.compile("汇总|合计|总计|全部|部门")
_BRACKETS = str.maketrans("", "", "()（）")


class _Table(NamedTuple):
    """The rows of one table with the label of each cell: its path, None where it is no label.

    In ``over``, the lower parts of a merged cell have its label too. ``heads`` are the headings
    of its columns, where these stand in several rows. ``is_changed`` tells that any table of the
    file has the budget as it was changed in the year.
    """

    rows: Sequence[GridRow]
    unit: str
    labels: list[list[Path | None]]
    over: list[list[Path | None]]
    heads: ColumnHeads | None = None
    is_changed: bool = False


class LabelledCells:
    """Reads what such a form has; ``title`` is the form's, empty where none is installed."""

    def __init__(self) -> None:
        self._known: dict[str, Path] = {}
        self._headings: set[str] = set()
        self.title = ""
        for settings in outlines():
            if settings.cells:
                words = (word for each in settings.headings for word in each.words)
                self._headings |= {plain_heading(word) for word in words}
            for word, path in settings.cells.items():
                self.title = self.title or settings.title
                self._known.setdefault(_folded(word), path)

    def are_there(
        self, tables: Iterable[GridRow], lines: Iterable[WordLine], others: int = 0
    ) -> bool:
        """Return whether a file has enough of the labels to be of such a form.

        ``others`` is how many it has of another form: it must have more of these.
        """
        told = [cell.text for row in tables for cell in row.cells]
        told += [match["label"] for line in lines if (match := _cut(line))]
        found = {name for text in told if (name := self._name(text))}
        return len(found) >= max(_LEAST, others + 1)

    def lines(self, lines: Iterable[WordLine], values: Values) -> list[WordLine]:
        """Read lines such as 单位名称：…; return the others, without the form's own headings."""
        rest: list[WordLine] = []
        for line in lines:
            match = _cut(line)
            path = self._known.get(_folded(match["label"])) if match else None
            if match is not None and path and put_value(path, [_behind(line, match)], values):
                continue
            if plain_heading(line.shown) not in self._headings:
                rest.append(line)
        return rest

    def tables(
        self,
        found: Sequence[GridRow],
        values: Values,
        beside: Iterable[WordLine] = (),
        read: Iterable[int] = (),
        over: Mapping[str, Sequence[WordLine]] | None = None,
    ) -> list[WordLine]:
        """Read the rows of all tables; return the text that is in no field.

        ``beside`` are the lines of the report, of which one may say the unit of all amounts;
        ``read`` the cells that have been read, by their ids; ``over`` those over each, as 表1.
        """
        units = unit_of(line.shown for line in beside)
        known = frozenset(values.get(_INCOME) or ())
        used = set(read)
        is_changed = any("调整" in cell.text for row in found for cell in row.cells)
        pairs: dict[int, WordLine] = {}
        for rows_ in tables_in(found):
            labels = [[self._label(cell) for cell in row.cells] for row in rows_]
            labels = with_official_total(rows_, with_meanings(rows_, labels))
            own = unit_of(cell.text for row in rows_ for cell in row.cells)
            titles = [line.shown for line in (over or {}).get(rows_[0].place.split(" ")[0], ())]
            labels, own = with_sums(rows_, labels, "".join(titles)), own or unit_of(titles)
            heads = column_heads(rows_)
            over_ = _with_merged(rows_, labels)
            table = _Table(rows_, own or units, labels, over_, heads, is_changed)
            is_grid = self._read_grid(table, values, used)
            if not is_grid and not read_items(rows_, labels, values, used):
                _read_beside(table, values, used)
                _read_below(table, values, used)
            read_under(rows_, values, used)
            pairs |= _with_heads(table, used) if is_grid else _without_field(table, used)
        keep_whole_income(known, values)
        return [
            line
            for row in found
            for cell in row.cells
            if id(cell) not in used
            for line in ([pairs[id(cell)]] if id(cell) in pairs else cell.lines)
            if line.shown.strip(LAYOUT)
        ]

    def _read_grid(self, table: _Table, values: Values, used: set[int]) -> bool:
        """Read a table of 三公经费 with headings in several rows; return False for another."""
        figures = official_grid(table.heads, self._label, values.year) if table.heads else None
        for path, cell in figures or ():
            if put_value(path, cell.lines, values, table.unit):
                used.add(id(cell))
        if figures and table.heads:
            used |= table.heads.cells
        return figures is not None

    def _label(self, cell: GridCell) -> Path | None:
        return None if cell.continued else self._known.get(self._name(cell.text))

    def _name(self, text: str) -> str:
        """Return the label that a text is, without its number or 其中; empty for another text."""
        if len(text) > _LONGEST:
            return ""
        text = SEALED.sub("", text.strip(LAYOUT))
        names = (_folded(text), _folded(_IN_PARTS.sub("", without_ordinal(text.strip(LAYOUT)))))
        return next((name for name in names if name in self._known), "")


def _with_merged(
    rows_: Sequence[GridRow], labels: list[list[Path | None]]
) -> list[list[Path | None]]:
    above: dict[int, Path | None] = {}
    found: list[list[Path | None]] = []
    for row, of_row in zip(rows_, labels, strict=True):
        here = [
            above.get(cell.column) if cell.continued else label
            for cell, label in zip(row.cells, of_row, strict=True)
        ]
        above = {cell.column: label for cell, label in zip(row.cells, here, strict=True)}
        found.append(here)
    return found


def _folded(text: str) -> str:
    return (
        fold(text).translate(_BRACKETS).removesuffix("元").removesuffix("万")
        if len(text) < _LONGEST
        else ""
    )


def _cut(line: WordLine) -> re.Match[str] | None:
    return _BEHIND.fullmatch(line.shown.strip(LAYOUT))


def _behind(line: WordLine, match: re.Match[str]) -> WordLine:
    return WordLine(match["value"].strip(LAYOUT), line.place)


def _read_beside(table: _Table, values: Values, used: set[int]) -> None:
    """Read labels with their values to the right."""
    columns = table.heads.bases(values.year) if table.heads else {}
    heads = table.heads if any(columns.values()) else None
    before, is_head, columns = len(used), heads is not None, columns if heads else {}
    for row, labels in zip(table.rows, table.labels, strict=True):
        is_head = is_head and not any(map(is_figure, row.cells))
        columns = columns if is_head else money_columns(row, values.year) or columns
        for at, path in enumerate(labels[:-1]):
            value = row.cells[at + 1]
            if not path or labels[at + 1] is not None or not value.text.strip(LAYOUT):
                continue
            end = next((n for n in range(at + 1, len(labels)) if labels[n] is not None), None)
            behind = row.cells[at + 1 : end] if columns else until_text(row.cells[at + 1 : end])
            figures = [cell for cell in behind if is_figure(cell)]
            if columns and figures:
                chosen = by_column(path, figures, columns, table.is_changed)
                read = [
                    cell
                    for field, cell in chosen
                    if put_value(field, cell.lines, values, table.unit)
                ]
                used |= {id(cell) for cell in [row.cells[at], *read] if read}
            elif len(figures) <= 1 and put_value(path, value.lines, values, table.unit):
                used |= {id(row.cells[at]), id(value)}
    if heads and len(used) > before:
        used |= heads.cells


def _without_field(table: _Table, used: set[int]) -> dict[int, WordLine]:
    """Return for each label without a field, by its cell, a line that has its value too."""
    found: dict[int, WordLine] = {}
    for row, labels in zip(table.rows, table.labels, strict=True):
        for at, path in enumerate(labels[:-1]):
            label, value = row.cells[at], row.cells[at + 1]
            if path != () or labels[at + 1] is not None or id(value) in used:
                continue
            text = "\n".join(line.shown.strip(LAYOUT) for line in value.lines).strip("\n")
            if text and not value.continued:
                used.add(id(value))
                name = "".join(label.text.split())
                found[id(label)] = WordLine(f"{name}：{text}", label.lines[0].place)
    return found


def _with_heads(table: _Table, used: set[int]) -> dict[int, WordLine]:
    """Return for each figure without a field, by its cell, a line that has its headings too."""
    heads = table.heads
    cells = (cell for row in heads.below for cell in row.cells) if heads else ()
    return {
        id(cell): WordLine(f"{heads.name(cell.column)}：{cell.text.strip()}", cell.lines[0].place)
        for cell in cells
        if heads and id(cell) not in used and is_figure(cell)
    }


def _read_below(table: _Table, values: Values, used: set[int]) -> None:
    """Read headings with figures below them: the only row, or that of the whole unit.

    Of headings that have a label before them over some rows, those rows are all.
    """
    for at, labels in enumerate(table.over):
        row = table.rows[at]
        paths = {column: path for column, path in enumerate(labels) if path}
        below = [each for each in table.rows[at + 1 :] if len(each.cells) == len(labels)]
        if own := rows_below_label(table.rows, at):
            paths |= sums_of(row)
            below = [each for each in below if each in own]
        if len(paths) < _LEAST - 1 or not below or any(map(is_figure, row.cells)):
            continue
        for path, cell, head in official_figures(row, paths, below, values.year):
            if put_value(path, cell.lines, values, table.unit):
                used |= {id(cell), id(head)}
        rows_ = [each for each in below if any(map(is_figure, each.cells))]
        whole = [each for each in rows_ if _WHOLE_UNIT.search(each.cells[0].text)]
        for chosen in rows_ if len(rows_) == 1 else whole[:1]:
            for column, path in paths.items():
                cell = chosen.cells[column]
                if path == UNIT_NAME and _WHOLE_UNIT.search(cell.text):
                    continue  # 合计 is no unit
                if id(cell) not in used and put_value(path, cell.lines, values, table.unit):
                    used |= {id(cell), id(row.cells[column])}
