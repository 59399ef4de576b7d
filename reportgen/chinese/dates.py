"""Dates and years in prose: where they stand, what they say, and whether they exist."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from reportgen.chinese.numerals import chinese_digits, chinese_integer
from reportgen.chinese.signs import FIGURES, Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Only four digits in this range are taken for a year."""

FULL_WIDTH_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")

_LEAP_YEAR = 2000
_LAST_MONTH, _LAST_DAY = 12, 31
_YEAR = "(?:19|20|１９|２０)[0-9０-９]{2}"
_DAY = "[0-9０-９]{1,2}"
_CHINESE_DAY = "[一二三四五六七八九十]{1,3}"
_DIGIT = "[0-9０-９]"
MAY_BE_DATE = Sign(
    f"[年月日号/·•．.-](?:(?<={_DIGIT}[年月日号])|(?<={_DIGIT}[ \u3000][年月日号])"
    "|(?<=(?:19|20|１９|２０)[0-9０-９]{2}[-/.．])"
    '|(?<=[“"][0-9０-９][·•.．])|(?<=[“"][0-9０-９]{2}[·•.．]))',
    FIGURES,
)
"""What ``read_dates`` may read: 4月, 2024 年, 2024.4.8, “7.28”; or a year in Chinese numerals."""
MAY_BE_YEAR_IN_WORDS = Sign("年(?<=[一二][九〇零○]..年)", words("〇 零 ○ 九"))

# Begins with the one set of characters that a search can pass over all others by.
_CANDIDATE = lazy_pattern(
    "[0-9０-９一二](?:(?<=[一二])[九〇零○](?=..年)"
    "|(?<=[0-9０-９])(?<![0-9０-９].)[0-9０-９]{0,4}(?=[年月日号·•]|[ \u3000][年月日号]"
    '|[-－—–~～至到、]{1,2}(?:19|20|１９|２０)|[-/.．][0-9０-９]{1,2}[-/.．”"]))'
)
_SHORT_YEAR = lazy_pattern(
    "(?:^|(?<=[\n在从自于至到比较与和同及据照、，。；：（(“]))[1-3１-３][0-9０-９]年"
    "(?=度|底|初|末|中旬|起|全年|[我本](?:[镇乡县市区局院校委]|街道|单位|部门)|上半年|下半年|全镇|全县|[，,、。；）)]|"
    "完成|实现|支出|预算|决算|收入|部门|共[完新发实安投支建改])"
)
_NO_YEAR = lazy_pattern(
    "(?<![0-9.,，第〔])(?:0[0-9]{3}|2[1-9][0-9]{2}|20[0-9]{3}|2[0-9]{2}(?=年(?:度|[末底]|1?[0-9]月)))"
    "年(?![来前间多余以历])"
)
"""A year with a digit too many or few, or two exchanged: 20024年, 0224年, 2204年, 224年度."""

_DATE = lazy_pattern(
    rf"""
    (?<![.．/])({_YEAR})
        (?:[ \u3000]?年(?!龄)
            (?:[ \u3000]?({_DAY})[ \u3000]?月(?![龄饼嫂])(?:[ \u3000]?({_DAY})[ \u3000]?[日号])?)?
        |(?=[-－—–~～至到、]{{1,2}}{_YEAR}[ \u3000]?年)
        |([-/.．])({_DAY})\4({_DAY})(?![0-9０-９.．/-]))
    |(?<![.．/])([0-9０-９]{{2}})年({_DAY})月(?![龄饼嫂])(?:({_DAY})[日号])?
    |(?<![.．/第每近])({_DAY})[ \u3000]?月(?![龄饼嫂])
        (?:[ \u3000]?({_DAY})[ \u3000]?[日号](?![线楼院]))?
    |(?<=[日号][至到、和—–~～-])({_DAY})[日号](?![线楼院])
    |(?<=[“"])({_DAY})[·•.．]({_DAY})(?=[”"])
    |([一二][九〇零○][一二三四五六七八九〇零○]{{2}})年
        (?:({_CHINESE_DAY})月(?:({_CHINESE_DAY})[日号])?)?
    """,
    re.VERBOSE,
)
_YEAR_OF = {1: 1, 2: 1, 3: 1, 6: 1, 8: 7, 9: 7, 15: 15, 16: 15, 17: 15}
_MONTH_OF = {2: 2, 3: 2, 6: 5, 8: 8, 9: 8, 10: 10, 11: 10, 13: 13, 14: 13, 16: 16, 17: 16}
_DAY_OF = {3: 3, 6: 6, 9: 9, 11: 11, 12: 12, 14: 14, 17: 17}
_SHORT, _NAME = (8, 9), 14
"""In which group of _DATE each part stands, by the last group that matched."""


