"""A report for checking, whatever it lacks: what is missing or wrong is left out and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.findings import path_text
from reportgen.formats.carriers import WORD, FormlessError, carrier_of
from reportgen.formats.loading import entered, entered_bytes, in_order, model_of
from reportgen.forms.installed import looked_up_once
from reportgen.labels import name_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reportgen.findings import Finding
    from reportgen.findings import Path as FieldPath
    from reportgen.formats.loading import Entered, Source
    from reportgen.model.report import Report


_IN_LIST = 2
_NO_LEVEL = lazy_pattern(r"没有写([一二]级指标)")
_NO_TITLE = lazy_pattern(r"绩效目标完成情况\[\d+\]\.标题$")


class PartialLoad(NamedTuple):
    """A report as far as it is there, and what keeps it from being a whole one.

    ``problems`` are those that ``load`` would raise, without any for a whole report. ``absent``
    are the paths, by the form's labels, of what is missing; ``form`` is the form it has, if known.
    """

    report: Report
    problems: tuple[Finding, ...] = ()
    absent: tuple[FieldPath, ...] = ()
    form: str | Path = ""


def load_partly(source: Source, form: str | Path = "") -> PartialLoad:
    """Load what is there of a report, for ``check``; nothing can be built from it.

    What must be there and is not, and what is wrong, is in ``problems``. A file that has only
    annexes lacks nothing but them. Without a ``form`` it is the one that the data are meant for,
    if anything tells. What resembles a report and has no form of one is its text alone. Raises
    InputError for a source that can't be read at all.
    """
    with looked_up_once():
        try:
            held = entered(source, form)
        except FormlessError as error:
            return _text_alone(error)
        return partly(with_form(held))


def load_bytes_partly(
    name: str, data: bytes, form: str | Path = "", model: type[Report] | None = None
) -> PartialLoad:
    """Load what is there of a report from the content of a file; see ``load_partly``.

    With the ``model`` of the form, nothing of it is asked of the disk.
    """
    with looked_up_once():
        try:
            held = entered_bytes(name, data, form)
        except FormlessError as error:
            return _text_alone(error)
        return partly(held if model else with_form(held), model)


def _text_alone(error: FormlessError) -> PartialLoad:
    """Return the text of a file without a form: that it has none stands for all that is missing."""
    return partly(error.entered)._replace(problems=error.findings)


def with_form(held: Entered) -> Entered:
    """Return what a source holds with the form that it is meant for, where it names none."""
    if held.form or not held.data or carrier_of(held.places.file) is WORD:
        return held
    # For start-up: a form is most often named, or told by the file.
    from reportgen.forms.form_choice import form_meant

    return held._replace(form=form_meant(held.places.file, held.data))


def has_only_annexes(data: Mapping[str, Any]) -> bool:
    """Return whether data have nothing of the report itself beside its annexes."""
    # pydantic, which loading begins without
    from reportgen.model.base import field_tree
    from reportgen.model.report import ANNEXES, Report

    needed = [node for node in (field_tree(Report).fields or {}).values() if node.required]
    groups = [node.label for node in needed if node.kind == "group"]
    return bool(data.get(ANNEXES)) and not any(data.get(label) for label in groups)


def _without_name(held: Entered) -> Mapping[str, Any]:
    """Return data without what only names the unit, as 填报单位 over a table in a Word file."""
    # pydantic, which loading begins without
    from reportgen.model.report import UNIT_NAME

    group, label = UNIT_NAME
    only_named = carrier_of(held.places.file) is WORD and (held.data.get(group) or {}).keys() == {
        label
    }
    return {key: held.data[key] for key in held.data if not (only_named and key == group)}


def partly(held: Entered, model: type[Report] | None = None) -> PartialLoad:
    """Return what is there of what a source holds; see ``load_partly``.

    ``model`` is that of the form's reports, where it is known.
    """
    # For start-up: pydantic, while the file may still be refused.
    from reportgen.formats.leftover_marks import leftover_marks, leftover_paths
    from reportgen.model.group_reading import read_group
    from reportgen.model.messages import findings_of, missing_paths, wrong_paths
    from reportgen.model.partial_report import partial_report
    from reportgen.model.value_readers import DataError

    model = model or model_of(held.form, held.data)
    problems = [*held.problems]
    wrong: list[FieldPath] = []
    dropped: list[FieldPath] = []
    absent: list[FieldPath] = []
    if held.may_be_draft:
        problems += leftover_marks(held.data, held.places, model)
        dropped = leftover_paths(held.data, model)
    try:
        report = read_group(model, held.data)
    except DataError as error:
        found = findings_of(error, held.places, model)
        absent = missing_paths(error, model)
        if has_only_annexes(_without_name(held)):
            found = [each for each in found if not _lacks_part_of_body(each, model)]
        if carrier_of(held.places.file) is WORD:
            lacking = {path_text(path): path for path in absent}
            found = [_milder(each) for each in found]
            found = _fields_of_other_forms(found, lacking, held)
            found = [_without_levels(each, held, wrong_paths(error, model)) for each in found]
            found = _columns_once(found, absent, held)
        problems += found
        wrong += wrong_paths(error, model)
    if wrong or dropped:
        report = partial_report(held.data, wrong, dropped, model)
    remarks = [*held.remarks]
    if carrier_of(held.places.file) is WORD:
        remarks = _missing_once([_of_other_outline(each, held) for each in remarks])
    report = report.with_places(held.places, remarks, held.loose, held.last_year)
    return PartialLoad(report, tuple(in_order(problems)), tuple(absent), held.form)


def _columns_once(
    found: Sequence[Finding], absent: Iterable[FieldPath], held: Entered
) -> list[Finding]:
    """Return the findings, with one for a column that no row of a table has.

    A form of another province may have no such column at all.
    """
    rows: dict[tuple[FieldPath, str], list[FieldPath]] = {}
    for path in absent:
        if len(path) > _IN_LIST and isinstance(path[-2], int):
            rows.setdefault((path[:-2], str(path[-1])), []).append(path)
    kept = {id(each): each for each in found}
    for (table, label), paths in rows.items():
        texts = {path_text(path) for path in paths}
        told = [each for each in found if each.rule == codes.C03 and each.path in texts]
        if len(told) < max(_IN_LIST, _length(held.data, table)):
            continue
        first, *others = told
        message = f"“{table[-1]}”的{len(told)}行都没有“{label}”，附件的“{table[1]}”要用"
        kept[id(first)] = first._replace(
            severity="warning",
            path=path_text(table),
            location=held.places.locate(table),
            message=message,
            suggestion=f"本省的表样没有“{label}”这一栏的，不用管；有的，照表样补上这一栏",
        )
        for each in others:
            del kept[id(each)]
    return list(kept.values())


def _length(data: Any, table: FieldPath) -> int:
    return len(_value(data, table))


def _value(data: Any, path: FieldPath) -> Any:
    for step in path:
        data = data[step] if isinstance(step, int) else data.get(step, {})
    return data


def _milder(finding: Finding) -> Finding:
    """Return what a Word file lacks, as a hint where only the form's own data need it.

    Units list what they achieved without a title above it as often as with one.
    """
    if finding.rule != codes.C03 or _NO_TITLE.search(finding.path) is None:
        return finding
    message, advice = "这里没有节标题，照没有标题的读入", "用它生成报告以前，补上这一节的标题"
    return finding._replace(severity="info", message=message, suggestion=advice)


def _fields_of_other_forms(
    found: Iterable[Finding], lacking: Mapping[str, FieldPath], held: Entered
) -> list[Finding]:
    """Return what a Word file lacks, with one warning for all fields that its form may not have."""
    kept: list[Finding] = []
    of_others: dict[str, list[Finding]] = {}
    for each in found:
        whose = _other_form(each, lacking.get(each.path), held)
        of_others.setdefault(whose, kept if not whose else []).append(each)
    for whose, fields in of_others.items():
        if whose:
            labels = "".join(f"“{lacking[each.path][-1]}”" for each in fields)
            these = "这一栏" if len(fields) == 1 else "这几栏"
            message = f"缺少{labels}；{whose}的栏目和程序的表样不同，可能本来就没有{these}"
            advice = f"本省的表样没有{these}的，不用管；有的，补上"
            kept.append(fields[0]._replace(severity="warning", message=message, suggestion=advice))
    return kept


def _other_form(finding: Finding, lacking: FieldPath | None, held: Entered) -> str:
    """Return what is of another form than ours, so that it may have no such field; or nothing."""
    from reportgen.model.report import ANNEXES  # pydantic, which loading begins without

    if lacking is None or finding.rule != codes.C03 or finding.severity != "error":
        return ""
    groups = held.places.of_other_forms
    if lacking[:1] == (ANNEXES,):
        starts = (lacking[:length] for length in range(_IN_LIST, len(lacking)))
        if groups.isdisjoint(starts) or _is_in_one_of_many(lacking, held):
            return ""
        return f"这张“{lacking[1]}”"
    return "这份报告" if () in groups else ""


def _of_other_outline(finding: Finding, held: Entered) -> Finding:
    """Return what a Word file has in no field, as a hint where its outline is another than ours."""
    if finding.rule != codes.R01 or () not in held.places.of_other_forms:
        return finding
    return finding._replace(severity="info")


def _missing_once(remarks: Sequence[Finding]) -> list[Finding]:
    """Return what there is to say of a reading, with one remark on all figures that it lacks."""
    # What reads Word files, for start-up: other files don't need it.
    from reportgen.formats.word.read_values import NOT_FOUND

    lacking = [each for each in remarks if each.message == NOT_FOUND]
    if len(lacking) <= 1:
        return [*remarks]
    labels = "、".join(each.path.rpartition(".")[2] for each in lacking)
    whole = lacking[0]._replace(
        path="",
        message=f"正文里没有找到这些数，没有填：{labels}",
        suggestion="补填这些数",
    )
    kept = [each for each in remarks if each.message != NOT_FOUND]
    return [*kept, whole]


def _without_levels(finding: Finding, held: Entered, wrong: Iterable[FieldPath]) -> Finding:
    """Return that a row has no level, as a hint where no row of its table in a Word file has one.

    Tables of other provinces have no column for it.
    """
    match = _NO_LEVEL.search(finding.message)
    if match is None or finding.rule != codes.D03:
        return finding
    label = match[1]
    table = next((path for path in wrong if path_text(path) == finding.path), ())
    if not table or any(row.get(label) for row in _value(held.data, table)):
        return finding
    message = f"“{table[-1]}”没有“{label}”这一栏，照没有分级的读入"
    advice = "本省的表样没有这一栏的，不用管；用它生成报告以前，补上"
    return finding._replace(severity="info", message=message, suggestion=advice)


def _is_in_one_of_many(path: FieldPath, held: Entered) -> bool:
    """Return whether a path is in a row of several, of which others may have what it lacks."""
    at = len(path) - _IN_LIST
    return isinstance(path[at], int) and _length(held.data, path[:at]) > 1


def _lacks_part_of_body(finding: Finding, model: type[Report]) -> bool:
    """Return whether a finding says that what each report has beside its annexes is missing."""
    from reportgen.model.base import field_tree  # pydantic, which loading begins without

    fields = (field_tree(model).fields or {}).items()
    needed = [name for name, node in fields if node.required]
    return finding.rule == codes.C03 and name_of(finding.path.partition(".")[0]) in needed
