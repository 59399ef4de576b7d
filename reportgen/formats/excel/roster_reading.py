"""The units of a roster, row by row: each row is one unit's report, and costs only itself."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.chinese.lookalikes import usual_text
from reportgen.findings import Finding, path_text, shown
from reportgen.formats.carriers import Entered
from reportgen.formats.excel.cell_values import is_blank, shown_text, value_of
from reportgen.formats.excel.form_layout import plain_label
from reportgen.formats.excel.roster_heads import RosterHead, rows_of_sheet, sheet_rows
from reportgen.formats.excel.roster_layout import (
    FILE,
    NUMBER,
    ROSTER,
    SOURCE,
    STATUS,
    TEXTS,
    TWICE,
    UNIT,
    USUAL_FORM,
    RosterForm,
    with_meant,
)
from reportgen.formats.excel.roster_texts import (
    RosterTexts,
    SourceFile,
    items_of_rows,
    listed,
    put,
)
from reportgen.formats.excel.sheet_cells import Sheet, cell_name
from reportgen.formats.mended_characters import usual_values
from reportgen.formats.typed_numbers import without_typed_numbers
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.places import Places, normal_path
from reportgen.model.report import Report
from reportgen.model.unreadable_value import UnreadableValue
from reportgen.named_tuples import NamedTuple
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.findings import Path


class RosterUnit(NamedTuple):
    """A unit of a roster: its name, the row it stands in, and what it holds.

    ``said`` is what the row has in columns that are no fields, by heading where that is known.
    """

    name: str
    row: int
    entered: Entered
    said: Mapping[str, str] = {}


def read_roster(
    name: str,
    data: bytes,
    form: RosterForm = USUAL_FORM,
    *,
    with_sources: bool = True,
    all_rows: bool = False,
) -> tuple[Iterator[RosterUnit], list[Finding]]:
    """Return the units of a roster, read one after the other, and what there is to say of it.

    What there is to say is complete when all units were read. With ``with_sources`` what is not in
    the roster is taken from the units' own files where 文字来源 names one. With ``all_rows`` also
    rows come that are no units to be checked: those without a unit, and those marked as a
    repetition of another. Raises InputError for a workbook that is no roster.
    """
    head = next(iter(sheet_rows(name, data, heads=True, form=form)), None)
    if head is None or not isinstance(head[0], RosterHead):
        advice = f"用 reportgen new -o 全县.xlsx --roster 生成一份；表头要有“{UNIT}”"
        raise unreadable(name, f"工作簿里没有“{ROSTER}”", advice)
    notes: list[Finding] = []
    if head[0].others:
        fields = head[0].fields.values()
        listed = "、".join(with_meant(each, fields, form.model) for each in head[0].others)
        message = f"名册里这几列没有对应的栏目，没有读：{listed}"
        advice = "要读的，用 --columns 对应.yaml 写明是哪个栏目"
        notes.append(Finding(codes.R02, "info", "", f"{name}:{ROSTER}", message, advice))
    rows = _RosterRows(name, data, form, with_sources)
    return (rows.all() if all_rows else rows.units(notes)), notes


class _RosterRows:
    """The rows of a roster that have something in them."""

    def __init__(self, name: str, data: bytes, form: RosterForm, with_sources: bool) -> None:
        self._name, self._data, self._form = name, data, form
        self._with_sources = with_sources
        self._texts = RosterTexts(name, rows_of_sheet(name, data, TEXTS), form.model)

    def all(self) -> Iterator[RosterUnit]:
        """Return a unit for each row, also for one without any value."""
        head: RosterHead | None = None
        for each, sheet, row in sheet_rows(self._name, self._data, form=self._form):
            if isinstance(each, RosterHead):
                head = each
            elif head is not None and (unit := self._unit(sheet, row, head)) is not None:
                yield unit

    def _unit(self, sheet: Sheet, row: int, head: RosterHead) -> RosterUnit | None:
        said = _said(sheet, row, head)
        unit = _unit(self._name, sheet, row, head, self._texts)
        if unit is None:
            return RosterUnit("", row, Entered({}, Places(self._name)), said) if said else None
        return self._with_source(unit._replace(said=said), sheet, head)

    def _with_source(self, unit: RosterUnit, sheet: Sheet, head: RosterHead) -> RosterUnit:
        at = head.own.get(plain_label(SOURCE))
        cell = sheet.rows[unit.row].get(at) if at else None
        written = shown_text(cell).strip() if cell is not None else ""
        if not self._with_sources or not written or at is None:
            return unit
        data, model = dict(unit.entered.data), self._form.model
        place = f"{self._name}:{sheet.name}!{cell_name(unit.row, at)}"
        has_texts = bool(self._texts.of(unit.name))
        source = SourceFile(self._name, written, place)
        problems, notes = source.take(data, model, has_texts=has_texts)
        remarks = (*unit.entered.remarks, *notes)
        held = unit.entered._replace(data=data, problems=tuple(problems), remarks=remarks)
        return unit._replace(entered=held)

    def units(self, notes: list[Finding]) -> Iterator[RosterUnit]:
        """Return the units to be checked; add to ``notes`` which rows are none."""
        names: set[str] = set()
        repeated: list[RosterUnit] = []
        empty: list[str] = []
        for unit in self.all():
            if not unit.entered.data:
                about = "，".join(filter(None, (unit.said.get(FILE), unit.said.get(STATUS))))
                empty.append(f"第{unit.row}行" + f"（{about}）" * bool(about))
            elif unit.said.get(STATUS) == TWICE:
                repeated.append(unit)
            else:
                names.add(unit.name)
                yield unit
        # Whoever has taken away the other row means this one.
        yield from (unit for unit in repeated if unit.name not in names)
        twice = [f"第{each.row}行 {each.name}" for each in repeated if each.name in names]
        where = f"{self._name}:{ROSTER}"
        if empty:
            message = f"名册里有{len(empty)}行没有单位名称和数，没有算：{listed(empty)}"
            advice = f"补上“{UNIT}”和数；是收集的，改好来源文件再收一次"
            notes.append(Finding(codes.R02, "info", "", where, shown(message), advice))
        if twice:
            message = f"名册里有{len(twice)}行标着“{TWICE}”，没有算：{listed(twice)}"
            advice = f"要用这一行的，清空它的“{STATUS}”，删去同一单位的另一行"
            notes.append(Finding(codes.R02, "info", "", where, shown(message), advice))
        notes += self._texts.notes()


def _said(sheet: Sheet, row: int, head: RosterHead) -> dict[str, str]:
    """Return what a row has beside its fields and its number."""
    labels = {at: label for label, at in head.own.items()}
    found: dict[str, str] = {}
    for at, cell in sheet.rows[row].items():
        text = "" if at in head.fields else shown_text(cell).strip()
        label = labels.get(at, cell_name(row, at))
        if text and not (label == plain_label(NUMBER) and text.isdecimal()):
            found[label] = text
    return found


def _unit(
    name: str,
    sheet: Sheet,
    row: int,
    head: RosterHead,
    texts: RosterTexts,
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
    for column, rows in texts.of(unit).items():
        put(data, column.path, items_of_rows(column, rows))
        marks[normal_path(column.path)] = rows[0].text.place
    for path in _needed_groups():
        _open(data, path)
    places = Places(name, marks)
    data, mended = usual_values(data, places)
    data, counted = without_typed_numbers(data, places)
    entered = Entered(data, places, remarks=(*notes, *mended, *counted))
    return RosterUnit(unit or f"第{row}行", row, entered)


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
