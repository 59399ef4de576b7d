"""Y01: years that are not the report's."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.coming_years import (
    SENTENCE_END,
    has_come_about,
    sentence_around,
    severity_of_coming,
)
from reportgen.checks.compared_years import is_compared, is_compared_beside, is_told_for_moves
from reportgen.checks.early_dates import early_dates
from reportgen.checks.excerpts import quoted
from reportgen.checks.stale_years import numbered_plans, stale_years
from reportgen.checks.tables.stale_titles import stale_titles
from reportgen.checks.told_years import is_told
from reportgen.chinese.signatures import is_signature
from reportgen.chinese.signs import Sign, words
from reportgen.model.places import LOOSE
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.dates import Date
    from reportgen.findings import Severity

_REACH, _QUOTED, _DASH, _FIVE, _LAST_OLD, _LONG_AGO = 40, 10, 2, 5, 2, 10
_NEXT_TO = {-1: "上一年", 1: "下一年"}

_RANGE = lazy_pattern("[-－—–~～至到]{1,2}")

# What stands directly before the year, or before it in the sentence, in a comparison of two years.
_COMPARED_BEFORE = lazy_pattern(
    r"(?:[较比与同由从自]|高于|低于|超过|多于|少于)[（(]?\Z|同比|[比较]上年|上一?年|去年|以前年度"
)
_COMPARED_AFTER = lazy_pattern(
    "[^，,]{0,20}?(?:相比|同期|同?口径|基础上|增至|增加到|增长到|提高到|提升到|上升到|升至|降至|降到|下降到"
    "|减少到|减至|结转|结余|转列|下达|决算|持平|以来|偏[低高]|基数"
    "|(?:评价|自评|监控|检查)(?:结果|中|时)?(?:反馈|发现|指出|提出)的)"
)
_BEGUN_AFTER = lazy_pattern(
    "[^，,]{0,20}?(?:开工|动工|启动|签订|建成|投产|竣工|投入使用|购置|借|贷款|入库|获"
    "评|荣获|获得|评为"
    "|认定|命名|洪[灾涝水]|冰冻|冰灾|雪灾|地震|干旱|旱灾|疫情|审计|巡察|巡视)|(?:起|开始|至今|及?以前|之前|[之以]?后(?!续))"
)
# What is told of the end of a year must be of the report's own.
_AT_YEAR_END = lazy_pattern(
    "年?(?:末|底|12月31日)[，,]?[^，,。；]{0,6}?(?:实有|在职|在编|在岗|职工|退休|编制"
    "|共有|固定资产|资产)"
)
_BASE_OF_PLAN = lazy_pattern("(?:[较比由从]|以)\\Z")
# A year that a sentence opens with is the time of all that it tells: 2023年，全镇新增…; one in its
# midst tells of a thing's past.
_OPENS = lazy_pattern(
    r"\W*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．])?"
    r"(?:[^，：0-9的]{0,12}[，：]|(?:在|根据|按照|围绕)[^。；0-9]{0,30}，)?(?:截[至止]到?|[至到在对于]|全面完成"
    r"|(?:[我本全][镇乡县市局校院所站馆区]|[\u4e00-\u9fff]{1,7}(?:[镇乡局]|街道|单位|中心|部门|财政|政府))[在对于]?\s?)?"
    r"(?:20[0-9]{2}年?[-—~～至到]{1,2})?\Z"
)
_IN_LIST = lazy_pattern("[0-9]万?元[；、](?:(?:19|20)[0-9]{2}年?[-—~～至到]{1,2})?\\Z")
_FUND = lazy_pattern("年?度?[^，。；：0-9]{2,30}(?:经费|资金|补助)[0-9]")
_ONLY_YEAR = lazy_pattern(r"\s*20[0-9]{2}年?度?\s*")
_THAN = lazy_pattern(r"[较比][（(]?\Z")
_WITH = lazy_pattern(r"[与同和]\Z")
_RELATED = lazy_pattern("年?度?(?:同期|决算数?|支出数?)?(?:相比|比较|对比)")
_OF, _EVALUATED = (
    lazy_pattern(r"对\Z"),
    lazy_pattern("年?度?[^，。；0-9]{2,16}(?:进行|开展)了?[^，。；]{0,6}(?:自评|自我评价)"),
)
"""What tells which year the report evaluates: 我镇对2023年度预算绩效进行自我评价."""
_SINCE = lazy_pattern(r"[于自从]\Z")
_NOTICE = Sign(
    "《[^《》]{0,16}(?P<year>20[0-9]{2})年度?[^《》]{0,24}(?:绩效自评|绩效评价|自评)"
    "(?![^《》]*(?:结果|通报|整改|应用|办法|情况|报告))[^《》]{0,16}》",
    words("绩效自 绩效评 自评"),
)
"""The title of the notice by which an evaluation was ordered."""


@rule(
    codes.Y01,
    explanation="查找不是评价年度Y的年份，防止照抄旧报告时年份没有改。以前的年度写在句首、是全句的时间的"
    "（2023年，全镇……；我镇2023年……；截至2023年末……）和与Y−2及更早比较的，报警告；写在句中说事情来历的，"
    "同一段后面接着写Y年的，Y−1在比较里的（较2023年、由2023年的……增至、同比、上年、结转、决算，或同句写了Y年），不报。"
    "Y+1及以后只在计划、预收、下年的话里或改进措施里是提示，否则是警告。"
    "不报的还有：书名号里的（布置绩效评价的通知写的是以前年度的，报）；"
    "起止年份包含Y的（2021—2025年规划，同一句里这个期间以内的年份）；写明是计划的（2025年计划新建）或文件、会议要求的（《意见》要求，各地2025年完成）；说明来历的（1998年成立、2022年印发）、"
    "“……年以来”“……年后”、连着列三个以上年份的、十年以前而不像是写错一位的；写明“十三五”一类时期的；下年预算；"
    "获奖的年度；以前年度立项的项目（完成2023年高标准农田建设项目）；"
    "次年做自评和公开的日期，落款的日期；单位基本职能、填报日期两栏。同一段里同一年份只报一次。"
    "写“2024年是‘十三五’规划的关键一年”而这一年不在这个规划以内、不是开局或收官之年的，写“2024年，我镇将继续……”的，落款在Y年10月以前、"
    "自评工作在次年而审定写成Y年的，也报。",
    wrong="（2024年度报告）2023年，全镇新增城镇就业292人。",
    right="（2024年度报告）2024年，全镇新增城镇就业292人，比2023年增加18人。",
)
def years_are_the_reports(subject: Subject) -> Iterator[Hit]:
    """Look for years that are not the report's."""
    for passage in subject.passages_with(_NOTICE):
        for notice in _NOTICE.pattern.finditer(passage.text):
            if int(notice["year"]) < subject.year and not passage.role.names_other_years:
                yield Hit(
                    passage.path,
                    f"报告的年度是{subject.year}年，{quoted(notice[0])}布置的是{notice['year']}年度的评价",
                    "多半是上年的报告没有改：写布置今年评价的通知的名称和文号",
                )
    yield from stale_years(subject)
    yield from early_dates(subject)
    titles = list(stale_titles(subject))
    yield from titles
    told = {hit.path for hit in titles}
    for passage in subject.dated_passages:
        if "20" not in passage.text and "年" not in passage.text:
            continue
        if passage.role.names_other_years or passage.path in told:
            continue
        if _heads_column(subject, passage):
            continue
        for date, severity in _foreign_years(passage, subject.year):
            yield _foreign(passage, date, (date.year or 0) - subject.year, severity)


