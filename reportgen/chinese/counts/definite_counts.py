"""Counts told again as what is known: 共有在职村干部74名。……全镇14个村78名在职村干部都…….

The second has words of a whole unit before it, and behind it the name that the first has.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.counts.told_again import FIGURE, ToldAgain, count_at, is_made
from reportgen.chinese.figures.measure_words import same_unit
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.chinese.counts.told_again import CountedPlaces

_LAST = frozenset("镇乡县区校局院站街村位末底有的金费款")
_KNOWN = lazy_pattern(
    "(?:(?:全[镇乡县区校局院站街村]|[0-9]个(?:行政)?村|[我本]单位|我[镇乡局校院])(?:现有|共有)?|年末|年底|现有)的?$"
)
_CAME = lazy_pattern("(?P<verb>收到|筹集|募集|下达|争取|到账)的$")
_FUND = lazy_pattern("\\n(?P<name>[\\u4e00-\\u9fff]{2,6}(?:资金|经费|专款|款))$")
_ONE_FUND = lazy_pattern("只[有下拨收][^，。；]{0,4}一[笔次批]")
_NAME = lazy_pattern("[\\u4e00-\\u9fff]{2,8}")
_STAFF = frozenset(("在编", "在职", "在岗"))
_WHOLE = lazy_pattern(
    "共|总|现有|实有|登记|在册|[年期]末|年底|全[镇乡县校局院]|配备|收到|筹集|募集|下达|争取|到账"
)
_HAS = lazy_pattern("(?:总数|人数)?(?:共有|实有|现有|共|有|为|达)?$")
_OTHER = lazy_pattern(
    "上年|去年|同[比期]|[增减升降]|新|计划|预算|目标|任务|编制|应|拟|每|均|其[中余他]|另|含|包括|剩余|余下|首批|第[一二三]|[0-9]月[^底末]|季度|半年|离任|退休|原|占"
)
_MONTH = lazy_pattern("[0-9]{1,2}月(?:[0-9]{1,2}日)?")
_FAR, _REACH, _LINES, _LONG, _SHORT, _LEAD = 4, 300, 2, 3, 2, 12


def read_definite_counts(text: str, places: CountedPlaces) -> Iterator[ToldAgain]:
    """Return the counts of all there are that a text tells again with another number."""
    for index, at in enumerate(places.starts):
        if not at or text[at - 1] not in _LAST:
            continue
        lead = text[max(0, at - _LEAD) : at]
        known, came = _KNOWN.search(lead), _CAME.search(lead)
        fund = _FUND.search(lead)
        found = FIGURE.match(text, at) if known or came or fund else None
        if found is None:
            continue
        starts = places.starts
        first = bisect_left(starts, _floor(text, at), 0, index)
        figures = (FIGURE.match(text, place) for place in reversed(starts[first:index]))
        before = [one for one in figures if one and same_unit(one["unit"], found["unit"])]
        numbers = {one["number"] for one in before}
        if not before or found["number"] in numbers or is_made(found, before):
            continue
        for one in before:
            verb = came["verb"] if came else ""
            is_same = (
                _is_fund(text, one, before, fund["name"])
                if fund
                else _is_same(text, one, found, verb)
            )
            if is_same and _are_near(one, found):
                earlier, again = count_at(text, one), count_at(text, found)
                behind = text[again.end : again.end + _LEAD]
                words = f"{earlier.before}\n{again.before}\n{again.after}\n{behind}"
                if not _OTHER.search(_MONTH.sub("", words) if fund else words):
                    yield ToldAgain(earlier, again)
                break


def _floor(text: str, at: int) -> int:
    """Return how far back a count may be told: so many characters, in the two lines before."""
    line = at
    for _ in range(_LINES):
        line = text.rfind("\n", 0, line)
        if line < 0:
            return max(0, at - _REACH)
    return max(line, at - _REACH)


def _is_same(text: str, one: re.Match[str], again: re.Match[str], verb: str) -> bool:
    """Return whether the first count is one of all there are, and called as the second."""
    named = _NAME.match(text, again.end())
    if not named:
        return False
    begin = max(text.rfind(mark, 0, one.start()) for mark in "，。；：\n") + 1
    clause = text[begin : one.start()]
    if not _WHOLE.search(clause) or verb not in clause:
        return False
    name, said = named[0], _HAS.sub("", clause, count=1)
    least = _SHORT if verb or name[:_SHORT] in _STAFF else _LONG
    behind = text[one.end() : one.end() + len(name)]
    return any(
        said.endswith(name[:size]) or behind.startswith(name[:size])
        for size in range(least, len(name) + 1)
    )


def _is_fund(text: str, one: re.Match[str], before: list[re.Match[str]], name: str) -> bool:
    """Return whether the paragraph before tells of one sum alone, of a fund of that name."""
    begin = text.rfind("\n", 0, one.start()) + 1
    end = text.find("\n", one.end())
    end = end if end >= 0 else len(text)
    line, sums = text[begin:end], [each for each in before if begin <= each.start() < end]
    return len(sums) == 1 and name[:_SHORT] in line and _ONE_FUND.search(line) is not None


def _are_near(one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = Decimal(one["number"]), Decimal(other["number"])
    return abs(first - second) * _FAR <= max(first, second)
