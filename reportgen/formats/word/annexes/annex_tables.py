"""Which tables of a file are of its annexes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import (
    EVIDENCE,
    GOALS,
    HEAD,
    INDICATOR_COLUMNS,
    MONEY_COLUMNS,
    TELLING,
    word_of,
)
from reportgen.formats.word.annexes.annex_meanings import (
    GOAL_HEADINGS,
    INDICATORS,
    MONEY,
    meaning_of,
)
from reportgen.formats.word.annexes.annex_titles import MAX_TITLE, annex_title
from reportgen.ooxml.wordprocessing import TBL, TC, TR, Element, T

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STANDARD = re.compile(
    "(?:指标|评价|自评)?(?:说明|解释|释义|定义|要点)(?:[及和与]?(?:评[价分]|计分)标准)?|"
    "(?:指标)?(?:评[价分]|计分|扣分|打分|考核)(?:标准|细则|办法|规则|方法)"
)
"""The heading of a column that tells how an indicator is scored."""
_DONE = frozenset(("实际完成值", "实际完成情况", "全年执行数"))
_TARGET = "年度指标值"
_VALUES = frozenset((_TARGET, "实际完成值"))
_SCORED = _VALUES | {"分值", "得分"}
_NAMES = frozenset(("指标", "指标名称", "绩效指标"))
_LEVELS = frozenset(("一级指标", "二级指标", "三级指标"))
_RATED = frozenset(
    (
        *("分值", "得分", "执行率", "年初预算数", "全年预算数", "全年执行数"),
        *("预期目标", "实际完成情况", "预算部门（单位）名称", "项目支出名称"),
    )
)
"""What 绩效自评表 has beside targets and results: scores, money, the year's goals, whose it is."""
_HEADINGS = (
    (INDICATOR_COLUMNS, INDICATORS),
    (MONEY_COLUMNS, MONEY),
    (GOALS, GOAL_HEADINGS),
    (HEAD, ()),
)


def is_annex(table: Element) -> bool:
    """Return whether a table is of an annex: it has a label or title that no other table has."""
    labels = list(_labels(table))
    if any(word_of(text).among(TELLING) is not None or _begins_table(text) for text in labels):
        return True
    return _scores_indicators(labels) and not any(
        other is not table and _scores_indicators(_labels(other))
        for other in table.getparent().iterchildren(TBL)
    )


def is_of_other_form(table: Element) -> bool:
    """Return whether a table has levels of indicators as 绩效自评表 has, and is none.

    It scores a unit by set standards, as 指标体系评分表 does, without targets; or it only
    declares them before the year, as 绩效目标申报表 does, with nothing that was reached or spent;
    or it lists what was planned and done, with or without levels, and rates nothing.
    """
    found: set[str | None] = set()
    has_standard = False
    for text in _labels(table):
        word = word_of(text)
        found |= {
            word.among(vocabulary) or meaning_of(word.key, meanings)
            for vocabulary, meanings in _HEADINGS
        }
        has_standard = has_standard or _STANDARD.fullmatch(word.key) is not None
    if found >= _VALUES and not found & _RATED:
        return True
    if not found & _LEVELS:
        return False
    if has_standard and not found & _VALUES:
        return True
    return _TARGET in found and not found & _DONE


def _labels(table: Element) -> Iterator[str]:
    """Return the texts of a table's cells that are no longer than a title."""
    for row in children(table, TR):
        for cell in children(row, TC):
            text = text_in(cell)
            if 0 < len(text) <= MAX_TITLE:
                yield text


def _scores_indicators(labels: Iterable[str]) -> bool:
    """Return whether labels are those of indicators with target, result, weight and score."""
    keys = {word_of(text).key for text in labels}
    if keys.isdisjoint(_NAMES):
        return False
    told = {INDICATOR_COLUMNS.get(key) or meaning_of(key, INDICATORS) for key in keys}
    return told >= _SCORED


def _begins_table(text: str) -> bool:
    """Return whether a cell is the title of an annex; 佐证材料 may be the heading of a column."""
    title = annex_title(text, "")
    return title is not None and title.kind != EVIDENCE


def text_in(cell: Element) -> str:
    """Return the text of a cell."""
    return "".join(each.text or "" for each in cell.iter(T))


def children(parent: Element, kind: str) -> Iterator[Element]:
    """Return the rows of a table, or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == kind:
            yield child
        elif child.tag not in (TBL, TC, TR) and len(child):
            yield from children(child, kind)
