"""Dates of the evaluation itself that are before the year of which it tells was over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_MONTH = lazy_pattern("(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月")
_LATEST = 10
"""The last month in which no evaluation of the same year is done yet."""

_DECIDED = Sign(
    "(?P<year>20[0-9]{2})年[0-9]{1,2}月(?:[0-9]{1,2}日)?，?[^，。；0-9]{0,20}(?:审定|审议|审核通过)",
    words("审定 审议 审核"),
)
"""When what an evaluation found was decided on."""

_EVALUATED = lazy_pattern("自评|评价|评分|打分|绩效目标")
_SIGNED_ON = "落款日期"


def early_dates(subject: Subject) -> Iterator[Hit]:
    """Return a signature of the report's own year, and decisions told after steps of the next."""
    signed = subject.report.signed_on
    found = _MONTH.match(signed) if isinstance(signed, str) else None
    if found and (int(found["year"]), int(found["month"])) <= (subject.year, _LATEST):
        message = f"报告的年度是{subject.year}年，落款却是{quoted(found.string)}，这一年还没有过完"
        advice = f"核对报告的年度和落款的日期，一般落款在{subject.year + 1}年"
        yield Hit((_SIGNED_ON,), message, advice, "warning")
    for passage in subject.periods_with(_DECIDED):
        for decided in _DECIDED.pattern.finditer(passage.text):
            begin = passage.text.rfind("。", 0, decided.start()) + 1
            before = passage.text[begin : decided.start()]
            if int(decided["year"]) != subject.year or not _EVALUATED.search(before):
                continue
            if any(int(month["year"]) == subject.year + 1 for month in _MONTH.finditer(before)):
                message = f"前面的工作在{subject.year + 1}年，{quoted(decided[0])}却早了一年"
                yield Hit(passage.path, message, "核对日期，改正写错的年份", "warning")
