"""The headings of a roster: which row they are, and which column is which field."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from reportgen.errors import InputError
from reportgen.findings import path_text
from reportgen.formats.excel.cell_values import shown_text
from reportgen.formats.excel.form_layout import MONEY_UNITS, plain_label
from reportgen.formats.excel.roster_layout import (
    NUMBER,
    ROSTER,
    SOURCE,
    STATUS_COLUMNS,
    UNIT,
    USUAL_FORM,
    RosterColumn,
    RosterForm,
    column_for,
    roster_columns,
)
from reportgen.formats.excel.sheet_cells import Sheet, stream_rows
from reportgen.formats.excel.workbook_file import (
    CSV_SUFFIX,
    may_have_sheet,
    open_book,
    open_members,
)
from reportgen.formats.money_units import unit_behind, unit_told
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import PackageError
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.model.report import Report

_OWN = tuple(map(plain_label, (NUMBER, SOURCE, *STATUS_COLUMNS)))
_HEAD_ROWS, _TOLD = 10, 2


class RosterHead(NamedTuple):
    """The headings of a roster: the row, which column is which field, and which are none.

    ``units`` are those that the headings tell for their amounts.
    """

    row: int
    fields: dict[int, RosterColumn]
    own: dict[str, int]
    others: dict[str, int]
    units: dict[int, tuple[str, ...]]


def is_roster(name: str, data: bytes, form: RosterForm = USUAL_FORM) -> bool:
    """Return whether a workbook is a roster: it has a sheet of that name with headings."""
    try:
        if FilePath(name).suffix.lower() != CSV_SUFFIX and not may_have_sheet(data, ROSTER):
            return False
        return next(iter(sheet_rows(name, data, heads=True, form=form)), None) is not None
    except InputError:
        return False


def head_of(sheet: Sheet, form: RosterForm = USUAL_FORM) -> RosterHead:
    """Return the headings of the sheet of a roster; raises ValueError for any other."""
    above: dict[int, str] = {}
    for row in sorted(sheet.rows):
        texts = {at: shown_text(cell).strip() for at, cell in sheet.rows[row].items()}
        if (head := _head(row, texts, above, form)) is not None:
            return head
        above = texts
    raise ValueError(sheet.name)


def sheet_rows(
    name: str,
    data: bytes,
    *,
    heads: bool = False,
    form: RosterForm = USUAL_FORM,
) -> Iterator[tuple[RosterHead | None, Sheet, int]]:
    """Yield the headings of the roster's sheet, then each row below; with ``heads`` only those."""
    above: dict[int, str] = {}
    head: RosterHead | None = None
    is_csv = FilePath(name).suffix.lower() == CSV_SUFFIX
    for sheet, row in rows_of_sheet(name, data, ROSTER):
        if head is None:
            texts = {at: shown_text(cell).strip() for at, cell in sheet.rows[row].items()}
            head = _head(row, texts, above, form)
            if head is not None and is_csv and len(head.fields) < _TOLD:
                head = None  # a unit's form has that label too, beside what is filled in
            above = texts
            if head is not None:
                yield head, sheet, row
            elif row > _HEAD_ROWS:
                return
            if head is not None and heads:
                return
        else:
            yield None, sheet, row


def rows_of_sheet(name: str, data: bytes, wanted: str) -> Iterator[tuple[Sheet, int]]:
    """Yield the rows of the sheet of a name; the one sheet of a .csv is the roster itself."""
    if FilePath(name).suffix.lower() == CSV_SUFFIX:
        book, _ = open_book(name, data)
        for sheet in book.sheets if wanted == ROSTER else ():
            for row in sorted(sheet.rows):
                yield sheet, row
        return
    members, _ = open_members(name, data)
    try:
        yield from stream_rows(members, lambda each: plain_label(each) == wanted)
    except PackageError as error:
        raise unreadable(name, str(error), "用 Excel 或 WPS 表格打开，另存为 .xlsx") from None


def _head(
    row: int, texts: Mapping[int, str], above: Mapping[int, str], form: RosterForm
) -> RosterHead | None:
    plain = {at: plain_label(text) for at, text in texts.items()}
    names = {plain_label(form.label(text)).rpartition(".")[2] for text in texts.values()}
    if plain_label(UNIT) not in names:
        return None
    found: dict[int, RosterColumn] = {}
    own: dict[str, int] = {}
    others: dict[str, int] = {}
    group = ""
    for at in range(1, max(texts) + 1):
        group = above.get(at) or group
        text = texts.get(at, "")
        if not text:
            continue
        if plain[at] in _OWN:
            own[plain[at]] = at
            continue
        column = _column(form.label(text), group, form.model)
        if column is None or column in found.values():
            others[text] = at
        else:
            found[at] = column
    over = [*filter(None, map(unit_told, above.values()))]
    said = {at: dict.fromkeys(filter(None, (unit_behind(texts[at]), *over))) for at in found}
    units = {at: tuple(each) or (MONEY_UNITS[0],) for at, each in said.items()}
    return RosterHead(row, found, own, others, units)


def _column(label: str, group: str, model: type[Report]) -> RosterColumn | None:
    """Return the column of a heading; a path of labels with dots counts too."""
    by_path = {path_text(each.path): each for each in roster_columns(model)}
    return by_path.get(label) or column_for(label, group, model)
