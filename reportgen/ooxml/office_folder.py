"""The folder that LibreOffice works in, and what a killed run has left of such."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "reportgen-office-"
_NAME = re.compile(rf"{_PREFIX}(\d+)-\w+")
_swept: list[int] = []


@contextlib.contextmanager
def office_folder() -> Iterator[Path]:
    """Return a new folder that goes in the end; its name says whose process it is.

    The first time, those of processes that are no more go too, with what still runs in them.
    """
    if not _swept:
        _swept.append(os.getpid())
        _sweep(Path(tempfile.gettempdir()))
    prefix = f"{_PREFIX}{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        yield Path(name)


def _sweep(folder: Path) -> None:
    if os.name != "posix":  # other systems don't say so plainly what still runs
        return
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _NAME.fullmatch(entry.name)
            if match and entry.is_dir(follow_symlinks=False) and _is_left(entry, int(match[1])):
                _end_in(entry.path)
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_left(entry: os.DirEntry[str], process: int) -> bool:
    """Return whether a folder is ours, and the process that made it is no more."""
    if entry.stat(follow_symlinks=False).st_uid != os.getuid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _end_in(folder: str) -> None:
    """End what was started with the folder in its arguments, and all that it started itself."""
    wanted = os.fsencode(folder) + b"/"
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            process = int(path.parent.name)
            leads = os.getpgid(process) == process
            if leads and path.stat().st_uid == os.getuid() and wanted in path.read_bytes():
                os.killpg(process, signal.SIGKILL)
