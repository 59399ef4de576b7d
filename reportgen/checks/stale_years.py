"""Years that the words beside them contradict: of a plan that is over, or still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.chinese.numerals import CHINESE_DIGITS
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject

_NUMBERED_PLAN = lazy_pattern("十(?P<number>[一二三四五六])五(?=[”」 规时期以末]|$)")
_FIVE_YEAR_PLANS = {
    number: (2001 + 5 * count, 2005 + 5 * count) for count, number in enumerate("一二三四五六", 1)
}
"""The first and the last year of each plan that is called by its number: “十四五”."""

_OF_PLAN = Sign(
    "(?P<year>20[0-9]{2}|今|本)年(?:度)?，?是(?:全面|深入|贯彻|落实|实施|推进|完成|执行|国家|我[镇乡县区市]|全[镇乡县])*"
    "“?十(?P<number>[一二三四五六])五”?(?:规划|时期|期间|规划纲要|计划)?(?:实施|建设)?的?"
    "(?:(?P<first>开局|起步)|(?P<last>收官)|第(?P<count>[一二三四五])年|[^，。；]{0,6}(?:之年|一年|年份|时期))",
    words("十一五 十二五 十三五 十四五 十五五 十六五"),
)
"""What tells which year of a plan one is."""

_STILL_TO_COME = Sign(
    "(?:^|(?<=[。；\\n]))(?P<year>20[0-9]{2})年，?(?:我[镇乡县局校院区所站]|本(?:单位|镇|乡|局|中心|校|院|部门)|我们|我单位)?"
    "，?将(?:继续|进一步)",
    words("将继 将进"),
)
"""A year in which something will go on."""

_YEAR_ON_YEAR = Sign(
    "[与较比同](?P<base>20[0-9]{2})年(?:度)?(?:相比)?，(?P<year>20[0-9]{2})年(?:度)?[^，。；]{0,16}同比",
    words("同比"),
)
"""What 同比 tells of, with the year that it is compared with, which must be the one before."""

_WHY = Sign(
    "(?:^|(?<=[。；\\n]))(?P<year>20[0-9]{2})年(?:度)?[^，。；0-9]{0,24}(?:同比|[比较](?:上年|去年))(?:有所)?(?:增长|下降|增加|减少|上升)的?(?:主要)?原因",
    words("原因"),
)
"""A year whose change is explained: 2023年决算数同比下降的主要原因是."""

_PERIOD = Sign(
    "评价(?:时段|期间|时间段|基准期)(?:为|是|：)?(?P<year>20[0-9]{2})年1月1日[至到—~～-]{1,2}(?:20[0-9]{2}年)?12月31日",
    words("价时 价期 价基"),
)
"""The year that an evaluation is of."""

_USED_BY = Sign(
    "截[至止]到?(?P<year>20[0-9]{2})年(?:12月31日|年?[末底])，?(?:该|项目|专项|补助|财政|上述|以上|此)*(?:资金|经费|款项)?"
    "(?:已|共|实际|全部|均)*(?:使用|支付|支出|拨付|兑付|发放|执行)",
    words("截至2 截止2 至到2 止到2"),
)
"""What is told of how much of some money was used by the end of a year."""

_GRANTED = lazy_pattern(
    "(?P<number>[\u4e00-\u9fff]{2,10}〔(?P<year>20[0-9]{2})〕[0-9]+号)(?=[^。]{0,20}(?:下达|安排|拨付|拨入))"
)
"""The number of a document by which money was granted."""

_NAMED_YEAR = Sign(
    "(?P<which>上年|去年|上一年|今年|本年|当年)度?[（(](?:即)?(?P<year>20[0-9]{2})(?:年度?)?[）)]",
    words("年（2 年(2 度（2 度(2 年（即 年(即"),
)
_WHICH = {"上年": 1, "去年": 1, "上一年": 1}
"""A year told by its number beside 上年 or 本年, and how far these are from the report's own."""

_NO_CHANGE = "多半是上年（往年）的报告没有改：改成本年的情况"


