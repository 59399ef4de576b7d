"""Coming years: what is planned for them, and what was done while the report was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.checks.passage import Passage
    from reportgen.chinese.dates import Date
    from reportgen.findings import Severity

SENTENCE_END = lazy_pattern("[。！？；\n]")
_REACH, _FIVE = 40, 5

_LASTS = lazy_pattern(
    "(?:质保期|保修期|合同期限?|有效期|服务期限?|租期|租赁期限?|约定|期限|任期|承包期|工期|保质期"
    "|缺陷责任期|还款期)"
    "[^，。；]{0,12}[至到为]?\\Z"
)
_COMING = lazy_pattern(
    "[^，。；]{0,8}(?:到期|期满|届满)|[^，。；]{0,4}(?:元旦|春节)|[^，。；已了0-9]{1,6}后(?:增[开设加]|恢复|继续|再|补)|起(?!草|诉|点|步|伏|因)|(?:规划)?目标值?"
    "|[^，。；]{0,4}(?:建军一百年|碳达峰|碳中和)"
)
"""What tells that a coming year is when something ends, is kept, or comes into force."""

_NEXT_BUDGET = lazy_pattern("度?提前(?:批|下达)|度?(?:的)?(?:部门|单位|财政|收支|支出|项目)?预算")
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
    r"(?:计划|预计|预期|拟|将|用于|应[于在当]|定于|列入|纳入|推迟|延迟|延期|延后|顺延|延|调整|限期|结转|[需须拟]?待)(?:[于在到至]|[：:])?\Z"
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
# What was late in the year is caught up on in the next: 绘本缺货，2025年3月补到; 尾款2025年支付.
_LATE = lazy_pattern(
    "(?:缺货|延[后迟期]|推迟|滞后|顺延|跨年|未能|未及时|尚未|尾款|余款|质保金|(?:考核|结算)[^，。；]{0,4}后)"
    "[^。；]{0,24}\\Z"
)
_BY_NOW, _WHILE_WRITING = lazy_pattern("已[于在]?$"), range(1, 7)
_EARLY = lazy_pattern("第?一季度|年初|初|春|1[—-][1-6]月|元旦")
_CAME_ABOUT = lazy_pattern("已|了")
_ALL_DONE = lazy_pattern("已|了|(?:全部|均|实际|如期|顺利)(?:完成|建成|开工|完工|投用|竣工|到位)")
_REVIEWED = lazy_pattern(
    "自评|逐项[打评]分|(?:撰写|形成)(?:自评|评价|绩效)*报告|绩效评价|复核|评价(?:工作|报告|时间为)|公开|填报|报送|审计"
)
_REASON = "偏差原因分析及改进措施"
_STAGES = lazy_pattern("(?:自评|评价)[^。]{0,10}(?:阶段|安排|步骤|时间)")


def severity_of_coming(passage: Passage, date: Date, year: int) -> Severity | None:
    """Return the level of a year after the report's: None where it is right as it stands.

    A plan for it is a hint where it is not told outright to be one.
    """
    before, after = sentence_around(passage.text, date)
    written = date.year or year
    is_end_of_plan = written > year + 1 and not written % _FIVE  # 2035年远景目标
    if _LASTS.search(before) or _COMING.match(after) or is_end_of_plan:
        return None
    if written == year + 1 and (_is_of_writing(passage, date) or _is_late(date, before, after)):
        return None
    outright = _PLANNED_FOR.match(after) or _PLANNED_BEFORE.search(before)
    outright = outright or _DEMANDED.search(before) or _PLANS.search(before)
    outright = outright or _OPENS_PLANS.match(passage.text)
    outright = outright or (_BY_THEN.search(before) and _TO_REACH.search(after))
    if _NEXT_BUDGET.match(after) or (outright and not _ALL_DONE.search(after)):
        return None
    planned = passage.role.tells_of_plans or _PLANNED.search(f"{before}{date.text}{after}")
    return "info" if planned else "warning"


def has_come_about(passage: Passage, date: Date) -> bool:
    """Return whether the clause tells that something was done in a year: 2025年已完成…."""
    _, after = sentence_around(passage.text, date)
    return _CAME_ABOUT.search(after.partition("，")[0]) is not None


def _is_of_writing(passage: Passage, date: Date) -> bool:
    """Return whether something was done while the report was written: 已于2025年2月支付, 公开."""
    begin, _ = passage.periods[passage.last_period(date.start)]
    before, after = sentence_around(passage.text, date)
    of_stage = _STAGES.search(passage.text, begin, date.start) or _BY_NOW.search(before)
    if passage.path[-1] == _REASON and date.month in _WHILE_WRITING:
        return True  # what was made up for after the end of the year
    early = date.month in _WHILE_WRITING or _EARLY.match(after)
    return bool((early and of_stage) or _REVIEWED.search(before + after))


def _is_late(date: Date, before: str, after: str) -> bool:
    """Return whether something was late in the report's year: by then it may have come about."""
    if not _LATE.search(before):
        return False
    told_as_done = _ALL_DONE.search(after) or _BY_NOW.search(before)
    return date.month in _WHILE_WRITING or not told_as_done


def sentence_around(text: str, date: Date) -> tuple[str, str]:
    """Return what stands before and after a date in its sentence, 40 characters at most."""
    before = SENTENCE_END.split(text[max(0, date.start - _REACH) : date.start])[-1]
    return before, SENTENCE_END.split(text[date.end : date.end + _REACH])[0]
