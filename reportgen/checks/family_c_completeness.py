"""Family C, what is missing: measures (C01), facts (C02), contents (C03)."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.findings import path_text
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.dictionary import Dictionary
    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.report import Measure, Problem

IMPROVEMENT = "存在的问题分析及改进措施"
PROBLEMS: Path = (IMPROVEMENT, "存在的问题")
MEASURES: Path = (IMPROVEMENT, "改进措施")

GOALS = "绩效目标完成情况"

_FEWEST_SHARED = 2
_LONGEST_PRAISE = 240
_PRAISE = lazy_pattern(
    "(?:本年度?|全年|今年|一年来|(?:19|20)[0-9]{2}年度?|我单位|本单位|[我本][镇乡局县]|总体上?|全面|各项|工作|同时|并|也)*"
    "(?:(?:圆满|较好|很好|全面|顺利|如期|按时|按质按量|有效|切实|基本|超额)*地?"
    "(?:完成|保证|保障|确保|促进|推动|维护|提高|提升|增强|取得|达到|实现|发挥|履行)了?[^0-9]{0,10}?"
    "(?:任务|目标|工作|运转|运行|发展|稳定|成效|成绩|效果|效益|水平|作用|职责|满意度|和谐|进步|预期)"
    "|[^0-9]{0,8}(?:成效|成绩|效果)(?:显著|明显|良好)|(?:运转|运行|情况)(?:正常|良好|有序))"
)
"""A clause that says only that all went well."""

_WORD = lazy_pattern(r"\w")
_MARKS = lazy_pattern(r"[\W_]+")
_ITEM = lazy_pattern(
    r"(?:^|(?<=[。；：，\n]))\s*"
    r"(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d))",
)
_CLAUSE_ENDS = lazy_pattern("[，。；：！？,;:!?\n]+")
_TITLE_ONLY = lazy_pattern("(?:存在的?|主要)*问题")
_NO_PROBLEM = lazy_pattern(
    "(?:目前|暂时?|尚|本单位|我单位|经?自查|本年度?|自评)*(?:无|没有|未发现|不存在|未见)"
    "(?:存在)?(?:明显|突出|重大|较大|其他|任何|需要?说明|违规|违纪)*的?(?:问题)?"
)
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
_MAY_BE_A_DASH = "偏差原因分析及改进措施"


@rule(
    codes.C01,
    explanation="核对每个问题都有措施：“对应问题”没有提到的问题数 > 没有标明对应问题的措施数，"
    "就报。所以都没有标明时，只比问题和措施的个数（措施里分“一是、二是”"
    "或1. 2.写的，按分条算）；标明了一部分时，没有标明的措施每条算管一个问题；"
    "都标明了时，指出没人管的是哪个问题。“对应问题”里的序号超出范围、"
    "标题在存在的问题里找不到，也在这里报。写“无”的问题不算；"
    f"一条措施也没有时由{codes.C03}报。",
    wrong="存在的问题3个：产业层次不高；村集体经济薄弱；财政收支矛盾突出。改进措施2条：坚持发展经济；加强财政管理。",
    right="再写一条措施：壮大村集体经济（“对应问题”填2）。",
)
def problems_have_measures(subject: Subject) -> Iterator[Hit]:
    """Look for problems that no measure answers."""
    improvement = subject.report.improvement
    problems, measures = improvement.problems, improvement.measures
    covered: set[int] = set()
    free: list[Measure] = []
    for position, measure in enumerate(measures):
        known: list[int] = []
        for place, reference in enumerate(measure.problems):
            number = _number_of(reference, problems)
            if number is None:
                path = (*MEASURES, position, "对应问题", place)
                yield Hit(path, *_unknown(reference, problems))
            else:
                known.append(number)
        covered.update(known)
        free += [] if known else [measure]
    real = [n for n, problem in enumerate(problems, 1) if not says_none(problem)]
    missing = [number for number in real if number not in covered]
    if not measures or len(missing) <= sum(map(_steps, free)):
        return
    if not free:
        for number in missing:
            yield _uncovered(number, problems[number - 1].title, len(measures))
    else:
        yield _too_few(problems, missing, free, marked=bool(covered))


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
        text = _whole(problem)
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
    yield from _empty_praise(subject)


def _empty_praise(subject: Subject) -> Iterator[Hit]:
    """Look for 绩效目标完成情况 that says nothing but that all went well."""
    points = [passage.text for passage in subject.passages_in(GOALS) if "要点" in passage.path]
    if sum(map(len, points)) > _LONGEST_PRAISE:
        return
    clauses = [clause for point in points for clause in _CLAUSE_ENDS.split(point) if clause]
    if clauses and all(map(_PRAISE.fullmatch, clauses)):
        yield Hit(
            ("绩效完成情况", GOALS),
            f"“{points[0]}”只有空话，没有写做了什么、完成多少",
            "对照年初的绩效目标，逐项写明完成的数量、质量、时间和效果",
        )


@rule(
    codes.C03,
    explanation="检查必填的列表至少有一项，文字栏不是只有标点。列表指单位基本职能、概述、"
    "绩效目标完成情况及每节的要点、存在的问题、改进措施。只有“——”“/”“。”一类标点、"
    "没有一个字或数的，也算空。（整栏没有写的，读数据时已经报错；"
    f"自评表的偏差原因由{codes.S05}检查。）",
    wrong="单位基本职能一条也没有；概述只写了“——”。",
    right="概述：本年度预算执行平稳，资金使用规范，重点工作保障到位。",
)
def required_fields_are_filled(subject: Subject) -> Iterator[Hit]:
    """Look for required fields that say nothing."""
    for path, items in _required_lists(subject):
        if not items:
            yield Hit(path, f"“{path_text(path)}”是空的，一项也没有", "按表样填写，至少写一项")
    for passage in subject.passages:
        if passage.path[-1] == _MAY_BE_A_DASH:
            continue
        text = passage.text
        if text and not (text[0].isalnum() or _WORD.search(text)):
            message = f"只写了“{text}”，没有内容"
            yield Hit(passage.path, message, "写明内容；其他需要说明问题没有的，写“无”")


def _number_of(reference: int | str, problems: Sequence[Problem]) -> int | None:
    """Return the number, from 1, of the problem that a reference names; None for no such one."""
    if isinstance(reference, int):
        return reference if 1 <= reference <= len(problems) else None
    wanted = _MARKS.sub("", reference)
    for number, problem in enumerate(problems, 1):
        if wanted in (_MARKS.sub("", problem.title), _MARKS.sub("", _whole(problem))):
            return number
    return None


def _unknown(reference: int | str, problems: Sequence[Problem]) -> tuple[str, str]:
    advice = f"填存在的问题的序号（1到{len(problems)}）或标题原文"
    if isinstance(reference, int):
        return f"“对应问题”填的是{reference}，存在的问题只有{len(problems)}个", advice
    titles = [problem.title for problem in problems]
    close = difflib.get_close_matches(reference, titles, n=1)
    hint = f"是不是“{close[0]}”？" if close else ""
    return f"“对应问题”里的“{reference}”在存在的问题里找不到", hint + advice


def _uncovered(number: int, title: str, measures: int) -> Hit:
    return Hit(
        (*PROBLEMS, number - 1),
        f"第{number}个问题“{title}”没有对应的改进措施：{measures}条措施的“对应问题”都没有提到它",
        f"补一条针对它的措施；已有措施管它的，在那条的“对应问题”里加上{number}",
    )


def _too_few(
    problems: Sequence[Problem], missing: list[int], free: list[Measure], *, marked: bool
) -> Hit:
    steps = sum(map(_steps, free))
    message = "“对应问题”没有提到的" if marked else "存在的"
    message += f"问题有{len(missing)}个"
    message += f"，{'没有标明对应问题的' if marked else '改进'}措施只有{steps}条"
    message += "（按分条算）" if steps > len(free) else ""
    message += f"，{len(missing)}-{steps}={len(missing) - steps}个问题没有对应的措施"
    if guess := _likely_uncovered(problems, missing, free):
        named = "、".join(f"第{number}个“{problems[number - 1].title}”" for number in guess)
        message += f"；从用词看，像是{named}"
    return Hit(MEASURES, message, "每个问题至少写一条措施，并在“对应问题”里填上问题的序号")


def _likely_uncovered(
    problems: Sequence[Problem], missing: list[int], free: list[Measure]
) -> list[int]:
    """Return the problems that no measure speaks of, where words tell it clearly; else nothing.

    Words are pairs of characters; only those that one problem alone has count. It is clear when
    each measure shares most with one problem, and each with another one.
    """
    words = {number: _pairs(_whole(problems[number - 1])) for number in missing}
    own = {
        number: pairs.difference(*(words[other] for other in missing if other != number))
        for number, pairs in words.items()
    }
    taken: set[int] = set()
    for measure in free:
        spoken = _pairs(_whole(measure))
        ranked = sorted(((len(pairs & spoken), number) for number, pairs in own.items()))
        best, number = ranked[-1]
        if best < _FEWEST_SHARED or best == ranked[-2][0] or number in taken:
            return []
        taken.add(number)
    return [number for number in missing if number not in taken]


def _pairs(text: str) -> set[str]:
    return {run[i : i + 2] for run in _MARKS.split(text) for i in range(len(run) - 1)}


def _steps(measure: Measure) -> int:
    return max(1, len(_ITEM.findall(_whole(measure))))


def _whole(item: Problem | Measure) -> str:
    return f"{item.title}。{item.content}" if item.content else item.title


def says_none(problem: Problem) -> bool:
    """Return whether a problem is only the word 无 or one like it."""
    said = False
    for part in (problem.title, problem.content):
        words = _MARKS.sub("", part)
        if words and not _TITLE_ONLY.fullmatch(words):
            if not _NO_PROBLEM.fullmatch(words):
                return False
            said = True
    return said


def _says_nothing(text: str, dictionary: Dictionary) -> bool:
    if dictionary.is_empty_phrase(text):
        return True
    clauses = (part for part in _CLAUSE_ENDS.split(text) if _WORD.search(part))
    return all(
        dictionary.is_empty_phrase(part) or _SAYS_NOTHING.fullmatch(_MARKS.sub("", part))
        for part in clauses
    )


def _required_lists(subject: Subject) -> Iterator[tuple[Path, Sequence[object]]]:
    report = subject.report
    achievements: Path = ("绩效完成情况", "绩效目标完成情况")
    yield ("部门概况", "单位基本职能"), report.overview.duties
    summary = ("绩效完成情况", "部门整体支出管理和使用基本情况", "概述")
    yield summary, report.performance.expenditure.summary
    yield achievements, report.performance.achievements
    for position, section in enumerate(report.performance.achievements):
        yield (*achievements, position, "要点"), section.points
    yield PROBLEMS, report.improvement.problems
    yield MEASURES, report.improvement.measures
