"""All outputs in one archive to be handed in."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.seals import archive_seal, is_sealed_archive
from reportgen.storage import forbid_source, not_written, replacing, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_DATE = (1980, 1, 1, 0, 0, 0)
_STORED = (".docx", ".pdf", ".xlsx")


def write_archive(
    target: Path,
    folder: Path,
    files: Iterable[Path],
    *,
    force: bool = False,
    instead: Mapping[Path, Path] | None = None,
) -> None:
    """Write files to an archive by their paths from ``folder``, in the order given.

    ``instead`` has the files whose content is to be taken for some of them.

    Names are in UTF-8 and marked so, without which Windows takes them for those of its own code
    page; the same files give the same bytes. Raises OutputError when it can't be written, or,
    unless ``force``, when there is a file that was not made here or was changed since.
    """
    with telling(target, "压缩包"):
        forbid_source(target)
        if not force and os.path.isfile(target) and not _may_go(target):
            message = "已有的文件不是本程序生成的，或生成以后改过，没有覆盖"
            raise not_written(target, message, "换一个文件名；确定要覆盖就加 --force")
        with replacing(target) as made, zipfile.ZipFile(made, "w") as archive:
            for path in files:
                _add(archive, path, folder, (instead or {}).get(path, path))
            archive.comment = archive_seal(archive)


def _add(archive: zipfile.ZipFile, path: Path, folder: Path, content: Path) -> None:
    name = Path(os.path.relpath(path, folder)).as_posix()
    info = zipfile.ZipInfo(name, _DATE)
    # What is packed already would only cost time.
    is_packed = path.suffix.lower() in _STORED
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    info.external_attr = 0o100644 << 16
    info.file_size = content.stat().st_size
    with content.open("rb") as source, archive.open(info, "w") as member:
        while piece := source.read(1 << 20):
            member.write(piece)


def _may_go(path: Path) -> bool:
    return not os.path.getsize(path) or is_sealed_archive(os.fspath(path))
