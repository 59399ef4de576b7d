"""Y01: years that are not the report's."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.compared_years import is_compared, is_compared_beside, is_told_for_moves
from reportgen.checks.excerpts import quoted
from reportgen.checks.stale_years import numbered_plans, stale_years
from reportgen.checks.told_years import is_told
from reportgen.chinese.signatures import is_signature
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.dates import Date
    from reportgen.findings import Severity

_REACH, _QUOTED, _DASH, _FIVE, _LAST_OLD, _LONG_AGO = 40, 10, 2, 5, 2, 10
_NEXT_TO = {-1: "上一年", 1: "下一年"}

_SENTENCE_END = lazy_pattern("[。！？；\n]")
_RANGE = lazy_pattern("[-－—–~～至到]{1,2}")

# What stands directly before the year, or before it in the sentence, in a comparison of two years.
_COMPARED_BEFORE = lazy_pattern(
    r"(?:[较比与同由从自]|高于|低于|超过|多于|少于)[（(]?\Z|同比|[比较]上年|上一?年|去年|以前年度"
)
_COMPARED_AFTER = lazy_pattern(
    "[^，,]{0,20}?(?:相比|同期|同?口径|基础上|增至|增加到|增长到|提高到|提升到|上升到|升至|降至|降到|下降到"
    "|减少到|减至|结转|结余|转列|下达|决算|持平|以来|偏[低高]|基数)"
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
_THAN = lazy_pattern(r"[较比][（(]?\Z")
_LASTS = lazy_pattern(
    "(?:质保期|保修期|合同期限?|有效期|服务期限?|租期|租赁期限?|约定|期限|任期|承包期|工期|保质期"
    "|缺陷责任期|还款期)"
    "[^，。；]{0,12}[至到为]?\\Z"
)
_COMING = lazy_pattern(
    "[^，。；]{0,8}(?:到期|期满|届满)|[^，。；]{0,4}(?:元旦|春节)|起(?!草|诉|点|步|伏|因)|(?:规划)?目标值?"
    "|[^，。；]{0,4}(?:建军一百年|碳达峰|碳中和)"
)
"""What tells that a coming year is when something ends, is kept, or comes into force."""

_NEXT_BUDGET = lazy_pattern("度?提前(?:批|下达)|度?(?:的)?(?:部门|单位|财政|收支|支出|项目)?预算")
_SINCE = lazy_pattern(r"[于自从]\Z")
_PLANNED = lazy_pattern(
    "计划|预收|预缴|收缴|征缴|缴费|缴纳|参保|筹备|谋划|下一?年|明年|来年|拟|将|预计|"
    "力争|预算|申报|储备"
    "|提前|安排|部署|要求|规划|目标|编制|征订|订阅|征兵|准备|争取|前[，、完建实达]|[到至]\\d{4}年"
)
# What says outright that a coming year is planned for: 2025年计划新建, 预计2025年竣工.
_PLANNED_FOR = lazy_pattern(
    "度?(?:[我本全](?:[镇乡县局校院区馆站]|单位|中心|部门)|我们|单位|底前?|末前?|[上下]半年|[1-9]月|1[0-2]月|，){0,3}"
    "(?:计划(?!生育)|拟|将|预计|预期|打算)|(?:[1-9]月|1[0-2]月|[一二三四]季度|上半年)?[底末]?前[，]?(?:可|能|方)"
)
_PLANNED_BEFORE = lazy_pattern(
    r"(?:计划|预计|预期|拟|将|列入|纳入|推迟|延迟|延期|延后|顺延|延|结转|[需须拟]?待)(?:[于在到至]|[：:])?\Z"
)
_BY_THEN, _TO_REACH = lazy_pattern(r"到\Z"), lazy_pattern("计划|规划|目标|力争|将|要达到")
_PLANS = lazy_pattern("(?:改进措施|整改措施|下一?步|今后)(?:工作)?(?:打算|计划|安排)?[^。；已]*\\Z")
"""What tells, before a coming year, that all of it is still to be done."""

_OPENS_PLANS = lazy_pattern(
    "(?:[（(][^）)]{1,3}[）)]|[一二三四五六七八九十0-9]{1,2}[、.．])?(?:下一?步|今后)(?:工作)?(?:打算|计划|安排|思路)"
)
# What a document or a meeting demands for a coming year: 《…意见》要求，各地2025年完成…. So is what
# is left to be done or paid then: 其余60万元按进度在2025年拨付.
_DEMANDED = lazy_pattern(
    "(?:》|会议|文件|通知|意见|方案|规划|[省市县区]委|政府)[^，。；]{0,8}(?:要求|明确|提出|规定|部署)"
    "[，：]?[^。；已了]{0,20}\\Z|(?:其余|余下|剩余|余款|尾款)[^，。；已了]{0,20}\\Z"
)
_BY_NOW, _WHILE_WRITING = lazy_pattern("已[于在]?$"), range(1, 7)
_EARLY = lazy_pattern("第?一季度|年初|初|春|1[—-][1-6]月|元旦")
_CAME_ABOUT = lazy_pattern("已|了")
_ALL_DONE = lazy_pattern("已|了|(?:全部|均|实际|如期|顺利)(?:完成|建成|开工|完工|投用|竣工|到位)")
_REVIEWED = lazy_pattern("自评|绩效评价|评价(?:工作|报告|时间为)|公开|填报|报送|审计")
_STAGES = lazy_pattern("(?:自评|评价)[^。]{0,10}(?:阶段|安排|步骤|时间)")

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
    "写“2024年是‘十三五’规划的关键一年”而这一年不在这个规划以内、不是开局或收官之年的，写“2024年，我镇将继续……”的，也报。",
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
    for passage in subject.dated_passages:
        if "20" not in passage.text and "年" not in passage.text:
            continue
        if passage.role.names_other_years:
            continue
        for date, severity in _foreign_years(passage, subject.year):
            yield _foreign(passage, date, (date.year or 0) - subject.year, severity)


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
        if near and not _SENTENCE_END.search(passage.text, first.end, third.start):
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
    after = _SENTENCE_END.split(passage.text[date.end : date.end + _REACH])[0]
    if _CAME_ABOUT.search(after.partition("，")[0]):
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
    before, after = _sentence_around(passage.text, date)
    written = date.year or year
    if before.rfind("《") > before.rfind("》") or (
        written > year and (_LASTS.search(before) or _COMING.match(after))
    ):
        return None
    if written > year:
        is_end_of_plan = written > year + 1 and not written % _FIVE  # 2035年远景目标
        if is_end_of_plan or (written == year + 1 and _is_of_writing(passage, date)):
            return None
        outright = _PLANNED_FOR.match(after) or _PLANNED_BEFORE.search(before)
        outright = outright or _DEMANDED.search(before) or _PLANS.search(before)
        outright = outright or _OPENS_PLANS.match(passage.text)
        outright = outright or (_BY_THEN.search(before) and _TO_REACH.search(after))
        if _NEXT_BUDGET.match(after) or (outright and not _ALL_DONE.search(after)):
            return None
        planned = passage.role.tells_of_plans or _PLANNED.search(f"{before}{date.text}{after}")
        return "info" if planned else "warning"
    if _AT_YEAR_END.match(after) and not re.search(
        f"{year}年(?:年?[末底]|[^。；]*年[末底])", before + after
    ):
        return None if _COMPARED_BEFORE.search(before) else "warning"
    last_year = written == year - 1 and is_compared(passage, date)
    compared_with = last_year or f"{year}年" in f"{before}，{after}"
    if compared_with or is_told(before, after, in_span=in_span) or _is_no_slip(written, year):
        return None
    than_before_last = written < year - 1 and _THAN.search(before)
    if not than_before_last and (not _OPENS.match(before) or _leads_to(passage, date, year)):
        return None
    begun = _BEGUN_AFTER.match(after)
    if written < year - 1:
        of_plan = not written % _FIVE and _BASE_OF_PLAN.search(before)  # 较2020年翻一番
        chosen = written < year - _LAST_OLD and is_compared(passage, date)  # 与2019年相比
        beside = is_compared_beside(passage, date, year)
        return None if begun or of_plan or chosen or beside else "warning"
    compared = _COMPARED_BEFORE.search(before) or _COMPARED_AFTER.match(after)
    return None if compared or (begun and _SINCE.search(before)) else "warning"


def _leads_to(passage: Passage, date: Date, year: int) -> bool:
    """Return whether the passage goes on from a past year to the report's own."""
    return f"{year}年" in passage.text[date.end :]