def _heads_column(subject: Subject, passage: Passage) -> bool:
    """Return whether a text is no more than a year over a column, beside that of the report."""
    if passage.path[:1] != (LOOSE,) or not _ONLY_YEAR.fullmatch(passage.text):
        return False
    loose = subject.report.loose
    row = loose[int(passage.path[1])].place.rpartition(" ")[0]
    return "表" in row and any(
        f"{subject.year}年" in text and place.startswith(f"{row} ") for text, place in loose
    )


def _foreign_years(passage: Passage, year: int) -> Iterator[tuple[Date, Severity]]:
    """Return the years to be reported, each once."""
    dates = passage.dates
    seen: set[int | None] = {None, year}
    for index, date in enumerate(dates):
        if date.year in seen or date.short_year:
            continue
        if date.year == year + 1 and is_signature(passage.text, date):
            continue
        if index + 1 < len(dates) and _are_span(passage.text, date, dates[index + 1]):
            continue  # judged by the year that it ends with
        first = dates[index - 1] if index else date
        spans = _are_span(passage.text, first, date)
        if spans and ((first.year or year) <= year <= (date.year or year)):
            continue
        if date.year == year - 1 and is_told_for_moves(passage, date, year):
            continue
        severity = _severity(passage, date, year, in_span=spans)
        if severity == "info" and _ends_in_plan(passage, date, year):
            continue
        if (date.year or 0) < year and _is_of_past_plan(passage, date, year):
            continue
        if severity is not None and date.start not in _historic(passage):
            seen.add(date.year)
            yield date, severity


def _historic(passage: Passage) -> frozenset[int]:
    """Return where the years stand that are told one after another: 2014年45户、2015年…."""
    dates = [date for date in passage.dates if date.year]
    found: set[int] = set()
    for first, second, third in zip(dates, dates[1:], dates[2:], strict=False):
        years = (first.year or 0, second.year or 0, third.year or 0)
        near = len(set(years)) == len(years) and third.start - first.start <= _REACH
        if near and not SENTENCE_END.search(passage.text, first.end, third.start):
            found.update((first.start, second.start, third.start))
    return frozenset(found)


