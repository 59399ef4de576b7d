"""Tables in a Word file that list what was planned and what was done, and score nothing.

Units put them into the text; what fell short in them needs a reason as anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.tables.table_totals import path_in
from reportgen.chinese.rates.reasons import REASON
from reportgen.model.annexes.annex_values import IndicatorValue
from reportgen.model.annexes.scoring import is_reached
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.reasons_in_prose import ReasonsInProse
    from reportgen.checks.subject import Subject
    from reportgen.model.other_tables import OtherTable, TableRow

_TARGET = lazy_pattern(
    "(?:年初|年度|全年|预期|计划|绩效|设定)*(?:(?:目标|指标|计划|任务)(?:值|数|量)|(?:年度)?(?:目标|计划|任务))"
)
_DONE = lazy_pattern("(?:年末|年度|全年|实际)*(?:完成|实现|达成)(?:值|数|量|情况)|实际(?:值|数)")
_STATE = lazy_pattern("(?:是否|有无|目标)?(?:完成|达标|达成|实现)(?:情况|与否|状态)?")
_NOT_DONE = lazy_pattern("否|未(?:完成|达标|达成|达到|实现)|没有完成|部分完成|基本完成")
_SIGN = lazy_pattern("[≥≤=＝＞＜><≧≦]{1,2}")
_NAME = lazy_pattern("[\u4e00-\u9fff]{2}")
_SPACE = lazy_pattern(r"\s+")
_FIRST_ROWS = 6


def missed_targets(subject: Subject, prose: ReasonsInProse) -> Iterator[Hit]:
    """Return the rows of such tables that fell short for no reason that is told."""
    for table in subject.report.places.tables:
        heads = _heads(table)
        if heads is None:
            continue
        first, target, done, state = heads
        for at, row in enumerate(table.rows[first:], first):
            told = {cell.column: "".join(cell.text.split()) for cell in row.cells}
            aim, result = told.get(target, ""), told.get(done, "")
            signs = [
                text for column, text in told.items() if column < target and _SIGN.fullmatch(text)
            ]
            aim = f"{signs[-1]}{aim}" if signs and aim[:1].isdigit() else aim
            is_said = state is not None and _NOT_DONE.fullmatch(told.get(state, "")) is not None
            if not aim or not result or not (is_said or _is_missed(aim, result)):
                continue
            name = _name(row, target)
            if name is None:
                continue
            reasons = [text for column, text in told.items() if column > done]
            if any(REASON.search(text) for text in reasons) or prose.tell(name, None):
                continue
            message = f"“{name}”目标{aim}，完成{result}，没有达到，没有写原因"
            advice = "核对目标和完成数；没有错的，写明没有达到的原因和改进措施"
            yield Hit(path_in(table, at), message, advice, "warning")


def _heads(table: OtherTable) -> tuple[int, int, int, int | None] | None:
    """Return the first row below the headings, and the columns of target, result and state."""
    for at, row in enumerate(table.rows[:_FIRST_ROWS]):
        told = {cell.column: _SPACE.sub("", cell.text) for cell in row.cells}
        bare = {column: text.partition("（")[0] for column, text in told.items()}
        target = next((column for column, text in bare.items() if _TARGET.fullmatch(text)), None)
        done = next((column for column, text in bare.items() if _DONE.fullmatch(text)), None)
        if target is None or done is None or not 0 < target < done:
            continue
        after = (column for column in bare if column > done and _STATE.fullmatch(bare[column]))
        return at + 1, target, done, next(after, None)
    return None


def _is_missed(aim: str, result: str) -> bool:
    try:
        return is_reached(IndicatorValue(aim), IndicatorValue(result)) is False
    except ValueError:
        return False


def _name(row: TableRow, target: int) -> str | None:
    """Return what the row is about: the last words before its target that are no figure or sign."""
    texts = [cell.text.strip() for cell in row.cells if cell.column < target]
    return next((text for text in reversed(texts) if _NAME.search(text)), None)
