"""Files of one kind to another through LibreOffice, where it is installed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reportgen.errors import system_reason

TIME_LIMIT = 120
"""How many seconds LibreOffice may take for one file."""

_PROGRAMS = ("soffice", "libreoffice")


class ConversionError(Exception):
    """LibreOffice can't convert a file; the message is a Chinese sentence."""


class NotInstalledError(ConversionError):
    """There is no LibreOffice on this machine."""


def convert(data: bytes, ending: str, target: str) -> bytes:
    """Return the content of a file with an ending (``.docx``) as another kind (``pdf``).

    Each call has a profile and a folder of its own, so that several may run at once beside one
    that a person has open. Raises NotInstalledError, or ConversionError when LibreOffice makes
    nothing of it or takes longer than ``TIME_LIMIT``: it is ended then, with all that it started.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise NotInstalledError("这台机器上没有 LibreOffice")
    try:
        return _converted(program, data, f"source{ending}", target)
    except TimeoutError:
        raise ConversionError(f"LibreOffice 转换这个文件超过了{TIME_LIMIT}秒") from None
    except OSError as error:
        why = "" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise ConversionError(f"LibreOffice 转换不了这个文件{why}") from None


def _converted(program: str, data: bytes, name: str, target: str) -> bytes:
    """Convert a file in a folder of its own; raises OSError where nothing comes of it."""
    with tempfile.TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / name
        source.write_bytes(data)
        run(program, *_options(source, target))
        return (source.parent / "made" / f"source.{target}").read_bytes()


def run(program: str, *options: str) -> None:
    """Run a program to its end, also where the caller's own event loop is running.

    Raises TimeoutError, and ends it with all that it started, when it takes longer than
    ``TIME_LIMIT``; OSError when it can't be started.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        _finish(program, *options)
    else:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(_finish, program, *options).result()


def _finish(program: str, *options: str) -> None:
    try:
        asyncio.run(_run(program, *options))
    except asyncio.TimeoutError:  # another class than TimeoutError before Python 3.11
        raise TimeoutError from None


def _options(source: Path, target: str) -> list[str]:
    """Return LibreOffice's options: a profile of its own, so that a running one is let alone."""
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    wanted = ["--convert-to", target, "--outdir", str(source.parent / "made")]
    return [profile, "--headless", "--norestore", "--nologo", *wanted, str(source)]


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
