"""Text files as Windows notepads and others write them."""

from __future__ import annotations

import codecs

import pytest

from reportgen.formats.encoding import DecodingError, decode

TEXT = "年度: 2024\n部门概况:\n  单位名称: 云溪县青禾镇人民政府\n"
MARKERS = ("年度", "部门概况")


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
    ],
)
def test_these_encodings_load_alike(data: bytes) -> None:
    assert decode(data, MARKERS) == TEXT


@pytest.mark.parametrize(
    ("data", "message", "position"),
    [
        (TEXT.encode("utf-32"), "UTF-32", (1, 1)),
        ("年度：部門概況".encode("big5"), "看不出文件的文字编码", (1, 1)),
        ("年度の報告".encode("shift-jis"), "看不出文件的文字编码", (1, 1)),
        ("# naïve\nété".encode("latin-1"), "看不出文件的文字编码", (1, 5)),
        (TEXT.encode()[:-20] + b"\xe5", "UTF-8 编码，但这里的内容不完整或已损坏", (3, 12)),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "二进制", (3, 1)),
        (b"a: 1\0", "二进制", (1, 5)),
        (codecs.BOM_UTF16_LE + b"\0\xd8a\0", "UTF-16 编码，但这里的内容不完整或已损坏", (1, 1)),
    ],
)
def test_others_are_an_error_with_a_place(
    data: bytes, message: str, position: tuple[int, int]
) -> None:
    with pytest.raises(DecodingError, match=message) as caught:
        decode(data, MARKERS)
    assert caught.value.position == position
