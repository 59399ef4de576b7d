"""The number or sign that people put before an item of a list: 1、 （一） ① 一是 ● ⑴ a."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.numerals import chinese_integer
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

_BLANK = " \t\u3000\xa0"
_NUMERALS = "一二三四五六七八九十"
_CAPITALS = "壹贰叁肆伍陆柒捌玖拾"
_SINGLE = ("\u2460-\u2473", "\u2474-\u2487", "\u2488-\u249b", "\u3220-\u3229", "\u3280-\u3289")
"""Signs that are a number each: ① ⑴ ⒈ ㈠ ㊀, by the ranges that begin with 1."""
_NEGATIVE = "\u2776-\u277f"
_ROMAN = "\u2160-\u216b"
_SERIES = (*_SINGLE, _NEGATIVE, _ROMAN)
_SIGN_RANGES = f"{''.join(_SINGLE)}{_NEGATIVE}"
_CLOSING = "、.．，,:：)）"
_ANY = f"0-9０-９{_NUMERALS}{_CAPITALS}"
_MARK = lazy_pattern(
    rf"(?P<bullet>[●•·・▪■◆○◎◇□★☆※▲△►▶➢✓✔√→⚫◦∙\ue000-\uf8ff])"
    rf"|(?P<is>第?(?P<is_number>[{_NUMERALS}]{{1,3}})[是要][，,：:]?)"
    rf"|(?P<nth>[其第](?P<nth_number>[{_NUMERALS}]{{1,3}}|\d{{1,2}})[{_BLANK}]*[，,、：:])"
    rf"|(?P<clause>第(?P<clause_number>[{_NUMERALS}]{{1,3}}|\d{{1,2}})条[{_BLANK}：:、])"
    rf"|(?P<brackets>[（(【〔［\[][{_BLANK}]*(?P<brackets_number>[{_ANY}]{{1,3}})[{_BLANK}]*"
    rf"[）)】〕］\]][、.．，,：:]?)"
    rf"|(?P<single>[{_SIGN_RANGES}](?![{_SIGN_RANGES}])[、.．，,：:]?)"
    rf"|(?P<roman>[{_ROMAN}][{_CLOSING}])"
    rf"|(?P<digits>(?P<digits_number>[0-9０-９]{{1,2}})[{_BLANK}]*[{_CLOSING}])"
    rf"|(?P<chinese>(?P<chinese_number>[{_NUMERALS}{_CAPITALS}]{{1,3}})[{_BLANK}]*[{_CLOSING}])"
    rf"|(?P<letter>[A-Za-zＡ-Ｚａ-ｚ][{_BLANK}]*[、.．)）])"
    rf"|(?P<bare>(?P<bare_number>[0-9０-９]{{1,2}})(?:[{_BLANK}]+|[-—－]|(?=[\u4e00-\u9fff])))"
    rf"|(?P<order>首先|其次|再次|此外|最后)[，,：:]"
)
_NUMBER_NEXT = lazy_pattern(rf"[{_BLANK}]*(?!一般|三公|三农|三保|五保)[{_ANY}]")
_MEASURED = lazy_pattern(
    f"[{_BLANK}]*[个名项家户亩人次年月日号类处所条件起万亿元千百米吨公平座台辆套份批期支栋村镇镇社组期多余季]"
)
_HALF = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **str.maketrans(_CAPITALS, _NUMERALS),
}
_ORDER, LAST_IN_WORDS = {"首先": 1, "其次": 2}, 3
_SIGNS = frozenset(("bullet", "brackets", "single", "roman", "is", "nth", "clause"))


class ItemMark(NamedTuple):
    """What an item begins with: its style, number (0 for a bullet), where its text begins.

    ``is_sure`` tells that it can be nothing but a mark, whatever the other items begin with.
    """

    style: str
    number: int
    end: int
    text: str
    is_sure: bool

    @property
    def is_in_words(self) -> bool:
        """Whether it is a word that counts: 首先, 其次, 再次, 最后."""
        return self.style == "order"


def item_mark(text: str) -> ItemMark | None:
    """Return the mark that a text begins with, blanks before it apart; None for none."""
    start = len(text) - len(text.lstrip(_BLANK))
    found = _MARK.match(text, start)
    if found is None:
        return None
    style = found.lastgroup or ""
    number = _number(style, found)
    if number is None or (number < 1 and style != "bullet"):
        return None
    after = text[found.end() :]
    is_followed = bool(_NUMBER_NEXT.match(after))
    if style in ("digits", "chinese") and is_followed and found[0][-1] in ".．,:：":
        return None  # 1.5, 1,000, 1:2
    if style == "bare" and _MEASURED.match(after):
        return None  # 3 个
    is_sure = style in _SIGNS or (style in ("digits", "chinese") and not is_followed)
    end = found.end() + len(after) - len(after.lstrip(_BLANK))
    kind = _kind(style, found[0])
    return ItemMark(kind, number, end, found[0].strip(_BLANK), is_sure)


def _kind(style: str, text: str) -> str:
    """Return the style as the marks of a series share it: （一） is another than （1）."""
    is_chinese = any(char in _NUMERALS or char in _CAPITALS for char in text)
    return f"{style} chinese" if style == "brackets" and is_chinese else style


def _number(style: str, found: re.Match[str]) -> int | None:
    text = found[0]
    if style == "bullet":
        return 0
    if style == "order":
        return _ORDER.get(text[:2], LAST_IN_WORDS)
    if style == "letter":
        return (ord(text[0].translate(_HALF)) | 32) - ord("a") + 1
    if style in ("single", "roman"):
        first = next(each[0] for each in _SERIES if each[0] <= text[0] <= each[2])
        return ord(text[0]) - ord(first) + 1
    value = found[f"{style}_number"].translate(_HALF)
    return int(value) if value.isdecimal() else chinese_integer(value)
