"""Figures of 三公经费 of which a sentence says only budget, 决算 or 上年, behind their name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.prose.figure_bases import BUDGET, LAST_YEAR
from reportgen.formats.word.prose.figure_patterns import AMOUNT, Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.findings import Path

OFFICIAL_TOTAL: Path = ("三公经费", "合计")

_NAME = re.compile("三公[”\"'’]?经费[”\"'’]?(?:支出)?(?:总额|总计|合计)?")
_OTHER_FIGURE = re.compile(
    "出国|公务|接待|公车|其中|基本支出|项目支出|工资|部门整体|总支出|支出总额"
)
_OF_ALL = re.compile("[，,；;（(]?其?中?[:：]?(?:基本支出|项目支出|人员(?:支出|经费)|工资福利)")
"""What follows all that was spent, told behind words on 三公经费."""

_UNNAMED = re.compile(
    r"(?:^|(?<=[，,；;：:、（(])|(?:(?<=经费)|(?<=费[”'’]))(?=实际|执行))(?P<year>20\d\d)?(?(year)年度?|)"
    r"(?P<what>(?:上年度?|去年)(?:决算|支出)?|(?:本年|当年)?(?:支出)?决算(?:支出)?|"
    r"(?:本年|当年|今年|全年)?(?:实际|共|累计)?支出|实际(?:支出|执行|使用|发生)|(?:本年|全年|预算)?执行|"
    r"(?:本年|年初|当年|全年)?预算(?:安排)?)数?(?:共计|共|为|是|[:：])?"
    rf"{AMOUNT}"
)
_COMPARED = re.compile(
    r"(?<=[较比与同])(?:上年度?|去年|(?P<year>20\d\d)年度?)(?:同期|决算|支出)*数?的?"
    rf"{AMOUNT}"
    "(?=(?:相比)?[，,]?(?:减少|下降|增加|增长|上升|降低))"
)
_BELOW_BUDGET = re.compile(
    rf"(?:(?<=[较比与同为占])|(?<=控制在))(?:年初|本年|全年)?预算数?的?{AMOUNT}"
    r"(?=(?:相比)?[，,]?(?:减少|下降|增加|增长)|[之以]?内|范围|的\d[\d.]*[%％])"
)
_MOVED = r"(?:下?降|减少?|增加?|增长|上?升|压减)"
_FROM = re.compile(
    rf"(?<=由)(?:上年度?|去年|(?P<year>20\d\d)年度?)(?:决算|支出)?数?的?{AMOUNT}(?={_MOVED}[至到为])"
)
_TO = re.compile(
    r"(?:(?<=[降减少增加长升][至到])|(?<=[降减少升]为))(?:本年度?|今年|(?P<year>20\d\d)年度?)?"
    rf"(?:决算|支出)?数?的?{AMOUNT}"
)
_COMPARED_WITH = {_COMPARED: LAST_YEAR, _FROM: LAST_YEAR, _BELOW_BUDGET: BUDGET, _TO: "合计"}


def is_open(compact: str, hits: list[tuple[Pattern, re.Match[str]]]) -> bool:
    """Return whether a sentence on 三公经费 tells of the budget alone: what was spent follows."""
    labels = {pattern.path[-1] for pattern, _ in hits if pattern.path[0] == OFFICIAL_TOTAL[0]}
    return _NAME.search(compact) is not None and BUDGET in labels and "合计" not in labels


def unnamed_figures(
    compact: str,
    taken: bytearray,
    year: int | None,
    basis_at: Callable[[int], str],
    *,
    is_named: bool,
) -> Iterator[tuple[Pattern, re.Match[str]]]:
    """Return those figures of a sentence; ``taken`` notes the stretches that they fill.

    ``is_named`` tells of a sentence that stands below the name, ``year`` is the report's;
    ``basis_at`` gives the basis of the figures at a place.
    """
    named = _NAME.search(compact)
    if named is None and not is_named:
        return
    name_end = 0 if named is None else named.end()
    for regex in (_UNNAMED, *_COMPARED_WITH):
        for match in regex.finditer(compact, name_end):
            start, end = match.span()
            begin = max(name_end, compact.rfind("；", 0, start))
            if _OF_ALL.match(compact, end):
                continue
            if any(taken[start:end]) or _OTHER_FIGURE.search(compact, begin, start):
                continue
            label = _label(match, year) if regex is _UNNAMED else _compared(regex, match, year)
            if label == "合计" and regex is not _TO and basis_at(start) == LAST_YEAR:
                label = LAST_YEAR
            if label:
                taken[start:end] = b"\1" * (end - start)
                yield Pattern((OFFICIAL_TOTAL[0], label), regex), match


def _compared(regex: re.Pattern[str], match: re.Match[str], year: int | None) -> str:
    """Return which figure one is of those that are compared; empty where its year is another."""
    told, label = match.groupdict().get("year"), _COMPARED_WITH[regex]
    wanted = year - (label == LAST_YEAR) if year else None
    return label if not told or int(told) == wanted else ""


def _label(match: re.Match[str], year: int | None) -> str:
    """Return which figure one is; empty where its year is another, or not known to be this one."""
    what, told = match["what"], match["year"]
    if told and (year is None or int(told) not in (year, year - 1)):
        return ""
    is_last = bool(told) and year is not None and int(told) == year - 1
    if is_last and "预算" in what:
        return ""
    if is_last or "上年" in what or "去年" in what:
        return LAST_YEAR
    return BUDGET if "预算" in what else "合计"
