"""All units' files of a folder in one roster, so that nobody types them again.

What has not changed since the last time is not read again; columns that the officer has added,
and rows of units that have handed in nothing, stay.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.batch.copies import is_copy
from reportgen.batch.neighbours import UsualYear
from reportgen.batch.roster_update import updated_roster
from reportgen.errors import InputError
from reportgen.findings import SEVERITIES, path_text
from reportgen.formats.carriers import EXCEL, carrier_of
from reportgen.formats.excel.cell_values import shown_text
from reportgen.formats.excel.form_layout import plain_label
from reportgen.formats.excel.owned_workbook import losses_of
from reportgen.formats.excel.roster_heads import head_of, is_roster
from reportgen.formats.excel.roster_layout import (
    DIGEST,
    ERRORS,
    FILE,
    MISSING,
    REMARK,
    ROSTER,
    STATUS,
    STATUS_COLUMNS,
    TWICE,
    USUAL_FORM,
    WARNINGS,
    RosterForm,
    beyond_roster,
)
from reportgen.formats.excel.roster_reading import read_roster
from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
from reportgen.formats.excel.workbook_file import open_book
from reportgen.formats.loading import entered_bytes
from reportgen.formats.partial_loading import partly
from reportgen.formats.source_files import WHY_UNREAD, find_sources, unread_in
from reportgen.model.report import UNIT_NAME
from reportgen.plaindata.data_files import read_bytes, unreadable
from reportgen.storage import keep_aside, write, write_into

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from reportgen.findings import Finding
    from reportgen.formats.carriers import Entered
    from reportgen.formats.excel.roster_heads import RosterHead
    from reportgen.formats.excel.sheet_cells import Sheet
    from reportgen.formats.partial_loading import PartialLoad

READ, FAULTY, UNREADABLE, NOTHING = "已读", "有错误", "读不出", "没有交"
PASSED_OVER = "没有读"
"""What the column 状态 says of a unit, beside ``TWICE``; the last of a file of another kind."""


@dataclass(slots=True)
class Collected:
    """What was collected: how many units of each status, how many files were as before.

    ``notes`` is what there is to say of units beside the others.
    """

    counts: dict[str, int] = field(default_factory=dict)
    unchanged: int = 0
    problems: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)
    is_written: bool = False


@dataclass(slots=True)
class _Before:
    """The roster of the last time: its rows in their order."""

    entries: list[RosterEntry] = field(default_factory=list)
    content: bytes | None = None


def collect(
    sources: Iterable[Path],
    target: Path,
    examine: Callable[[PartialLoad], Sequence[Finding]],
    form: RosterForm = USUAL_FORM,
    *,
    template: str | Path = "",
    tell: Callable[[list[Finding]], None] = list.clear,
) -> Collected:
    """Read all units' files, also those in folders, into a roster; ``examine`` checks each.

    ``form`` is what a roster is read by, ``template`` the form whose added fields files may have.
    A roster that is there is brought up to date cell by cell, and stays as it was with ``.bak``
    behind its name; ``tell`` is told before of what can't be kept. Raises InputError where there
    is no file to be read and for a target that is no roster, OutputError for one that can't be
    written.
    """
    before = _read_before(target, form)
    paths, problems = find_sources(sources)
    if not paths:
        raise InputError(problems)
    result = Collected(problems=[*problems])
    known = {str(entry.status.get(FILE, "")): entry for entry in before.entries}
    found: dict[str, RosterEntry] = {}
    for path in paths:
        if os.path.abspath(path) == os.path.abspath(target):
            continue
        content = read_bytes(path)
        name = os.path.relpath(path, target.parent).replace(os.sep, "/")
        digest = hashlib.sha256(content).hexdigest()[:16]
        last = known.get(name)
        if last is not None and last.status.get(DIGEST) == digest:
            result.unchanged += 1
            found[name] = last
        elif not _is_other_roster(str(path), content, form):
            entered = _entered(str(path), content, template)
            found[name] = _entry_of(entered, {FILE: name, DIGEST: digest}, examine)
    for path in unread_in(sources):
        name = os.path.relpath(path, target.parent).replace(os.sep, "/")
        about = {STATUS: PASSED_OVER, REMARK: WHY_UNREAD, FILE: name}
        found.setdefault(name, RosterEntry({}, about, name))
    entries = _in_order(before.entries, found)
    _tell_twice(entries)
    result.notes += _of_other_years(entries)
    for entry in entries:
        status = str(entry.status.get(STATUS, ""))
        result.counts[status] = result.counts.get(status, 0) + 1
    if before.content is None:
        write(target, roster_workbook(entries, with_status=True, model=form.model))
        result.is_written = True
        return result
    after = updated_roster(target, before.content, entries, form)
    if after is not None:
        if lost := losses_of(target, before.content):
            tell(lost)
        keep_aside(target, before.content)
        write_into(target, before.content, after)
        result.is_written = True
    return result


def _is_other_roster(path: str, content: bytes, form: RosterForm) -> bool:
    return carrier_of(path) is EXCEL and is_roster(path, content, form)


def _entered(path: str, content: bytes, template: str | Path) -> Entered | InputError:
    """Return what a file holds, or what keeps it from being read."""
    try:
        return entered_bytes(path, content, template)
    except InputError as error:
        return error


def _entry_of(
    entered: Entered | InputError,
    about: dict[str, object],
    examine: Callable[[PartialLoad], Sequence[Finding]],
) -> RosterEntry:
    """Return the row of a unit's file, with what was found in it."""
    name = str(about[FILE])
    if isinstance(entered, InputError):
        told = "；".join(each.message for each in entered.findings)
        return RosterEntry({}, {**about, STATUS: UNREADABLE, REMARK: told}, name)
    loaded = partly(entered)
    findings = examine(loaded)
    missing = [each.path for each in findings if each.rule == codes.C03]
    counts = [sum(each.severity == level for each in findings) for level in SEVERITIES]
    about |= {STATUS: FAULTY if counts[0] else READ, ERRORS: counts[0], WARNINGS: counts[1]}
    data: Mapping[str, Any] = entered.data
    if not loaded.problems:
        data = loaded.report.model_dump(mode="json", by_alias=True, exclude_none=True)
    about[MISSING] = "、".join(each.rpartition(".")[2] for each in missing)
    if left := beyond_roster(data, type(loaded.report)):
        labels = "、".join(path_text(path) for path in left)
        about[REMARK] = f"名册里没有的，检查、生成时从来源文件取：{labels}"
    return RosterEntry(data, about, name)


