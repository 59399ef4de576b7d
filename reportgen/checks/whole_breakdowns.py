"""Whether what is named after 其中 must make its total: measures, classes, groups of households."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.totals.families import (
    are_places_of,
    is_attribute,
    is_of_a_fund,
    one_family,
)
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.checks.passage import Passage
    from reportgen.chinese.totals.divided_totals import Breakdown

_REST = ("其余", "其他", "剩余", "余下")
"""What leaves nothing else beside it in a list."""

_MOST_OF_IT, _NEARLY_ALL = Decimal("0.5"), Decimal("0.9")
"""Parts that make at least this much of their total are taken to be meant as all of it."""

_MEASURED = frozenset(
    (
        *("元", "次", "场", "场次", "期", "米", "公斤", "平方米", "立方米", "起", "宗", "座", "栋"),
        *("件", "笔", "批", "处", "辆", "台", "条", "份", "张", "套", "本", "册", "盏", "棵"),
        *("株", "头", "只", "间", "根", "例", "篇", "艘", "块", "口", "眼"),
    )
)
"""What is measured or done each time: its parts do not overlap as people and firms may."""

_GRADED = lazy_pattern("重[大点要]|突出|典型|主要|普遍|历史|新|先进|示范|星|标准")
"""What a problem may be called beside what it is of."""

_TOPICS = frozenset(("议题", "问题", "隐患", "支部"))
"""What is counted by 个 or 项, and is of one kind each."""

_OVERLAPS = lazy_pattern(
    "(?<![不无])交叉|(?<![不无])重复(?!享受)|重叠|同时|兼|双处|既|另|含|有的|部分(?:对象|农户)|不重|都算"
)
"""Words that say that a household may be in several groups."""

_PLACE = lazy_pattern("(?:村|社区|街道|镇|乡|苏木|嘎查|县|旗|区|市|组|片区)$")
_KIND = 2
_PERSONS = frozenset((*PEOPLE, "户", "人次"))


def must_make_total(breakdown: Breakdown, added: Decimal) -> bool:
    """Return whether the parts of a breakdown must make its total, or (open) not exceed it."""
    total = breakdown.total.value
    divides = breakdown.partition is not False and (
        breakdown.partition
        or breakdown.total.unit in _MEASURED
        or _are_of_topics(breakdown)
        or are_places_of(breakdown.total.object or breakdown.total.subject, breakdown.labels)
        or all(map(_PLACE.search, breakdown.labels))
    )
    if not divides or breakdown.open or any(map(is_of_a_fund, breakdown.labels)):
        excludes = divides or (breakdown.open and one_family(breakdown.labels) is not None)
        return excludes and added > total
    if len(breakdown.parts) == _KIND and added < total * _MOST_OF_IT and not _is_slip(breakdown):
        return False  # 各类作物576亩，其中小麦131亩、大豆149亩
    rest = any(label.startswith(_REST) for label in breakdown.labels)
    least = _MOST_OF_IT if rest else _NEARLY_ALL
    return breakdown.partition is True or added >= total * least


def _are_of_topics(breakdown: Breakdown) -> bool:
    """Return whether parts are the topics or problems that are counted, each of one kind."""
    called = breakdown.total.subject[-_KIND:]
    if called not in _TOPICS:
        called = breakdown.total.object[:_KIND]
    return called in _TOPICS and all(
        label.endswith(called) and not _GRADED.search(label) for label in breakdown.labels
    )


def _is_slip(breakdown: Breakdown) -> bool:
    """Return whether a slip in one figure keeps the parts from making the total."""
    total, parts = breakdown.total, breakdown.parts
    gap = total.value - sum((part.value for part in parts), Decimal(0))
    return is_slip(total.value - gap, total) or any(
        is_slip(part.value + gap, part) for part in parts
    )


def are_too_many(passage: Passage, breakdown: Breakdown, added: Decimal) -> bool:
    """Return whether groups of households, or classes of what is counted, are more than all.

    Words may say that they overlap.
    """
    total = breakdown.total
    if added <= total.value or not (total.unit == "户" or _are_classes(breakdown)):
        return False
    end = passage.text.find("。", breakdown.end)
    return not _OVERLAPS.search(passage.text, total.start, end if end >= 0 else len(passage.text))


def _are_classes(breakdown: Breakdown) -> bool:
    """Return whether parts are classes by a word that what they are parts of is not called by.

    审计项目 are of one kind of 审计; but a 企业 may be both 出口企业 and 纳税企业.
    """
    first, called = breakdown.labels[0], breakdown.total.subject
    size = 1 if len(breakdown.labels) > _KIND and breakdown.total.unit not in _PERSONS else _KIND
    kind = first[-size:]
    return (
        breakdown.partition is None
        and len(breakdown.labels) > 1
        and bool(called)
        and not called.endswith(first[-_KIND:])
        and all(kind in label and len(label) > size for label in breakdown.labels)
        and not any(map(is_attribute, breakdown.labels))
    )
