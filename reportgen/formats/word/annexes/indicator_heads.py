"""The headings over 绩效指标: which column has the names, the aims, the numbers of the rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import INDICATOR_COLUMNS, INDICATOR_PARTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.formats.word.annexes.annex_rows import AnnexCell, AnnexRow

_INDICATORS, _FIRST, _SECOND, _NAME = "绩效指标", "一级指标", "二级指标", "三级指标"
_TARGET, _ACTUAL, _NUMBERS = "年度指标值", "实际完成值", ("序号", "编号")
_NAMES, _BARE_NAME = ("指标名称", "名称"), "指标"
"""What the column of 三级指标 is called beside those of the other levels."""
_BESIDE = frozenset((*_NUMBERS, "指标解释", "指标说明", "评分说明", "评分标准"))
"""Columns beside those, of which nothing is read."""
_AIMS = frozenset(("目标", "年度目标", "年初目标", "绩效目标", "预期目标", "计划目标", "计划"))


def names_head(row: AnnexRow, found: Mapping[AnnexCell, str]) -> list[AnnexCell]:
    """Return the heading of the indicators' names where it is not 三级指标."""
    if _NAME in (held := set(found.values())):
        return []
    usual = _NAMES if held.issuperset((_FIRST, _SECOND)) else _NAMES[:1]
    named = [box for box in row.filled if box.word.key in usual]
    if not named and held.issuperset((_SECOND, _INDICATORS)):
        # 一级指标、二级指标、绩效指标: not the label of all of them, which stands before the levels
        below = [box for box in row.filled if found.get(box) in (_SECOND, _INDICATORS)]
        named = below[-1:] if found[below[-1]] == _INDICATORS else []
    if named or not held.isdisjoint((_FIRST, _SECOND)):
        return named
    return [box for box in row.filled if box.word.key == _BARE_NAME][:1]


def last_level(keys: Mapping[AnnexCell, str]) -> list[AnnexCell]:
    """Return the heading of the last level where the indicators have no other name."""
    levels = [box for level in (_SECOND, _FIRST) for box, key in keys.items() if key == level]
    return [] if _NAME in keys.values() else levels[:1]


def aims_head(row: AnnexRow, keys: Mapping[AnnexCell, str]) -> list[AnnexCell]:
    """Return the heading of what is to be reached where it is only called 目标, before 完成情况."""
    if _TARGET in keys.values():
        return []
    return [
        box
        for box, after in pairwise(row.filled)
        if keys.get(after) == _ACTUAL and box not in keys and box.word.key in _AIMS
    ]


def is_of_names(row: AnnexRow, found: Mapping[AnnexCell, str]) -> bool:
    """Return whether headings without levels tell what each column is, the indicators' names too.

    So the table can be read although it is of another form.
    """
    named = names_head(row, found)
    known = (*_BESIDE, *INDICATOR_PARTS, *INDICATOR_COLUMNS)
    others = (box.word for box in row.filled if box not in found and box not in named)
    return bool(named) and all(word.key in known or word.short in known for word in others)


def is_of_numbers(box: AnnexCell) -> bool:
    """Return whether a heading is of the numbers of the rows, which any form counts itself."""
    if box.word.key not in _NUMBERS:
        return False
    box.used = True
    return True