def _in_order(before: Iterable[RosterEntry], found: Mapping[str, RosterEntry]) -> list[RosterEntry]:
    """Return the rows: those of the last time where they stood, new ones behind them."""
    entries: list[RosterEntry] = []
    before = list(before)
    names = {str(last.status.get(FILE, "")) for last in before}
    left = dict(found)
    renamed: dict[str, list[str]] = {}
    for name, each in found.items():
        if name not in names:  # handed in under another name, or for the first time
            renamed.setdefault(_unit_of(each), []).append(name)
    for last in before:
        name = str(last.status.get(FILE, ""))
        if name not in left:
            same = renamed.get(_unit_of(last), []) if _unit_of(last) else []
            name = same.pop(0) if same else ""
        now = left.pop(name, None)
        if now is None:
            now = RosterEntry(last.data, {STATUS: NOTHING} if last.data else {})
            now.is_new, now.is_gone = False, bool(last.source)
        now.row = last.row
        entries.append(now)
    return [*entries, *left.values()]


def _of_other_years(entries: Iterable[RosterEntry]) -> Iterator[Finding]:
    """Find reports of another year than nearly all."""
    files = {str(each.status.get(FILE, "")): str(each.value(("年度",)) or "") for each in entries}
    years = {name: int(year) for name, year in files.items() if name and year.isdecimal()}
    usual = UsualYear(years.values())
    for name, year in years.items():
        if usual.is_stray(year):
            yield usual.finding(year, name)


def _unit_of(entry: RosterEntry) -> str:
    return str(entry.value(UNIT_NAME) or "")


def _tell_twice(entries: Iterable[RosterEntry]) -> None:
    """Mark files of units that another row has too; long texts go by the unit's name.

    The first counts, but a copy by its name only where there is no other, and one that is there no
    more last of all.
    """
    counts: dict[str, RosterEntry] = {}
    entries = list(entries)
    files = [str(each.status.get(FILE, "")) for each in entries]
    order = sorted(range(len(entries)), key=lambda at: (not files[at], is_copy(files[at])))
    for at in order:
        counts.setdefault(_unit_of(entries[at]), entries[at])
    for entry in entries:
        unit = _unit_of(entry)
        entry.has_texts = not unit or counts[unit] is entry
        if not entry.has_texts:
            entry.status = {**entry.status, STATUS: TWICE}
        elif entry.status.get(STATUS) == TWICE:
            entry.status = {**entry.status, STATUS: FAULTY if entry.status.get(ERRORS) else READ}


def _read_before(target: Path, form: RosterForm) -> _Before:
    """Read the roster of the last time; nothing where there is none."""
    if not os.path.exists(target):
        return _Before()
    content = read_bytes(target)
    if not is_roster(str(target), content, form):
        message = "这个文件不是名册，没有写"
        raise unreadable(str(target), message, "换一个文件名")
    units, _ = read_roster(str(target), content, form, with_sources=False, all_rows=True)
    rows = {unit.row: unit.entered.data for unit in units}
    book, _ = open_book(str(target), content)
    sheet = next(each for each in book.sheets if plain_label(each.name) == ROSTER)
    head = head_of(sheet, form)
    entries = []
    for row, data in rows.items():
        entry = RosterEntry(data, _status(sheet, row, head))
        entry.row, entry.is_new = row, False
        entry.source = str(entry.status.get(FILE, ""))
        entries.append(entry)
    return _Before(entries, content)


def _status(sheet: Sheet, row: int, head: RosterHead) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in STATUS_COLUMNS:
        at = head.own.get(plain_label(name))
        cell = sheet.rows[row].get(at) if at else None
        text = "" if cell is None else shown_text(cell)
        if text:
            found[name] = int(text) if text.isdecimal() and name in (ERRORS, WARNINGS) else text
    return found
