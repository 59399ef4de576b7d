"""Files on disk: read up to a limit, and written whole or not at all.

Every file that any command reads or writes goes through here, so that one rule holds for all: a
file that is read in a call is not written over in it, nor one that was not made here or that
somebody has changed since.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from contextvars import ContextVar
from itertools import count
from typing import TYPE_CHECKING

from reportgen import codes, destination
from reportgen.errors import OutputError, system_reason
from reportgen.findings import Finding
from reportgen.patterns import lazy_pattern
from reportgen.seals import is_sealed, sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    Keeps = Callable[[bytes], str]

_TEMPORARY = lazy_pattern(r"\.[0-9a-f]{16}\.tmp")
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_MAX_KEPT = 200_000_000
_FORCE = "先把改动写回数据，或另存；确定要覆盖就加 --force（Python 里是 force=True）"
_CHANGED = "已有的文件不是本程序生成的，或生成以后被人改过，没有覆盖"
_OTHER_NAME = "换一个文件名"

_sources: ContextVar[set[tuple[int, int]] | None] = ContextVar("_sources", default=None)


@contextlib.contextmanager
def one_call(*, is_own: bool = False) -> Iterator[None]:
    """Let no file that is read inside be written over inside.

    One call inside another is a part of it, unless it ``is_own``: what a server answers is no part
    of what started the server, whose sources of days ago may be other files by now.
    """
    known = None if is_own else _sources.get()
    token = _sources.set(set() if known is None else known)
    try:
        yield
    finally:
        _sources.reset(token)


def read(path: Path, limit: int) -> bytes:
    """Return the content of a source, or so many bytes of it where it is longer.

    Raises OSError for what can't be opened, and for a folder, pipe or device.
    """
    number = os.open(path, _OPEN)
    with open(number, "rb") as file:
        found = os.fstat(number)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.ESPIPE, "")
        note_source(found)
        return read_at_most(file, limit)


def note_source(found: os.stat_result) -> None:
    """Take down which file the call reads, or need not read because it knows it already."""
    known = _sources.get()
    if known is not None:
        known.add((found.st_dev, found.st_ino))


def read_at_most(file: BinaryIO, limit: int) -> bytes:
    """Return the content of a file on the disk, or so many bytes of it where it is longer.

    ``file.read(limit)`` alone would take all of that memory first, for a file of a few KB.
    """
    wanted = min(os.fstat(file.fileno()).st_size + 1, limit)
    data = file.read(wanted)
    # More than its size says is in a file that is being written to, and in a pipe.
    return data if len(data) < wanted else data + file.read(limit - wanted)


def put(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file with a seal that tells the next time whether it is still as it was made.

    Raises OutputError as ``write`` does; also, unless ``force``, for a file that is not so.
    """
    write(path, sealed(data), reason_to_keep=None if force else unless_sealed)


def unless_sealed(existing: bytes) -> str:
    """Return why a file must not be overwritten; nothing for one that ``put`` has written."""
    return "" if is_sealed(existing) else _CHANGED


def write(path: Path, data: bytes, *, reason_to_keep: Keeps | None = None) -> None:
    """Put a generated file in its place, whole or not at all.

    Where the place holds other bytes, ``reason_to_keep`` says of them why they must stay, or
    nothing; without it they are replaced. The file keeps its rights and owner. Raises OutputError
    with that reason, for a place that can't be written, and for a file that the call has read.
    """
    with telling(path):
        if not os.path.lexists(path):
            # What is not there need not be kept, followed, or taken over from.
            _put_new(path, data)
            return
        if destination.is_stream(path):
            destination.pour(path, data)
            return
        if _is_there(path, data, reason_to_keep):
            return
        with replacing(path) as temporary, open(temporary, "wb") as file:
            file.write(data)


def write_into(path: Path, before: bytes, after: bytes) -> None:
    """Change a file that belongs to a person: from the bytes that were read to others.

    It keeps rights, owner, attributes and all of its names. Raises OutputError when it can't be
    written, is read-only, or is not any more as it was read.
    """
    with telling(path):
        place = destination.real_place(path)
        if destination.is_read_only(place):
            raise not_written(path, "文件是只读的，没有改动", "要改它，先去掉只读")
        with destination.alone(place):
            if place.read_bytes() != before:
                raise not_written(path, "文件读过以后又被人改了，没有改动", "再运行一次")
            _replace(place, before, after)


