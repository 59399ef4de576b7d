"""Word files as PDF, through LibreOffice, several at once."""

from __future__ import annotations

import hashlib
import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import OutputError, system_reason
from reportgen.findings import Finding
from reportgen.ooxml.libreoffice import (
    ConversionError,
    NotInstalledError,
    break_off,
    convert,
    keep_warm,
)
from reportgen.ooxml.pdf_fonts import fonts_missing
from reportgen.storage import put, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_INSTALL = "安装 LibreOffice 后再运行；Word 文件已经生成，不受影响"
_AGAIN = "用 Word 或 WPS 打开，另存为 PDF；Word 文件已经生成，不受影响"
_NO_PROGRAM = "安装 LibreOffice 后再运行；或把 -o 的后缀写成 .docx，用 Word 或 WPS 另存为 PDF"
_AGAIN_FROM_WORD = "把 -o 的后缀写成 .docx 再运行，用 Word 或 WPS 打开，另存为 PDF"
Fonts = tuple[tuple[str, ...], tuple[str, ...]]
"""The fonts that a PDF lacks, and those that it has instead."""

_MARK = re.compile(rb"\n%reportgen ([0-9a-f]{64}) ([0-9a-f]{64})\n\Z")
_MARK_SIZE = 144


def print_all(
    documents: Iterable[Path], jobs: int, *, force: bool = False, fonts: set[Fonts] | None = None
) -> Iterator[tuple[Path, Path | Finding]]:
    """Write a PDF beside each Word file, ``jobs`` at a time; return it, or why it was not made.

    One that was made of the same Word file is left as it is. Without LibreOffice there is one
    finding for all. A PDF ends in a comment that names the Word file's hash and its own: one that
    says something else is somebody's, and stays unless ``force``. ``fonts`` takes up which fonts
    they lack.
    """
    waiting = list(documents)
    if len(waiting) > 1:
        keep_warm()
    with ThreadPoolExecutor(jobs) as pool, _ending_all(pool):
        # A thread knows only so of the files that the call has read.
        contexts = [copy_context() for _ in waiting]
        results = pool.map(
            lambda document, context: context.run(_print, document, force=force, fonts=fonts),
            waiting,
            contexts,
        )
        for document, result in zip(waiting, results, strict=True):
            if isinstance(result, NotInstalledError):
                pool.shutdown(wait=False, cancel_futures=True)
                message = f"{result}，没有生成 PDF"
                yield document, Finding(codes.D08, "error", "", "", message, _INSTALL)
                return
            yield document, result


@contextmanager
def _ending_all(pool: ThreadPoolExecutor) -> Iterator[None]:
    """Let nothing be waited for when the work is broken off."""
    try:
        yield
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        break_off()
        raise


def font_note(found: Iterable[Fonts]) -> str:
    """Return the sentence on the fonts that PDFs lack, all in one; empty where none is missing."""
    missing = dict.fromkeys(name for names, _ in found for name in names)
    instead = dict.fromkeys(name for _, names in found for name in names)
    if not missing:
        return ""
    shown = f"，PDF 里由 {'、'.join(instead)} 代替" if instead else ""
    return f"这台机器没有装 {'、'.join(missing)}{shown}；要用原来的字体，装上再出 PDF"


def _print(
    document: Path, *, force: bool, fonts: set[Fonts] | None
) -> Path | Finding | NotInstalledError:
    target = document.with_suffix(".pdf")
    try:
        data = document.read_bytes()
        source = hashlib.sha256(data).hexdigest().encode()
        if os.path.exists(target) and not force:
            made_of = _made_of(target.read_bytes())
            if made_of == source:
                return target
            if made_of is None:
                message = "已有的 PDF 不是本程序生成的，或生成以后改过，没有覆盖"
                advice = "先另存或移走；确定要覆盖就加 --force"
                return Finding(codes.D08, "error", "", str(target), message, advice)
        made = convert(data, document.suffix, "pdf")
        if fonts is not None:
            fonts.update([fonts_missing(data, made)])
        digest = hashlib.sha256(made).hexdigest().encode()
        mark = b"\n%reportgen " + source + b" " + digest + b"\n"
        write(target, made + mark)
    except NotInstalledError as error:
        return error
    except ConversionError as error:
        return Finding(codes.D08, "error", "", str(document), str(error), _AGAIN)
    except OutputError as error:
        return error.findings[0]
    except OSError as error:
        message = f"读不了文件{system_reason(error)}"
        return Finding(codes.D08, "error", "", str(document), message, "检查文件和权限")
    return target


def write_pdf(target: Path, document: bytes, *, force: bool) -> str:
    """Write the PDF of a Word file that is not kept itself; return what to say of its fonts.

    Raises OutputError when it can't be written.
    """
    try:
        made = convert(document, ".docx", "pdf")
    except ConversionError as error:
        advice = _NO_PROGRAM if isinstance(error, NotInstalledError) else _AGAIN_FROM_WORD
        finding = Finding(codes.D08, "error", "", str(target), f"{error}，没有生成 PDF", advice)
        raise OutputError([finding]) from None
    put(target, made, force=force)
    return font_note([fonts_missing(document, made)])


def _made_of(data: bytes) -> bytes | None:
    """Return the hash of the Word file that a PDF was made of; None for one that is not as made."""
    match = _MARK.search(data, max(0, len(data) - _MARK_SIZE))
    if match is None or hashlib.sha256(data[: match.start()]).hexdigest().encode() != match[2]:
        return None
    return match[1]
