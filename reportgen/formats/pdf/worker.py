"""The program that reads one PDF: it may end at any time, or be ended, and nothing else with it."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import zlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.formats.pdf.furniture import take_furniture
from reportgen.formats.pdf.glyphs import UNKNOWN
from reportgen.formats.pdf.margins import between_margins
from reportgen.formats.pdf.overleaf_tables import joined_blocks
from reportgen.formats.pdf.pdf_page import PdfPage, page_of
from reportgen.formats.pdf.ruling import TooMuchError
from reportgen.formats.pdf.text_lines import PdfLine
from reportgen.formats.pdf.word_parts import members_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PAGES, MAX_UNPACKED, MAX_MEMORY = 200, 200_000_000, 2_000_000_000
"""How many pages a file may have, and how many bytes its streams and the whole program take."""

_MOST_UNKNOWN = 0.02
_NO_TEXT = "这个 PDF 里没有文字，是扫描件或图片"
_LOCKED = "这个 PDF 加了密码"
_DAMAGED = "文件不是 PDF，或已损坏"
_UNKNOWN = "这个 PDF 的字体没有写明各是什么字，{count}个字认不出来"
_TOO_MUCH = f"{_DAMAGED}：读它要用的内存太多"
_INFERRED = "由 PDF 读入：段落按缩进和行末分，请对着原件核对"


class RefusedError(Exception):
    """A file can't be read; the message is a Chinese sentence."""


class _Inflating:
    """Stands for ``zlib`` in the library, which does not limit what a stream unpacks to."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    def __init__(self) -> None:
        self._left = MAX_UNPACKED

    def decompress(self, data: bytes) -> bytes:
        inflater = zlib.decompressobj()
        found = inflater.decompress(data, self._left + 1)
        self._left -= len(found)
        if self._left < 0:
            raise MemoryError
        if not inflater.eof:
            raise zlib.error("incomplete")
        return found


def main(source: str, target: str) -> None:
    """Read a PDF; write the parts of a Word file, or why there are none, to a JSON file."""
    logging.disable()
    _limit_memory()
    try:
        answer: dict[str, Any] = read(Path(source).read_bytes())
    except Exception as error:  # the library's own errors are of many kinds
        answer = {"refused": _why(error)}
    Path(target).write_text(json.dumps(answer), encoding="utf-8")


def _why(error: Exception) -> str:
    """Return the sentence for an error, or for the one that the library has wrapped in its own."""
    inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(inner, RefusedError | TooMuchError):
        return str(inner)
    return _TOO_MUCH if isinstance(inner, MemoryError | RecursionError) else _DAMAGED


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # not on Windows: there the streams' limit has to do

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


def read(data: bytes) -> dict[str, Any]:
    """Return the parts of a Word file, and the sentences to say about them.

    Raises RefusedError or TooMuchError with a Chinese sentence, or any error of the library's.
    """
    pages = list(_pages(data))
    if not any(page.has_text for page in pages):
        raise RefusedError(_NO_TEXT)
    notes = [_INFERRED, *_notes(pages)]
    furniture = take_furniture(pages)
    turned = [page.turned for page in pages if page.turned]
    header = [*furniture.header, *dict.fromkeys(turned)]
    blocks = between_margins(joined_blocks(pages), {page.number: page.width for page in pages})
    return {"members": members_of(blocks, header, furniture.footer), "notes": notes}


def _pages(data: bytes) -> Iterator[PdfPage]:
    """Read the pages one by one. Raises RefusedError for what is locked, and for too many."""
    # What only this process loads.
    import pdfminer.pdftypes
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfplumber.utils.exceptions import PdfminerException

    setattr(pdfminer.pdftypes, "zlib", _Inflating())  # noqa: B010
    try:
        opened = pdfplumber.open(io.BytesIO(data))
    except PdfminerException as error:
        locked = isinstance(error.args[0] if error.args else None, PDFEncryptionError)
        raise RefusedError(_LOCKED if locked else _DAMAGED) from None
    with opened as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise RefusedError(f"这个 PDF 有{len(pdf.pages)}页，一份报告没有这么长")
        for page in pdf.pages:
            yield page_of(page)
            page.close()


def _notes(pages: list[PdfPage]) -> Iterator[str]:
    """Return which pages are pictures, and which characters were not as they are printed."""
    for page in pages:
        if page.has_drawings and not page.has_text:
            yield f"第{page.number}页没有文字，只有图片或图形，没有读"
    replaced = sum((page.replaced for page in pages), Counter[str]())
    count = replaced.pop(UNKNOWN, 0)
    if count:
        total = sum(len(text) for page in pages for text in _texts(page))
        if count > _MOST_UNKNOWN * total:
            raise RefusedError(_UNKNOWN.format(count=count))
        yield f"{_UNKNOWN.format(count=count)}，写成了“{UNKNOWN}”，对着原件改过来"
    if replaced:
        pairs = "、".join(replaced)
        yield f"文件里有{replaced.total()}个字用的是部首的编码，换成了通用的字：{pairs}"


def _texts(page: PdfPage) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, PdfLine):
            yield block.text
        else:
            yield from (cell.text for cell in block.cells)
