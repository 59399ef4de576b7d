"""Parts as bytes: split at a mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.ooxml.wordprocessing import split


@given(st.binary())
def test_a_part_is_split_as_bytes_are(xml: bytes) -> None:
    assert split(xml, "\x01") == xml.split(b"\x01")


@given(st.lists(st.just(b"\x01") | st.just("内容".encode())))
def test_a_part_with_many_marks_is_split_too(pieces: list[bytes]) -> None:
    xml = b"".join(pieces)
    assert split(xml, "\x01") == xml.split(b"\x01")
