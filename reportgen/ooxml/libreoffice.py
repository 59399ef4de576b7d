"""Files of one kind to another through LibreOffice, where it is installed."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from reportgen.errors import system_reason
from reportgen.ooxml.office_folder import office_folder
from reportgen.ooxml.office_profile import write_profile
from reportgen.ooxml.outside_links import outside_link

if TYPE_CHECKING:
    from pathlib import Path

TIME_LIMIT = 120
"""How many seconds LibreOffice may take for one file."""

_PROGRAMS = ("soffice", "libreoffice")

_running: dict[int, asyncio.subprocess.Process] = {}


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
    if why := outside_link(data):
        raise ConversionError(why)
    try:
        made = _converted(program, data, f"source{ending}", target)
    except TimeoutError:
        raise ConversionError(f"LibreOffice 转换这个文件超过了{TIME_LIMIT}秒") from None
    except OSError as error:
        why = "" if isinstance(error, FileNotFoundError) else system_reason(error)
        raise ConversionError(f"LibreOffice 转换不了这个文件{why}") from None
    if not _is_whole(made, target):
        raise ConversionError("LibreOffice 转换出来的文件不完整")
    return made


def _is_whole(data: bytes, target: str) -> bool:
    """Return whether what was made is of its kind, from its beginning to its end."""
    if target == "pdf":
        return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:]
    return data.startswith(b"PK\3\4") and b"PK\5\6" in data[-1024:]


def _converted(program: str, data: bytes, name: str, target: str) -> bytes:
    """Convert a file in a folder of its own; raises OSError where nothing comes of it."""
    with office_folder() as folder:
        source = folder / name
        source.write_bytes(data)
        write_profile(folder / "profile")
        run(*isolated(), program, *_options(source, target))
        return (source.parent / "made" / f"source.{target}").read_bytes()


def run(program: str, *options: str) -> int:
    """Run a program to its end, also where the caller's own event loop is running.

    Raises TimeoutError, and ends it with all that it started, when it takes longer than
    ``TIME_LIMIT``; OSError when it can't be started.
    """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return _finish(program, *options)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_finish, program, *options).result()


def _finish(program: str, *options: str) -> int:
    try:
        return asyncio.run(_run(program, *options))
    except asyncio.TimeoutError:  # another class than TimeoutError before Python 3.11
        raise TimeoutError from None


def _options(source: Path, target: str) -> list[str]:
    """Return LibreOffice's options: a profile of its own, so that a running one is let alone."""
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    wanted = ["--convert-to", target, "--outdir", str(source.parent / "made")]
    return [profile, "--headless", "--norestore", "--nologo", *wanted, str(source)]


@cache
def isolated() -> tuple[str, ...]:
    """Return what is put before a program to run it without network; nothing where none can be."""
    program = shutil.which("unshare") if sys.platform == "linux" else None
    if program is None:
        return ()
    before = (program, "--map-root-user", "--net")
    try:
        code = run(*before, "true")
    except (OSError, TimeoutError):
        return ()
    return before if code == 0 else ()


async def _run(program: str, *options: str) -> int:
    nowhere = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        program, *options, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
    )
    _running[process.pid] = process
    try:
        return await asyncio.wait_for(process.wait(), TIME_LIMIT)
    finally:
        del _running[process.pid]
        if process.returncode is None:
            _end(process)
            await process.wait()


def end_all() -> None:
    """End all programs that are running for any thread, so that nobody waits for them."""
    for process in list(_running.values()):
        _end(process)


def _end(process: asyncio.subprocess.Process) -> None:
    """End a program with all that it started: LibreOffice's is a script around another one."""
    with contextlib.suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
