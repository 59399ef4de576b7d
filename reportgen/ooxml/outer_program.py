"""Other programs, run to their end: within a time, without network, ended with this one."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from functools import cache

TIME_LIMIT = 120
"""How many seconds another program may take for one file."""

_SIGNALLED = 128
"""What a shell adds to the number of the signal that ended a program."""

_running: dict[int, subprocess.Popen[bytes]] = {}


def run(program: str, *options: str) -> int:
    """Run a program to its end; return what it gives back.

    Raises TimeoutError, and ends it with all that it started, when it takes longer than
    ``TIME_LIMIT``; OSError when it can't be started.
    """
    process = start(program, *options)
    try:
        return process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        end(process)


def was_killed(code: int) -> bool:
    """Return whether what a program gave back says that a signal ended it, or what it had begun."""
    return code < 0 or code > _SIGNALLED


def start(program: str, *options: str) -> subprocess.Popen[bytes]:
    """Start a program that is to be ended with ``end``; raises OSError when it can't be."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - nothing goes through a shell
        [program, *options], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
    )
    _running[process.pid] = process
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started, also where it has ended itself, and wait for it."""
    _running.pop(process.pid, None)
    _kill(process)
    process.wait()


def end_all() -> None:
    """End all programs that are running for any thread, so that nobody waits for them."""
    for process in list(_running.values()):
        _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started: LibreOffice's is a script around another one."""
    with contextlib.suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


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
