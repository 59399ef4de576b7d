"""Text files as Windows notepads and others write them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.plaindata.encoding import DecodingError, decode
from tests.sentences import english_in

TEXT = "年度: 2024\n部门概况:\n  单位名称: 云溪县青禾镇人民政府\n"
MARKERS = ("年度", "部门概况")

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)
_ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


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
        "\ufeff".encode("gb18030") + TEXT.encode("gb18030"),
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
        (codecs.BOM_UTF8 + TEXT.encode() + b"\xff", "UTF-8 编码，但这里", (4, 1)),
        (codecs.BOM_UTF8 + "年\n度".encode() + b"\xe5", "UTF-8 编码，但这里", (2, 2)),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1], "UTF-16 编码，但这里", (3, 19)),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")[:-1], "UTF-16 编码，但这里", (3, 19)),
        (TEXT.encode("utf-16-le")[:-1], "UTF-16 编码，但这里", (3, 19)),
        (TEXT.encode("utf-16-be")[:-1], "UTF-16 编码，但这里", (3, 19)),
        (TEXT.encode("gb18030") + b"\xff", "GB18030 编码，但这里", (4, 1)),
        (TEXT.encode("gb18030")[:-2], "GB18030 编码，但这里", (3, 18)),
        (TEXT.encode("utf-32-le"), "二进制", (1, 3)),
        (TEXT.encode("utf-32-be"), "二进制", (1, 1)),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "UTF-32", (1, 1)),
        ("年度: 部門".encode("euc-jp"), "看不出文件的文字编码", (1, 2)),
        (b"PK\x03\x04\x14\0\0\0\x08\0\xb1\x6a", "二进制", (1, 6)),
        (bytes(range(256)), "二进制", (1, 1)),
        (b"a: \xed\xa0\x80\n", "看不出文件的文字编码", (1, 4)),
    ],
)
def test_others_are_an_error_with_a_place(
    data: bytes, message: str, position: tuple[int, int]
) -> None:
    with pytest.raises(DecodingError, match=message) as caught:
        decode(data, MARKERS)
    assert caught.value.position == position
    assert not english_in(str(caught.value))


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_an_empty_file_is_an_empty_text(data: bytes) -> None:
    assert decode(data, MARKERS) == ""


@pytest.mark.parametrize("text", ["a: 1\n", "# é\n", "甲: 乙\n"])
def test_utf_8_needs_no_word_of_the_form(text: str) -> None:
    assert decode(text.encode(), MARKERS) == text


def test_a_guess_needs_a_word_of_the_form() -> None:
    for encoding in ("utf-16-le", "utf-16-be", "gb18030"):
        with pytest.raises(DecodingError):
            decode("甲: 乙\n".encode(encoding), MARKERS)
        assert decode("甲: 乙\n".encode(encoding), ("乙",)) == "甲: 乙\n"


@settings(max_examples=100, deadline=None)
@given(st.text(_ANY), st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16", "gb18030"]))
def test_every_text_loads_alike_in_every_encoding(text: str, encoding: str) -> None:
    whole = f"年度: {text}"
    assert decode(whole.encode(encoding), MARKERS) == whole


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.sampled_from([b"", *_BOMS]))
def test_any_bytes_are_text_or_refused_with_a_place(data: bytes, bom: bytes) -> None:
    try:
        text = decode(bom + data, MARKERS)
    except DecodingError as error:
        line, column = error.position
    else:
        line, column = 1, len(text) + 1
    assert line >= 1
    assert column >= 1
