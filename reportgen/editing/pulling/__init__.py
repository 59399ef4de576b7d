"""Edits of a Word file back into the data file that it was made from.

Not public.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.editing.comparing import FieldChange, compare
from reportgen.editing.pulling.report_merge import Conflict, Merge, Side, completed
from reportgen.errors import InputError
from reportgen.findings import Finding, path_text, shown
from reportgen.formats.forgiving_yaml import MARKERS
from reportgen.formats.loading import load_bytes, validated
from reportgen.model.base import field_tree
from reportgen.model.group_reading import read_group
from reportgen.model.places import Places
from reportgen.model.value_readers import DataError
from reportgen.plaindata.data_files import ENDINGS, EXCEL_SUFFIXES, SUFFIXES, read_bytes, unreadable
from reportgen.plaindata.document import DataSyntaxError
from reportgen.plaindata.encoding import DecodingError, decode
from reportgen.storage import keep_aside, write_into

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reportgen.editing.pulling.text_file import TextFile
    from reportgen.model.report import Report

__all__ = ["Conflict", "FieldChange", "PullResult", "Side", "pull"]


@dataclass(frozen=True, slots=True)
class PullResult:
    """What ``pull`` did.

    ``edits`` are the changes to the data file, all those of the Word file that it did not have
    yet; ``conflicts`` the fields changed on both sides; ``kept`` tells of fields that were not
    found in the Word file and stay as they are. ``written`` is False when there was nothing to
    write, or conflicts and no side preferred.
    """

    edits: list[FieldChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    kept: list[Finding] = field(default_factory=list)
    written: bool = False


def pull(
    edited: Mapping[str, Any],
    base: Mapping[str, Any],
    path: Path,
    prefer: Side | Mapping[str, Side] | None = None,
    *,
    places: Places | None = None,
    tell: Callable[[list[Finding]], None] | None = None,
) -> PullResult:
    """Write what was edited in a Word file into its data file or workbook, in place.

    ``edited`` is what the Word file says now, ``base`` the data that it carries, both by the
    form's labels; ``places`` are those of ``edited``, for messages. The data file as it is now is
    the third side. What only the Word file changed is written, what both changed alike is left; a
    field that both changed differently is a conflict: then nothing is written, unless ``prefer``
    says whose value counts, ``ours`` the data file's or ``theirs`` the Word file's, for all of them
    or for each by its path. All that does
    not change stays as it is, byte by byte; in a workbook, as far as openpyxl can keep it, and the
    old one stays beside it with ``.bak`` behind its name. ``tell`` is told of what it can't keep
    before anything is written; without it that is in ``kept``.

    Raises InputError for data that is no valid report, and for a file that can't be changed
    without changing something else; OutputError for one that can't be written.
    """
    places = Places() if places is None else places
    is_workbook = path.suffix.lower() == EXCEL_SUFFIXES[0]
    if path.suffix.lower() not in SUFFIXES and not is_workbook:
        raise unreadable(str(path), "不是能写回的数据文件", f"{ENDINGS}；只写回 .xlsx 和数据文件")
    before = read_bytes(path)
    ours = load_bytes(str(path), before)
    model = type(ours)
    carried = validated(base, Places(), model=model)
    start = _data(carried)
    absent: list[tuple[str | int, ...]] = []
    form = field_tree(model)
    theirs = validated(completed(form, edited, start, (), absent), places, model=model)
    _forbid_another(carried, theirs, ours, path)
    merge = Merge(ours.places, prefer, [])
    merged = validated(
        merge.merged(form, (start, _data(ours), _data(theirs)), ()), places, model=model
    )
    edits = compare(ours, merged, exactly=True)
    kept = [_not_found(step, places) for step in absent]
    if not edits or not merge.is_decided:
        return PullResult([], merge.conflicts, kept)
    if is_workbook:
        # For start-up: openpyxl, which a data file does without.
        from reportgen.formats.excel.owned_workbook import losses_of

        after = _workbook(path, before, ours, merged, edits)
        if lost := losses_of(path, before):
            (tell or kept.extend)(lost)
        keep_aside(path, before)
        write_into(path, before, after)
        return PullResult(edits, merge.conflicts, kept, written=True)
    write_into(path, before, _rewritten(path, before, ours, merged, edits))
    return PullResult(edits, merge.conflicts, kept, written=True)


def _forbid_another(carried: Report, theirs: Report, ours: Report, path: Path) -> None:
    """Raise InputError where a Word file is another unit's, or of another year, than the data.

    A name that was put right in Word, or alike on both sides, is an edit like any other.
    """
    reports = (carried, theirs, ours)
    sides = (
        ("部门概况.单位名称", [report.overview.unit_name for report in reports]),
        ("年度", [str(report.year) for report in reports]),
    )
    advice = "写对数据文件；名称或年度确实改过的，先在 Word 文件里改成一样"
    if found := [
        Finding(
            codes.R04,
            "error",
            label,
            str(path),
            f"Word 文件是“{shown(before)}”的，数据文件是“{shown(mine)}”的，没有写回",
            advice,
        )
        for label, (before, now, mine) in sides
        if mine not in (before, now)
    ]:
        raise InputError(found)


def _data(report: Report) -> dict[str, Any]:
    return report.model_dump(mode="json", by_alias=True, exclude_none=True)


def _workbook(
    path: Path, before: bytes, ours: Report, merged: Report, edits: list[FieldChange]
) -> bytes:
    """Return the new bytes of a workbook, which are known to load as the merged report."""
    # For start-up: openpyxl, which a data file does without.
    from reportgen.editing.pulling.workbook_patch import NoPlaceError, patched_workbook

    try:
        after = patched_workbook(path, before, ours, merged)
    except NoPlaceError as error:
        raise InputError(_too_odd(path, edits, str(error))) from None
    if after is None:
        raise InputError(_too_odd(path, edits))
    return after


def _rewritten(
    path: Path, before: bytes, ours: Report, merged: Report, edits: list[FieldChange]
) -> bytes:
    """Return the new bytes of the data file, which are known to load as the merged report."""
    # For start-up: a workbook needs none of it.
    from reportgen.editing.pulling.patching import patched, without_aliases
    from reportgen.editing.pulling.text_file import TextFile
    from reportgen.editing.pulling.text_nodes import json_nodes, yaml_nodes
    from reportgen.editing.pulling.value_text import Spelling

    file = TextFile.of(before, MARKERS)
    is_json = path.suffix.lower() == ".json"
    nodes = json_nodes if is_json else yaml_nodes
    spelling = Spelling(is_json, file.newline)
    plain = file.text
    for _ in range(2):
        after = patched(plain, nodes(plain), _data(ours), _data(merged), spelling, type(merged))
        if _holds(file, after, merged, is_json=is_json):
            return file.bytes_of(after)
        plain = without_aliases(plain, nodes(plain), spelling)
    raise InputError(_too_odd(path, edits))


def _too_odd(path: Path, edits: list[FieldChange], why: str = "") -> list[Finding]:
    """Return the findings for a file in which the edits can't be made safely, and why if known."""
    advice = f"{why}；或按列出的修改自己改" if why else "这个文件的写法太特殊：按列出的修改自己改"
    message = "没有把握只改动这几处，文件没有动"
    problem = Finding(codes.D01, "error", "", str(path), message, advice)
    return [problem, *(_edit(change) for change in edits)]


def _holds(file: TextFile, text: str, merged: Report, *, is_json: bool) -> bool:
    """Return whether a text, written and read again, is the merged report."""
    # For start-up: a workbook needs neither.
    from reportgen.plaindata import json_text, yaml_text

    try:
        read = decode(file.bytes_of(text), MARKERS)
        document = json_text.read(read) if is_json else yaml_text.read(read)
        report = read_group(type(merged), document.data)
    except (DataSyntaxError, DecodingError, UnicodeEncodeError, DataError):
        return False
    return report == merged and not document.repeated


def _not_found(path: tuple[str | int, ...], places: Places) -> Finding:
    message = "Word 文件里没有找到这一栏，数据文件里的没有改动"
    advice = "确实要删去的，在数据文件里删"
    return Finding(codes.R03, "warning", path_text(path), places.file, message, advice)


def _edit(change: FieldChange) -> Finding:
    message = f"“{change.old}”要改成“{change.new}”"
    return Finding(codes.D01, "error", change.path, change.old_location, message)
