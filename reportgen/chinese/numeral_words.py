"""Numbers written as Chinese words: 一, 十二, 一百零五."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def chinese_numeral(number: int) -> str:
    """中文数字: 1 gives 一, 10 十, 12 十二, 105 一百零五; raises ValueError outside 0 to 9999."""
    if not 0 <= number < 10 ** len(_PLACES):
        raise ValueError("中文数字只能写0到9999")
    if number < len(_DIGITS):
        return _DIGITS[number]
    text, gap = "", False
    for place in reversed(range(len(_PLACES))):
        digit = number // 10**place % 10
        if digit:
            text += (_DIGITS[0] if gap and text else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return text[1:] if text.startswith("一十") else text
