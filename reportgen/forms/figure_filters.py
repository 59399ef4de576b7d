"""Figures as a form wants them printed: grouped digits, decimals, 亿元, capital numerals."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from reportgen.patterns import lazy_pattern

_FIGURE = lazy_pattern(r"(-?)([\d,]+)((?:\.\d+)?)(.*)", re.DOTALL)
_MAX_DECIMALS = 8
_TEN_THOUSAND = 10_000
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS, _GROUPS = ("", "拾", "佰", "仟"), ("", "万", "亿", "兆")
_GROUP = 4


def grouped(figure: Any) -> str:
    """千分位: return a figure with commas between groups of three digits, its unit as it was."""
    match = _FIGURE.fullmatch(str(_single(figure)))
    if match is None:
        return str(_single(figure))
    sign, integer, decimals, unit = match.groups()
    return f"{sign}{int(integer.replace(',', '')):,}{decimals}{unit}"


def rounded(figure: Any, decimals: str = "2") -> str:
    """小数位: return a figure with so many decimals, rounded half up, its unit as it was."""
    if not decimals.isdecimal() or int(decimals) > _MAX_DECIMALS:
        raise ValueError(f"“小数位”的括号里要写0到{_MAX_DECIMALS}")
    match = _FIGURE.fullmatch(str(_single(figure)))
    if match is None:
        return str(_single(figure))
    sign, integer, fraction, unit = match.groups()
    comma = "," if "," in integer else ""
    value = Decimal(f"{sign}{integer.replace(',', '')}{fraction}")
    made = value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP)
    return f"{made:{comma}f}{unit}"


def in_hundred_millions(figure: Any) -> str:
    """亿元: return an amount in 亿元, exactly; nothing for what is not given."""
    amount = _single(figure)
    if not hasattr(amount, "value"):
        return ""
    return f"{_plain(amount.value / _TEN_THOUSAND)}亿元"


def difference(figure: Any, other: Any) -> Any:
    """差额: return how much more an amount is than another; nothing where one is not given."""
    amount, less = _single(figure), _single(other)
    if not hasattr(amount, "value") or not hasattr(less, "value"):
        return ""
    return type(amount).of(amount.value - less.value)


def ratio(figure: Any, whole: Any, decimals: str = "2") -> str:
    """比率: return an amount as per cent of another, rounded half up; nothing where none is.

    Raises ValueError, a Chinese sentence, where the other is 0.
    """
    amount, base = _single(figure), _single(whole)
    if not hasattr(amount, "value") or not hasattr(base, "value"):
        return ""
    if not base.value:
        raise ValueError("“比率”的括号里的金额是0，算不出比率")
    return rounded(f"{amount.value * 100 / base.value:f}%", decimals)


def in_capitals(figure: Any) -> str:
    """大写金额: return an amount in capital numerals, as on vouchers; nothing for none."""
    amount = _single(figure)
    if not hasattr(amount, "value"):
        return ""
    cents = (amount.value * _TEN_THOUSAND * 100).quantize(Decimal(1), ROUND_HALF_UP)
    sign, whole = ("负" if cents < 0 else ""), abs(int(cents))
    yuan, rest = divmod(whole, 100)
    jiao, fen = divmod(rest, 10)
    text = f"{_integer(yuan)}元" if yuan or not rest else ""
    if not rest:
        return f"{sign}{text}整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif yuan:
        text += "零"
    return sign + text + (f"{_DIGITS[fen]}分" if fen else "")


def _integer(number: int) -> str:
    """Return a whole number in capital numerals."""
    if not number:
        return _DIGITS[0]
    digits, text, zero = str(number), "", False
    for at, digit in enumerate(digits):
        place = len(digits) - 1 - at
        if digit == "0":
            zero = True
        else:
            text += (_DIGITS[0] if zero else "") + _DIGITS[int(digit)] + _UNITS[place % _GROUP]
            zero = False
        group = digits[max(0, len(digits) - place - _GROUP) : len(digits) - place]
        if place % _GROUP == 0 and int(group[-_GROUP:]):
            text += _GROUPS[place // _GROUP]
    return text


def _single(figure: Any) -> Any:
    """Return the sum that a group of amounts is, or the figure itself."""
    return getattr(figure, "total", figure) if isinstance(figure, dict) else figure


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
