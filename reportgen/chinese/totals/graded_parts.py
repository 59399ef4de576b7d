"""Things counted by their grades: 18个项目，评为“优”的11个、“良”的5个、“中”的3个，没有“差”的."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_GRADED = Sign(
    '优[秀”"的等为有0-9][^，。；0-9]{0,6}[0-9]', each_of("优", '秀”"的等为有0123456789')
)
"""What may tell how many are of the best grade."""

_GRADED = lazy_pattern(
    '(?:评[为定]|评级为|等[级次]为|其中|为|获)*[“"]?(?P<grade>优|良|中|差|合格|一般|不合格)(?:秀|好|等)?[”"]?'
    "(?:等次|等级|级|档)?(?:的|项目|单位|等次|等级|有|为|共)*"
)
_CLAUSE = lazy_pattern("(?:单位|部门|项目|评价|考核|自评|绩效|结果|等级|等次)*")
_NONE_ELSE = lazy_pattern('[，；](?:没有|无|未出现|均无)[^，。；]{0,8}[“"]?(?:差|不合格|中)')
_NO_WHOLE = lazy_pattern("上年|去年|比|较|增|减|其中|抽")
_LOWEST = frozenset(("差", "不合格"))
_FEWEST = 2


def read_graded_parts(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return how many are of each grade, where they are more than all or told to be all."""
    run: list[Statement] = []
    for index, one in enumerate((*statements, None)):
        grade = _grade(one) if one else ""
        if one and grade == "优":
            run = [one]
            first = index
        elif one and grade and run and one.unit == run[0].unit and one.item == run[0].item:
            run.append(one)
        elif len(run) >= _FEWEST:
            yield from _with_total(statements[:first], run)
            run = []
        else:
            run = []


def _grade(one: Statement) -> str:
    lead = _CLAUSE.sub("", one.lead.strip("，、；：:（( "), count=1)
    found = _GRADED.fullmatch(lead)
    return found["grade"] if found and one.is_exact else ""


def _with_total(before: Sequence[Statement], run: Sequence[Statement]) -> Iterator[NearSum]:
    """Return grades with what stands before them, where they do not make it.

    In the sentence before it is the only figure of its unit.
    """
    own = [one for one in before[-1:] if one.period == run[0].period]
    last = [one for one in before if one.period == run[0].period - 1 and one.unit == run[0].unit]
    total = own[0] if own else last[0] if len(last) == 1 else None
    if total is None or total.unit != run[0].unit:
        return
    if not total.is_exact or _NO_WHOLE.search(total.gap):
        return
    added, whole = sum(one.quantity.value for one in run), total.quantity.value
    is_all = _grade(run[-1]) in _LOWEST or _NONE_ELSE.match(run[-1].text, run[-1].quantity.end)
    if added > whole or (added < whole and is_all):
        yield NearSum(total.quantity.start, run[-1].quantity.end, total, tuple(run))
