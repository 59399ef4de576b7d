"""Sums of money written otherwise than as digits and a unit; what is wrong with what is none."""

from __future__ import annotations

import re
from decimal import Decimal

from reportgen.patterns import lazy_pattern

_CHARACTERS = str.maketrans("‐‑‒–—―﹣⁻圆圓萬億", "--------元元万亿")
_BRACKETS = str.maketrans("（）", "()")
_EXPONENTS = {"亿元": 8, "万元": 4, "元": 0}
_FIGURE = lazy_pattern(r"(-?[\d,]+(?:\.\d+)?)(亿元|万元|元)", re.ASCII)
_NUMERALS = "零〇一二三四五六七八九十百千万亿壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億"
_IN_FRONT = lazy_pattern(r"^(?:[（(]?大写[）)]?[:：]?|人民币|RMB|CNY|[￥¥])+", re.IGNORECASE)
_BEHIND = lazy_pattern(r"(?<=[元整正])(?:人民币|RMB|[。；;，,、.])+$", re.IGNORECASE)
_WHOLE = lazy_pattern(r"(?<=元)[整正]$")
_IN_BRACKETS = lazy_pattern(r"\((-?[\d.,]+)\)((?:亿|万)?元)?|\((-?[\d.,]+(?:亿|万)?元)\)")
_UNIT_IN_BRACKETS = lazy_pattern(r"^(-?[\d.,]+)[(]((?:亿|万)?元)[)]$")
_TWICE = lazy_pattern(r"^([^()]+)\(([^()]+)\)$")
_MIXED = lazy_pattern(
    r"^(?=[^亿万]*[亿万]\D*\d)(?:(?P<hundred_million>\d+)亿)?零?(?:(?P<ten_thousand>\d{1,4})万)?"
    r"零?(?:(?P<thousand>\d)千)?(?P<one>\d{1,4}(?:\.\d{1,2})?)?元$",
    re.ASCII,
)
_ABOUT = lazy_pattern(
    "约|大概|大致|将近|接近|^近|超|不到|不足|逾|至少|至多|最多|不少于|不低于|不多于|[余多来几数](?=[万亿元千百])|[±≈]"
    "|左右|上下|以[上下内]|多$|余$"
)
_RANGE = lazy_pattern(r"[\d万亿元][-~～至到][\d一二三四五六七八九十]")
_NONE = frozenset(
    ("无", "没有", "暂无", "零", "〇", "空", "未发生", "不涉及", "/", "-", "--", "×", "o", "O")
)
_SUM = lazy_pattern(r"=.*|.*\d[+*×÷/].*\d.*|.*\d-\d.*-.*")
_OTHER_UNIT = lazy_pattern(r"(?<![\d.,])[\d.,]+(?:[十百千]元|百万|千万)|美元|港元|欧元")
_WITHOUT_YUAN = lazy_pattern(rf"-?[\d.,]+[万亿]|(?=.*[十百千万亿拾佰仟萬億])[{_NUMERALS}]+")
_WRONG_POINT = lazy_pattern(r"-?\d+[。·．､,，]\d+(?:(?:亿|万)?元)?")
_SCIENTIFIC = lazy_pattern(r"[-+\d.][eE][-+\d]", re.ASCII)
_AMONG_WORDS = lazy_pattern(r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?:亿元|万元|元)", re.ASCII)
_LETTER_WITHIN = lazy_pattern(
    r"\d[.,]?([A-Za-z]+)(?=[\d.,万亿元])|(?<![A-Za-z])([OolI])(?=\d)", re.ASCII
)
_ENGLISH_UNIT = lazy_pattern(r"-?[\d.,]+(?:[wW]元?|wan)")


def plain_amount(text: str) -> str:
    """Return a sum as digits and its unit, as it prints; the text itself where it is none.

    ``text`` has half-width digits and no white space. What is taken for one: a sum in capitals,
    ``￥`` and ``人民币`` before one with its unit, ``整`` or a full stop behind it, other signs
    for minus, ``1亿2000万元``, and a sum told twice (``4120.5万元（肆仟壹佰贰拾万伍仟元整）``).
    """
    found = text.translate(_CHARACTERS).translate(_BRACKETS)
    found = _BEHIND.sub("", found)
    if _IN_FRONT.match(found) and "元" not in found:
        return text
    found = _IN_FRONT.sub("", found)
    if found.startswith("负"):
        found = f"-{_IN_FRONT.sub('', found[1:])}"
    if match := _IN_BRACKETS.fullmatch(found):
        found = f"-{match[1] or match[3]}{match[2] or ''}"
    found = _UNIT_IN_BRACKETS.sub(r"\1\2", found)
    if match := _TWICE.match(found):
        one, other = (plain_amount(each) for each in match.groups())
        if _in_yuan(one) is not None and _in_yuan(one) == _in_yuan(other):
            found = one
    return _from_capitals(found) or _from_mixed(found) or _WHOLE.sub("", found)


def _in_yuan(text: str) -> Decimal | None:
    match = _FIGURE.fullmatch(text)
    return Decimal(match[1].replace(",", "")).scaleb(_EXPONENTS[match[2]]) if match else None


def _from_capitals(text: str) -> str:
    """Return a sum in capitals, in 万元; empty for what is none."""
    if not text or text[-1] not in "元整正角分" or not set(text) & set(_NUMERALS):
        return ""
    from reportgen.chinese.figures.capital_amounts import (
        capital_amount,  # few files have one: start-up
    )

    yuan = capital_amount(text)
    return "" if yuan is None else _ten_thousands(yuan)


def _from_mixed(text: str) -> str:
    """Return 1亿2000万元 or 4120万5000元, in 万元; empty for what is none."""
    match = _MIXED.fullmatch(text)
    if match is None:
        return ""
    yuan = Decimal(match["one"] or 0) + 1000 * int(match["thousand"] or 0)
    yuan += 10**4 * int(match["ten_thousand"] or 0) + 10**8 * int(match["hundred_million"] or 0)
    return _ten_thousands(yuan)


def _ten_thousands(yuan: Decimal) -> str:
    text = f"{yuan.scaleb(-4):f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}万元"


def problem_of(text: str) -> str:
    """Return what is wrong with a text, half-width and without white space, that is no sum."""
    found = text.translate(_CHARACTERS)
    if found in _NONE:
        return "不是金额；没有就填0，不清楚就空着"
    if _IN_FRONT.match(found) and "元" not in found:
        return "没有写单位"
    for pattern, told in (
        (_RANGE, "是一个范围，这里要填确数"),
        (_ABOUT, "是约数，这里要填确数"),
        (_SCIENTIFIC, "用了科学计数法"),
        (_OTHER_UNIT, "的单位不是万元、元或亿元"),
    ):
        if pattern.search(found):
            return told
    for pattern, told in (
        (_WITHOUT_YUAN, "缺“元”字"),
        (_ENGLISH_UNIT, "的单位没有写成“万元”"),
        (_WRONG_POINT, "不是金额，小数点或千位分隔的逗号不对"),
        (_SUM, "是算式，这里要填算好的数"),
    ):
        if pattern.fullmatch(found):
            return told
    if letter := _LETTER_WITHIN.search(found):
        return f"不是金额，数字里夹着字母“{letter[1] or letter[2]}”，请改成数字"
    amounts = _AMONG_WORDS.findall(found)
    if len(amounts) > 1:
        return "里写了几个金额，这里只填一个"
    return f"里除了金额还有别的字，这里只填“{amounts[0]}”" if amounts else "不是金额"
