"""The values a report is made of beside its figures: texts, years, dates, numbers of people."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from reportgen.chinese.lookalikes import INVISIBLE
from reportgen.chinese.numerals import chinese_digits, chinese_integer
from reportgen.model.declaring import Before, FieldError
from reportgen.model.figures import entered_text, quoted
from reportgen.patterns import lazy_pattern

FIRST_YEAR, LAST_YEAR = 2000, 2099
_YEAR = lazy_pattern(r"(\d{4})(?:\s*年度?)?", re.ASCII)
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")

_LAST_DAY_OF_YEAR = lazy_pattern(r"(\d{4})(?:年12月31日|([-/.])12\2(?:31))", re.ASCII)
_LIKE_YEAR = (
    (
        lazy_pattern(r"\d{4}年?(?:度?[-—~～至到]|、)(\d{4})年?度?", re.ASCII),
        "写了两个年份，这里只填一个",
    ),
    (
        lazy_pattern(
            r"(\d{4})(?:年\d{1,2}月(?:\d{1,2}日)?|([-/.])(?:0?[1-9]|1[0-2])(?:\2\d{1,2})?)",
            re.ASCII,
        ),
        "是日期，这里只填年份，像是{year}年",
    ),
    (lazy_pattern(r"(\d\d)年度?", re.ASCII), "不是四位数的年份，像是20{year}年"),
)
"""What is no year but seems to mean one."""

_DAY = lazy_pattern(
    r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]|([-/.])(\d{1,2})\4(\d{1,2})|(\d\d)(\d\d))", re.ASCII
)
_CHINESE_DAY = lazy_pattern(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_HEADCOUNT = lazy_pattern(r"([1-9]\d{0,2}(?:,\d{3})?|[1-9]\d{0,6}|0)[人名个]?", re.ASCII)
_CHINESE_HEADCOUNT = lazy_pattern(r"([一二两三四五六七八九十百千零〇]{1,9})[人名]")
_NO_HEADCOUNT = (
    (lazy_pattern(r"-[\d.,]+[人名个]?", re.ASCII), "是负数，人数不能为负"),
    (lazy_pattern(r"[\d,]+\.\d+[人名个]?", re.ASCII), "不是整数，人数应是整数"),
)

_LINE_BREAKS = lazy_pattern(r"(?:_x000[Dd]_)?(?:\r\n|[\n\r\v\f\x85\u2028\u2029])|_x000[Dd]_")
MAX_TEXT = 2_000_000
"""How many characters a text has at most; all of a report has some thousands."""

_INVISIBLE = lazy_pattern(f"[{INVISIBLE}]")
_UNWRITABLE = lazy_pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NEEDS_CLEANING = lazy_pattern(
    f"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029{INVISIBLE}\ud800-\udfff\ufffe\uffff]|_x000"
)


def clean_text(entered: object) -> str:
    r"""Return a text as Word can hold it, with nothing lost but invisible marks.

    Every kind of line break (``\r\n``, ``\v``, ``_x000D_`` …) becomes one ``\n``, characters
    that nobody sees go, breaks at both ends go. Raises FieldError where XML has no place for
    a character, with its position.
    """
    if not isinstance(entered, str):
        raise FieldError("text", "这里应填文字")
    if len(entered) > MAX_TEXT:
        raise FieldError(
            "text_length",
            "这一栏有{count}个字，最多{most}个",
            {"count": len(entered), "most": MAX_TEXT},
        )
    # The first is sooner known than the second; of what is printable only _x000D_ is cleaned.
    if entered.isprintable() and "_" not in entered:
        return entered
    if not _NEEDS_CLEANING.search(entered):
        return entered
    text = _LINE_BREAKS.sub("\n", _INVISIBLE.sub("", entered)).strip("\n")
    if bad := _UNWRITABLE.search(text):
        raise FieldError(
            "character",
            "第{position}个字符 U+{code} 不能写进 Word 文件",
            {"position": bad.start() + 1, "code": f"{ord(bad[0]):04X}"},
        )
    return text


def writable(text: str) -> str:
    """Return a text without the characters that XML has no place for."""
    return _UNWRITABLE.sub("", text)


def _filled_text(entered: object) -> str:
    text = clean_text(entered)
    if not text.strip():
        raise FieldError("blank", "这一栏是空的")
    return text


def _one_line(entered: object) -> str:
    text = _filled_text(entered)
    if "\n" in text:
        raise FieldError("one_line", "这一栏只能写一行，不能换行")
    return text


def _paragraphs(entered: object) -> object:
    if isinstance(entered, str):
        return [line for line in clean_text(entered).split("\n") if line.strip()]
    return entered


def parse_year(entered: object) -> int:
    """Read a fiscal year: ``2024``, ``"2024"``, ``２０２４年``, ``二〇二四年``, ``2024年度``.

    Its last day, by which its figures are dated, is taken for it: ``2024-12-31``. Raises
    FieldError for anything else, and for years outside 2000 to 2099.
    """
    text = entered_text(entered).translate(_CHINESE_DIGITS)
    match = _YEAR.fullmatch(text) or _LAST_DAY_OF_YEAR.fullmatch(text)
    if match is None:
        raise FieldError("year", "{shown}{why}", {"shown": quoted(entered), "why": _no_year(text)})
    year = int(match[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise FieldError(
            "year",
            "“{year}”不在{first}年到{last}年之间",
            {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR},
        )
    return year


def _no_year(text: str) -> str:
    """Return why a text is no year, with the year that it seems to mean."""
    for kind, why in _LIKE_YEAR:
        if match := kind.fullmatch(text):
            return why.format(year=match[1])
    return "不是四位数的年份"


def parse_day(entered: object) -> str:
    """Read a date: ``2025年4月8日``, ``2025-04-08``, ``2025/4/8``, ``2025.4.8``, or a date.

    Also ``二〇二五年四月八日`` and ``20250408``.

    Gives it as GB/T 9704-2012 (7.3.5.4) prints it: in Arabic numerals, no zero before them.
    """
    if isinstance(entered, datetime.date):
        entered = f"{entered.year}-{entered.month}-{entered.day}"
    text = entered_text(entered)
    why = "不是日期"
    if parts := _parts_of_day(text):
        year, month, day = parts
        if FIRST_YEAR <= year <= LAST_YEAR and _is_in_calendar(year, month, day):
            return f"{year}年{month}月{day}日"
        if FIRST_YEAR <= year <= LAST_YEAR:
            why = "不是日期，日历上没有这一天"
    raise FieldError("day", "{shown}{why}", {"shown": quoted(entered), "why": why})


def _parts_of_day(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a date as it was written; None for what is none."""
    if match := _DAY.fullmatch(text):
        year, month, day = (int(part) for part in match.groups() if part and part.isdecimal())
        return year, month, day
    if match := _CHINESE_DAY.fullmatch(text):
        in_year = chinese_integer(match[2]), chinese_integer(match[3])
        return chinese_digits(match[1]) or 0, in_year[0] or 0, in_year[1] or 0
    return None


