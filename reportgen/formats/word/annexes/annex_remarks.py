"""What there is to say of an annex that was read: cells in no field, and rows nobody filled in."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import INDICATOR_COLUMNS, MONEY_COLUMNS, word_of
from reportgen.formats.word.annexes.annex_meanings import INDICATORS, MONEY, meaning_of
from reportgen.formats.word.annexes.annex_sheet import NO_FIELD, AnnexSheet, Left, table_of
from reportgen.formats.word.text.word_lines import bare
from reportgen.model.other_tables import OtherTable, TableCell, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine

_MANY, _FEW, _IN_LINE = 8, 4, 4
"""How many cells of an annex, of a table of no form, and of one row or column are told at once."""

_COLUMN = re.compile(r"[^\d。，；]{2,24}")
_MOST_COLUMNS = 12


def list_foreign(sheet: AnnexSheet, title: str, values: Values) -> None:
    """List the tables of another form, each at once, with the columns that nobody knows.

    They are noted as the rules on sums and scores look at tables of no form.
    """
    for table, of_table in groupby(sheet.cells, key=lambda box: table_of(box.place)):
        boxes = [*of_table]
        cells = [Left(box.text, box.place) for box in boxes]
        message = (
            f"“{title}”（{table}）是别的表式，{len(cells)}格都没有读入，"
            f"只按文字、合计、得分检查；认不出的栏：{'、'.join(_columns(cells))}"
        )
        values.left_together([(each.text, each.place) for each in cells], table, message)
        rows = [
            TableRow(tuple(TableCell(box.text, box.column) for box in row), place)
            for place, row in groupby(boxes, key=lambda box: box.place.rpartition(" ")[0])
        ]
        values.note_table(OtherTable(table, title, tuple(rows)), table)


def list_left(sheet: AnnexSheet, path: Path, title: str, values: Values) -> None:
    """List what is in no field: cell by cell, or at once where it is a lot of one table.

    Note an annex that is printed as another form has it.
    """
    if sheet.is_of_other_form:
        values.of_other_forms.add(path)
    for table, cells in _by_table(sheet.left).items():
        groups = [cells] if len(cells) >= _MANY else _lines(cells)
        for group in groups:
            if len(group) < _IN_LINE:
                for text, place, message in group:
                    values.left(text, place, message, path)
                continue
            quoted = "".join(f"“{each.text}”" for each in group)
            columns = "、".join(_columns(group))
            message = (
                f"“{title}”（{table}）有{len(group)}格没有对应的栏目，没有读入，也没有核对；"
                f"{f'认不出的栏：{columns}；' if columns else ''}这些格是{quoted}"
            )
            values.left_together([(each.text, each.place) for each in group], table, message, path)
    if sheet.samples:
        values.blank_rows(sheet.samples, path)


def list_cells(
    lines: Iterable[WordLine], values: Values, captions: Mapping[str, str] | None = None
) -> None:
    """List the cells of tables that nobody knows: cell by cell, or at once where there are many.

    ``captions`` are the titles of tables, as 表1.
    """
    told = [Left(bare(line), line.place) for line in lines if bare(line)]
    for table, cells in _by_table(told).items():
        title = (captions or {}).get(table)
        if len(cells) < _FEW and title is None:
            for text, place, _ in cells:
                values.left(text, place, "表格里的这些文字没有对应的栏目")
            continue
        quoted = "".join(f"“{each.text}”" for each in cells)
        named = table if title is None else f"“{title}”（{table}）"
        columns = "、".join(_columns(cells))
        message = (
            f"{named}是别的表，{len(cells)}格没有对应的栏目，没有读入，只按文字、合计检查；"
            f"{f'认不出的栏：{columns}；' if columns else ''}这些格是{quoted}"
        )
        values.left_together([(each.text, each.place) for each in cells], table, message)


def _lines(cells: list[Left]) -> list[list[Left]]:
    """Return a few cells of a table: those of a whole row or column together, others by one."""
    found: list[list[Left]] = []
    rest = [each for each in cells if each.message == NO_FIELD]
    for part in (2, 1):  # 表2 第3行 第5列
        lines: dict[str, list[Left]] = {}
        for each in rest:
            lines.setdefault("".join(each.place.split(" ")[part : part + 1]), []).append(each)
        long = [line for name, line in lines.items() if name and len(line) >= _IN_LINE]
        found += long
        rest = [each for each in rest if not any(each in line for line in long)]
    told = [each for line in found for each in line]
    return [*([each] for each in cells if each not in told), *found]


def _by_table(cells: Iterable[Left]) -> dict[str, list[Left]]:
    tables: dict[str, list[Left]] = {}
    for each in cells:
        tables.setdefault(table_of(each.place), []).append(each)
    return tables


def _is_known(word: str) -> bool:
    label = word_of(word)
    return any(
        label.among(known) or meaning_of(label.key, meanings)
        for known, meanings in ((MONEY_COLUMNS, MONEY), (INDICATOR_COLUMNS, INDICATORS))
    )


def _columns(cells: list[Left]) -> list[str]:
    """Return the headings of a table that nobody knows, each once; all where all are known.

    Headings are the cells of the first row without figures, and of others that have a known one.
    """
    rows: dict[str, list[str]] = {}
    for each in cells:
        rows.setdefault(each.place.rpartition(" ")[0], []).append("".join(each.text.split()))
    told = [row for row in rows.values() if len(row) > 1 and all(map(_COLUMN.fullmatch, row))]
    heads = [row for at, row in enumerate(told) if not at or any(map(_is_known, row))]
    words = [word for row in heads for word in row]
    words = words or [word for row in rows.values() for word in row if _COLUMN.fullmatch(word)]
    unknown = [word for word in dict.fromkeys(words) if not _is_known(word)]
    found = unknown or list(dict.fromkeys(words))
    return [*found[:_MOST_COLUMNS], "……"] if len(found) > _MOST_COLUMNS else found
