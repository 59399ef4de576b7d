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
    "|[^0-9，]{0,6}(?:再?上|迈上|登上|跨上)了?新?的?(?:新台阶|台阶|新水平)"
    "|(?:取得|实现|开创|展现)了?[^0-9，]{0,6}(?:突破|进展|局面|气象|跨越|提升|成绩|成效)"
    "|(?:得到|受到|赢得)了?[^0-9，]{0,16}(?:好评|肯定|认可|赞誉|支持)|(?:运转|运行|情况)(?:正常|良好|有序))"
)
"""A clause that says only that all went well."""


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
    if clauses and all(map(_PRAISE.fullmatch, clauses)):
        yield Hit(
            GOALS,
            f"“{points[0]}”只有空话，没有写做了什么、完成多少",
            "对照年初的绩效目标，逐项写明完成的数量、质量、时间和效果",
        )
