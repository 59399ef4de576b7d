"""Figures of one unit that are told alike: in a list, under ordinals, or in like clauses.

So 首批来了62人，第二批58人，最后一批47人, or 进校园讲5场，进企业讲4场: each may be of one whole.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

NO_OTHERS: Final = (
    "[没无别另再并未不](?:(?<=[没无])有?|(?<=[别另再并])无|(?<=未)[有再另]|(?<=不)(?:再有|存在))"
    "(?![^，。；]{0,2}(?:重复|交叉|重叠|兼)|发生|出现)[^，。；0-9]{1,14}"
)
"""What leaves no others: 没有其他, 别无其他工种, 没有联合支部."""

ONCE: Final = (
    "[互不无未没](?:(?<=互)不|(?<=[不无未])|(?<=没)有)"
    "(?:存在|相互|互相|人员|对象)*(?:重复|交叉|重叠|兼任)"
)
"""What tells that nothing is counted twice."""

CLOSED = lazy_pattern(f"{NO_OTHERS}|{ONCE}")

_ROWS = (
    ("一季", "二季", "三季", "四季"),
    ("首", "第二", "最后"),
    ("首", "次", "最后"),
    ("第一", "第二", "最后"),
    ("第一", "第二", "第三", "最后"),
    ("首", "第二", "第三", "第四", "第五"),
    ("第一", "第二", "第三", "第四", "第五", "第六"),
    ("一标", "二标", "三标", "四标", "五标"),
    ("一期", "二期", "三期", "四期"),
    ("一是", "二是", "三是", "四是", "五是"),
    ("上半年", "下半年"),
    ("前三季度", "四季"),
    ("9月底", "四季"),
    ("6月底", "下半年"),
    ("春季", "秋季"),
    ("上午", "下午"),
)
_LAST = frozenset(("四季", "最后", "下半年"))
_HEAD = lazy_pattern(
    "(?<!前)[一二三四](?:季(?=度)|标(?=段))|(?<!第)[一二三四](?:期(?=[^，。；]{0,12}[，。；]?$)|是)"
    "|[首次](?=[批次期笔轮年])|最后|第[一二三四五六](?![季产])|[上下]半年|前三季度|[96]月底|[春秋]季|[上下]午"
)
_SAME_HEAD = lazy_pattern("一[块笔个项批处次类种部][是来为]")
_TIME = lazy_pattern("(?<![0-9至到-])(?:[1-9]|1[0-2])月|20[0-9]{2}年")
_NO_PART = lazy_pattern(
    "同比|环比|上年|去年|同期|[比较占每余]|均(?!衡)|单价|(?<!高)标准(?!化)|(?<!特定)目标|[合总累]计|(?<!公)共(?![青产享同管])|剩|结转"
    "|[还尚仍另]有|此外|缺口|预算(?!单位)|计划|编制|惠及|受益|带动|覆盖|退出|减少|注销|辞职|调[出入]|核减|扣除|以[上下内]"
)
_REST = lazy_pattern("其余")
_NESTED = lazy_pattern("其中|(?<!不)含|包括|主要")
_NEXT = lazy_pattern(
    "[^，。；、：（）]{0,14}(?:（[^（）]{1,12}）)?[、，；和及与](?:[和及与])?[^，。；：、（）]{0,18}"
)
_TO_LABEL = lazy_pattern("(?s:.*)(?:[，。；：:、（\\n]|其中|分别|依次)")
_TO_CLAUSE = lazy_pattern("(?s:.*)[，。；：:（\\n]")
_TO_ITEM = lazy_pattern("(?s:.*)[。；：:\\n]")
_ENDS = frozenset("。；\n")
_LONGEST, _REACH, _LABEL, _FRAME = 60, 90, 12, 2


def columns_by_unit(statements: Sequence[Statement], fewest: int) -> list[list[Statement]]:
    """Return the figures of each unit of which a text has so many."""
    columns: dict[str, list[Statement]] = {}
    for one in statements:
        if one.unit and one.unit not in RATES:
            columns.setdefault("人" if one.unit in PEOPLE else one.unit, []).append(one)
    return [column for column in columns.values() if len(column) >= fewest]


def are_alike(column: Sequence[Statement], first: int, last: int) -> bool:
    """Return whether the figures from one to another are told alike, as parts of a whole are."""
    places = range(first, last + 1)
    return all(_may_be_part(column, at) for at in places) and all(
        go_on(column, at) for at in places[1:]
    )


def go_on(column: Sequence[Statement], at: int) -> bool:
    """Return whether a figure goes on with the list in which the one before it stands."""
    return _stand_alike(column, at) or follow_in_row(before(column, at - 1), before(column, at))


def end_before(column: Sequence[Statement], at: int) -> bool:
    """Return whether a list has ended before a figure, by marks or by words that say so."""
    between = before(column, at)
    return not _ENDS.isdisjoint(between) or CLOSED.search(between) is not None


def are_whole_row(column: Sequence[Statement], first: int, last: int) -> bool:
    """Return whether figures stand under ordinals up to the last: four quarters, 最后一批."""
    count = last - first + 1
    return any(
        len(row) == count
        and row[-1] in _LAST
        and all(head in _heads(column, first + n) for n, head in enumerate(row))
        for row in _ROWS
    )


def before(column: Sequence[Statement], at: int) -> str:
    """Return what stands before a figure since the one before it in its unit."""
    one = column[at]
    begin = max(column[at - 1].quantity.end if at else 0, one.quantity.start - _REACH)
    return one.text[begin : one.quantity.start]


def follow_in_row(first: str, second: str) -> bool:
    """Return whether words begin with one ordinal and others with the next: 一季度, 二季度."""
    heads = set(_HEAD.findall(second))
    others = heads and set(_HEAD.findall(first))
    return bool(others) and any(
        after in heads and one in others for row in _ROWS for one, after in pairwise(row)
    )


def _heads(column: Sequence[Statement], at: int) -> set[str]:
    return set(_HEAD.findall(before(column, at)))


def _may_be_part(column: Sequence[Statement], at: int) -> bool:
    one = column[at]
    if one.role != "level" or not one.is_exact or one.quantity.value <= 0 or one.is_left_behind:
        return False
    label = _TO_LABEL.sub("", before(column, at))
    return not _NO_PART.search(_REST.sub("", label))


def _stand_alike(column: Sequence[Statement], at: int) -> bool:
    """Return whether a figure stands in a list with the one before it, or in a like clause."""
    one, between, past = column[at], before(column, at), before(column, at - 1)
    if len(between) > _LONGEST or "另" in between or CLOSED.search(between):
        return False
    clause = _TO_CLAUSE.sub("", between)
    if _NESTED.search(clause):
        return False
    if "。" not in between and "\n" not in between and _are_listed(between):
        return True
    if _NESTED.search(between):
        return False
    if _TIME.search(between) and _TIME.search(past):
        return True
    head = _SAME_HEAD.match(clause)
    if head and _TO_CLAUSE.sub("", past).startswith(head[0]):
        return True
    return len(one.lead) >= _FRAME and column[at - 1].lead[-_FRAME:] == one.lead[-_FRAME:]


def _are_listed(between: str) -> bool:
    """Return whether nothing but the name of a figure stands before it in its list or ；-item."""
    if _NEXT.fullmatch(between):
        return True
    item = _TO_ITEM.sub("", between)
    return between.count("；") == 1 and len(item) <= _LABEL and "，" not in item
