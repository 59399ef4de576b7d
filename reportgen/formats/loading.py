"""From a file to a validated report: the front door of all carriers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import InputError, require_path
from reportgen.formats.carriers import WORD, Entered, carrier_of
from reportgen.formats.data_carrier import entered_document
from reportgen.formats.forgiving_yaml import MARKERS, read_forgiving
from reportgen.forms.installed import looked_up_once
from reportgen.plaindata.data_files import (
    ENDINGS,
    SUFFIXES,
    read_bytes,
    unreadable,
)
from reportgen.plaindata.misnamed import (
    misnamed,
    misnamed_content,
)

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.formats.reading import Reading
    from reportgen.model.places import Places
    from reportgen.model.report import Report

__all__ = ["MARKERS", "Entered", "entered", "entered_bytes", "load", "load_bytes"]

Source = str | os.PathLike[str] | Mapping[str, Any]
"""A data file, workbook or Word file, or the data itself by the form's labels."""


def load(source: Source, form: str | Path = "") -> Report:
    """Load one report from a data file, workbook or Word file, or from data by the form's labels.

    Data files may be UTF-8 (with or without BOM), UTF-16 or GB18030. A Word file is read by the
    words of its table, a workbook by the labels of the form; a PDF and other documents are
    converted before. The report remembers in ``report.places`` where each value stood, and in
    ``report.remarks`` what was said in reading it: text that is in no field. ``form``, a name or
    a template's file, is that whose added fields data may have. Raises InputError with all findings
    at once: an unreadable file, unknown, repeated, missing or wrong fields, each with path and
    place.
    """
    require_source("source", source)
    if form:
        require_path("form", form, "表样的名称或路径")
    with looked_up_once():
        return report_of(entered(source, form))


def require_source(name: str, given: object, more: str = "") -> None:
    """Raise TypeError for an argument that is neither a path nor data."""
    if not isinstance(given, Mapping):
        require_path(name, given, f"{more}路径或字典")


def load_bytes(
    name: str, data: bytes, form: str | Path = "", model: type[Report] | None = None
) -> Report:
    """Load one report from the content of a data file, workbook or Word file called ``name``.

    The file is not read from the disk. ``form`` is as for ``load``, and so are the errors; with
    its ``model``, nothing is asked of the disk at all.
    """
    with looked_up_once():
        return report_of(entered_bytes(name, data, form), model)


def model_of(form: str | Path, data: Mapping[str, Any] | None = None) -> type[Report]:
    """Return the model of a form's reports.

    Without a form, and with one that adds no fields, it is that of the installed one whose added
    fields data have, if any has.
    """
    # For start-up: a mapping that is given needs none.
    from reportgen.forms.form_settings import form_of_data, form_settings
    from reportgen.forms.settings_values import NO_SETTINGS

    told = form_settings(form) if form else NO_SETTINGS
    return told.model if told.added else form_of_data(data or {}).model


def entered(source: Source, form: str | Path = "") -> Entered:
    """Return what a source holds, valid or not; raises InputError for what can't be read.

    ``form`` is that whose added fields data may have; a Word file tells its form itself.
    """
    held = _entered(source, form)
    return held if held.form else held._replace(form=form)


def _entered(source: Source, form: str | Path) -> Entered:
    if isinstance(source, Mapping):
        # For start-up: files bring their own.
        from reportgen.plaindata.document import Document

        return entered_document(Document(source), "")
    path = Path(source)
    carrier = carrier_of(path.name)
    if carrier is None and (wrong := misnamed(path)):
        raise wrong
    if carrier is WORD:
        # For start-up: the reader of Word files.
        from reportgen.formats.reading import enter_file

        return enter_file(path)
    if carrier is None or path.suffix.lower() in SUFFIXES:
        try:
            return entered_document(read_forgiving(path), str(path))
        except InputError as error:
            raise _misnamed(path) or error from None
    return carrier.enter(str(path), read_bytes(path), form)


def entered_bytes(name: str, data: bytes, form: str | Path = "") -> Entered:
    """Return what the content of a file called ``name`` holds; see ``entered``."""
    carrier = carrier_of(name)
    if carrier is None:
        raise unreadable(name, "不是数据文件", ENDINGS)
    try:
        return carrier.enter(name, data, form)
    except InputError as error:
        raise misnamed_content(name, data) or error from None


def _misnamed(path: Path) -> InputError | None:
    """Return the error for a data file that is of another kind; None for one that can't be read."""
    try:
        return misnamed_content(str(path), read_bytes(path))
    except InputError:
        return None


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of their places in a text file."""
    return sorted(findings, key=_line)


def _line(finding: Finding) -> tuple[int, ...]:
    """Return line and column of a finding in a text file; nothing for other places."""
    numbers = finding.location.rsplit(":", 2)[1:]
    return tuple(map(int, numbers)) if all(map(str.isdecimal, numbers)) else ()


def reported(reading: Reading) -> Report:
    """Return the report that was read from a Word file, with what was said in reading it."""
    return report_of(reading.entered)


def report_of(held: Entered, model: type[Report] | None = None) -> Report:
    """Return the report that a source holds; raises InputError with all that is wrong with it."""
    try:
        report = validated(
            held.data,
            held.places,
            held.problems,
            may_be_draft=held.may_be_draft,
            model=model or model_of(held.form, held.data),
        )
    except InputError as error:
        raise InputError([*error.findings, *held.remarks]) from None
    return report.with_places(held.places, held.remarks, held.loose, held.last_year)


def validated(
    data: Mapping[str, Any],
    places: Places,
    problems: Iterable[Finding] = (),
    *,
    may_be_draft: bool = True,
    model: type[Report] | None = None,
) -> Report:
    """Return the report that data by the form's labels are.

    Raises InputError with all that is wrong with it, and the ``problems`` known before, in the
    order of the file. ``may_be_draft`` is False where it is known that no text of a draft is left
    in it; else each that is left is wrong too. ``model`` is that of the form's reports.
    """
    # For start-up: the model, while the file may still be refused.
    from reportgen.model.group_reading import read_group
    from reportgen.model.value_readers import DataError

    found = list(problems)
    if may_be_draft:
        # For start-up: the model, while the file may still be refused.
        from reportgen.formats.leftover_marks import leftover_marks

        found += leftover_marks(data, places, model)
    try:
        kind = model or model_of("", data)
        report = read_group(kind, data)
    except DataError as error:
        # For start-up: most files have no errors.
        from reportgen.model.messages import findings_of

        raise InputError(in_order([*found, *findings_of(error, places, model)])) from None
    if found:
        raise InputError(in_order(found))
    return report.with_places(places)
