"""The figures of a sentence that stand beside each other: one unit, no parts of one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE, RATES
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

CLOSES = lazy_pattern(
    "结余|结转|节余|盈余|余额|余款|尾款|余下|剩余|剩下|[还尚]剩|(?<![其业])余$|(?<!处置)(?<!报废)净值|净额|净资产|折余"
    "|[还尚仍]有|空编|缺编|空缺|相抵|其余|另外的|[还尚]欠|请假|缺[席勤]|未(?!成年|来|婚|必)[\u4e00-\u9fff]{1,4}$"
)
ENDS = lazy_pattern("[年期]末|年底|年终|现有|实有|目前")
"""What tells of the end only where the beginning is told, too."""
REST = lazy_pattern("其余|余下|另外的")
TOTALS = lazy_pattern("总收入|总支出|[收支][入出][总合]计|财力|[总合共]计")
_ASIDE = lazy_pattern(
    "同比|环比|[比较与](?:上年|去年|年初|同期|预算)|占|每|均|单价|(?<!高)标准(?!化)|(?<!特定)目标|涉及|惠及|受益"
)
_COMPARED = lazy_pattern("[比较与](?:上年|去年|年初|同期|预算)")
_WITHIN = lazy_pattern("其中|包括|包含|(?<!分)含|主要[是为用]|[：:]|分别")
_BASE = lazy_pattern("[）)]?的(?:[0-9]|[^，。；0-9]{0,6}[0-9.]+[%％])")
_FEWEST, _MOST = 2, 16


def columns_of(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Return the figures of each sentence and unit, without those in brackets, three or more."""
    columns: dict[tuple[int, str], list[Statement]] = {}
    compared: Statement | None = None
    for one, opened in zip(statements, brackets_around(statements), strict=True):
        if opened != OUTSIDE or not one.unit or one.unit in RATES:
            continue
        is_moved = one.verb and compared and one.begin == compared.quantity.end
        compared = one if _COMPARED.search(one.lead) else None
        if not (is_moved or one.is_left_behind or is_aside(one)):
            unit = "人" if one.unit in PEOPLE else one.unit
            columns.setdefault((one.period, unit), []).append(one)
    return [column for column in columns.values() if len(column) > _FEWEST]


def is_aside(one: Statement) -> bool:
    """Return whether a figure is of each, what a rate is of, or what is compared with."""
    return bool(_ASIDE.search(one.lead) or _BASE.match(one.text, one.quantity.end))


def top_figures(
    column: Sequence[Statement], within: list[Sequence[Statement]] | None = None
) -> list[Statement]:
    """Return the figures of a sentence that are not the parts of the one before them.

    Those that are come to stand in ``within``, behind what they are parts of.
    """
    top: list[Statement] = []
    at = 0
    while at < len(column):
        one = column[at]
        if top and _begins_parts(column[at - 1], one):
            count = _count_of_parts(column, at, top[-1])
            if count:
                if within is not None:
                    within.append([top[-1], *column[at : at + count]])
                at += count
                continue
        top.append(one)
        at += 1
    return top


def _begins_parts(before: Statement, one: Statement) -> bool:
    text, start = one.text, one.quantity.start
    opened = max(before.quantity.end, text.rfind("）", before.quantity.end, start))
    found = _WITHIN.search(text, opened, start)
    if found and found[0] == "分别" and before.item != one.item:
        return False  # 机关31人；4个所分别有5人、6人、7人、4人，共22人
    return found is not None


def _count_of_parts(column: Sequence[Statement], first: int, whole: Statement) -> int:
    """Return how many figures are parts of a whole: up to its sum, or the end of their ；-item."""
    left, item = whole.quantity.value, column[first].item
    within = 0
    for count, one in enumerate(column[first : first + _MOST], start=1):
        left -= one.quantity.value
        if not left and count > 1:
            return count
        if one.item == item and within == count - 1 and not _ends_parts(one, count):
            within = count
        elif left < 0:
            break
    return within


def _ends_parts(one: Statement, count: int) -> bool:
    """Return whether a figure that stands after parts is none of them, but tells of the end."""
    if count == 1 or one.gap[:1] not in "，；" or REST.search(one.lead):
        return False
    return bool(CLOSES.search(one.lead) or ENDS.search(one.lead) or TOTALS.search(one.lead))
