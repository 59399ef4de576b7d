"""Word files as packages: read with limits, written with the same bytes for the same parts."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.usual_form import DOCUMENT as MAIN_PART
from reportgen.ooxml.usual_form import with_usual_names
from reportgen.storage import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

MAX_FILE_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_MEMBERS = 2_000
MAX_DIRECTORY_BYTES = MAX_MEMBERS * 500

CONTENT_TYPES = "[Content_Types].xml"
DOCUMENT = MAIN_PART
NUMBERING = "word/numbering.xml"

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0"
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_ENTRY = struct.Struct("<4s6H3L5HL")
_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64_SIZE = 20
_END_SIGNATURE = b"PK\5\6"
_DAMAGES = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)
_VERSION, _UTF8, _DEFLATED = 20, 0x800, 8
_DATE_1980 = 0x21
_FILE_ATTRIBUTES = 0o100644 << 16
_MADE_BY = (3 << 8 | _VERSION, _VERSION)  # Unix, whose attributes it has


_SAVE_AGAIN = "用 Word 或 WPS 打开，另存为 .docx"


class DamagedError(ValueError):
    """A part is not XML that can be read; message and ``advice`` are Chinese sentences."""

    def __init__(self, message: str, advice: str = _SAVE_AGAIN) -> None:
        self.advice = advice
        super().__init__(message)


class PackageError(ValueError):
    """A file is not a Word package that can be read; the message is a Chinese sentence."""


class Member(NamedTuple):
    """A member as it stands in a package: its name; its header, name and deflated bytes.

    ``entry`` is what the directory has of it before its offset and name.
    """

    name: bytes
    local: bytes
    entry: bytes

    @classmethod
    def of(cls, name: bytes, crc: int, size: int, deflated: bytes) -> Member:
        """Return the member of a name, a CRC-32 and size as they are told, and deflated bytes."""
        told = (_UTF8, _DEFLATED, 0, _DATE_1980, crc, len(deflated), size, len(name), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *told) + name + deflated
        return cls(name, local, _ENTRY.pack(b"PK\1\2", *_MADE_BY, *told, 0, 0, 0, _FILE_ATTRIBUTES))


def read_package(path: Path) -> dict[str, bytes]:
    """Return the members of a Word file by name, in their order.

    Raises PackageError for what is not a .docx, is damaged, repeats a name, or is over 50 MB,
    over 200 MB unpacked or over 2,000 members; OSError when the file can't be opened.
    """
    return unpack(read(path, MAX_FILE_BYTES + 1))


_INSIDE = (".docx", ".doc", ".wps")


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the members of a Word file's bytes; raises PackageError as ``read_package`` does."""
    try:
        members = unpack_any(data, ".docx")
    except PackageError as error:
        raise PackageError(_told_by_content(data) or str(error)) from error
    if "xl/workbook.xml" in members:
        raise PackageError("文件是 Excel 表格，不是 Word 文件（.docx）")
    if "ppt/presentation.xml" in members:
        raise PackageError("文件是演示文稿，不是 Word 文件（.docx）")
    members = with_usual_names(members)
    if DOCUMENT not in members and (inner := [n for n in members if n.lower().endswith(_INSIDE)]):
        raise PackageError(f"文件是压缩包，要先解压，用里面的“{inner[0]}”")
    if CONTENT_TYPES not in members or DOCUMENT not in members:
        raise PackageError(_told_by_content(data) or "文件不是 Word 文件（.docx）")
    return members


def _told_by_content(data: bytes) -> str:
    """Return what a file is that is no .docx, whatever it is called; empty for what is unknown."""
    from reportgen.ooxml.file_kinds import ENCRYPTED, kind_of_file  # few files are wrong: start-up

    if not data:
        return "文件是空的"
    if data.startswith(b"%PDF"):
        return "文件是 PDF，不是 .docx"
    kind = kind_of_file(data, ".docx")
    if kind.problem == ENCRYPTED:
        return kind.problem
    if data.startswith(OLE_SIGNATURE) and not kind.problem:
        return "文件是旧格式（.doc、.wps）或加了密码，不是 .docx"
    if kind.problem:
        return kind.problem.replace("这是", "文件是", 1)
    return f"文件是{kind.title}，不是 .docx" if kind.title else ""


