"""From a file to a validated report: the front door of all carriers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import InputError
from reportgen.formats.forgiving_yaml import parse_forgiving, read_forgiving
from reportgen.formats.leftover_marks import LAST_YEAR_MARK
from reportgen.forms.form_settings import OLD_NAME, SETTINGS_NAME
from reportgen.plaindata.data_files import (
    ENDINGS,
    SUFFIXES,
    WORD_SUFFIXES,
    repeated_keys,
    unreadable,
)

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.formats.reading import Reading
    from reportgen.model.places import Places
    from reportgen.model.report import Report
    from reportgen.plaindata.document import Document

_IN_FOLDERS = (*SUFFIXES, *WORD_SUFFIXES[:3])
"""Endings of the files that are looked for in folders: those in which units hand in reports."""

MANIFEST_NAME = "汇总.json"
"""What a batch writes beside its outputs; it is no data of a unit."""

Source = str | os.PathLike[str] | Mapping[str, Any]
"""A data file or Word file, or the data itself by the form's labels."""


def load(source: Source) -> Report:
    """Load one report from a YAML, JSON or Word file, or from a mapping by the form's labels.

    Data files may be UTF-8 (with or without BOM), UTF-16 or GB18030. A Word file is read by the
    words of its table; a PDF and other documents are converted before. The report remembers in
    ``report.places`` where each value stood, and in ``report.remarks`` what was said in reading it:
    text that is in no field. Raises InputError with all findings at once: an
    unreadable file, unknown, repeated, missing or wrong fields, each with path and place.
    """
    if isinstance(source, Mapping):
        from reportgen.plaindata.document import Document

        return _validate(Document(source), "")
    path = Path(source)
    if path.suffix.lower() in WORD_SUFFIXES:
        return _from_word(path)
    return _validate(read_forgiving(path), str(path))


def load_bytes(name: str, data: bytes) -> Report:
    """Load one report from the content of a YAML, JSON or Word file called ``name``.

    Nothing is read from the disk. Raises InputError as ``load`` does.
    """
    if Path(name).suffix.lower() not in WORD_SUFFIXES:
        return _validate(parse_forgiving(name, data), name)
    from reportgen.formats.reading import read_word_bytes

    return reported(read_word_bytes(name, data))


def find_sources(sources: Iterable[str | os.PathLike[str]]) -> tuple[list[Path], list[Finding]]:
    """Return the data files that files and folders stand for, folders searched to the bottom.

    Each file comes once, in the order given and by name within a folder; hidden ones are left
    out. Beside them come findings on what does not exist, has another ending, or is a folder
    without data files.
    """
    found: dict[Path, None] = {}
    problems: list[Finding] = []
    for source in map(Path, sources):
        if os.path.isdir(source):
            inside = [path for path in sorted(source.rglob("*")) if _is_data_file(path, source)]
            found.update(dict.fromkeys(inside))
            if not inside:
                problems += unreadable(str(source), "文件夹里没有数据文件", ENDINGS).findings
        elif not os.path.exists(source):
            problems += unreadable(str(source), "没有这个文件或文件夹", "检查路径").findings
        elif source.suffix.lower() not in SUFFIXES + WORD_SUFFIXES:
            problems += unreadable(str(source), "不是数据文件", ENDINGS).findings
        else:
            found[source] = None
    return list(found), problems


def _line(finding: Finding) -> tuple[int, ...]:
    """Return line and column of a finding in a text file; nothing for other places."""
    numbers = finding.location.rsplit(":", 2)[1:]
    return tuple(map(int, numbers)) if all(map(str.isdecimal, numbers)) else ()


def _is_data_file(path: Path, folder: Path) -> bool:
    # Word and WPS keep a file ~$name beside one that is open.
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return (
        path.suffix.lower() in _IN_FOLDERS
        and path.name not in (MANIFEST_NAME, SETTINGS_NAME, OLD_NAME)
        and path.is_file()
        and not hidden
    )


def _from_word(path: Path) -> Report:
    from reportgen.formats.reading import read_word

    return reported(read_word(path))


def reported(reading: Reading) -> Report:
    """Return the report that was read from a Word file, with what was said in reading it."""
    remarks = [*reading.unplaced, *reading.notes]
    try:
        return validated(reading.data, reading.places).with_places(reading.places, remarks)
    except InputError as error:
        raise InputError([*error.findings, *remarks]) from None


def _validate(document: Document, name: str) -> Report:
    from reportgen.model.places import Places

    places = Places(name, document.marks)
    findings = [*document.problems, *repeated_keys(document, name)]
    if document.data is None:
        raise unreadable(name, "文件是空的", "用 reportgen new 生成一份空白表")
    if not isinstance(document.data, Mapping):
        advice = "冒号用半角，后面空一格；用 reportgen new 生成一份空白表对照"
        raise unreadable(places.locate(()), "文件内容不是“栏目: 内容”的写法", advice)
    may_be_draft = document.may_hold(LAST_YEAR_MARK)
    try:
        report = validated(document.data, places, findings, may_be_draft=may_be_draft)
    except InputError as error:
        raise InputError(sorted([*error.findings, *document.remarks], key=_line)) from None
    return report.with_places(places, document.remarks)


def validated(
    data: Mapping[str, Any],
    places: Places,
    problems: Iterable[Finding] = (),
    *,
    may_be_draft: bool = True,
) -> Report:
    """Return the report that data by the form's labels are.

    Raises InputError with all that is wrong with it, and the ``problems`` known before, in the
    order of the file. ``may_be_draft`` is False where it is known that no text of a draft is left
    in it; else each that is left is wrong too.
    """
    from pydantic import ValidationError

    from reportgen.model.base import LABELS_ONLY
    from reportgen.model.report import Report

    found = list(problems)
    if may_be_draft:
        from reportgen.formats.leftover_marks import leftover_marks

        found += leftover_marks(data, places)
    try:
        report = Report.model_validate(data, by_alias=True, by_name=False, context=LABELS_ONLY)
    except ValidationError as error:
        from reportgen.model.messages import findings_of

        raise InputError(sorted([*found, *findings_of(error, places)], key=_line)) from None
    if found:
        raise InputError(sorted(found, key=_line))
    return report.with_places(places)