def _is_of_writing(passage: Passage, date: Date) -> bool:
    """Return whether something was done while the report was written: 已于2025年2月支付, 公开."""
    begin, _ = passage.periods[passage.last_period(date.start)]
    before, after = _sentence_around(passage.text, date)
    of_stage = _STAGES.search(passage.text, begin, date.start) or _BY_NOW.search(before)
    early = date.month in _WHILE_WRITING or _EARLY.match(after)
    return bool((early and of_stage) or _REVIEWED.search(before + after))


def _sentence_around(text: str, date: Date) -> tuple[str, str]:
    """Return what stands before and after a date in its sentence, 40 characters at most."""
    before = _SENTENCE_END.split(text[max(0, date.start - _REACH) : date.start])[-1]
    return before, _SENTENCE_END.split(text[date.end : date.end + _REACH])[0]


def _foreign(passage: Passage, date: Date, distance: int, severity: Severity) -> Hit:
    before, after = _sentence_around(passage.text, date)
    quote = f"{before[-_QUOTED:]}{date.text}{after[:_QUOTED]}"
    later = f"{abs(distance)}年{'前' if distance < 0 else '后'}"
    named = f"{_NEXT_TO.get(distance, later)}（{date.year}年）"
    message = f"报告的年度是{(date.year or 0) - distance}年，“{quote}”里写的是{named}"
    if severity == "info":
        advice = "确认是计划、预收一类本年为以后做的事；是就不用改"
        return Hit(passage.path, message, advice, severity)
    advice = "如是照抄旧报告，改成本年；确要写这一年的，说明与本年的关系，如“比……年增加”"
    return Hit(passage.path, message, advice)
