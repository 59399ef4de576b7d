"""Files of one kind to another through LibreOffice, where it is installed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
from pathlib import Path

TIME_LIMIT = 120
"""How many seconds LibreOffice may take for one file."""

_PROGRAMS = ("soffice", "libreoffice")


class ConversionError(Exception):
    """LibreOffice can't convert a file; the message is a Chinese sentence."""


class NotInstalledError(ConversionError):
    """There is no LibreOffice on this machine."""


def convert(data: bytes, ending: str, target: str, reader: str = "") -> bytes:
    """Give the content of a file with an ending (``.docx``) as another kind (``pdf``).

    ``reader`` is LibreOffice's name of what reads the file, where the ending does not say it. Each
    call has a profile and a folder of its own, so that several may run at once beside one that a
    person has open. Raises NotInstalledError, or ConversionError when LibreOffice makes nothing of
    it or takes longer than ``TIME_LIMIT``: it is ended then, with all that it started.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise NotInstalledError("这台机器上没有 LibreOffice")
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"source{ending}"
        source.write_bytes(data)
        try:
            asyncio.run(_run(program, *_options(source, target, reader)))
        except (TimeoutError, asyncio.TimeoutError):
            message = f"LibreOffice 转换这个文件超过了{TIME_LIMIT}秒"
            raise ConversionError(message) from None
        made = folder / "made" / f"source.{target}"
        if not made.is_file():
            raise ConversionError("LibreOffice 转换不了这个文件")
        return made.read_bytes()


def _options(source: Path, target: str, reader: str) -> list[str]:
    """Give LibreOffice's options: a profile of its own, so that a running one is let alone."""
    filters = [f"--infilter={reader}"] if reader else []
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    wanted = ["--convert-to", target, "--outdir", str(source.parent / "made")]
    return [profile, "--headless", "--norestore", "--nologo", *filters, *wanted, str(source)]


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