def unpack_any(data: bytes, ending: str) -> dict[str, bytes]:
    """Return the members of any package, with the same limits; ``ending`` is what it should be."""
    if len(data) > MAX_FILE_BYTES:
        raise PackageError("文件超过50MB")
    if _directory_size(data) > MAX_DIRECTORY_BYTES:
        raise PackageError(f"文件里有超过{MAX_MEMBERS}个部件")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
            names = [info.filename for info in infos]
            if not all(names):
                raise PackageError(f"文件不是 {ending}，或已损坏")
            if len(infos) > MAX_MEMBERS:
                raise PackageError(f"文件里有超过{MAX_MEMBERS}个部件")
            if len(set(names)) != len(names):
                raise PackageError("文件里有重名的部件")
            if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
                raise PackageError("文件解开后超过200MB")
            return {info.filename: _unpack_one(archive, info, ending) for info in infos}
    except PackageError:
        raise
    except (*_DAMAGES, NotImplementedError) as error:
        raise PackageError(f"文件不是 {ending}，或已损坏") from error
    except RuntimeError as error:
        raise PackageError("文件加了密码") from error


def _directory_size(data: bytes) -> int:
    """Return how long the list of members says it is: zipfile would read all, however long."""
    at = len(data) - _END.size
    if not (data.startswith(_END_SIGNATURE, max(at, 0)) and data.endswith(b"\0\0")):
        at = data.rfind(_END_SIGNATURE, 0, at + len(_END_SIGNATURE))
    locator = at - _LOCATOR_64_SIZE
    if locator >= _END_64.size and data.startswith(b"PK\6\7", locator):
        return int(_END_64.unpack_from(data, locator - _END_64.size)[8])
    return int(_END.unpack_from(data, at)[5]) if at >= 0 else 0


def _unpack_one(archive: zipfile.ZipFile, info: zipfile.ZipInfo, ending: str) -> bytes:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackageError(f"文件不是 {ending}，或已损坏")  # and others unpack without a limit
    with archive.open(info) as stream:
        # The header may lie about the size: read no more than it says, and one byte.
        data = stream.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise PackageError(f"文件不是 {ending}，或已损坏")
    return data


def heads(data: bytes, folder: str, size: int) -> Iterator[bytes]:
    """Return the first bytes of each member in a folder of a package that ``join`` made.

    Stops at the first thing that ``join`` would not write.
    """
    if len(data) < _END.size:
        return
    signature, *_, at, comment = _END.unpack_from(data, len(data) - _END.size)
    while signature == _END_SIGNATURE and not comment and at + _CENTRAL.size <= len(data):
        entry = _CENTRAL.unpack_from(data, at)
        if entry[0] != b"PK\1\2" or entry[4] != _DEFLATED:
            return
        packed, length, offset = entry[8], entry[10], entry[16]
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + length]
        at += _CENTRAL.size + length
        if not name.startswith(folder.encode()):
            continue
        start = offset + _LOCAL.size + length
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            yield inflater.decompress(data[start : start + packed], size)
        except zlib.error:
            return


def deflate_with_zlib(data: bytes) -> bytes:
    """Deflate with the standard library, at the level that gives most for its time."""
    deflater = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush()


@cache
def compressor() -> Callable[[bytes], bytes]:
    """Return the function that deflates: isal's where it is installed (extra ``fast``)."""
    try:
        # An extra, which may not be there.
        from isal import isal_zlib
    except ImportError:
        return deflate_with_zlib
    return lambda data: bytes(isal_zlib.compress(data, 1, -zlib.MAX_WBITS))


@cache
def _checksum() -> Callable[[bytes], int]:
    """Return the function for the CRC-32 of a member: isal's, several times as fast, if it can."""
    try:
        # An extra, which may not be there.
        from isal import isal_zlib
    except ImportError:
        return zlib.crc32
    checksum: Callable[[bytes], int] = isal_zlib.crc32
    return checksum


def pack_member(name: str, data: bytes) -> Member:
    """Deflate one member."""
    return Member.of(name.encode(), _checksum()(data), len(data), compressor()(data))


def join(members: Iterable[Member]) -> bytes:
    """Join packed members to a zip: no dates, no system, so the same members give the same bytes.

    Data stays far below the limit of 4 GB that would need another format.
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, local, entry in members:
        body.append(local)
        directory += (entry, _OFFSET.pack(offset), name)
        offset += len(local)
    entries = b"".join(directory)
    end = _END.pack(_END_SIGNATURE, 0, 0, len(body), len(body), len(entries), offset, 0)
    return b"".join((*body, entries, end))
