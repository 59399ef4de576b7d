"""Bytes of a text file to text, as Windows notepads and others write them."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class DecodingError(ValueError):
    """The bytes are not text in an encoding that is read here; ``position`` is (line, column)."""

    def __init__(self, message: str, position: tuple[int, int] = (1, 1)) -> None:
        self.position = position
        super().__init__(message)


def decode(data: bytes, markers: Iterable[str]) -> str:
    """Decode UTF-8 (with or without BOM), UTF-16 or GB18030.

    Without a BOM, and when it is not UTF-8, a guess counts only when the text then has one of the
    ``markers`` in it, words that such a file must have. Raises DecodingError, with a Chinese
    sentence, for anything else.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            if not encoding:
                raise DecodingError("文件是 UTF-32 编码，不能读")
            return _decode_strictly(data[len(bom) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        guesses = ("utf-16-le", "utf-16-be") if b"\0" in data[:4096] else ("gb18030",)
        for encoding in guesses:
            if (guess := _guess(data, encoding, markers)) is not None:
                return guess
        raise _not_text(data, error) from None
    if "\0" in text:
        for encoding in ("utf-16-le", "utf-16-be"):
            if (guess := _guess(data, encoding, markers)) is not None:
                return guess
        raise DecodingError("文件里有二进制内容，不是文本文件")
    return text


def _guess(data: bytes, encoding: str, markers: Iterable[str]) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if any(marker in text for marker in markers) else None


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(data, error) from None


def _not_text(data: bytes, error: UnicodeDecodeError) -> DecodingError:
    before = data[: error.start].decode(error.encoding, errors="replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    if b"\0" in data[:4096]:
        return DecodingError("文件里有二进制内容，不是文本文件", (line, column))
    return DecodingError("看不出文件的文字编码（能读 UTF-8、UTF-16 和 GB18030）", (line, column))
