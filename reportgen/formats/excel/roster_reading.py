"""The units of a roster, row by row: each row is one unit's report, and costs only itself."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.chinese.lookalikes import usual_text
from reportgen.errors import InputError
from reportgen.findings import Finding, path_text
from reportgen.formats.carriers import Entered
from reportgen.formats.excel.cell_values import is_blank, shown_text, value_of
from reportgen.formats.excel.form_layout import MONEY_UNITS, plain_label
from reportgen.formats.excel.roster_layout import (
    NUMBER,
    ROSTER,
    SOURCE,
    STATUS_COLUMNS,
    TEXTS,
    UNIT,
    USUAL_FORM,
    RosterColumn,
    RosterForm,
    column_for,
    roster_columns,
    with_meant,
)
from reportgen.formats.excel.roster_texts import (
    UnitTexts,
    items_of_rows,
    put,
    take_source,
    texts_by_unit,
)
from reportgen.formats.excel.sheet_cells import Sheet, cell_name, stream_rows
from reportgen.formats.excel.workbook_file import (
    CSV_SUFFIX,
    may_have_sheet,
    open_book,
    open_members,
)
from reportgen.formats.mended_characters import usual_values
from reportgen.formats.money_units import unit_behind, unit_told
from reportgen.formats.typed_numbers import without_typed_numbers
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.places import Places, normal_path
from reportgen.model.report import Report
from reportgen.model.unreadable_value import UnreadableValue
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import PackageError
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.findings import Path

_OWN = tuple(map(plain_label, (NUMBER, SOURCE, *STATUS_COLUMNS)))
_HEAD_ROWS, _TOLD = 10, 2


class RosterUnit(NamedTuple):
    """A unit of a roster: its name, the row it stands in, and what it holds."""

    name: str
    row: int
    entered: Entered


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
        return next(iter(_sheet_rows(name, data, heads=True, form=form)), None) is not None
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


def read_roster(
    name: str,
    data: bytes,
    form: RosterForm = USUAL_FORM,
    *,
    with_sources: bool = True,
) -> tuple[Iterator[RosterUnit], list[Finding]]:
    """Return the units of a roster, read one after the other, and what there is to say of it.

    With ``with_sources`` long texts are taken from the units' own files where 文字来源 names one.
    Raises InputError for a workbook that is no roster.
    """
    head = next(iter(_sheet_rows(name, data, heads=True, form=form)), None)
    if head is None or not isinstance(head[0], RosterHead):
        advice = f"用 reportgen new -o 全县.xlsx --roster 生成一份；表头要有“{UNIT}”"
        raise unreadable(name, f"工作簿里没有“{ROSTER}”", advice)
    notes = []
    if head[0].others:
        fields = head[0].fields.values()
        listed = "、".join(with_meant(each, fields, form.model) for each in head[0].others)
        message = f"名册里这几列没有对应的栏目，没有读：{listed}"
        advice = "要读的，用 --columns 对应.yaml 写明是哪个栏目"
        notes.append(Finding(codes.R02, "info", "", f"{name}:{ROSTER}", message, advice))
    return _units(name, data, form, with_sources), notes


def _units(name: str, data: bytes, form: RosterForm, with_sources: bool) -> Iterator[RosterUnit]:
    texts = texts_by_unit(_rows(name, data, TEXTS), form.model)
    head: RosterHead | None = None
    for each, sheet, row in _sheet_rows(name, data, form=form):
        if isinstance(each, RosterHead):
            head = each
        elif head is not None:
            unit = _unit(name, sheet, row, head, texts)
            if unit is None:
                continue
            if with_sources:
                unit = _with_source(unit, name, sheet, head, form.model)
            yield unit


def _sheet_rows(
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
    for sheet, row in _rows(name, data, ROSTER):
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


def _rows(name: str, data: bytes, wanted: str) -> Iterator[tuple[Sheet, int]]:
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


def _unit(
    name: str,
    sheet: Sheet,
    row: int,
    head: RosterHead,
    texts: Mapping[str, UnitTexts],
) -> RosterUnit | None:
    data: dict[str, Any] = {}
    marks: dict[Any, Any] = {(): f"{sheet.name}!{cell_name(row, 1)}"}
    notes: list[Finding] = []
    unit = ""
    for at, column in head.fields.items():
        cell = sheet.rows[row].get(at)
        place = f"{sheet.name}!{cell_name(row, at)}"
        marks[normal_path(column.path)] = place
        if cell is None or is_blank(cell):
            continue
        found = value_of(cell, column.node, head.units[at], from_1904=False)
        value = UnreadableValue(found.problem, found.advice) if found.problem else found.value
        put(data, column.path, value)
        if column.node.label == UNIT:
            unit = usual_text(str(found.value or "").strip())
        where = f"{name}:{place}"
        notes += (
            Finding(codes.R02, "info", path_text(column.path), where, note, "")
            for note in filter(None, (found.note, cell.remark))
        )
    if not data:
        return None
    for column, rows in texts.get(unit, {}).items():
        put(data, column.path, items_of_rows(column, rows))
        marks[normal_path(column.path)] = rows[0][1].place
    for path in _needed_groups():
        _open(data, path)
    places = Places(name, marks)
    data, mended = usual_values(data, places)
    data, counted = without_typed_numbers(data, places)
    entered = Entered(data, places, remarks=(*notes, *mended, *counted))
    return RosterUnit(unit or f"第{row}行", row, entered)


def _with_source(
    unit: RosterUnit, name: str, sheet: Sheet, head: RosterHead, model: type[Report]
) -> RosterUnit:
    data = dict(unit.entered.data)
    at = head.own.get(plain_label(SOURCE))
    cell = sheet.rows[unit.row].get(at) if at else None
    written = shown_text(cell).strip() if cell is not None else ""
    if not written or at is None:
        return unit
    place = f"{name}:{sheet.name}!{cell_name(unit.row, at)}"
    problems = take_source(name, written, place, data, model)
    return unit._replace(entered=unit.entered._replace(data=data, problems=tuple(problems)))


@lru_cache(maxsize=1)
def _needed_groups() -> tuple[Path, ...]:
    """Return the paths of the groups that every report has."""

    def below(node: FieldNode, path: Path) -> Iterator[Path]:
        for inner in (node.fields or {}).values():
            if inner.fields is not None and inner.required:
                yield (*path, inner.label)
                yield from below(inner, (*path, inner.label))

    return tuple(below(field_tree(Report), ()))


def _open(data: dict[str, Any], path: Path) -> None:
    for label in path:
        data = data.setdefault(str(label), {})
