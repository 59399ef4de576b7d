"""The bytes of a workbook, whatever program wrote them, as sheets of cells."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from pathlib import Path

from reportgen.formats.excel.sheet_cells import Book, Cell, Sheet, read_book
from reportgen.ooxml.libreoffice import ConversionError, NotInstalledError, convert
from reportgen.ooxml.package import OLE_SIGNATURE, PackageError, unpack_any
from reportgen.plaindata.data_files import unreadable
from reportgen.plaindata.encoding import DecodingError, decode
from reportgen.plaindata.misnamed import misnamed_content

CONVERTED_SUFFIXES = (".xls", ".et", ".ods")
"""Endings of workbooks that LibreOffice converts before."""

CSV_SUFFIX = ".csv"

_ENCRYPTED = ("EncryptedPackage".encode("utf-16-le"), "EncryptionInfo".encode("utf-16-le"))
_SAVE_AS = "用 Excel 或 WPS 表格打开，另存为“Excel 工作簿（*.xlsx）”"
_CSV_SHEET = "表格"
_SHEET_LISTS, _LONGEST_LIST = ("workbook.xml", "content.xml"), 100_000_000


def open_members(name: str, data: bytes) -> tuple[dict[str, bytes], list[str]]:
    """Return the members of a workbook's package, and what there is to say about how.

    Raises InputError for a file with a password, one that is damaged or too large, and one that
    only LibreOffice can read where there is none.
    """
    ending = Path(name).suffix.lower()
    notes: list[str] = []
    if data.startswith(OLE_SIGNATURE) and any(mark in data for mark in _ENCRYPTED):
        advice = "打开文件，在“文件-信息-保护工作簿”里去掉打开密码，再保存"
        raise unreadable(name, "工作簿加了密码，读不了", advice)
    if data.startswith(OLE_SIGNATURE) or (ending == ".ods" or not data.startswith(b"PK")):
        if wrong := misnamed_content(name, data):
            raise wrong
        kind = ".xls" if data.startswith(OLE_SIGNATURE) else ending
        if kind not in CONVERTED_SUFFIXES:
            raise unreadable(name, "文件不是 Excel 工作簿，或已损坏", _SAVE_AS)
        notes.append(f"文件由 LibreOffice 从 {ending} 转换后读入")
        data = _converted(name, data, kind)
    try:
        return unpack_any(data, ".xlsx"), notes
    except PackageError as error:
        raise misnamed_content(name, data) or unreadable(name, str(error), _SAVE_AS) from None


def open_book(name: str, data: bytes) -> tuple[Book, list[str]]:
    """Return the sheets of a workbook or .csv file; raises InputError as ``open_members`` does."""
    if Path(name).suffix.lower() == CSV_SUFFIX:
        return _from_csv(name, data), []
    members, notes = open_members(name, data)
    try:
        return read_book(members), notes
    except PackageError as error:
        raise misnamed_content(name, data) or unreadable(name, str(error), _SAVE_AS) from None


def may_have_sheet(data: bytes, name: str) -> bool:
    """Return whether a workbook may have a sheet of a name, told without unpacking all of it."""
    if data.startswith(OLE_SIGNATURE):
        return name.encode("utf-16-le") in data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for member in package.infolist():
                is_list = member.filename.endswith(_SHEET_LISTS)
                if is_list and member.file_size <= _LONGEST_LIST:
                    text = package.read(member).decode("utf-8", "replace")
                    return "&#" in text or all(each in text for each in name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error, EOFError):
        return False
    return True


def _converted(name: str, data: bytes, ending: str) -> bytes:
    try:
        return convert(data, ending, "xlsx")
    except NotInstalledError:
        message = f"读 {ending} 文件要用 LibreOffice 转换，这台机器上没有"
        raise unreadable(name, message, _SAVE_AS) from None
    except ConversionError as error:
        raise unreadable(name, str(error), _SAVE_AS) from None


def _from_csv(name: str, data: bytes) -> Book:
    """Return the one sheet of a .csv: all its cells are texts."""
    try:
        text = decode(data, ("",))
    except DecodingError as error:
        where = ":".join(map(str, error.position))
        advice = "用记事本打开，另存为 UTF-8 编码"
        raise unreadable(f"{name}:{where}", str(error), advice) from None
    dialect = "excel-tab" if "\t" in text.partition("\n")[0] else "excel"
    sheet = Sheet(_CSV_SHEET)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), dialect), start=1):
            cells = {at: Cell(number, at, "s", each) for at, each in enumerate(row, 1) if each}
            if cells:
                sheet.rows[number] = cells
    except csv.Error:
        raise unreadable(name, "文件不是 .csv，或已损坏", _SAVE_AS) from None
    return Book([sheet])
