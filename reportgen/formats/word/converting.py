"""Other word processors' files as .docx, through LibreOffice where it is installed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import system_reason
from reportgen.formats.files import unreadable

if TYPE_CHECKING:
    from collections.abc import Coroutine

TIME_LIMIT = 120
"""How many seconds LibreOffice may take for one file."""

_PROGRAMS = ("soffice", "libreoffice")
_SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 再读"
_OLE = b"\xd0\xcf\x11\xe0"


def to_docx(path: Path, data: bytes) -> bytes:
    """Give a file's content as .docx. Raises InputError when that can't be done."""
    ending = path.suffix.lower()
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        message = f"读 {ending} 文件要用 LibreOffice 转换，这台机器上没有"
        raise unreadable(str(path), message, _SAVE_AS)
    try:
        # A name of our own: the file's name may be anything, and its ending may be wrong.
        return _converted(program, data, f"source{'.doc' if data.startswith(_OLE) else ending}")
    except (TimeoutError, asyncio.TimeoutError):
        message = f"LibreOffice 转换这个文件超过了{TIME_LIMIT}秒"
        raise unreadable(str(path), message, _SAVE_AS) from None
    except OSError as error:
        why = "" if isinstance(error, FileNotFoundError) else system_reason(error)
        message = f"LibreOffice 转换不了这个文件{why}"
        raise unreadable(str(path), message, _SAVE_AS) from None


def _converted(program: str, data: bytes, name: str) -> bytes:
    """Convert a file in a folder of its own; raises OSError where nothing comes of it."""
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        source = Path(folder) / name
        source.write_bytes(data)
        _finish(_run(program, *_options(source, source.parent)))
        return (source.parent / "made" / "source.docx").read_bytes()


def _finish(work: Coroutine[Any, Any, None]) -> None:
    """Wait for work to end, also where the caller's own event loop is running."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(work)
    else:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, work).result()


def _options(source: Path, folder: Path) -> list[str]:
    """Give LibreOffice's options: a profile of its own, so that a running one is let alone."""
    reader = ["--infilter=writer_pdf_import"] if source.suffix == ".pdf" else []
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--convert-to", "docx", "--outdir", str(folder / "made")]
    return [profile, "--headless", "--norestore", "--nologo", *reader, *target, str(source)]


async def _run(program: str, *options: str) -> None:
    """Run a program to its end; raises TimeoutError, and ends it, when it takes too long."""
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        program, *options, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
    )
    try:
        await asyncio.wait_for(process.wait(), TIME_LIMIT)
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                _end(process)
            await process.wait()


def _end(process: asyncio.subprocess.Process) -> None:
    """End a program with all that it started: LibreOffice's is a script around another one."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