def _is_in_calendar(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _headcount(entered: object) -> int:
    """Read a number of people: ``96``, ``96人``, ``1,204名``, ``九十六人``."""
    text = entered_text(entered)
    if (match := _CHINESE_HEADCOUNT.fullmatch(text)) and (count := chinese_integer(match[1])):
        return count
    if match := _HEADCOUNT.fullmatch(text):
        return int(match[1].replace(",", ""))
    why = next((why for kind, why in _NO_HEADCOUNT if kind.fullmatch(text)), "不是人数")
    raise FieldError("headcount", "{shown}{why}", {"shown": quoted(entered), "why": why})


Text = Annotated[str, Before(_filled_text)]
"""A text that says something; may have line breaks."""

OptionalText = Annotated[str, Before(clean_text)]
"""A text that may be empty."""

Line = Annotated[str, Before(_one_line)]
"""A text of one line, such as a name."""

Paragraphs = Annotated[list[Text], Before(_paragraphs, accepts=str | list[str])]
"""Paragraphs: a list, or one text of which each line is one."""

Year = Annotated[int, Before(parse_year, accepts=int | str)]
"""A fiscal year."""

Day = Annotated[str, Before(parse_day)]
"""A date, as it is printed: ``2025年4月8日``."""

Headcount = Annotated[int, Before(_headcount, accepts=int | str)]
"""A number of people, an int, whatever unit it was entered with."""
