"""Other word processors' files as .docx, through LibreOffice where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.formats.word.packages.flat_package import flat_members
from reportgen.formats.word.packages.web_page import page_members
from reportgen.formats.word.packages.word_2003 import word_2003_members
from reportgen.ooxml.file_kinds import ENCRYPTED, WORD_2003, kind_of_file, page_of
from reportgen.ooxml.libreoffice import ConversionError, NotInstalledError, convert
from reportgen.ooxml.package import unpack
from reportgen.plaindata.data_files import unreadable
from reportgen.plaindata.misnamed import misnamed_content

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.ooxml.file_kinds import FileKind

_BEFORE = b"\xef\xbb\xbf \t\r\n"
"""What some programs put before the first byte of a file."""

_SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 再读"
_UNLOCK = "用 Word 或 WPS 打开，在“文件-信息-保护文档”里去掉打开密码，再保存"
_CHOOSE = "检查是不是选错了文件；是的话用 Word 或 WPS 打开，另存为 .docx 再读"


def converted_members(path: Path, data: bytes) -> tuple[dict[str, bytes], str]:
    """Return a file's content as the members of a .docx, and what to say of it.

    The file's ending may be wrong. Raises InputError, with the true reason, when it can't be done.
    """
    ending = path.suffix.lower()
    kind = kind_of_file(data, ending)
    what = kind.called(ending)
    if kind.problem:
        advice = _UNLOCK if kind.problem == ENCRYPTED else _CHOOSE
        raise misnamed_content(str(path), data) or unreadable(str(path), kind.problem, advice)
    if kind.ending in (".html", ".xml"):
        return _from_markup(path, data, kind)
    try:
        made = unpack(convert(data.lstrip(_BEFORE), kind.ending, "docx"))
    except NotInstalledError:
        message = f"读{what or f' {ending} 文件'}要用 LibreOffice 转换，这台机器上没有"
        raise unreadable(str(path), message, _SAVE_AS) from None
    except ConversionError as error:
        message = f"文件其实是{what}；{error}" if what else str(error)
        raise unreadable(str(path), message, _SAVE_AS) from None
    if what:
        return made, f"文件其实是{what}，由 LibreOffice 转换后读入"
    return made, f"文件由 LibreOffice 从 {ending} 转换后读入"


def _from_markup(path: Path, data: bytes, kind: FileKind) -> tuple[dict[str, bytes], str]:
    """Return the members of a web page, or of a Word file of one XML, and what to say of it."""
    what = kind.called(path.suffix.lower())
    how = "按文字和表格读入" if kind.ending == ".html" else "照常读入"
    try:
        if kind.ending == ".html":
            members = page_members(page_of(data))
        elif kind.title == WORD_2003:
            members = word_2003_members(data)
        else:
            members = flat_members(data)
    except (etree.LxmlError, ValueError):
        said = f"文件其实是{what}" if what else f"文件是{kind.title}"
        raise unreadable(str(path), f"{said}，已损坏或没有文字", _SAVE_AS) from None
    return members, f"文件其实是{what}，{how}" if what else f"文件是{kind.title}，{how}"
