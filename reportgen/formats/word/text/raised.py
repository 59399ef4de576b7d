"""Raised and lowered characters, and those that fields draw, as characters of their own."""

from __future__ import annotations

import re

SHIFTS = {"superscript": "上标", "subscript": "下标"}
"""What each value of w:vertAlign is called; others are on the line."""

_TABLES = {
    "superscript": str.maketrans("0123456789+-−－＋=()（）ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁺⁼⁽⁾⁽⁾ⁿⁱ"),
    "subscript": str.maketrans("0123456789+-−=()（）aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎ₐₑₒₓ"),
}
_MARKS = {"superscript": "^", "subscript": "_"}
_OVERLAID = re.compile(
    r"\s*EQ\s*\\o\s*(?:\\a[clrd]\s*)*[(（](.*)[)）]\s*$", re.IGNORECASE | re.DOTALL
)
_FRACTION = re.compile(r"\s*EQ\s*\\f\s*[(（]([^\\]*)[)）]\s*$", re.IGNORECASE | re.DOTALL)
_MOVED = re.compile(r"\s*EQ\s*\\s\s*\\(up|do)\s*\d*\s*[(（]([^()（）\\]*)[)）]\s*$", re.IGNORECASE)
_BOXED = re.compile(r"\s*EQ\s*\\x\s*(?:\\\w+\s*)*[(（]([^()（）\\]*)[)）]\s*$", re.IGNORECASE)
_WORDS = re.compile("[\u4e00-\u9fff]+")
_SEPARATOR = re.compile(r"[,;，；]")
_CIRCLES = "○◯〇Oo⃝"
_FRAMES = f"{_CIRCLES}□△◇◻☐"
_CHINESE = (
    "一二三四五六七八九十月火水木金土日株有社名特财祝劳秘男女适优印注"
    "项休写正上中下左右医宗学监企资协夜"
)
_FIRST_CHINESE, _FIRST_20, _FIRST_30, _FIRST_LATIN, _FIRST_SMALL = (
    0x3280,
    0x3251,
    0x32B1,
    ord("Ⓐ"),
    ord("ⓐ"),
)
_TO_20, _TO_35, _TO_50 = range(1, 21), range(21, 36), range(36, 51)


def shifted(text: str, shift: str) -> tuple[str, str]:
    """Return text that is raised or lowered, by Unicode's own characters, and what has none.

    What has none is written behind a mark, so that no figure is read from it: ``10^万``.
    """
    table = _TABLES.get(shift)
    if table is None or not text.strip():
        return text, ""
    made = text.translate(table)
    lost = "".join(old for old, new in zip(text, made, strict=True) if old == new)
    if not lost.strip():
        return made, ""
    # Words change no figure; digits among them would, read as if they were on the line.
    is_figure = any(old != new and not old.isalpha() for old, new in zip(text, made, strict=True))
    return (f"{_MARKS[shift]}{text}" if is_figure else text), lost


def shown_by(code: str) -> str:
    """Return what the code of a field draws as text; nothing where there is no way to."""
    if match := _OVERLAID.match(code):
        parts = [part.strip() for part in _SEPARATOR.split(_plain(match[1])) if part.strip()]
        inner = [part for part in parts if part not in _FRAMES]
        if len(inner) == 1 and len(parts) > 1:
            circle = any(part in _CIRCLES for part in parts)
            return (_circled(inner[0]) if circle else "") or f"（{inner[0]}）"
        if len(inner) == len(parts) and all(_WORDS.fullmatch(part) for part in parts):
            return "".join(parts)  # characters that are set as one
    if match := _MOVED.match(code):
        text, lost = shifted(match[2], "superscript" if match[1].lower() == "up" else "subscript")
        return f"{'^' if match[1].lower() == 'up' else '_'}{text}" if lost == text else text
    if match := _BOXED.match(code):
        return match[1].strip()
    if match := _FRACTION.match(code):
        above, *below = (part.strip() for part in _SEPARATOR.split(match[1]))
        if len(below) == 1:
            return f"{above}/{below[0]}"
    return ""


def _plain(inner: str) -> str:
    """Return what is overlaid without how it is moved up and down."""
    return re.sub(r"\\s\\(?:up|do)\s*\d*\s*[(（]([^()（）]*)[)）]", r"\1", inner)


def _circled(text: str) -> str:
    number = int(text) if text.isdecimal() and len(text) <= len("50") else -1
    if number in _TO_20:
        return chr(ord("①") + number - 1)
    if number in _TO_35:
        return chr(_FIRST_20 + number - _TO_35[0])
    if number in _TO_50:
        return chr(_FIRST_30 + number - _TO_50[0])
    if number == 0:
        return "⓪"
    if len(text) == 1 and text in _CHINESE:
        return chr(_FIRST_CHINESE + _CHINESE.index(text))
    if len(text) == 1 and text.isascii() and text.isalpha():
        first = _FIRST_SMALL if text.islower() else _FIRST_LATIN
        return chr(first + ord(text.lower()) - ord("a"))
    return ""
