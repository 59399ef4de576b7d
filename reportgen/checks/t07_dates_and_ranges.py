"""T07: short dates, ranges and thousands (GB/T 15835-2011, GB/T 15834-2011)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.chinese.figures.measure_words import NOT_UNITS, UNITS_BY_FIRST
from reportgen.chinese.plain_figures import may_have_parted_thousands, read_parted_thousands
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_POINT = lazy_pattern("[.．](?=[0-9])")
_SHORT_DATE = lazy_pattern(
    r"[“\"]([0-9]{1,2})[.．]([0-9]{1,2})[”\"](?!版|倍|级|寸)"
    r"|(?<![0-9.A-Za-z])([0-9]{1,2})[.．]([0-9]{1,2})(?=特大|洪灾|洪涝|洪水|水灾|事故"
    r"|事件|地震|火灾)"
)
_MAY_BE_SHORT = Sign(
    '[.．–－-](?=[0-9])(?:(?<![.．])|(?=[0-9]{1,2}(?:[”"]|特大|洪|水灾|事|地震|火灾)))',
    each_of("–－-", DIGITS) | each_of(DIGITS, '”"特洪水事地火'),
)
_DASH = lazy_pattern("[-–－](?:[-–－](?=[0-9])|(?=[0-9]))")
"""A — between two numbers is as right as ～ (GB/T 15835)."""
_FROM = lazy_pattern(
    r"(?<![A-Za-z0-9.,/:=＝+＋×÷～~–—－-])(?<![0-9]：)(?<![A-Za-z] )(?<!第)"
    r"([0-9][0-9,]*(?:\.[0-9]+)?)(%|％|‰|℃|[十百千万亿]{0,2}[元人个亩户米吨天岁]?)$"
)
_TO = lazy_pattern(r"([0-9][0-9,]*(?:\.[0-9]+)?)(?![0-9.,:：/–—－-])([十百千万亿]{0,2})")
_DESIGNATIONS = frozenset("期批轮栋幢层节段卷篇")
_LONGEST_NUMBER = 16
_FIRST_YEAR = 1900
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule(
    codes.T07,
    explanation="查找三种写法，一处一条：引号里（或“特大洪灾”等前面）用点的月日简称“7.28”；"
    "用短横的数值范围10-30万元；千分位用了全角逗号的1，200万元。"
    "范围指两个数由 - – 连接、后一个大于前一个、后面有计量单位；按 GB/T 15835，"
    "一字线—和浪线～都可以。年份和月日的起止（2023-2025年、3-5月）、电话号码、标准号（"
    "GB/T 9704-2012）、第3-5条、楼栋和批次的编号不算。",
    wrong="“7.28”洪涝灾害；收入10-30万元的村",
    right="“7·28”洪涝灾害；收入10～30万元（或10万元至30万元）的村",
)
def short_dates_and_ranges(subject: Subject) -> Iterator[Hit]:
    """Look for 7.28 written for a day, ranges with a hyphen, Chinese commas in numbers."""
    yield from _parted_thousands(subject)
    for passage in subject.passages_with(_MAY_BE_SHORT):
        text = passage.text
        for point in _POINT.finditer(text):
            if date := _SHORT_DATE.search(text, max(0, point.start() - 3), point.end() + 5):
                month, day = (int(group) for group in date.groups() if group)
                if 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]:
                    message = f"“{month}.{day}”是月日简称，中间应用间隔号"
                    yield Hit(passage.path, message, f"写成“{month}·{day}”")
        for dash in _DASH.finditer(text):
            if found_range := _range_around(text, dash.start(), dash.end()):
                words, advice = found_range
                yield Hit(passage.path, f"“{words}”的范围用了短横", advice)


def _parted_thousands(subject: Subject) -> Iterator[Hit]:
    """Look for numbers with Chinese commas between thousands."""
    if not may_have_parted_thousands(subject.text):
        return
    for passage in subject.passages:
        for start, end in read_parted_thousands(passage.text):
            words = passage.text[start:end]
            advice = f"写成“{words.replace('，', '')}”，或用半角逗号"
            yield Hit(passage.path, f"“{words}”的千分位用了全角逗号", advice)


def _range_around(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return the words of the range that a dash stands in, and how to write it; None if none."""
    left = max(0, start - _LONGEST_NUMBER)
    low, high = _FROM.search(text[left:start]), _TO.match(text, end)
    if low is None or high is None or (left and not low.start()):
        return None
    unit = high[2] + _unit_at(text, high.end())
    values = [Decimal(number.replace(",", "")) for number in (low[1], high[1])]
    if not unit or unit in _DESIGNATIONS or _is_code(low[1]) or _is_code(high[1]):
        return None
    is_less = low[2] in ("", unit) and values[0] >= values[1]
    if is_less or (unit == "年" and values[1] >= _FIRST_YEAR):
        return None
    words = f"{low[0]}{text[start:end]}{high[1]}{unit}"
    return words, f"写成“{low[0]}～{high[1]}{unit}”或“{low[1]}{low[2] or unit}至{high[1]}{unit}”"


def _is_code(number: str) -> bool:
    """Return whether no amount is written like a number: 0731, 08."""
    return number.startswith("0") and number[1:2] not in ("", ".")


def _unit_at(text: str, at: int) -> str:
    """Return the unit that stands at an offset; empty where another word does."""
    for unit in UNITS_BY_FIRST.get(text[at : at + 1], ()):
        if text.startswith(unit, at):
            return "" if text.startswith(NOT_UNITS[unit], at) else unit
    return ""