def stale_years(subject: Subject) -> Iterator[Hit]:
    """Return the years that can't be what their words say in a report written after its own."""
    for passage in subject.passages_with(_OF_PLAN):
        for found in _OF_PLAN.pattern.finditer(passage.text):
            told = found["year"]
            # What is called 今年 may be the year in which the report is written.
            years = [int(told)] if told.isdecimal() else [subject.year, subject.year + 1]
            wrong = [why for year in years if (why := _out_of_plan(found, year))]
            if len(wrong) == len(years):
                yield Hit(passage.path, f"{quoted(found[0])}：{wrong[0]}", _NO_CHANGE)
    yield from _other_bases(subject)
    yield from _used_before_granted(subject)
    yield from _misnamed(subject)
    for passage in subject.passages_with(_STILL_TO_COME):
        if _is_goal(passage):
            continue
        for found in _STILL_TO_COME.pattern.finditer(passage.text):
            if int(found["year"]) == subject.year:
                message = f"{quoted(found[0])}：报告的年度是{subject.year}年，写的时候已经过去"
                advice = f"{_NO_CHANGE}；说的是下一年的打算，写{subject.year + 1}年"
                yield Hit(passage.path, message, advice)


def _other_bases(subject: Subject) -> Iterator[Hit]:
    """Return the years that 同比 is not said of, and evaluations of another year."""
    for passage in subject.passages_with(_YEAR_ON_YEAR):
        for found in _YEAR_ON_YEAR.pattern.finditer(passage.text):
            if int(found["base"]) != int(found["year"]) - 1:
                message = f"{quoted(found[0])}：“同比”是与上年比，比的却是{found['base']}年"
                yield Hit(passage.path, message, "改正年份，或删去“同比”")
    for passage in subject.passages_with(_WHY):
        for found in _WHY.pattern.finditer(passage.text):
            before = _told_before(subject, passage, found.start())
            if int(found["year"]) == subject.year - 1 and f"{subject.year}年" in before:
                message = f"前面写的是{subject.year}年，{quoted(found[0])}说的却是上一年的原因"
                yield Hit(passage.path, message, _NO_CHANGE)
    for passage in subject.passages_with(_PERIOD):
        for found in _PERIOD.pattern.finditer(passage.text):
            if int(found["year"]) < subject.year:
                message = f"报告的年度是{subject.year}年，{quoted(found[0])}是{found['year']}年的"
                yield Hit(passage.path, message, _NO_CHANGE)


def _told_before(subject: Subject, passage: Passage, start: int) -> str:
    """Return what stands before a place of a passage, at its head the paragraph before it."""
    last = None if start else subject.paragraph_before(passage)
    return last.text if last else passage.text[:start]


def _used_before_granted(subject: Subject) -> Iterator[Hit]:
    """Return the ends of years by which money is told to be used that was granted only later."""
    for passage in subject.passages_with(_USED_BY):
        for found in _USED_BY.pattern.finditer(passage.text):
            if int(found["year"]) != subject.year - 1:
                continue
            granted = [*_GRANTED.finditer(passage.text, 0, found.start())]
            if granted and all(int(each["year"]) == subject.year for each in granted):
                message = (
                    f"{quoted(found[0])}：资金由{granted[-1]['number']}下达，"
                    f"{found['year']}年还没有这笔钱"
                )
                yield Hit(passage.path, message, _NO_CHANGE)


def _misnamed(subject: Subject) -> Iterator[Hit]:
    """Return the years that are not 上年 or 本年 as told: 上年（2022年） in a report of 2024."""
    for passage in subject.passages_with(_NAMED_YEAR):
        for found in _NAMED_YEAR.pattern.finditer(passage.text):
            year = subject.year - _WHICH.get(found["which"], 0)
            if int(found["year"]) != year:
                which, said = found["which"], quoted(found[0])
                message = f"报告的年度是{subject.year}年，{which}是{year}年，这里写{said}"
                yield Hit(passage.path, message, "改正年份，这里的数也要核对是哪一年的")


def _is_goal(passage: Passage) -> bool:
    """Return whether a passage is what was aimed at when the year began."""
    labels = [label for label in passage.path if isinstance(label, str)]
    return any("目标" in label and "完成" not in label for label in labels)


def numbered_plans(sentence: str) -> Iterator[tuple[int, int]]:
    """Return the first and the last year of each plan that a sentence numbers: “十四五”."""
    for plan in _NUMBERED_PLAN.finditer(sentence):
        yield _FIVE_YEAR_PLANS[plan["number"]]


def _out_of_plan(found: re.Match[str], year: int) -> str:
    """Return why a year is not the one of its plan that it is said to be; empty if it may be."""
    first, last = _FIVE_YEAR_PLANS[found["number"]]
    plan = f"“十{found['number']}五”"
    if not first <= year <= last:
        return f"{year}年不在{plan}（{first}—{last}年）以内"
    count = CHINESE_DIGITS[found["count"]] if found["count"] else 0
    told = first if found["first"] else last if found["last"] else first + count - 1
    if told == year or not (found["first"] or found["last"] or count):
        return ""
    return f"{plan}是{first}—{last}年，{year}年是第{year - first + 1}年"
