"""Fields that keep no result: what their code draws is all that there is to see."""

from __future__ import annotations

import re

from reportgen.formats.word.text.raised import shown_by
from reportgen.formats.word.text.run_looks import character_of

_CODE = re.compile(r"\s*(?:EQ|SYMBOL|GOTOBUTTON|LISTNUM|AUTONUM\w*)\b", re.IGNORECASE)
_JUMP = re.compile(r"\s*GOTOBUTTON\s+\S+\s+(.+)", re.IGNORECASE | re.DOTALL)
_SYMBOL = re.compile(r"\s*SYMBOL\s+(?:0x(?P<hex>[0-9a-f]{1,5})|(?P<number>\d{1,6}))", re.IGNORECASE)
_FONT = re.compile(r"\\f\s*\"?([^\"\\]*[^\"\\\s])", re.IGNORECASE)
_SURROGATES = range(0xD800, 0xE000)
_PHONETIC = re.compile(
    r"\s*EQ\s*\\\*\s*jc\d.*?\\o\s*(?:\\a[clrd]\s*)?[(（]\s*\\s\s*\\up\s*\d*\s*"
    r"[(（]([^()（）\\]*)[)）]\s*[,;，；]([^()（）\\]*)[)）]\s*$",
    re.IGNORECASE | re.DOTALL,
)


def phonetic_guide(code: str) -> tuple[str, str]:
    """Return the text and its reading where a field sets the one above the other; else nothing."""
    match = _PHONETIC.match(code)
    return (match[2].strip(), match[1].strip()) if match else ("", "")


def is_drawn(code: str) -> bool:
    """Return whether a field shows what its code draws, such as a circle around a character."""
    return _CODE.match(code) is not None


def drawn_by(code: str) -> str:
    """Return what the code of a field draws as text; nothing where there is no way to."""
    if match := _JUMP.match(code):
        return " ".join(match[1].split())
    match = _SYMBOL.match(code)
    if match is None:
        return shown_by(code)
    number = int(match["hex"], 16) if match["hex"] else int(match["number"])
    if font := _FONT.search(code):
        return character_of(font[1], number)
    return chr(number) if number and number not in _SURROGATES else ""
