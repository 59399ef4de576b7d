"""Numbers as Chinese prose writes them, as exact integers and decimals."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from reportgen.patterns import lazy_pattern

MAX_INTEGER_DIGITS: Final = 15
"""A longer run of digits is an identifier, never a number (as in the model's amounts)."""

MAX_DECIMALS: Final = 8

DIGIT: Final = "[0-9０-９]"
NUMBER: Final = (
    rf"(?:{DIGIT}{{1,3}}(?:,{DIGIT}{{3}}){{1,4}}(?!,?{DIGIT})"
    rf"|{DIGIT}{{1,{MAX_INTEGER_DIGITS}}}(?!{DIGIT}))"
    rf"(?:[.．]{DIGIT}{{1,{MAX_DECIMALS}}}(?!{DIGIT}|[.．]{DIGIT}))?"
)
"""Source of a pattern for one number in digits; possessive by its look-aheads, so linear."""

EXPONENTS: Final[dict[str, int]] = {
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
"""The power of ten that each multiplier word stands for."""

CHINESE_DIGITS: Final[dict[str, int]] = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
}

_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",")
_POSITIONAL = lazy_pattern("[零〇○一二三四五六七八九]{2,}")
_PLACES = {"十": 10, "百": 100, "千": 1000}


def scaled(number: str, exponent: int) -> Decimal:
    """Return ``number`` times ten to the ``exponent`` (0 or more), exactly.

    ``number`` must match NUMBER. The digits are moved, not multiplied, so that no decimal context
    can round them; closing zeros stay, and the result has no positive exponent.
    """
    plain = number if number.isdecimal() and number.isascii() else number.translate(_HALF_WIDTH)
    whole, _, decimals = plain.partition(".")
    if not exponent:
        return Decimal(f"{whole}.{decimals}" if decimals else whole)
    decimals = decimals.ljust(exponent, "0")
    return Decimal(f"{whole}{decimals[:exponent]}.{decimals[exponent:]}")


def places(number: str) -> int:
    """Return how many decimals a number that matches NUMBER is written with."""
    point = max(number.find("."), number.find("．"))
    return len(number) - point - 1 if point >= 0 else 0


def digits(number: str) -> str:
    """Return the digits of a number that matches NUMBER, without those 0 it begins with."""
    return number.translate(_HALF_WIDTH).replace(".", "").lstrip("0") or "0"


def chinese_integer(text: str) -> int | None:
    """Return the value of a Chinese numeral with places, 0 to below 10**12; None if it is none.

    ``十二`` gives 12, ``一百零五`` 105, ``两千`` 2000, ``一万二千`` 12000, ``三亿零五百万``
    305000000. A skipped place needs its 零 or 〇; ``二〇二四`` is a row of digits, see
    ``chinese_digits``.
    """
    if text in ("零", "〇"):
        return 0
    total = 0
    for mark, power in (("亿", 8), ("万", 4), ("", 0)):
        head, found, tail = text.partition(mark) if mark else (text, "", "")
        if mark and not found:
            continue
        if not mark and not head:
            return total or None
        value = _section(head, first=not total)
        if value is None:
            return None
        total, text = total + value * 10**power, tail
    return total


def chinese_digits(text: str) -> int | None:
    """Return the value of a row of Chinese digits: ``二〇二四`` gives 2024; None if it is none."""
    if not _POSITIONAL.fullmatch(text) or len(text) > MAX_INTEGER_DIGITS:
        return None
    return int("".join(str(CHINESE_DIGITS[digit]) for digit in text))


def _section(text: str, *, first: bool) -> int | None:
    """Return the value of a numeral below 10000 without 万 and 亿; None if it is not well formed.

    ``above`` is the place before; a place or a last digit that does not come next below it
    must have a 零 before it, and only then. (So the spoken 一百五, 150, is refused.)
    """
    above, value, digit, zero = 0 if first else 10_000, 0, 0, False
    for mark in text:
        place = _PLACES.get(mark)
        if place is None:
            if digit or (zero and CHINESE_DIGITS.get(mark) == 0) or mark not in CHINESE_DIGITS:
                return None
            digit = CHINESE_DIGITS[mark]
            zero = zero or not digit
            continue
        if not digit and (mark != "十" or above):
            return None
        if above and (place >= above or zero == (place * 10 == above)):
            return None
        value, above, digit, zero = value + (digit or 1) * place, place, 0, False
    if digit and above and zero == (above == _PLACES["十"]):
        return None
    if zero and (not digit or (first and not above)):
        return None
    return value + digit or None
