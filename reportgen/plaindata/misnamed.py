"""Data files that were saved under another ending: what happened, and how to name them again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import InputError
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.data_files import (
    EXCEL_SUFFIXES,
    SUFFIXES,
    WORD_SUFFIXES,
    read_bytes,
    unreadable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE = lazy_pattern(
    r"^[ \t\u3000]*(?:年度|部门概况|单位名称|主管部门|绩效完成情况|概述|支出总额)[ \u3000]*[:：]",
    re.M,
)
_GROUP = lazy_pattern(
    r"^[ \t\u3000]*(?:部门概况|绩效完成情况)[ \u3000]*[:：][ \u3000]*$", re.MULTILINE
)
_FEW = 2
_OLE = b"\xd0\xcf\x11\xe0"
ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz")
"""Endings of archives, in which reports may be."""

_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_LOOKED_AT = 20_000
_ENCODINGS = ("utf-8-sig", "gb18030")
_RENAME = (
    "在文件夹的“查看”里勾选“文件扩展名”，再把文件改名为“{name}”；"
    "记事本另存时，文件名两边加英文引号，后面就不会多出“.txt”"
)
_SAVE_AGAIN = (
    "用 WPS 或 Word 打开它，“另存为”选“文本文件(*.txt)”，编码选 UTF-8，再改名为“{name}”："
    "先在文件夹的“查看”里勾选“文件扩展名”；以后用记事本改数据文件"
)


def reads_as_data(text: str) -> bool:
    """Return whether a text has lines of a data file: labels with colons behind them."""
    found = {match[0].strip(" \t\u3000:：") for match in _LINE.finditer(text[:_LOOKED_AT])}
    return len(found) >= _FEW


def reads_as_whole_data(lines: Iterable[str]) -> bool:
    """Return whether lines are those of a data file: also one with a label alone is there.

    A report in chapters may have labels with colons on its cover.
    """
    text = "\n".join(lines)
    return _GROUP.search(text) is not None and reads_as_data(text)


def holds_data(data: bytes) -> bool:
    """Return whether the content of a file, whatever its name, is the text of a data file."""
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")):
        return False
    utf_16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf_16 else _ENCODINGS:
        text = data[:_LOOKED_AT].decode(encoding, errors="replace")
        if reads_as_data(text):
            return True
    return False


def misnamed_content(name: str, data: bytes) -> InputError | None:
    """Return the error for a file that is of another kind than its name says; None for others.

    A temporary file of a word processor, one that is empty and an archive are told too.
    """
    ending = Path(name).suffix
    if Path(name).name.startswith("~$"):
        advice = "关掉正在编辑的窗口，用不带“~$”的那一份"
        return unreadable(name, "这是 Word、Excel、WPS 打开文件时的临时文件，不是报告", advice)
    if not data and ending.lower() not in SUFFIXES:
        return unreadable(name, "文件是空的", "检查文件是否传完整，重新要一份")
    if ending.lower() not in SUFFIXES[:2] and holds_data(data):
        return misnamed_text(name)
    if ending.lower() in ARCHIVES or data.startswith(_PACKED):
        return unreadable(name, "这是压缩包", "先解压，再用里面的文件")
    title, wanted, endings = _kind_of(data)
    if not title or ending.lower() in endings:
        return None
    told = f"后缀却是“{ending}”" if ending else "却没有后缀"
    advice = f"在文件夹的“查看”里勾选“文件扩展名”，再把文件改名为“{Path(name).stem}{wanted}”"
    return unreadable(name, f"这是 {title}，{told}", advice)


def _kind_of(data: bytes) -> tuple[str, str, tuple[str, ...]]:
    """Return what a file is called by its content, its ending, and those it may have."""
    word, excel = ("Word 文件", WORD_SUFFIXES), ("Excel 工作簿", EXCEL_SUFFIXES)
    for begins, inside, ending, (title, endings) in (
        (b"PK\3\4", b"word/document", ".docx", word),
        (b"PK\3\4", b"xl/workbook", ".xlsx", excel),
        (_OLE, "WordDocument".encode("utf-16-le"), ".doc", word),
        (_OLE, "Workbook".encode("utf-16-le"), ".xls", excel),
        (b"%PDF", b"", ".pdf", ("PDF 文件", (".pdf", *WORD_SUFFIXES))),
    ):
        if data.startswith(begins) and inside in data:
            return title, ending, endings
    return "", "", ()


def better_name(name: str) -> str:
    """Return the name that a data file should have: 我镇.yaml for 我镇.yaml.txt and 我镇.doc."""
    stem = Path(name).stem
    return stem if Path(stem).suffix.lower() in SUFFIXES else f"{stem}{SUFFIXES[0]}"


def is_misnamed(name: str) -> bool:
    """Return whether a name has the ending of a data file and another one behind it."""
    path = Path(name)
    return path.suffix.lower() not in SUFFIXES and Path(path.stem).suffix.lower() in SUFFIXES


def misnamed(path: Path) -> InputError | None:
    """Return the error for a file that would be one of data by another name; None for others."""
    ending = path.suffix.lower()
    try:
        data = read_bytes(path)
        is_data = holds_data(data)
    except InputError:
        return None
    if not is_data and not (ending == ".txt" and is_misnamed(path.name)):
        return misnamed_content(str(path), data) if data else None
    return misnamed_text(str(path))


def misnamed_text(name: str) -> InputError:
    """Make the error for the text of a data file with the ending of something else."""
    ending, wanted = Path(name).suffix, better_name(name)
    if is_misnamed(name):
        message = f"这是数据文件，名字后面多了“{ending}”"
    elif ending.lower() in WORD_SUFFIXES:
        message = f"这是数据文件的文字，后缀却是“{ending}”，不是 Word 文件"
    else:
        message = f"这是数据文件的文字，{f'后缀却是“{ending}”' if ending else '却没有后缀'}"
    return unreadable(name, message, _RENAME.format(name=wanted))


def saved_as_document(name: str) -> InputError:
    """Make the error for a data file that a word processor has saved as its own kind of file."""
    message = "这是数据文件在 WPS 或 Word 里打开以后，另存成的 Word 文件"
    return unreadable(name, message, _SAVE_AGAIN.format(name=better_name(name)))
