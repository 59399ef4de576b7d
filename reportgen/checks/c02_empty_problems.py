"""C02: problems that say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import PROBLEMS
from reportgen.checks.problem_texts import MARKS, says_none, whole_text
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.dictionary import Dictionary
    from reportgen.checks.subject import Subject

_WORD = lazy_pattern(r"\w")
_CLAUSE_ENDS = lazy_pattern("[，。；：！？,;:!?\n]+")
_SAYS_NOTHING = lazy_pattern(
    "(?:但|虽|总体|目前|当前|我们|本单位|我单位|[我本][县市区镇乡村局所办站]"
    "|在|各项|各方面|有些|有的|部分|一些|个别|某些|日常|具体|实际|工作|方面|中|上)*[也还仍尚依然是]*"
    "(?:(?:存在|有)着?(?:一些|一定|部分|少许|若干|个别|不少|很多|很大|较大|某些)?的?"
    "(?:问题|不足之处|不足|差距|薄弱环节|短板|困难|欠缺|(?:提升|进步|改进)的?空间)"
    "|(?:做得|做的)?(?:不够好?|不到位|不太好)"
    "|(?:有待|需要?|待|要)(?:于|得到)?(?:进一步|不断|继续|持续|加以)*"
    "(?:加强|改进|提高|完善|提升|改善|努力|加大力度|优化|解决))"
)
"""A clause without subject and fact; each repeated choice begins with its own characters, so that
matching stays linear."""


@rule(
    codes.C02,
    explanation="检查每个问题有没有内容：写“无”“暂无”“没有问题”，或标题和内容的每一句都是空话。"
    "空话指没有主体、没有事实的话，如“还存在一些不足”“有待进一步加强”；词典“空话”"
    "里的说法也算。只要有一句写到了什么事、什么单位或什么数，就不报。",
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
        advice = "写明哪项工作、什么事实、什么原因，最好有数字，如“有3个村仍按季度交审票据”"
        yield Hit((*PROBLEMS, position), message, advice)


def _says_nothing(text: str, dictionary: Dictionary) -> bool:
    if dictionary.is_empty_phrase(text):
        return True
    clauses = (part for part in _CLAUSE_ENDS.split(text) if _WORD.search(part))
    return all(
        dictionary.is_empty_phrase(part) or _SAYS_NOTHING.fullmatch(MARKS.sub("", part))
        for part in clauses
    )
