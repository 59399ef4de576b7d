"""Lists of rates said to be all above, or below, a list of aims: 91%、93%，均高于目标值90%、95%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.signs import Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_ALL = "(?:均|都|皆|全部|全都|分别)"

MAY_BE_COMPARED_LISTS = Sign(
    f"[%％]、?[^。；]{{0,20}}[0-9.]+[%％]，{_ALL}[^，。；0-9]{{0,16}}(?:目标|指标|计划|标准)[^，。；0-9]{{0,6}}[0-9]",
    each_of("，", "均都皆全分"),
)
"""What may tell of several rates beside their aims."""

_THAN = lazy_pattern(
    f"，{_ALL}(?:已|已经|超额)?(?:(?P<above>高于|超过|大于|超出|优于)|(?P<reach>达到|完成|实现|不低于)|(?P<below>低于|小于|少于)"
    "|(?P<within>不高于|不超过|控制在))了?(?:设定|设置|预定|既定|年初|年度|全年|本年|绩效|的|预期|考核|国家|省|市|县|评价|上级|规定)*"
    "(?:目标|指标|计划|标准)(?:值|数|任务|要求)?(?:的|为|是|[:：])*"
)
_IN_LIST = frozenset("、和及与")
_FEWEST = 2


class ComparedPair(NamedTuple):
    """A rate that is not so far above, or below, its aim as a text says."""

    start: int
    end: int
    told: Statement
    aim: Statement
    word: str


def read_compared_lists(statements: Sequence[Statement]) -> Iterator[ComparedPair]:
    """Return the rates that are not as told of a list, each with its aim in turn, or with one."""
    for index, first in enumerate(statements):
        than = _THAN.fullmatch(first.gap) if first.unit in RATES else None
        if than is None:
            continue
        aims = _run(statements[index:])
        told = _run(statements[:index][::-1])[::-1]
        if len(aims) not in (1, len(told)) or len(told) < _FEWEST:
            continue
        if not all(one.is_exact and one.unit == first.unit for one in (*told, *aims)):
            continue
        word = next(kind for kind, found in than.groupdict().items() if found)
        for one, aim in zip(told, aims * (len(told) if len(aims) == 1 else 1), strict=True):
            if _is_otherwise(one, aim, word):
                end = aims[-1].quantity.end
                yield ComparedPair(told[0].quantity.start, end, one, aim, than[word])


def _run(statements: Sequence[Statement]) -> list[Statement]:
    """Return the figures of one list, in either direction."""
    run = list(statements[:1])
    for one in statements[1:]:
        left, right = sorted((run[-1], one), key=lambda each: each.quantity.start)
        between = left.text[left.quantity.end : right.quantity.start]
        if between not in _IN_LIST or one.unit != run[0].unit:
            break
        run.append(one)
    return run


def _is_otherwise(one: Statement, aim: Statement, word: str) -> bool:
    value, limit = one.quantity.value, aim.quantity.value
    if word == "above":
        return value <= limit
    if word == "below":
        return value >= limit
    return value < limit if word == "reach" else value > limit
