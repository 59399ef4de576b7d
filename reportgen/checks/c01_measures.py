"""C01: every problem has a measure."""

from __future__ import annotations

import difflib
from collections import Counter
from operator import add
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import MEASURES, PROBLEMS
from reportgen.checks.problem_texts import MARKS, says_none, whole_text
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.subject import Subject
    from reportgen.model.improvement import Measure, Problem

_FEWEST_SHARED = 2
_COMPARED = 100
"""With how many titles a wrong one is compared: no report has as many problems."""
_ITEM = lazy_pattern(
    r"(?:^|(?<=[。；：，\n]))\s*"
    r"(?:[一二三四五六七八九十]+是|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d))",
)


@rule(
    codes.C01,
    explanation="核对每个问题都有措施：“对应问题”没有提到的问题数 > 没有标明对应问题的措施数，"
    "就报。所以都没有标明时，只比问题和措施的个数（措施里分“一是、二是”"
    "或1. 2.写的，按分条算）；标明了一部分时，没有标明的措施每条算管一个问题；"
    "都标明了时，指出没人管的是哪个问题。“对应问题”里的序号超出范围、"
    "标题在存在的问题里找不到，也在这里报。写“无”的问题不算；"
    f"一条措施也没有时由{codes.C03}报。",
    wrong="存在的问题3个：产业层次不高；村集体经济薄弱；财政收支矛盾突出。改进措施2条：坚持"
    "发展经济；加强财政管理。",
    right="再写一条措施：壮大村集体经济（“对应问题”填2）。",
)
def problems_have_measures(subject: Subject) -> Iterator[Hit]:
    """Look for problems that no measure answers."""
    improvement = subject.report.improvement
    problems, measures = improvement.problems, improvement.measures
    covered: set[int] = set()
    free: list[Measure] = []
    numbers = _numbers_by_wording(problems) if _names_problems(measures) else {}
    for position, measure in enumerate(measures):
        known: list[int] = []
        for place, reference in enumerate(measure.problems):
            number = _number_of(reference, len(problems), numbers)
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


def _names_problems(measures: Sequence[Measure]) -> bool:
    return any(isinstance(each, str) for measure in measures for each in measure.problems)


def _numbers_by_wording(problems: Sequence[Problem]) -> dict[str, int]:
    """Return the number, from 1, of the first problem with a title or whole text, without marks."""
    numbers: dict[str, int] = {}
    for number, problem in enumerate(problems, 1):
        for wording in (problem.title, whole_text(problem)):
            numbers.setdefault(MARKS.sub("", wording), number)
    return numbers


def _number_of(reference: int | str, count: int, numbers: dict[str, int]) -> int | None:
    """Return the number, from 1, of the problem that a reference names; None for no such one."""
    if isinstance(reference, int):
        return reference if 1 <= reference <= count else None
    return numbers.get(MARKS.sub("", reference))


def _unknown(reference: int | str, problems: Sequence[Problem]) -> tuple[str, str]:
    advice = f"填存在的问题的序号（1到{len(problems)}）或标题原文"
    if isinstance(reference, int):
        return f"“对应问题”填的是{reference}，存在的问题只有{len(problems)}个", advice
    titles = [problem.title for problem in problems[:_COMPARED]]
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
    message += f"，{len(missing)}−{steps}={len(missing) - steps}个问题没有对应的措施"
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
    owners: dict[str, int] = {}
    repeated: set[str] = set()
    for number in missing:
        pairs = _pairs(whole_text(problems[number - 1]))
        repeated |= pairs & owners.keys()
        owners.update(dict.fromkeys(pairs, number))
    taken: set[int] = set()
    for measure in free:
        shared = (_pairs(whole_text(measure)) & owners.keys()) - repeated
        ranked = Counter([owners[pair] for pair in shared]).most_common(2)
        if not ranked or ranked[0][1] < _FEWEST_SHARED or ranked[0][0] in taken:
            return []
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            return []
        taken.add(ranked[0][0])
    return [number for number in missing if number not in taken]


def _pairs(text: str) -> set[str]:
    pairs: set[str] = set()
    for run in MARKS.split(text):
        pairs.update(map(add, run, run[1:]))
    return pairs


def _steps(measure: Measure) -> int:
    return max(1, len(_ITEM.findall(whole_text(measure))))
