"""What a year began with and what came later: 项目共9个，年初安排6个，年中增加3个."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_LATER = "(?:年[中内]|执行中|(?:预算)?调整时?|后期)(?:又|再)?(?:新增|增加|追加|调增|增补)"
MAY_BE_ADDED_IN_YEAR = Sign(
    f"年初[^，。；0-9]{{0,12}}[0-9][^。；]{{1,120}}{_LATER}[^，。；0-9]{{0,12}}[0-9]",
    words("年初"),
)
"""What may tell of what came in the course of a year beside what there was at its beginning."""

_ALL = lazy_pattern(
    "(?:共|总)(?:计|数|有|实施|安排|开展|承担)*(?:了|为|是)?$|共(?:实施|安排|开展|承担)"
)
_BEGUN = lazy_pattern("^(?:其中[：:，]?)?年初[^，。；0-9]{0,8}$")
_ADDED = lazy_pattern(f"^{_LATER}[^，。；0-9]{{0,8}}$")
_FEWER = lazy_pattern("取消|调减|核减|撤销|减少|终止|合并|收回|停建|未实施")
_COUNTED = lazy_pattern("项目|工程|课题|任务|事项|活动")
_ASIDE = lazy_pattern("[（(][^（）()]*[）)]")
_UNITS = frozenset("个项")


def read_added_in_year(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the counts that those of the beginning of a year and those added later do not make."""
    around = brackets_around(statements)
    beside = [
        one
        for one, opened in zip(statements, around, strict=True)
        if opened == OUTSIDE and one.unit in _UNITS and one.is_exact
    ]
    for index, total in enumerate(beside):
        if not _ALL.search(total.lead) or not _counts(total):
            continue
        told = [one for one in beside[index + 1 :] if one.period == total.period]
        told = [one for one in told if one.unit == total.unit]
        begun = [one for one in told if _BEGUN.match(one.lead)]
        added = [one for one in told if _ADDED.match(one.lead)]
        if len(told) != len(begun) + len(added) or (len(begun), len(added)) != (1, 1):
            continue
        parts, end = (*begun, *added), added[0].quantity.end
        if _FEWER.search(_outside(total.text[total.begin : end])):
            continue
        yield NearSum(total.quantity.start, end, total, parts)


def _counts(one: Statement) -> bool:
    return _COUNTED.search(one.lead + one.quantity.object) is not None


def _outside(text: str) -> str:
    return _ASIDE.sub("", text)
