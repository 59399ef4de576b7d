"""A text file as text, and back to the very bytes that it had."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.plaindata.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"", "gb18030"),
    ("\ufeff".encode("gb18030"), "gb18030"),
)


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file, with the mark at its start and the encoding that it came in."""

    text: str
    bom: bytes
    encoding: str

    @classmethod
    def of(cls, data: bytes, markers: Iterable[str]) -> TextFile:
        """Read the bytes of a file; ``markers`` are words of which its text has at least one.

        Raises DecodingError for bytes that are no text. Any of these encodings gives the same
        bytes for the text that it has read, so the right one is that which does.
        """
        text = decode(data, markers)
        return next(
            cls(text, bom, encoding)
            for bom, encoding in _ENCODINGS
            if bom + text.encode(encoding) == data
        )

    def bytes_of(self, text: str) -> bytes:
        """Return another text as bytes of the same kind of file."""
        return self.bom + text.encode(self.encoding)

    @property
    def newline(self) -> str:
        r"""The line break of the file: that of its first line, ``\n`` where it has only one."""
        for char, after in zip(self.text, [*self.text[1:], ""], strict=True):
            if char == "\r":
                return "\r\n" if after == "\n" else "\r"
            if char == "\n":
                return "\n"
        return "\n"
