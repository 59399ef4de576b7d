"""Lists of rates said to be all above, or below, a list of aims: 91%、93%，均高于目标值90%、95%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_ALL = "(?:均|都|皆|全部|全都|分别)"

_WAY = "高于|超过|大于|超出|优于|低于|小于|少于"
_REACH = "达到|完成|实现|不低于|不高于|不超过|控制在"

MAY_BE_COMPARED_LISTS = Sign(
    f"[、和及与][0-9.]+[%％]，?(?:{_ALL}?[已经]*(?:{_WAY})|{_ALL}已?(?:{_REACH}))[^，。；0-9]{{0,16}}[0-9]",
    words("高于 超过 大于 超出 优于 低于 小于 少于") | each_of("均都皆部别", "达完实控已不"),
)
"""What may tell of several rates beside their aims."""

_THAN = lazy_pattern(
    f"，?(?P<all>{_ALL})?[已经]*(?:(?P<above>高于|超过|大于|超出|优于|达到|完成|实现|不低于)"
    "|(?P<below>低于|小于|少于|不高于|不超过|控制在))了?(?P<of>[^，。；0-9]{0,16})"
)
_AIM = lazy_pattern("目标|指标|计划|标准|要求|规定")
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
        is_of_one = len(aims) == 1 and than["all"] and _AIM.search(than["of"])
        if len(told) < _FEWEST or not (is_of_one or len(aims) == len(told)):
            continue
        if not all(one.is_exact for one in told) or any(one.quantity.low for one in aims):
            continue
        if any(one.unit != first.unit for one in told):
            continue
        for one, aim in zip(told, aims * (len(told) if len(aims) == 1 else 1), strict=True):
            value, limit = one.quantity.value, aim.quantity.value
            if value < limit if than["above"] else value > limit:
                start, end = told[0].quantity.start, aims[-1].quantity.end
                yield ComparedPair(start, end, one, aim, than["above"] or than["below"])


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