def _replace(place: Path, before: bytes, after: bytes) -> None:
    with _temporary(place) as temporary:
        with open(temporary, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        if destination.take_over(place, temporary):
            os.replace(temporary, place)
        else:
            destination.rewrite(place, before, after)
            os.unlink(temporary)


def keep_aside(path: Path, before: bytes) -> None:
    """Write what a file held beside it: to ``NAME.bak``, or ``NAME.bak2`` where there is one.

    Raises OutputError where that can't be done.
    """
    names = (f"{path.name}.bak{number if number > 1 else ''}" for number in count(1))
    backup = next(place for each in names if not os.path.lexists(place := path.with_name(each)))
    write(backup, before)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[str]:
    """Return the name of a new file beside a place, which is put there in the end.

    Raises OSError for a place that can't be written, OutputError for a file that was read.
    """
    place = destination.real_place(path)
    forbid_source(path)
    with _temporary(place) as temporary:
        yield temporary
        destination.take_over(place, temporary)
        os.replace(temporary, place)


@contextlib.contextmanager
def _temporary(place: Path) -> Iterator[str]:
    """Return the name of a new file beside a place, as open to others as what is there."""
    mode = 0o666
    with contextlib.suppress(FileNotFoundError):
        mode &= os.stat(place).st_mode | 0o200
    with _created(place, mode) as temporary:
        yield temporary


@contextlib.contextmanager
def _created(place: Path, mode: int) -> Iterator[str]:
    """Return the name of a new file beside a place, which is gone again if anything fails."""
    temporary = _temporary_name(place)
    try:
        os.close(_open_new(place, temporary, mode))
        yield temporary
    except BaseException:
        _forget(temporary)
        raise


def _put_new(place: Path, data: bytes) -> None:
    """Do the same for a place where nothing is, as nearly all files of a batch are put."""
    temporary = _temporary_name(place)
    try:
        number = _open_new(place, temporary, 0o666)
        try:
            while data:  # which a file takes all at once
                data = data[os.write(number, data) :]
        finally:
            os.close(number)
        os.replace(temporary, place)
    except BaseException:
        _forget(temporary)
        raise


def _temporary_name(place: Path) -> str:
    return os.path.join(os.path.dirname(place), f".{os.urandom(8).hex()}.tmp")


def _open_new(place: Path, temporary: str, mode: int) -> int:
    """Return the number of a new file, in a folder that is made where there is none."""
    try:
        return os.open(temporary, _CREATE, mode)
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
        return os.open(temporary, _CREATE, mode)


def _forget(temporary: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        os.unlink(temporary)


def forbid_source(path: Path) -> None:
    """Raise OutputError for a file that the call has read, by whatever name."""
    with contextlib.suppress(FileNotFoundError):
        there = os.stat(path)
        if (there.st_dev, there.st_ino) in (_sources.get() or ()):
            message = "这是这次要读的文件，不能把结果写在上面"
            raise not_written(path, message, _OTHER_NAME)


def _is_there(path: Path, data: bytes, reason_to_keep: Keeps | None) -> bool:
    """Return whether a place holds some bytes already.

    Raises OutputError where it must not be written over.
    """
    forbid_source(path)
    if reason_to_keep is None or not os.path.exists(path):
        return False
    existing = _existing(destination.real_place(path))
    if existing == data:
        return True
    # In an empty file, such as a script makes to have its name, nothing can be lost.
    if existing and (reason := reason_to_keep(existing)):
        raise not_written(path, reason, _FORCE)
    if destination.is_read_only(path):
        raise not_written(path, "已有的文件是只读的，没有覆盖", _FORCE)
    return False


def _existing(place: Path) -> bytes:
    with place.open("rb") as file:
        return read_at_most(file, _MAX_KEPT)


@contextlib.contextmanager
def telling(path: Path, what: str = "这个文件") -> Iterator[None]:
    """Turn the system's errors in writing a file into the one error that says so."""
    try:
        yield
    except IsADirectoryError:
        raise not_written(path, "这里已有同名的文件夹", _OTHER_NAME) from None
    except FileNotFoundError:
        if not os.path.islink(path):
            message, advice = f"写不了{what}（没有这个文件夹）", "检查路径和所在的文件夹"
        else:
            message, advice = "这是个链接，它指向的文件不在", "删去链接，或换一个文件名"
        raise not_written(path, message, advice) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        advice = "检查文件是否正在 Word、Excel 或 WPS 里打开、文件夹能不能写"
        raise not_written(path, f"写不了{what}{system_reason(error)}", advice) from None


def sweep(folder: Path) -> None:
    """Remove the temporary files that a killed run has left in a folder.

    A run that is still writing one there writes it once more.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)


def not_written(path: Path, message: str, advice: str) -> OutputError:
    """Make the error for a place that can't be written, or must not be."""
    return OutputError([Finding(codes.D04, "error", "", str(path), message, advice)])
