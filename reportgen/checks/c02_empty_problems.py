"""C02: problems that say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import GOALS, PROBLEMS
from reportgen.checks.problem_texts import MARKS, says_none, whole_text
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.dictionary import Dictionary
    from reportgen.checks.subject import Subject

_WORD = lazy_pattern(r"\w")
_CLAUSE_ENDS = lazy_pattern("[，。；：！？,;:!?\n][，。；：！？,;:!?\n]*")
_SAYS_NOTHING = lazy_pattern(
    "(?:但|虽|总体|目前|当前|我们|本单位|我单位|[我本][县市区镇乡村局所办站]"
    "|在|各项|各方面|有些|有的|部分|一些|个别|某些|日常|具体|实际|工作|方面|中|上)*["
    "也还仍尚依然是]*"
    "(?:(?:存在|有)着?(?:一些|一定|部分|少许|若干|个别|不少|很多|很大|较大|某些)?的?"
    "(?:问题|不足之处|不足|差距|薄弱环节|短板|困难|欠缺|(?:提升|进步|改进)的?空间)"
    "|(?:做得|做的)?(?:不够好?|不到位|不太好)"
    "|(?:有待|需要?|待|要)(?:于|得到)?(?:进一步|不断|继续|持续|加以)*"
    "(?:加强|改进|提高|完善|提升|改善|努力|加大力度|优化|解决))"
)
"""A clause without subject and fact; each repeated choice begins with its own characters, so that
matching stays linear."""

_LONGEST_PRAISE = 240
_PRAISE = lazy_pattern(
    "(?:本年度?|全年|今年|一年来|(?:19|20)[0-9]{2}年度?|我单位|本单位|[我本][镇乡局县校院"
    "]|总体上?|全面|各项|工作|同时|并|也|在[^，。0-9]{0,20}?(?:领导|指导|支持|关心|帮助|努力|配合)下)*"
    "(?:(?:圆满|较好|很好|全面|顺利|如期|按时|按质按量|有效|切实|基本|超额)*地?"
    "(?:完成|保证|保障|确保|促进|推动|维护|提高|提升|增强|取得|达到|实现|发挥|履行)了?[^0-9]{0,10}?"
    "(?:任务|目标|工作|运转|运行|发展|稳定|成效|成绩|效果|效益|水平|作用|职责|满意度|"
    "和谐|进步|预期)"
    "|[^0-9]{0,8}(?:成效|成绩|效果)(?:显著|明显|良好)|(?:取得|收到|产生)了?(?:良好|较好|显著|明显|一定)的?[^0-9，]{0,8}(?:效益|效果|成效|成绩|反响)"
    "|[^0-9，]{0,6}(?:扎实|有力|有效|有序|稳步|顺利|平稳|到位|规范|全面|深入)"
    "(?:有效|有力|有序|推进|开展|提升|完成|落实|加强|实施)?"
    "|在[^，。0-9]{0,20}下"
    "|(?:认真|坚决|严格|深入)*(?:学习)?(?:贯彻落实|贯彻执行|贯彻|落实|执行)了?"
    "[^0-9，]{0,24}(?:部署|精神|要求|方针|政策|决定|安排|任务)"
    "|[^0-9，]{0,12}(?:获得感|幸福感|安全感|满意度|认同感)[^0-9，]{0,8}(?:增强|提升|提高)"
    "|[^0-9，]{0,6}(?:再?上|迈上|登上|跨上)了?新?的?(?:新台阶|台阶|新水平)"
    "|(?:取得|实现|开创|展现)了?[^0-9，]{0,6}(?:突破|进展|局面|气象|跨越|提升|成绩|成效)"
    "|(?:得到|受到|赢得)了?[^0-9，]{0,16}(?:好评|肯定|认可|赞誉|支持)|(?:运转|运行|情况)(?:正常|良好|有序))"
)
"""A clause that says only that all went well."""

_GENERAL_WORD = lazy_pattern(
    "再上新台阶|迈上新台阶|党的建设|按质按量|有条不紊|蒸蒸日上|稳中求进|稳中有进|"
    "全力以赴|尽职尽责|上新台阶|齐抓共管|团结协作|求真务实|开拓创新|真抓实干|本年度|"
    "一年来|各方面|获得感|幸福感|安全感|满意度|进一步|本年|全年|当年|年初|年度|"
    "今年|期间|以来|通过|围绕|按照|根据|坚持|聚焦|立足|紧扣|各项|各类|全部|"
    "全面|全体|整体|总体|部门|单位|机关|上级|领导|组织|社会|经济|群众|人民|"
    "干部|职工|党员|队伍|党建|民生|事业|工作|任务|目标|指标|绩效|职责|职能|"
    "项目|制度|财务|资金|预算|管理|服务|大局|中心|环境|作风|思想|意识|效益|"
    "成效|成绩|效果|作用|质量|水平|能力|程度|效率|形象|基础|保障|运转|运行|"
    "秩序|局面|决策|部署|要求|精神|责任|措施|政策|设定|既定|预期|确定|下达|"
    "交办|交给|布置|规定|相关|有关|重点|完成|履行|落实|推进|推动|开展|实施|"
    "实现|达到|取得|得到|发挥|促进|保证|确保|维护|加强|强化|抓好|抓实|做好|"
    "做实|改善|改进|提升|提高|增强|使用|拨付|支付|执行|发展|建设|服从|较好|"
    "很好|良好|圆满|顺利|如期|按时|按期|及时|足额|有效|有力|有序|正常|平稳|"
    "稳定|稳步|健康|和谐|持续|不断|明显|显著|大幅|规范|健全|完善|合理|科学|"
    "到位|扎实|深入|认真|切实|积极|主动|努力|严格|充分|较高|较大|较强|满意|"
    "好转|向好|上升|突出|"
    "[我本][镇乡局县校院]|[的了地均已都并也在和与及、为对被使又更]"
)
"""What fits whatever unit and year: a clause of such words names no thing and no place."""


@rule(
    codes.C02,
    explanation="检查每个问题有没有内容：写“无”“暂无”“没有问题”，或标题和内容的每一句都是空话。"
    "空话指没有主体、没有事实的话，如“还存在一些不足”“有待进一步加强”；词典“空话”"
    "里的说法也算。只要有一句写到了什么事、什么单位或什么数，就不报。"
    "绩效目标完成情况整栏只有“圆满完成各项任务”“机关运转正常”一类话的，也报。",
    wrong="存在的问题：暂无。／工作还存在一些不足，有待进一步加强。",
    right="存在的问题：村级票据交审偏慢。有3个村仍按季度交审票据，部分支出入账滞后。",
)
def problems_say_something(subject: Subject) -> Iterator[Hit]:
    """Look for problems that name no fact."""
    for position, problem in enumerate(subject.report.improvement.problems):
        text = whole_text(problem)
        if not _WORD.search(text):
            continue
        if says_none(problem):
            message = f"“{text}”等于没有写问题：绩效评价要找出差距，写“无”会被退回"
        elif _says_nothing(text, subject.dictionary):
            message = f"“{text}”只有空话，没有写明是什么事、差在哪里"
        else:
            continue
        advice = "写明哪项工作、什么事实、什么原因，最好有数字；例：“有×个村仍按季度交审票据”"
        yield Hit((*PROBLEMS, position), message, advice)
    yield from _empty_praise(subject)


def _says_nothing(text: str, dictionary: Dictionary) -> bool:
    if dictionary.is_empty_phrase(text):
        return True
    clauses = (part for part in _CLAUSE_ENDS.split(text) if _WORD.search(part))
    return all(
        dictionary.is_empty_phrase(part) or _SAYS_NOTHING.fullmatch(MARKS.sub("", part))
        for part in clauses
    )


def _empty_praise(subject: Subject) -> Iterator[Hit]:
    """Look for 绩效目标完成情况 that says nothing but that all went well."""
    points = [point for goal in subject.report.performance.achievements for point in goal.points]
    if sum(map(len, points)) > _LONGEST_PRAISE:
        return
    clauses = [clause for point in points for clause in _CLAUSE_ENDS.split(point) if clause]
    if clauses and all(map(_is_praise, clauses)):
        yield Hit(
            GOALS,
            f"“{points[0]}”只有空话，没有写做了什么、完成多少",
            "对照年初的绩效目标，逐项写明完成的数量、质量、时间和效果",
        )


def _is_praise(clause: str) -> bool:
    return bool(_PRAISE.fullmatch(clause)) or not _GENERAL_WORD.sub("", clause)
