"""Word files as packages: what is refused, at once and in little memory, and what is written."""

from __future__ import annotations

import bz2
import contextlib
import io
import struct
import sys
import tracemalloc
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.ooxml import package
from reportgen.ooxml.package import Member, PackageError
from tests.wordfile import packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDED = {package.CONTENT_TYPES: b"<Types/>", package.DOCUMENT: b"<document/>"}
MEGABYTE = 1_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def frugally() -> Iterator[None]:
    """Fail when a test takes over 20 MB, and so much less than what a bomb would unpack to."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < 20 * MEGABYTE
    finally:
        tracemalloc.stop()


def joined(contents: dict[str, bytes]) -> bytes:
    """Return the zip that the package itself makes of these members."""
    return package.join(package.pack_member(name, content) for name, content in contents.items())


def refusal(data: bytes) -> str:
    """Return the sentence with which a file is refused."""
    with pytest.raises(PackageError) as caught:
        package.unpack(data)
    return str(caught.value)


def test_members_are_given_in_their_order_without_folders() -> None:
    contents = {"word/": b"", **NEEDED, "docProps/core.xml": b"<a/>"}
    found = package.unpack(packed(contents))
    assert list(found.items()) == [*NEEDED.items(), ("docProps/core.xml", b"<a/>")]


def test_members_may_be_stored_or_deflated() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in NEEDED.items():
            archive.writestr(name, content, zipfile.ZIP_STORED)
        archive.writestr("a.xml", b"a" * 1000, zipfile.ZIP_DEFLATED)
    assert package.unpack(buffer.getvalue()) == {**NEEDED, "a.xml": b"a" * 1000}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "文件是空的"),
        (b"{\\rtf1 }", "文件是RTF 文件，不是 .docx"),
        (b"%PDF-1.7", "文件是 PDF，不是 .docx"),
        (b"<html><body></body></html>", "文件是网页，不是 .docx"),
        (b"\x89PNG" + bytes(99), "文件是图片，不是 Word 文件"),
        ("单位名称：甲".encode(), "文件是纯文本，不是 Word 文件"),
        (b"PK\3\4" + b"mimetypeapplication/vnd.oasis.opendocument.text",
         "文件是OpenDocument 文件（.odt），不是 .docx"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "文件加了密码"),
        (b"\1\0\2" * 99, "文件不是 .docx，或已损坏"),
        (packed(NEEDED)[:-1], "文件不是 .docx，或已损坏"),
        (packed(NEEDED)[: len(packed(NEEDED)) // 2], "文件不是 .docx，或已损坏"),
        (packed(NEEDED)[30:], "文件不是 .docx，或已损坏"),
        (OLE + bytes(600), "文件是旧格式（.doc、.wps）或加了密码，不是 .docx"),
        (packed({"a": b"b"}), "文件不是 Word 文件（.docx）"),
        (
            packed({package.CONTENT_TYPES: b"<a/>", "xl/a.xml": b"<a/>"}),
            "文件不是 Word 文件（.docx）",
        ),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_refused(data: bytes, sentence: str) -> None:
    assert refusal(data) == sentence


def test_a_damaged_member_is_refused() -> None:
    whole = joined({package.DOCUMENT: b"<document/>" * 100})
    at = whole.index(package.DOCUMENT.encode()) + len(package.DOCUMENT) + 5
    for byte in (b"\x00", b"\xff"):
        assert refusal(whole[:at] + byte + whole[at + 1 :]) == "文件不是 .docx，或已损坏"


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(packed(NEEDED))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    assert refusal(bytes(data)) == "文件加了密码"


def test_a_name_that_is_there_twice_is_refused() -> None:
    member = package.pack_member(package.DOCUMENT, b"<document/>")
    types = package.pack_member(package.CONTENT_TYPES, b"<Types/>")
    assert refusal(package.join([types, member, member])) == "文件里有重名的部件"


def test_a_member_without_a_name_is_refused() -> None:
    data = packed({"~": b"1", **NEEDED}).replace(b"~", b"\0")
    assert "已损坏" in refusal(data)


def test_bytes_over_the_limit_are_refused() -> None:
    assert refusal(bytes(package.MAX_FILE_BYTES + 1)) == "文件超过50MB"


def test_a_huge_file_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(40 * package.MAX_FILE_BYTES)
    tracemalloc.start()
    try:
        with pytest.raises(PackageError, match="文件超过50MB"):
            package.read_package(path)
        assert tracemalloc.get_traced_memory()[1] < 1.1 * package.MAX_FILE_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.usefixtures("frugally")
def test_a_zip_that_unpacks_to_too_much_is_refused_unread() -> None:
    zeros = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    chunk = bytes(MEGABYTE)
    deflated = b"".join(zeros.compress(chunk) for _ in range(201)) + zeros.flush()
    member = Member.of(package.DOCUMENT.encode(), 0, 201 * MEGABYTE, deflated)
    assert len(deflated) < MEGABYTE
    assert refusal(package.join([member])) == "文件解开后超过200MB"


@pytest.mark.usefixtures("frugally")
def test_many_members_of_less_than_the_limit_together_pass_it() -> None:
    members = (Member.of(f"{n}".encode(), 0, 3 * MEGABYTE, b"") for n in range(70))
    assert refusal(package.join(members)) == "文件解开后超过200MB"


@pytest.mark.usefixtures("frugally")
@pytest.mark.parametrize("size", [0, 10, 5 * MEGABYTE])
def test_a_zip_that_lies_about_its_size_is_unpacked_no_further_than_it_says(size: int) -> None:
    zeros = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = b"".join(zeros.compress(bytes(MEGABYTE)) for _ in range(150)) + zeros.flush()
    member = Member.of(package.DOCUMENT.encode(), 1, size, deflated)
    assert refusal(package.join([member])) == "文件不是 .docx，或已损坏"


@pytest.mark.usefixtures("frugally")
def test_a_zip_that_says_more_than_it_has_is_refused() -> None:
    data = b"<document/>"
    deflated = package.deflate_with_zlib(data)
    member = Member.of(package.DOCUMENT.encode(), zlib.crc32(data), 190 * MEGABYTE, deflated)
    assert refusal(package.join([member])) == "文件不是 .docx，或已损坏"


@pytest.mark.usefixtures("frugally")
@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 97])
def test_compressors_that_word_does_not_know_are_refused_unread(method: int) -> None:
    bomb = b"".join([bz2.compress(bytes(MEGABYTE))] * 150)
    data = bytearray(package.join([Member.of(package.DOCUMENT.encode(), 0, 190 * MEGABYTE, bomb)]))
    data[8] = data[data.rfind(b"PK\1\2") + 10] = method
    assert refusal(bytes(data)) == "文件不是 .docx，或已损坏"


def test_two_thousand_members_are_read_and_one_more_is_refused() -> None:
    names = [*NEEDED, *(f"word/media/image{n}.png" for n in range(package.MAX_MEMBERS - 2))]
    most = [package.pack_member(name, b"") for name in names]
    assert len(package.unpack(package.join(most))) == package.MAX_MEMBERS
    assert refusal(package.join([*most, package.pack_member("a", b"")])) == "文件里有超过2000个部件"


@pytest.mark.parametrize("form", ["plain", "with a comment", "ZIP64"])
def test_a_list_of_a_million_members_is_refused_unread(form: str) -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", *[0] * 9, 1, *[0] * 6) + b"a"
    count, size = 1_000_000, 1_000_000 * len(entry)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, size, 0, 0)
    if form == "with a comment":
        end = end[:-2] + b"\3\0abc"
    elif form == "ZIP64":
        numbers = (44, 45, 45, 0, 0, count, count, size, 0)
        record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", *numbers)
        locator = struct.pack("<4sLQL", b"PK\6\7", 0, size, 1)
        end = record + locator + struct.pack("<4s4H2LH", b"PK\5\6", *[0] * 7)
    data = entry * count + end
    tracemalloc.start()
    try:
        assert refusal(data) == "文件里有超过2000个部件"
        assert tracemalloc.get_traced_memory()[1] < MEGABYTE
    finally:
        tracemalloc.stop()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=4), st.integers(0, 400)
)
def test_a_file_damaged_anyhow_is_read_or_refused(
    changes: list[tuple[int, int]], start: int
) -> None:
    data = bytearray(joined(NEEDED))
    for at, value in changes:
        data[at % len(data)] = value
    for damaged in (bytes(data), bytes(data)[start % len(data) :]):
        with contextlib.suppress(PackageError):
            assert set(package.unpack(damaged)) >= set(NEEDED)


def test_a_file_that_can_not_be_opened_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        package.read_package(tmp_path / "无.docx")


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.text(
            st.characters(exclude_categories=["Cs"], exclude_characters="\0\\/"), min_size=1
        ).map(lambda name: f"word/{name}.xml"),
        st.binary(max_size=300),
        max_size=5,
    )
)
def test_what_is_joined_is_a_sound_zip_of_the_same_members(contents: dict[str, bytes]) -> None:
    contents = {**NEEDED, **contents}
    data = joined(contents)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(contents)
    assert package.unpack(data) == contents


def test_a_joined_zip_has_nothing_of_the_day_or_the_computer() -> None:
    data = joined(NEEDED)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    about = {(i.date_time, i.create_system, i.external_attr, i.extra, i.comment) for i in infos}
    assert about == {((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16, b"", b"")}
    assert {info.compress_type for info in infos} == {zipfile.ZIP_DEFLATED}
    assert joined(NEEDED) == data


@pytest.fixture
def fresh_compressor() -> Iterator[None]:
    package.compressor.cache_clear()
    yield
    package.compressor.cache_clear()


@pytest.mark.usefixtures("fresh_compressor")
def test_with_and_without_isal_both_zips_are_sound_and_hold_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    contents = {**NEEDED, "word/styles.xml": b"<styles/>" * 5000}

    fast = joined(contents)
    assert package.compressor() is not package.deflate_with_zlib
    package.compressor.cache_clear()
    monkeypatch.setitem(sys.modules, "isal", None)
    slow = joined(contents)
    assert package.compressor() is package.deflate_with_zlib
    for data in (fast, slow):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
        assert package.unpack(data) == contents
    assert fast != slow
