"""Y02: dates that do not exist."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.chinese.numerals import CHINESE_DIGITS
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.chinese.dates import Date

_BEFORE, _LONGEST_YEAR = 4, 7
_LETTERS = lazy_pattern("[OoＯ0０]")
_FEBRUARY, _MONTHS = 2, 12
_TO = lazy_pattern("[起]?(?:[，,])?(?:至|到|止|—{1,2}|-|－|–|~|～){1,2}")
_BEGUN = lazy_pattern(
    "(?:起|正式|全面)?(?:开工|动工|开建|启动|立项|招标|开标|中标|进场|签订(?:施工|采购)?合同){1,2}"
    "(?:建设|实施|施工)?[，,](?:并?于)?"
)
_DONE = lazy_pattern(
    "(?:正式|全面|已|底|通过|竣工){0,2}(?:完工|竣工|验收|建成|完成|投入使用|交付|投用|结束)"
)
_FINISHED = lazy_pattern("(?:正式|全面|全部|主体)?(?:完工|竣工|建成)[，,](?:并?于)?")
_ACCEPTED = lazy_pattern("(?:组织|通过|进行|完成|开展)?了?(?:竣工|完工)验收")
_LASTS = lazy_pattern(
    r"(?:历时|为期|工期|用时|累计|长达|超过?|距今|至今|历经|延续|绵延|跨越|有着?|[共约满达近计余逾])了?\Z"
)
_AGO = lazy_pattern(
    "(?:多|余)?(?:的?历史|之久|[以之]?前|[以之]?来(?!自)|的?(?:古|老)[^年月日]|文明)"
)

_OTHER_ZERO = Sign(
    "[一二](?=[一二三四五六七八九〇零○]{0,2}[OoＯ0０])[一二三四五六七八九〇零○OoＯ0０]{3}年",
    each_of("OoＯ0０", "一二三四五六七八九年OoＯ0０"),
)
"""A year in words with a letter, or a figure, for its 〇."""

_QUARTER = Sign(
    "第?(?P<number>[一二三四])季度（(?P<first>[0-9]{1,2})月?[至到—~～-]{1,2}(?P<last>[0-9]{1,2})月(?:份)?）",
    words("季度（"),
)
"""A quarter with its months."""

_YEARS = Sign(
    "[-—–－~～至到](?P<last>20[0-9]{2})(?=年|[）)])",
    each_of("-—–－~～至到", "2"),
)
"""The last year of some, and the mark before it."""

_FIRST_YEAR = lazy_pattern("(?<![0-9])(?P<first>20[0-9]{2})年?[-—–－~～至到]{1,2}$")


@rule(
    codes.Y02,
    explanation="查找日历上没有的日期：月不在1～12，或日超出当月的天数。闰年的2月有29天，"
    "没有写年份的也按29天算。年份多写、少写一个数字，或两个数字颠倒的（20024年、0224年、2204年）也报。“历时13月”一类说时间长短的、"
    "2023-45-12一类月份不成立的编号，不算日期。起止日期都写了年、月而结束的比开始的早，起止年份写反（2018—2010年），开工、招标的日期比完工、验收的晚，完工的比竣工验收的晚，也报（警告）。"
    "季度与括号里的月份不符的（一季度（4月至6月）），也报（警告）。用汉字写的年份里，零写成字母、数字的（二O二四年）也报（警告）。",
    wrong="2024年2月30日完成验收。",
    right="2024年2月29日完成验收。",
)
def dates_exist(subject: Subject) -> Iterator[Hit]:
    """Look for dates that do not exist."""
    yield from _odd_years_and_quarters(subject)
    yield from _years_turned(subject)
    for passage in subject.dated_passages:
        if "月" not in passage.text and "年" not in passage.text and "20" not in passage.text:
            continue
        for date in passage.dates:
            if not date.possible and not _is_no_date(passage.text, date):
                yield Hit(
                    passage.path,
                    f"“{date.text}”这个日期不存在：{_why_impossible(date)}",
                    "核对原始材料，改成正确的日期",
                )
        for first, last in pairwise(passage.dates):
            joined = _TO.fullmatch(passage.text, first.end, last.start)
            if joined and _is_before(_in_year_of(last, first), first):
                yield Hit(
                    passage.path,
                    f"“{passage.text[first.start : last.end]}”：结束的日期比开始的早",
                    "核对原始材料，改正写错的一个日期",
                    "warning",
                )
            if _is_done_before_begun(passage.text, first, last):
                yield Hit(
                    passage.path,
                    f"“{passage.text[first.start : last.end]}”：完成的日期比开始的早",
                    "核对原始材料，改正写错的一个日期",
                    "warning",
                )


def _odd_years_and_quarters(subject: Subject) -> Iterator[Hit]:
    """Look for years with letters in them, and quarters with other months."""
    for passage in subject.passages_with(_OTHER_ZERO):
        for found in _OTHER_ZERO.pattern.finditer(passage.text):
            right = _LETTERS.sub("〇", found[0])
            message = f"“{found[0]}”里的零写成了字母或数字"
            yield Hit(passage.path, message, f"写成“{right}”", "warning")
    for passage in subject.passages_with(_QUARTER):
        for found in _QUARTER.pattern.finditer(passage.text):
            closing = 3 * CHINESE_DIGITS[found["number"]]
            if (int(found["first"]), int(found["last"])) != (closing - 2, closing):
                message = f"“{found[0]}”：{found['number']}季度是{closing - 2}月至{closing}月"
                yield Hit(passage.path, message, "核对季度和月份，改正写错的一个", "warning")


def _years_turned(subject: Subject) -> Iterator[Hit]:
    """Look for the years of a plan and the like of which the last is before the first."""
    for passage in subject.passages_with(_YEARS):
        for found in _YEARS.pattern.finditer(passage.text):
            start = max(0, found.start() - _LONGEST_YEAR)
            opening = _FIRST_YEAR.search(passage.text, start, found.start("last"))
            if opening and opening["first"] > found["last"]:
                message = f"“{opening[0]}{found['last']}”：结束的年份比开始的早"
                yield Hit(passage.path, message, "核对起止年份，改正写错的一个", "warning")


def _is_done_before_begun(text: str, first: Date, last: Date) -> bool:
    """Return whether something was begun at a date and is told to be done at an earlier one.

    A month without a year is of the year told before: 2024年9月开工，6月完工.
    """
    if last.month is None or not any(
        before.fullmatch(text, first.end, last.start) and after.match(text, last.end)
        for before, after in ((_BEGUN, _DONE), (_FINISHED, _ACCEPTED))
    ):
        return False
    return _is_before(last if last.year else last._replace(year=first.year), first)


def _in_year_of(last: Date, first: Date) -> Date:
    """Return a date of no year as one of the year before it, where both have days."""
    whole = first.year and first.day and last.month and last.day and last.year is None
    return last._replace(year=first.year) if whole else last


def _is_before(one: Date, other: Date) -> bool:
    """Return whether a date is before another, where both are told with year and month."""
    if not (one.year and other.year and one.month and other.month):
        return False
    if one.day is None or other.day is None:
        return (one.year, one.month) < (other.year, other.month)
    return (one.year, one.month, one.day) < (other.year, other.month, other.day)


def _is_no_date(text: str, date: Date) -> bool:
    """Return whether what reads like an impossible date is a number of something, or a code."""
    lasts = _LASTS.search(text[max(0, date.start - _BEFORE) : date.start]) is not None
    if date.month is None and date.day is None:
        return lasts or _AGO.match(text, date.end) is not None  # 距今2500年
    if date.month is None and date.year is None:
        return date.text.endswith("号")  # 14号、33号两块试验田
    if date.month is None or 1 <= date.month <= _MONTHS:
        return False
    if "月" not in date.text:
        return True
    alone = date.year is None and date.day is None
    return alone and lasts


def _why_impossible(date: Date) -> str:
    # For start-up: hardly any report has such a date.
    from calendar import isleap, monthrange

    month = date.month or 0
    if date.month is None and date.day is None:
        return "年份写成四位，如2024年"
    if date.month is not None and not 1 <= month <= _MONTHS:
        return f"没有{month}月"
    if date.month is None or not date.day:
        return f"没有{date.day}日"
    if month == _FEBRUARY and date.year:
        kind = "闰年" if isleap(date.year) else "平年"
        return f"{date.year}年是{kind}，2月有{monthrange(date.year, month)[1]}天"
    return f"{month}月最多{monthrange(2000, month)[1]}天"
