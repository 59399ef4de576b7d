"""Files on disk: read up to a limit, and written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import OutputError, system_reason
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    Keeps = Callable[[bytes], str]

_TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.tmp")


def read_at_most(file: BinaryIO, limit: int) -> bytes:
    """Return the content of a file on the disk, or so many bytes of it where it is longer.

    ``file.read(limit)`` alone would take all of that memory first, for a file of a few KB.
    """
    wanted = min(os.fstat(file.fileno()).st_size + 1, limit)
    data = file.read(wanted)
    # More than its size says is in a file that is being written to, and in a pipe.
    return data if len(data) < wanted else data + file.read(limit - wanted)


def write(path: Path, data: bytes, *, reason_to_keep: Keeps | None = None) -> None:
    """Put a generated file in its place, whole or not at all.

    Where the place holds other bytes, ``reason_to_keep`` says of them why they must stay, or
    nothing; without it they are replaced. Raises OutputError with that reason, and for a place
    that can't be written.
    """
    try:
        if reason_to_keep is not None and os.path.exists(path):
            _refuse_overwrite(path, data, reason_to_keep)
        try:
            _replace(path, data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, data)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        advice = "检查文件是否正在 Word 或 WPS 里打开、文件夹能不能写"
        raise not_written(path, f"写不了这个文件{system_reason(error)}", advice) from None


def _refuse_overwrite(path: Path, data: bytes, reason_to_keep: Keeps) -> None:
    if path.is_dir():
        raise not_written(path, "这里已有同名的文件夹", "换一个文件名")
    existing = path.read_bytes()
    if existing != data and (reason := reason_to_keep(existing)):
        raise not_written(path, reason, "先把改动写回数据，或另存；确定要覆盖就加 --force")


def _replace(path: Path, data: bytes) -> None:
    with replacing(path) as temporary, open(temporary, "xb") as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[str]:
    """Return a temporary name beside a place; what is written to it is renamed in the end."""
    temporary = os.path.join(os.path.dirname(path), f".{secrets.token_hex(8)}.tmp")
    try:
        yield temporary
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


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
