"""Other word processors' files as .docx, through LibreOffice where it is installed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
from pathlib import Path

from reportgen.formats.files import unreadable

TIME_LIMIT = 120
"""How many seconds LibreOffice may take for one file."""

_PROGRAMS = ("soffice", "libreoffice")
_SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 再读"
_OLE = b"\xd0\xcf\x11\xe0"


class ConversionError(ValueError):
    """A file could not be converted; the message is a Chinese sentence."""


def to_docx(path: Path, data: bytes) -> bytes:
    """Give a file's content as .docx. Raises InputError when that can't be done."""
    try:
        return convert(data, path.suffix.lower(), "docx")
    except ConversionError as error:
        raise unreadable(str(path), str(error), _SAVE_AS) from None


def convert(data: bytes, ending: str, target: str) -> bytes:
    """Give a document in another format, such as ``pdf``, through LibreOffice.

    ``ending`` is that of the document's own format, with its dot. Raises ConversionError where
    there is no LibreOffice, it takes too long, or can't do it.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise ConversionError(f"转换 {ending} 文件要用 LibreOffice，这台机器上没有")
    with tempfile.TemporaryDirectory(prefix="reportgen-") as name:
        folder = Path(name)
        # A name of our own: the file's name may be anything, and its ending may be wrong.
        source = folder / f"source{'.doc' if data.startswith(_OLE) else ending}"
        source.write_bytes(data)
        try:
            run(program, *_options(source, folder, target))
        except TimeoutError:
            raise ConversionError(f"LibreOffice 转换这个文件超过了{TIME_LIMIT}秒") from None
        made = folder / "made" / f"source.{target}"
        if not made.is_file():
            raise ConversionError("LibreOffice 转换不了这个文件")
        return made.read_bytes()


def _options(source: Path, folder: Path, target: str) -> list[str]:
    """Give LibreOffice's options: a profile of its own, so that a running one is let alone."""
    reader = ["--infilter=writer_pdf_import"] if source.suffix == ".pdf" else []
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    wanted = ["--convert-to", target, "--outdir", str(folder / "made")]
    return [profile, "--headless", "--norestore", "--nologo", *reader, *wanted, str(source)]


def run(program: str, *options: str) -> None:
    """Run a program to its end; raises TimeoutError, and ends it, when it takes too long."""
    try:
        asyncio.run(_run(program, *options))
    except asyncio.TimeoutError:  # another class than TimeoutError before Python 3.11
        raise TimeoutError from None


async def _run(program: str, *options: str) -> None:
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
