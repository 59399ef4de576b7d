"""Other word processors' files as .docx, through LibreOffice where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.formats.word.file_kinds import kind_of_file, page_of
from reportgen.formats.word.flat_package import flat_members
from reportgen.formats.word.web_page import page_members
from reportgen.ooxml.libreoffice import ConversionError, NotInstalledError, convert
from reportgen.ooxml.package import unpack
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from pathlib import Path

_SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 再读"
_CHOOSE = "检查是不是选错了文件；是的话用 Word 或 WPS 打开，另存为 .docx 再读"


def converted_members(path: Path, data: bytes) -> tuple[dict[str, bytes], str]:
    """Return a file's content as the members of a .docx, and what to say of it.

    The file's ending may be wrong. Raises InputError, with the true reason, when it can't be done.
    """
    ending = path.suffix.lower()
    kind = kind_of_file(data, ending)
    what = f"{kind.title}（名字是 {ending}）" if kind.title and kind.ending != ending else ""
    if kind.problem:
        raise unreadable(str(path), kind.problem, _CHOOSE)
    if kind.ending == ".html":
        return _from_page(path, data, what)
    if kind.ending == ".xml":
        return _from_flat_file(path, data, what)
    try:
        made = unpack(convert(data, kind.ending, "docx"))
    except NotInstalledError:
        message = f"读{what or f' {ending} 文件'}要用 LibreOffice 转换，这台机器上没有"
        raise unreadable(str(path), message, _SAVE_AS) from None
    except ConversionError as error:
        message = f"文件其实是{what}；{error}" if what else str(error)
        raise unreadable(str(path), message, _SAVE_AS) from None
    if what:
        return made, f"文件其实是{what}，由 LibreOffice 转换后读入"
    return made, f"文件由 LibreOffice 从 {ending} 转换后读入"


def _from_page(path: Path, data: bytes, what: str) -> tuple[dict[str, bytes], str]:
    try:
        members = page_members(page_of(data))
    except (etree.LxmlError, ValueError):
        raise unreadable(str(path), f"文件其实是{what}，读不出文字", _SAVE_AS) from None
    return members, f"文件其实是{what}，按文字和表格读入"


def _from_flat_file(path: Path, data: bytes, what: str) -> tuple[dict[str, bytes], str]:
    try:
        members = flat_members(data)
    except (etree.LxmlError, ValueError):
        raise unreadable(str(path), f"文件其实是{what}，已损坏", _SAVE_AS) from None
    return members, f"文件其实是{what}，照常读入"
