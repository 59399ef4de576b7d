"""Y03: dates that are not written in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.chinese.dates import Date

_REACH = 24
_OF_YEARS = lazy_pattern(
    "(?:期限|年限|(?<![0-9])(?:[1-9]|1[0-5])(?:年[^，。；]{0,8})?[到至和、或])[^，。；]{0,12}$"
)
_NO_YEAR = Sign(
    "(?<![0-9.〔\\[（(第-])20[1-3][0-9](?=度(?:部门|单位|项目|预算|决算|财政|绩效|工作|本)|部门(?:整体|预算|决算)"
    "|(?:预算|转移支付|项目支出|财政拨款|绩效自评)(?![0-9]))",
    each_of(DIGITS, "度部预转项财绩"),
)
"""A year that lacks its 年: 2024度部门预算."""

_SHORT_YEARS_BACK, _SHORT_YEARS_AHEAD = 5, 3


@rule(
    codes.Y03,
    explanation="查找月日前补0的日期（06月08日，应为6月8日）和只写两位的年份（24年，"
    "应为2024年）。两位年份只看评价年度前5年到后3年；“近24年”“24年来”“历时24年”"
    "说的是年数，不报。漏写“年”的（2024度部门预算）也报。同一段里同样的写法只报一次。",
    wrong="24年06月08日召开动员会。",
    right="2024年6月8日召开动员会。",
)
def dates_are_written_in_full(subject: Subject) -> Iterator[Hit]:
    """Look for months, days and years that are not written in full."""
    for passage in subject.passages_with(_NO_YEAR):
        for found in _NO_YEAR.pattern.finditer(passage.text):
            places = excerpts(passage.text, [found.span()])
            yield Hit(passage.path, f"{places}的年份缺“年”", f"写成“{found[0]}年”")
    for passage in subject.dated_passages:
        if "年" not in passage.text and "月" not in passage.text and "20" not in passage.text:
            continue
        seen: set[str] = set()
        for date in passage.dates:
            full = _full_form(date, subject.year)
            if full and date.text not in seen and not _is_span(passage.text, date):
                seen.add(date.text)
                faults = ["年份只写了两位"] if date.short_year else []
                faults += ["月日前面补了0"] if date.zero_padded else []
                yield Hit(passage.path, f"“{date.text}”{'，'.join(faults)}", f"写成“{full}”")


def _is_span(text: str, date: Date) -> bool:
    """Return whether what reads like a short year is a number of years: 期限由10年延长到20年."""
    alone = date.short_year and date.month is None and date.day is None
    before = text[max(0, date.start - _REACH) : date.start]
    return alone and _OF_YEARS.search(before) is not None


def _full_form(date: Date, year: int) -> str:
    """Return the date as it should be written; empty where it is written so."""
    if date.abbreviated or not date.possible:
        return ""
    if not date.zero_padded and not date.short_year:
        return ""
    written = date.year
    if date.short_year and written is not None:
        near = year - _SHORT_YEARS_BACK <= written <= year + _SHORT_YEARS_AHEAD
        if not near:
            return ""
    parts = ((written, "年"), (date.month, "月"), (date.day, "日"))
    return "".join(f"{number}{unit}" for number, unit in parts if number is not None)
