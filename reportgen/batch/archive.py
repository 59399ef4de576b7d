"""All outputs in one archive to be handed in."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import OutputError, system_reason
from reportgen.findings import Finding
from reportgen.storage import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable


_DATE = (1980, 1, 1, 0, 0, 0)
_MARK = "reportgen "
_STORED = (".docx", ".pdf", ".xlsx")


def write_archive(
    target: Path, folder: Path, files: Iterable[Path], *, force: bool = False
) -> None:
    """Write files to an archive by their paths from ``folder``, in the order given.

    Names are in UTF-8 and marked so, without which Windows takes them for those of its own code
    page; the same files give the same bytes. Raises OutputError when it can't be written, or,
    unless ``force``, when there is a file that was not made here or was changed since.
    """
    try:
        if not force and target.exists() and not _is_ours(target):
            message = "已有的文件不是本程序生成的，或生成以后改过，没有覆盖"
            raise _not_written(target, message, "换一个文件名；确定要覆盖就加 --force")
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as made, zipfile.ZipFile(made, "x") as archive:
            for path in files:
                _add(archive, path, folder)
            archive.comment = _mark(archive)
    except OSError as error:
        advice = "检查文件是否正被打开、文件夹能不能写"
        raise _not_written(target, f"写不了压缩包{system_reason(error)}", advice) from None


def _add(archive: zipfile.ZipFile, path: Path, folder: Path) -> None:
    name = Path(os.path.relpath(path, folder)).as_posix()
    info = zipfile.ZipInfo(name, _DATE)
    # What is packed already would only cost time.
    is_packed = path.suffix.lower() in _STORED
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o100644 << 16
    info.file_size = path.stat().st_size
    with path.open("rb") as source, archive.open(info, "w") as member:
        while piece := source.read(1 << 20):
            member.write(piece)


def _mark(archive: zipfile.ZipFile) -> bytes:
    """Return the comment that tells whether an archive is as it was made."""
    total = hashlib.sha256()
    for info in archive.infolist():
        total.update(f"{info.filename}\0{info.CRC}\0{info.file_size}\n".encode())
    return f"{_MARK}{total.hexdigest()}".encode()


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _mark(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _not_written(path: Path, message: str, advice: str) -> OutputError:
    return OutputError([Finding(codes.D04, "error", "", str(path), message, advice)])
