"""Workbooks that people own, changed with openpyxl: what it keeps, and what it can't."""

from __future__ import annotations

import errno
import io
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from reportgen import codes
from reportgen.errors import OutputError
from reportgen.findings import Finding
from reportgen.ooxml.package import unpack_any
from reportgen.storage import telling

if TYPE_CHECKING:
    from pathlib import Path

_LOST = {
    "xl/charts/": "图表",
    "xl/media/": "图片",
    "xl/ctrlProps/": "窗体控件",
    "xl/activeX/": "ActiveX 控件",
    "xl/vbaProject": "宏",
    "xl/slicers/": "切片器",
    "xl/pivotTables/": "数据透视表",
    "xl/externalLinks/": "对别的文件的引用",
    "xl/threadedComments/": "批注的回复",
    "customXml/": "附带的数据",
}
"""Parts of a workbook that are not in it any more when openpyxl has saved it."""

_SHAPE = re.compile(rb"<(?:\w+:)?sp[ >]")


def losses_of(path: Path, data: bytes) -> list[Finding]:
    """Return what of a workbook can't be kept when its cells are changed."""
    members = unpack_any(data, ".xlsx")
    found = [what for part, what in _LOST.items() if any(part in name for name in members)]
    if any("xl/drawings/" in name and _SHAPE.search(part) for name, part in members.items()):
        found.append("文本框和图形")
    if not found:
        return []
    message = f"写回以后，工作簿里的{'、'.join(found)}没有了；原来的文件留在旁边，后缀是 .bak"
    return [Finding(codes.R05, "warning", "", str(path), message, "要留着的，从 .bak 里复制回来")]


def can_change() -> bool:
    """Return whether openpyxl is there, by which workbooks are changed."""
    try:
        # For start-up: nothing else needs it, and it may not be there.
        import openpyxl
    except ImportError:
        return False
    return bool(openpyxl)


def opened(path: Path, before: bytes) -> Any:
    """Return a workbook to be changed; raises OutputError where openpyxl is not installed."""
    try:
        # For start-up: nothing else needs it, and it may not be there.
        import openpyxl
    except ImportError:
        advice = "运行 pip install reportgen[excel]，或按列出的修改自己改"
        message = "写回工作簿要用 openpyxl，这台机器上没有装"
        raise OutputError([Finding(codes.D04, "error", "", str(path), message, advice)]) from None
    return openpyxl.load_workbook(io.BytesIO(before), rich_text=True)


def saved(book: Any, path: Path) -> bytes:
    """Return a changed workbook as the content of a file, which is to be put at a path.

    Raises OutputError where the disk has no room for the sheets: openpyxl puts them aside there.
    """
    target = io.BytesIO()
    with telling(path):
        try:
            book.save(target)
        except etree.SerialisationError as error:  # of lxml, which writes the sheets; no OSError
            raise OSError(errno.ENOSPC, "") from error
    return target.getvalue()
