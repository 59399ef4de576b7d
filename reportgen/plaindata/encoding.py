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
            return _decode_named(data[len(bom) :], encoding)
    has_zeros = b"\0" in data[:4096]
    problems: list[UnicodeDecodeError] = []
    for encoding in ("utf-8", *(("utf-16-le", "utf-16-be") if has_zeros else ("gb18030",))):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            problems.append(error)
            continue
        if (encoding == "utf-8" and not has_zeros) or _has_any(text, markers):
            return text.removeprefix("\ufeff")
    for problem in problems:
        if _has_any(_before(problem), markers):
            raise _damaged(problem)
    if has_zeros:
        raise DecodingError("文件里有二进制内容，不是文本文件", _end(_before_zero(data)))
    raise DecodingError(
        "看不出文件的文字编码（能读 UTF-8、UTF-16 和 GB18030）", _end(_before(problems[0]))
    )


def _decode_named(data: bytes, encoding: str) -> str:
    """Decode data of which the byte order mark has told the encoding."""
    if not encoding:
        raise DecodingError("文件是 UTF-32 编码，不能读")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(error) from None


def _has_any(text: str, markers: Iterable[str]) -> bool:
    return any(marker in text for marker in markers)


def _damaged(error: UnicodeDecodeError) -> DecodingError:
    name = error.encoding.upper().removesuffix("-LE").removesuffix("-BE")
    return DecodingError(f"文件是 {name} 编码，但这里的内容不完整或已损坏", _end(_before(error)))


def _before(error: UnicodeDecodeError) -> str:
    return error.object[: error.start].decode(error.encoding)


def _before_zero(data: bytes) -> str:
    return data[: data.index(b"\0")].decode("utf-8", errors="replace")


def _end(text: str) -> tuple[int, int]:
    """Return line and column of what follows a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")
