"""The kinds of automatic numbers of Word (``w:numFmt``), as they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.numeral_words import chinese_numeral

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_ROMAN, _MAX_CHINESE, _MAX_REPEATED = 3999, 9999, 26 * 26
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
_ROMAN_ENDS = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_DIGITS = "0123456789"
_FULL = str.maketrans(_DIGITS, "０１２３４５６７８９")
_BY_DIGIT = str.maketrans(_DIGITS, "〇一二三四五六七八九")
_SIMPLIFIED = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_WORDS = (
    *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting"),
    *("taiwaneseCountingThousand", "japaneseCounting", "koreanDigital2"),
)
_DIGIT_BY_DIGIT = ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital")
_ZEROS = {"decimalZero": "00", "ordinal": "0th"}
_ENDS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def written_number(kind: str, number: int) -> str:
    """Return a number as a kind prints it; in plain digits where the kind has no way to."""
    limit, writer = _WRITERS.get(kind, (0, str))
    return writer(number) if 1 <= number <= limit else _of_zero(kind, number)


def _of_zero(kind: str, number: int) -> str:
    if number == 0 and kind in _WORDS:
        return chinese_numeral(number)
    return _ZEROS.get(kind, "0") if number == 0 else str(number)


def padded_number(pattern: str, number: int) -> str:
    """Return a number as the first of a pattern of one's own is written: ``001, 002, 003, …``."""
    first = pattern.split(",", maxsplit=1)[0].strip()
    return str(number).zfill(len(first)) if first.isdecimal() else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN + _ROMAN_ENDS:
        text += sign * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    is_teen = number % 100 in _TEENS
    return f"{number}{'th' if is_teen else _ENDS.get(number % 10, 'th')}"


def _stem_and_branch(number: int) -> str:
    return _STEMS[(number - 1) % len(_STEMS)] + _BRANCHES[(number - 1) % len(_BRANCHES)]


def _formal(number: int, signs: dict[int, int]) -> str:
    """Return a number as on a bill, which never begins with 拾 alone."""
    text = chinese_numeral(number)
    return (f"一{text}" if text.startswith("十") else text).translate(signs)


def _from(first: str) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1)


_CYCLE = 60
_WRITERS: dict[str, tuple[int, Callable[[int], str]]] = {
    **dict.fromkeys(_WORDS, (_MAX_CHINESE, chinese_numeral)),
    **dict.fromkeys(
        _DIGIT_BY_DIGIT, (_MAX_CHINESE, lambda number: str(number).translate(_BY_DIGIT))
    ),
    "chineseLegalSimplified": (_MAX_CHINESE, lambda number: _formal(number, _SIMPLIFIED)),
    "ideographLegalTraditional": (_MAX_CHINESE, lambda number: _formal(number, _TRADITIONAL)),
    "ideographTraditional": (len(_STEMS), lambda number: _STEMS[number - 1]),
    "ideographZodiac": (len(_BRANCHES), lambda number: _BRANCHES[number - 1]),
    "ideographZodiacTraditional": (_CYCLE, _stem_and_branch),
    "ideographEnclosedCircle": (10, _from("㊀")),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), (20, _from("①"))),
    "decimalEnclosedParen": (20, _from("⑴")),
    "decimalEnclosedFullstop": (20, _from("⒈")),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"),
        (_MAX_ROMAN, lambda number: str(number).translate(_FULL)),
    ),
    "decimalZero": (_MAX_ROMAN, lambda number: f"{number:02}"),
    "numberInDash": (_MAX_ROMAN, lambda number: f"- {number} -"),
    "ordinal": (_MAX_ROMAN, _ordinal),
    "upperRoman": (_MAX_ROMAN, _roman),
    "lowerRoman": (_MAX_ROMAN, lambda number: _roman(number).lower()),
    "upperLetter": (_MAX_REPEATED, _letter),
    "lowerLetter": (_MAX_REPEATED, lambda number: _letter(number).lower()),
}
