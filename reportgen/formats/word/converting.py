"""Other word processors' files as .docx, through LibreOffice where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.ooxml.libreoffice import ConversionError, NotInstalledError, convert
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    from pathlib import Path

_SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 再读"
_OLE = b"\xd0\xcf\x11\xe0"


def to_docx(path: Path, data: bytes) -> bytes:
    """Return a file's content as .docx. Raises InputError when that can't be done."""
    ending = path.suffix.lower()
    try:
        # The file's ending may be wrong.
        return convert(data, ".doc" if data.startswith(_OLE) else ending, "docx")
    except NotInstalledError:
        message = f"读 {ending} 文件要用 LibreOffice 转换，这台机器上没有"
        raise unreadable(str(path), message, _SAVE_AS) from None
    except ConversionError as error:
        raise unreadable(str(path), str(error), _SAVE_AS) from None
