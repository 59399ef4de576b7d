"""From a data file to a validated report: the front door of all carriers."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import InputError
from reportgen.findings import Finding, path_text

if TYPE_CHECKING:
    from reportgen.formats.document import Document
    from reportgen.model.report import Report

UNREADABLE, UNKNOWN = "D01", "D02"
"""Rule codes: a file that can't be read; a key that stands there twice."""

SUFFIXES = (".yaml", ".yml", ".json")
"""Endings of the files that hold a report."""

Source = str | os.PathLike[str] | Mapping[str, Any]
"""A data file, or the data itself by the form's labels."""


def load(source: Source) -> Report:
    """Load one report from a YAML or JSON file, or from a mapping by the form's labels.

    Files may be UTF-8 (with or without BOM), UTF-16 or GB18030. The report remembers in
    ``report.places`` where each value stood. Raises InputError with all findings at once: an
    unreadable file, unknown, repeated, missing or wrong fields, each with path and place.
    """
    if isinstance(source, Mapping):
        from reportgen.formats.document import Document

        return _validate(Document(source), "")
    path = Path(source)
    return _validate(_read(path), str(path))


def find_sources(sources: Iterable[str | os.PathLike[str]]) -> tuple[list[Path], list[Finding]]:
    """Give the data files that files and folders stand for, folders searched to the bottom.

    Each file comes once, in the order given and by name within a folder; hidden ones are left
    out. Beside them come findings on what does not exist, has another ending, or is a folder
    without data files.
    """
    found: dict[Path, None] = {}
    problems: list[Finding] = []
    for source in map(Path, sources):
        if source.is_dir():
            inside = [path for path in sorted(source.rglob("*")) if _is_data_file(path, source)]
            found.update(dict.fromkeys(inside))
            if not inside:
                problems.append(_unreadable(source, "文件夹里没有数据文件", _ENDINGS))
        elif not source.exists():
            problems.append(_unreadable(source, "没有这个文件或文件夹", "检查路径"))
        elif source.suffix.lower() not in SUFFIXES:
            problems.append(_unreadable(source, "不是数据文件", _ENDINGS))
        else:
            found[source] = None
    return list(found), problems


_ENDINGS = f"数据文件的后缀是 {'、'.join(SUFFIXES)}"


def _line(finding: Finding) -> tuple[int, ...]:
    return tuple(int(number) for number in finding.location.rsplit(":", 2)[1:])


def _is_data_file(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in SUFFIXES and path.is_file() and not hidden


def _unreadable(path: Path, message: str, advice: str, place: tuple[int, int] | None = None) -> Finding:
    where = f"{path}:{place[0]}:{place[1]}" if place else str(path)
    return Finding(UNREADABLE, "error", "", where, message, advice)


def _read(path: Path) -> Document:
    from reportgen.formats.document import MAX_FILE_BYTES, SyntaxProblem
    from reportgen.formats.encoding import DecodingError, decode

    if path.suffix.lower() not in SUFFIXES:
        raise InputError([_unreadable(path, "不是数据文件", _ENDINGS)])
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise InputError([_unreadable(path, "没有这个文件", "检查路径")]) from None
    except OSError as error:
        why = f"文件打不开（{error.strerror}）"
        raise InputError([_unreadable(path, why, "检查文件是否被占用、有没有权限")]) from None
    if len(data) > MAX_FILE_BYTES:
        raise InputError([_unreadable(path, "文件超过50MB", "一份报告只有几十KB，检查是不是选错了文件")])
    try:
        text = decode(data)
        if path.suffix.lower() == ".json":
            from reportgen.formats import json

            return json.read(text)
        from reportgen.formats import yaml

        return yaml.read(text)
    except DecodingError as error:
        advice = "用记事本打开，另存为 UTF-8 编码"
        raise InputError([_unreadable(path, str(error), advice, error.position)]) from None
    except SyntaxProblem as problem:
        place = (problem.line, problem.column)
        raise InputError([_unreadable(path, problem.message, problem.suggestion, place)]) from None


def _validate(document: Document, name: str) -> Report:
    from pydantic import ValidationError

    from reportgen.model.messages import findings_of
    from reportgen.model.places import Places
    from reportgen.model.report import Report

    places = Places(name, document.marks)
    findings = [
        Finding(
            UNKNOWN,
            "error",
            path_text(path),
            f"{name}:{line}:{column}",
            f"“{path[-1]}”写了两次",
            "只留一处",
        )
        for path, (line, column) in document.repeated
    ]
    if document.data is None:
        raise InputError([Finding(UNREADABLE, "error", "", name, "文件是空的", "用 reportgen new 生成一份空白表")])
    if not isinstance(document.data, Mapping):
        message, advice = "文件内容不是“栏目: 内容”的写法", "冒号用半角，后面空一格；用 reportgen new 生成一份空白表对照"
        raise InputError([Finding(UNREADABLE, "error", "", places.locate(()), message, advice)])
    try:
        report = Report.model_validate(document.data, by_alias=True, by_name=False)
    except ValidationError as error:
        raise InputError(sorted([*findings, *findings_of(error, places)], key=_line)) from None
    if findings:
        raise InputError(findings)
    return report.with_places(places)