def _are_span(text: str, first: Date, last: Date) -> bool:
    """Return whether two years are the ends of one span: 2021—2025年."""
    if first.year is None or last.year is None or not 0 < last.start - first.end <= _DASH:
        return False
    return _RANGE.fullmatch(text, first.end, last.start) is not None


def _ends_in_plan(passage: Passage, date: Date, year: int) -> bool:
    """Return whether a coming year is within a span that its sentence names, with the report's."""
    begin, end = passage.periods[passage.last_period(date.start)]
    spans = (
        (first.year or 0, last.year or 0)
        for first, last in pairwise(passage.dates)
        if begin <= first.start < end and _are_span(passage.text, first, last)
    )
    coming = date.year or 0
    if has_come_about(passage, date):
        return False
    told = chain(spans, numbered_plans(passage.text[begin:end]))
    return any(first <= year and coming <= last for first, last in told)


def _is_of_past_plan(passage: Passage, date: Date, year: int) -> bool:
    """Return whether a past year is told as one of a plan that has ended, named before it."""
    begin, _ = passage.periods[passage.last_period(date.start)]
    plans = numbered_plans(passage.text[begin : date.start])
    return any(first <= (date.year or 0) <= last < year for first, last in plans)


def _is_no_slip(written: int, year: int) -> bool:
    """Return whether a year is too long ago to be copied, and no slip of one digit: 1987年."""
    unlike = sum(one != other for one, other in zip(str(written), str(year), strict=True))
    return written < year - _LONG_AGO and unlike > 1


def _severity(passage: Passage, date: Date, year: int, *, in_span: bool) -> Severity | None:
    """Return the level of a year that is not the report's; None where it is right as it stands."""
    before, after = sentence_around(passage.text, date)
    written = date.year or year
    if before.rfind("《") > before.rfind("》"):
        return None
    if written > year:
        return severity_of_coming(passage, date, year)
    if _OF.search(before) and _EVALUATED.match(after):
        return "warning"
    if _AT_YEAR_END.match(after) and not re.search(
        f"{year}年(?:年?[末底]|[^。；]*年[末底])", before + after
    ):
        return None if _COMPARED_BEFORE.search(before) else "warning"
    last_year = written == year - 1 and is_compared(passage, date)
    compared_with = last_year or f"{year}年" in f"{before}，{after}"
    if compared_with or is_told(before, after, in_span=in_span) or _is_no_slip(written, year):
        return None
    if _is_story(passage, date, year):
        return None
    begun = _BEGUN_AFTER.match(after)
    if written < year - 1:
        of_plan = not written % _FIVE and _BASE_OF_PLAN.search(before)  # 较2020年翻一番
        chosen = written < year - _LAST_OLD and is_compared(passage, date)  # 与2019年相比
        beside = is_compared_beside(passage, date, year)
        return None if begun or of_plan or chosen or beside else "warning"
    compared = _COMPARED_BEFORE.search(before) or _COMPARED_AFTER.match(after)
    return None if compared or (begun and _SINCE.search(before)) else "warning"


def _is_story(passage: Passage, date: Date, year: int) -> bool:
    """Return whether a past year stands in the midst of a sentence, or leads to the report's."""
    before, after = sentence_around(passage.text, date)
    before_last = (date.year or year) < year - 1
    if before_last and (_THAN.search(before) or (_WITH.search(before) and _RELATED.match(after))):
        return False
    if _IN_LIST.search(passage.text, 0, date.start) and _FUND.match(passage.text, date.end):
        return True  # 会议经费1.2万元；2023年物资储备经费8万元: what the money is called
    return not _OPENS.match(before) or f"{year}年" in passage.text[date.end :]


def _foreign(passage: Passage, date: Date, distance: int, severity: Severity) -> Hit:
    before, after = sentence_around(passage.text, date)
    quote = f"{before[-_QUOTED:]}{date.text}{after[:_QUOTED]}"
    later = f"{abs(distance)}年{'前' if distance < 0 else '后'}"
    named = f"{_NEXT_TO.get(distance, later)}（{date.year}年）"
    message = f"报告的年度是{(date.year or 0) - distance}年，“{quote}”里写的是{named}"
    if severity == "info":
        advice = "确认是计划、预收一类本年为以后做的事；是就不用改"
        return Hit(passage.path, message, advice, severity)
    advice = "如是照抄旧报告，改成本年；确要写这一年的，说明与本年的关系，如“比……年增加”"
    return Hit(passage.path, message, advice)
