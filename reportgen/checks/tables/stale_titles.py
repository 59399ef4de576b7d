"""Titles of tables that have kept last year: 自评表（2023年度） in the report of 2024."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_TABLE = "(?:自评|评价|得分|评分|数据|收支|支出|决算|明细|情况)表"
_TITLE = Sign(
    f"(?m)^[^，。；！？\\n]{{0,40}}?{_TABLE}[（(](?P<after>20\\d\\d)年?度?[）)]\\s*$"
    f"|^[^，。；！？\\n]{{0,20}}?(?P<before>20\\d\\d)年度?[^，。；：、\\n]{{0,30}}{_TABLE}"
    "(?:[（(][^（()）]{0,12}[）)])?\\s*$",
    words("评表 价表 分表 据表 支表 出表 算表 细表 况表"),
)
_ABOUT = lazy_pattern("自评|绩效|评价|得分|评分|基础数据|收支|支出|决算")
_COMPARED = lazy_pattern("对比|比较|上年|往年|近[两二三几]年|历年|整改")
_NEXT = 1


def stale_titles(subject: Subject) -> Iterator[Hit]:
    """Return the titles of tables, alone in their line, that name the year before the report's."""
    for passage in subject.passages_with(_TITLE):
        for found in _TITLE.pattern.finditer(passage.text):
            year = int(found["after"] or found["before"])
            if year != subject.year - _NEXT or _COMPARED.search(found[0]):
                continue
            if str(subject.year) in found[0] or not _ABOUT.search(found[0]):
                continue
            message = (
                f"报告的年度是{subject.year}年，表的标题{quoted(found[0].strip())}还是上一年的"
            )
            yield Hit(passage.path, message, "核对表里的数是不是本年的，标题改成本年")
