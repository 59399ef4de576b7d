"""What tells a file that was made here, and not changed since, from any other.

A file that people are meant to have to themselves again, a list of findings or a page, ends in a
seal: the hash of all before it, where its kind has a place that nobody sees. Text ends in a line
of white space, which JSON, HTML and Markdown pass over; a PDF in a comment; a picture in a text
chunk; a workbook has it in its archive's comment. Word files carry theirs with their data.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import zipfile

_PDF, _PNG, _ZIP = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"PK\3\4"
_MARK = b"reportgen "
_DIGEST = 64
_PDF_HEAD = b"\n%" + _MARK
_CHUNK_HEAD = struct.pack(">L", len(_MARK) + _DIGEST) + b"tEXt" + _MARK.replace(b" ", b"\0")
_CHUNK_SIZE = len(_CHUNK_HEAD) + _DIGEST + 4
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
_WHITE = b" \t"
_BITS = 64


def sealed(data: bytes) -> bytes:
    """Return the content of a file with its seal, for its kind; that of a text ends its lines."""
    if data.startswith(_PDF):
        return data + _PDF_HEAD + _hash(data) + b"\n"
    if data.startswith(_PNG) and data.endswith(_PNG_END):
        return data.removesuffix(_PNG_END) + _chunk(data) + _PNG_END
    if data.startswith(_ZIP):
        return _sealed_archive(data)
    body = data if data.endswith(b"\n") else data + b"\n"
    return body + _white(body)


def is_sealed(data: bytes) -> bool:
    """Return whether a file's content is as ``sealed`` gave it."""
    if data.startswith(_PDF):
        size = len(_PDF_HEAD) + _DIGEST + 1
        return len(data) > size and data == sealed(data[:-size])
    if data.startswith(_PNG):
        size = _CHUNK_SIZE + len(_PNG_END)
        return len(data) > size and data == sealed(data[:-size] + _PNG_END)
    if data.startswith(_ZIP):
        return is_sealed_archive(data)
    body = data[: -_BITS - 1]
    return len(data) > _BITS and data[len(body) :] == _white(body)


def archive_seal(archive: zipfile.ZipFile) -> bytes:
    """Return the comment that seals an archive: names, sizes and checksums of its members."""
    told = [f"{info.filename}\0{info.CRC}\0{info.file_size}\n" for info in archive.infolist()]
    return _MARK + _hash("".join(told).encode(errors="replace"))


def seal_archive(path: str) -> None:
    """Seal an archive on the disk."""
    import zipfile  # for start-up: few files are archives

    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = archive_seal(archive)


def is_sealed_archive(source: bytes | str) -> bool:
    """Return whether an archive, its content or a path, has the comment that it should have.

    Raises OSError for a path that can't be read.
    """
    import zipfile  # for start-up: few files are archives

    try:
        with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as held:
            return held.comment == archive_seal(held)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):
        return False


def _hash(data: bytes) -> bytes:
    return _digest(data).hex().encode()


def _digest(data: bytes) -> bytes:
    import hashlib  # for start-up: it loads OpenSSL, and a file that is refused needs none

    return hashlib.sha256(data).digest()


def _chunk(data: bytes) -> bytes:
    chunk = _CHUNK_HEAD + _hash(data)
    return chunk + struct.pack(">L", zlib.crc32(chunk[4:]))


def _sealed_archive(data: bytes) -> bytes:
    import zipfile  # for start-up: few files are archives

    held = io.BytesIO(data)
    with zipfile.ZipFile(held, "a") as archive:
        archive.comment = archive_seal(archive)
    return held.getvalue()


def _white(body: bytes) -> bytes:
    bits = int.from_bytes(_digest(body)[: _BITS // 8], "big")
    return bytes(_WHITE[bits >> at & 1] for at in range(_BITS)) + b"\n"