class Date(NamedTuple):
    """A date, or a part of one, as written at ``text[start:end]``.

    ``year`` always has four digits; a year written with two has ``short_year`` and is taken for
    20xx. ``zero_padded`` tells that month or day starts with a 0 (``06月08日``), ``abbreviated``
    that it is a name such as ``“7·28”``. ``possible`` is False for a date that no calendar has
    (``2月30日``, ``13月``), or a year (``20024年``) that has none of the parts.
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None
    short_year: bool = False
    zero_padded: bool = False
    abbreviated: bool = False
    possible: bool = True


def read_dates(text: str) -> list[Date]:
    """Return the dates and years in the order of the text.

    Read are 2024年, 2024年4月(8日), 24年 (where it is no span of years), 4月, 4月8日, the second
    day of 4月8日至10日, 2024-04-08, 2024/4/8, 2024.4.8, each year of 2023-2025年, “7·28”, “7.28”
    and 二〇二四年四月八日. A day alone is none, for 10日 may be a span.
    """
    dates = []
    candidate = _CANDIDATE.search(text)
    while candidate:
        start, end = candidate.span()
        match = _DATE.match(text, start)
        if match and (date := _date(match)):
            dates.append(date)
            end = match.end()
        elif is_short_year(text, start):
            end = start + 3
            year = int("20" + text[start : start + 2].translate(FULL_WIDTH_DIGITS))
            dates.append(Date(start, end, text[start:end], year, None, None, short_year=True))
        elif no_year := _NO_YEAR.match(text, start):
            end = no_year.end()
            dates.append(Date(start, end, no_year[0], None, None, None, possible=False))
        candidate = _CANDIDATE.search(text, end)
    return dates


def is_short_year(text: str, start: int) -> bool:
    """Return whether a year written with two digits stands here, and not a span of years.

    That is so where a clause begins or a word for a point in time stands before, and a word
    that follows a year after: ``24年，``, ``比23年底``, but not ``历时24年``, ``20年来``.
    """
    return _SHORT_YEAR.match(text, start) is not None


def _date(match: re.Match[str]) -> Date | None:
    last = match.lastindex or 0
    year, month, day = (
        match.group(groups[last]) if last in groups else None
        for groups in (_YEAR_OF, _MONTH_OF, _DAY_OF)
    )
    short, name = last in _SHORT, last == _NAME
    numbers = _number(f"20{year}" if short else year), _number(month), _number(day)
    possible = _exists(*numbers)
    if name and not possible:
        return None
    return Date(
        match.start(),
        match.end(),
        match.group(),
        *numbers,
        short_year=short,
        zero_padded=any(part and part[0] in "0０" for part in (month, day)),
        abbreviated=name,
        possible=possible,
    )


def _number(digits: str | None) -> int | None:
    if digits is None:
        return None
    if digits[0] in "一二三四五六七八九十":
        return chinese_digits(digits) or chinese_integer(digits)
    return int(digits.translate(FULL_WIDTH_DIGITS))


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Return whether some calendar has the day; 29 February without a year may be."""
    if month is not None and not 1 <= month <= _LAST_MONTH:
        return False
    if day is None or month is None:
        return day is None or 1 <= day <= _LAST_DAY
    try:
        date(year or _LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
