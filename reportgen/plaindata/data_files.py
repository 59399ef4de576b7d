"""Data files from disk: YAML or JSON in any usual encoding, all that can be wrong in Chinese."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import InputError, system_reason
from reportgen.findings import Finding, path_text, shown
from reportgen.labels import name_of
from reportgen.storage import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportgen.plaindata.document import Document

SUFFIXES = (".yaml", ".yml", ".json")
"""Endings of data files."""

WORD_SUFFIXES = (
    *(".docx", ".doc", ".wps", ".odt", ".rtf", ".wpt", ".pdf"),
    *(".docm", ".dotx", ".dotm", ".xml", ".html", ".htm", ".mht", ".mhtml"),
)
"""Endings of the documents that a report is read from; some are converted before."""

EXCEL_SUFFIXES = (".xlsx", ".xls", ".et", ".xlsm", ".xltx", ".ods", ".csv")
"""Endings of workbooks; .xls, .et and .ods are converted before they are read."""

ENDINGS = (
    f"数据文件的后缀是 {'、'.join(SUFFIXES)}，Excel 工作簿的是 {'、'.join(EXCEL_SUFFIXES[:3])}，"
    f"Word 文件的是 {'、'.join(WORD_SUFFIXES[:3])}"
)


def read_document(path: Path, markers: Iterable[str]) -> Document:
    """Read a YAML or JSON file as plain data with the place of every value.

    ``markers`` are words of which such a file has at least one, to tell its encoding. Raises
    InputError for what can't be opened, is over 50 MB, is not text, or is not well formed.
    """
    return parse_document(str(path), content_of(path), markers)


def content_of(path: Path) -> bytes:
    """Return the content of a YAML or JSON file; raises InputError as ``read_document`` does."""
    if os.path.isdir(path):
        raise unreadable(str(path), "这是文件夹，不是数据文件", "写出文件夹里的文件名")
    if path.suffix.lower() not in SUFFIXES:
        raise unreadable(str(path), "不是数据文件", ENDINGS)
    return read_bytes(path)


def read_bytes(path: Path) -> bytes:
    """Read a file of data; raises InputError for what can't be opened or is over 50 MB."""
    # For start-up: only its reading needs the limit.
    from reportgen.plaindata.document import MAX_FILE_BYTES

    try:
        data = read(path, MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise unreadable(str(path), "没有这个文件", "检查路径") from None
    except PermissionError:
        raise unreadable(str(path), "没有权限读这个文件", "检查文件的权限，是否被占用") from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = f"文件打不开{system_reason(error)}"
        raise unreadable(str(path), why, "检查文件名，文件是否完好") from None
    if len(data) > MAX_FILE_BYTES:
        raise unreadable(str(path), "文件超过50MB", "这样的文件只有几十KB，检查是不是选错了")
    return data


def parse_document(name: str, data: bytes, markers: Iterable[str]) -> Document:
    """Read the content of a YAML or JSON file; ``name`` is the file's, for its ending and place.

    Raises InputError for what is not text, or is not well formed.
    """
    # For start-up: only a file that is read needs it.
    from reportgen.plaindata.document import DataSyntaxError

    text = decoded(name, data, markers)
    try:
        if name.lower().endswith(".json"):
            # For start-up: only a JSON file needs it.
            from reportgen.plaindata import json_text

            return json_text.read(text)
        # For start-up: only a YAML file needs it.
        from reportgen.plaindata import yaml_text

        return yaml_text.read(text)
    except DataSyntaxError as problem:
        where = f"{name}:{problem.line}:{problem.column}"
        raise unreadable(where, problem.message, problem.suggestion) from None


def decoded(name: str, data: bytes, markers: Iterable[str]) -> str:
    """Return the text of a data file; raises InputError for what is not text."""
    # For start-up: only a file that is read needs it.
    from reportgen.plaindata.encoding import DecodingError, decode

    try:
        return decode(data, markers)
    except DecodingError as error:
        line, column = error.position
        advice = "用记事本打开，另存为 UTF-8 编码"
        raise unreadable(f"{name}:{line}:{column}", str(error), advice) from None


def repeated_keys(document: Document, name: str) -> list[Finding]:
    """Return a finding for each key that stands a second time in its group."""
    found = list[Finding]()
    for path, (line, column) in document.repeated:
        first = document.marks.get((*path[:-1], name_of(str(path[-1]))), (line, column))
        where = f"{name}:{line}:{column}" if name else ""
        message = f"“{shown(str(path[-1]))}”写了两次，第{first[0]}行已有"
        found.append(Finding(codes.D02, "error", path_text(path), where, message, "只留一处"))
    return found


def unreadable(where: str, message: str, advice: str) -> InputError:
    """Make the error for a file that can't be read."""
    return InputError([Finding(codes.D01, "error", "", where, message, advice)])
