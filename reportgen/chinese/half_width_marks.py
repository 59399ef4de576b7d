"""Half-width marks among Chinese characters, and the text with full-width ones in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.chinese.sentences import Span

_HAN_RANGES = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（）"}
MAY_BE_HALF_WIDTH = Sign(r"[,;:?!.(](?!(?<=\.)[0-9])")
_POINT = lazy_pattern(r"\.(?![0-9])")
_BRACKETED = lazy_pattern(r"\(([^()\n]{0,200})\)")
_CHINESE = lazy_pattern(f"[{_HAN_RANGES}\u3001-\u303f\uff01-\uffee“”‘’…—％‰℃㎡]")
_HAN = lazy_pattern(f"[{_HAN_RANGES}]")
_CHINESE_HEAD = lazy_pattern(r"(?:^|[\s。；：，])[一二三四五六七八九十]{1,3}")
_AREA_CODE = lazy_pattern(r"0[0-9]{2,3}")
_DOCUMENT_YEAR = lazy_pattern(r"\((?:19|20)[0-9][0-9]年?\)\s*第?[0-9]+\s*号")
_FIGURE_LAST = lazy_pattern(f"[{_HAN_RANGES}][0-9][0-9,]*(?:\\.[0-9]+)?$")
_CLOSING = "）)%％”》"
_NEAR, _FAR = 4, 24


def has_half_width_marks(text: str) -> bool:
    """Return whether a text has half-width marks at all, among Chinese characters or not."""
    # Points stand in most texts, as they do in numbers: those are found by themselves.
    return any(map(text.__contains__, ",;:?!(")) or _POINT.search(text) is not None


def read_half_width_marks(text: str) -> Iterator[Span]:
    """Return start and end of the half-width marks with Chinese beside them.

    Of brackets it is the whole pair with what is within. Marks with letters and digits on both
    sides are none of them (a decimal point, 1,533, 8:30), nor are brackets of document numbers.
    """
    for mark in MAY_BE_HALF_WIDTH.pattern.finditer(text):
        if span := _in_chinese(text, mark.start()):
            yield span


def with_full_width_marks(text: str) -> str:
    """Return a text as long with full-width marks in place of the half-width ones in Chinese."""
    if not has_half_width_marks(text):
        return text
    characters = list(text)
    for start, end in read_half_width_marks(text):
        marks = FULL_WIDTH[text[start]]
        characters[start], characters[end - 1] = marks[0], marks[-1]
    return "".join(characters)


def _in_chinese(text: str, at: int) -> Span | None:
    """Return the span of the half-width mark, or of the brackets it opens, if Chinese is beside."""
    mark = text[at]
    left = text[max(0, at - _NEAR) : at].rstrip(" ")[-1:]
    if mark == "(":
        return _bracketed_chinese(text, at, left)
    right = text[at + 1 : at + 1 + _NEAR].lstrip(" ")[:1]
    if mark == ".":
        is_stop = at and (_HAN.match(text, at - 1) or _ends_sentence(text, at))
        ends = not right or right == "\n" or _HAN.match(right)
        head = _CHINESE_HEAD.fullmatch(text[max(0, at - _NEAR) : at])
        return (at, at + 1) if is_stop and ends and not head else None
    if left.isdigit() and right.isdigit():
        return None  # ４,５６０ is a number, in full-width digits too
    in_chinese = _CHINESE.match(left) or _CHINESE.match(right) or _is_after_rate(text, at)
    return (at, at + 1) if in_chinese else None


def _ends_sentence(text: str, at: int) -> bool:
    """Return whether a point closes a Chinese sentence that ends with a bracket or a figure."""
    sentence = text[max(0, at - _FAR) : at]
    if sentence[-1] in _CLOSING:
        return _HAN.search(sentence) is not None
    is_last = text[at + 1 : at + 2] in ("", "\n")
    return is_last and sentence[-1].isdigit() and _FIGURE_LAST.search(sentence) is not None


def _is_after_rate(text: str, at: int) -> bool:
    """Return whether a comma or semicolon stands behind a rate in Chinese: 99.8%,6件."""
    near = text[max(0, at - _FAR) : at]
    return text[at] in ",;" and near[-1:] == "%" and _HAN.search(near) is not None


def _bracketed_chinese(text: str, at: int, left: str) -> Span | None:
    pair = _BRACKETED.match(text, at)
    if pair is None or _AREA_CODE.fullmatch(pair[1]) or _DOCUMENT_YEAR.match(text, at):
        return None
    right = text[pair.end() : pair.end() + 1]
    if _CHINESE.match(left) or _CHINESE.match(right) or _HAN.search(pair[1]):
        return pair.span()
    return None
