"""Characters that fonts draw alike, and the usual one of them: ⼈ is 人, ⻔ is 门."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections import Counter

PRIVATE = lazy_pattern("[\ue000-\uf8ff]")
"""Characters that have no meaning but that of one font."""

INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Characters that nobody sees: of no width, soft hyphens, marks of the direction of writing."""

_ODD = lazy_pattern("[\u2e80-\u2fdf\uf900-\ufaff]")

_ALIKE = dict(
    zip(
        "⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾⾭\u2001\u2003",
        "母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟户青\u3000\u3000",
        strict=True,
    )
)
"""What fonts draw as they draw the usual character, and Unicode decomposes to another or none."""
_DECOMPOSED = (("\u2f00", "\u2fdf"), ("\uf900", "\ufaff"))
"""Radicals and doubles of characters that Unicode decomposes to the character."""


def plain_character(char: str) -> str:
    """Return the usual character for one that looks the same: fonts may share their pictures."""
    if char in _ALIKE:
        return _ALIKE[char]
    decomposed = any(first <= char <= last for first, last in _DECOMPOSED)
    return unicodedata.normalize("NFKC", char) if decomposed else char


def usual_text(text: str) -> str:
    """Return a text with the usual characters."""
    return "".join(map(plain_character, text)) if _ODD.search(text) else text


def plain_characters(text: str, replaced: Counter[str]) -> str:
    """Return a text with the usual characters; count what was replaced, as ``⻔→门``."""
    plain = [plain_character(char) for char in text]
    replaced.update(
        f"{char}→{usual}" for char, usual in zip(text, plain, strict=True) if char != usual
    )
    return "".join(plain)
