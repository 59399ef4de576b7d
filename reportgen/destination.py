"""The place that a file is written to: links, devices, and what a file has beside its bytes."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SYSTEM_FOLDERS = ("/dev/", "/proc/")
_STREAMS = (stat.S_ISCHR, stat.S_ISFIFO)


def is_stream(path: Path) -> bool:
    """Return whether a path names a device or pipe, such as ``/dev/stdout``: it is written into."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    # What a shell has put in the place of /dev/stdout may be a file.
    is_open_file = stat.S_ISREG(mode) and os.path.abspath(path).startswith(_SYSTEM_FOLDERS)
    return is_open_file or any(is_kind(mode) for is_kind in _STREAMS)


def pour(path: Path, data: bytes) -> None:
    """Write into a device or pipe; raises OSError, also where nobody reads from the pipe."""
    there = os.stat(path)
    for number, stream in enumerate((sys.stdout, sys.stderr), start=1):
        with contextlib.suppress(OSError):
            if os.path.samestat(there, os.fstat(number)):
                if stream is not None:
                    stream.flush()
                _pour_into(os.dup(number), data)
                return
    _pour_into(os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)), data)


def _pour_into(number: int, data: bytes) -> None:
    with open(number, "wb", buffering=0) as file:
        if hasattr(os, "set_blocking"):
            os.set_blocking(number, True)
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]


def real_place(path: Path) -> Path:
    """Return where a file is to be written: where a link leads, for one that leads to a file.

    Raises OSError for a link that leads nowhere, and for what is no file and can't become one.
    """
    if os.path.islink(path):
        place = Path(os.path.realpath(path))
        os.stat(place)  # a link that leads nowhere, or round in a ring
    else:
        place = path
    with contextlib.suppress(FileNotFoundError):
        mode = os.stat(place).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if not stat.S_ISREG(mode):
            raise OSError(errno.ENXIO, "")
    return place


def is_read_only(path: Path) -> bool:
    """Return whether somebody has forbidden everybody to write a file."""
    return not os.stat(path).st_mode & 0o222


@contextlib.contextmanager
def alone(place: Path) -> Iterator[None]:
    """Let no other run of this program change a file of a person inside.

    Who waited for another finds the file that the other has put there. Where the system has no
    such locks, nothing is held; raises OSError for a file that can't be opened.
    """
    with contextlib.ExitStack() as stack:
        while True:
            file = stack.enter_context(open(place, "rb"))
            _lock(file.fileno())
            if os.path.samestat(os.fstat(file.fileno()), os.stat(place)):
                break
            stack.pop_all().close()
        yield


def _lock(number: int) -> None:
    with contextlib.suppress(ImportError, OSError):  # no such module on Windows; no locks on NFS
        # Not there on Windows.
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX)


def take_over(place: Path, temporary: str) -> bool:
    """Copy rights, owner and attributes to a new file from the one that it is to replace.

    Return whether it has all of them, and the file no second name that would go on to name the
    old one.
    """
    try:
        old = os.stat(place)
    except FileNotFoundError:
        return True
    new = os.stat(temporary)
    is_whole = old.st_nlink == 1
    if hasattr(os, "chown") and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        try:
            os.chown(temporary, old.st_uid, old.st_gid)
        except OSError:
            is_whole = False
    if stat.S_IMODE(old.st_mode) != stat.S_IMODE(new.st_mode):
        os.chmod(temporary, stat.S_IMODE(old.st_mode))
    return _take_over_attributes(place, temporary) and is_whole


def _take_over_attributes(place: Path, temporary: str) -> bool:
    if not hasattr(os, "listxattr"):
        return True
    try:
        for name in os.listxattr(place):
            os.setxattr(temporary, name, os.getxattr(place, name))
    except OSError as error:
        return error.errno == errno.ENOTSUP
    return True


def rewrite(place: Path, old: bytes, new: bytes) -> None:
    """Write other bytes into a file that has to stay itself, because it has another name.

    What it held lies beside it as ``NAME.原`` until it is done.
    """
    kept = place.with_name(f"{place.name}.原")
    with open(kept, "xb") as copy:
        os.chmod(kept, stat.S_IMODE(os.stat(place).st_mode))
        copy.write(old)
        copy.flush()
        os.fsync(copy.fileno())
    with open(place, "r+b", buffering=0) as file:
        try:
            _overwrite(file.fileno(), new)
        except OSError:
            _overwrite(file.fileno(), old)
            os.unlink(kept)
            raise
    os.unlink(kept)


def _overwrite(number: int, data: bytes) -> None:
    os.lseek(number, 0, os.SEEK_SET)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(number, rest) :]
    os.ftruncate(number, len(data))
    os.fsync(number)
