"""What a label of a county's form means by its words, where no installed form has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.form_rows import fold
from reportgen.formats.word.headings.heading_meanings import (
    ACHIEVED_KEY,
    DUTIES_KEY,
    GOALS_KEY,
    MEASURES_KEY,
    PROBLEMS_KEY,
    SPENT_KEY,
    STAFF_KEY,
    meaning_of_part,
)
from reportgen.formats.word.headings.outline_words import plain_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.headings.outline_words import Key
    from reportgen.formats.word.text.grid import GridRow

_PATHS: dict[Key, Path] = {
    DUTIES_KEY: ("部门概况", "单位基本职能"),
    GOALS_KEY: ("部门概况", "绩效目标设定情况"),
    STAFF_KEY: ("部门概况", "机构人员", "机构设置"),
    SPENT_KEY: ("绩效完成情况", "部门整体支出管理和使用基本情况"),
    ACHIEVED_KEY: ("绩效完成情况", "绩效目标完成情况"),
    PROBLEMS_KEY: ("存在的问题分析及改进措施", "存在的问题"),
    MEASURES_KEY: ("存在的问题分析及改进措施", "改进措施"),
}
_SPENT = ("绩效完成情况", "部门整体支出管理和使用基本情况")
_OFFICIAL: Path = (*_SPENT, "三公经费")
_LEAST_PARTS = 2
_SUMS: tuple[tuple[str, Path], ...] = (
    ("三公", (*_OFFICIAL, "合计")),
    ("收入", ("预算收支", "收入", "合计")),
    ("支出", (*_SPENT, "支出总额")),
)
_SUM_LABELS = ("合计", "总计", "总额", "小计", "金额合计", "资金合计", "支出合计", "支出总计")
_KINDS: Path = (*_SPENT, "按支出性质")
_STAFF: Path = ("部门概况", "机构人员")
_PEOPLE = {
    "编制数": "(?:部门|单位|人员|核定|批复|总)*编制(?:人员)?(?:总?人?数)?",
    "在职人数": "(?:年末|现有|实际|单位|年底)*(?:实有|在职|在编|在岗)+(?:人员|职工)?(?:总?人?数)?",
    "离退休人数": "(?:年末)?离退休(?:人员)?(?:总?人?数)?",
}
_UNIT = re.compile(
    r"[（(]?(?:金额|计量)?单位[:：]?(?:人民币)?(元|万元|亿元)[）)]?|"
    r"[^（）()]{2,30}[（(](?:(?:金额|计量)?单位[:：]?)?(元|万元|亿元)[）)]"
)
_LONGEST = 16


def with_meanings(
    rows: Sequence[GridRow], labels: list[list[Path | None]]
) -> list[list[Path | None]]:
    """Return the labels of a table's cells, with those that only their words tell.

    Such a one has its value beside it, and is itself none of the value of a label before it.
    """
    found = [list(each) for each in labels]
    for row, here in zip(rows, found, strict=True):
        for at, cell in enumerate(row.cells[:-1]):
            free = here[at] is None and not (at and here[at - 1] is not None)
            beside = row.cells[at + 1]
            if free and not cell.continued and here[at + 1] is None and beside.text.strip():
                here[at] = path_meant(cell.text)
    return found


def with_official_total(
    rows: Sequence[GridRow], labels: list[list[Path | None]]
) -> list[list[Path | None]]:
    """Return the labels of a table, with 合计 where its other rows are all parts of 三公经费."""
    begun = [here[0] for here in labels if here and here[0]]
    if len(begun) < _LEAST_PARTS or any(path[:-1] != _OFFICIAL for path in _whole_parts(begun)):
        return labels
    found = [list(each) for each in labels]
    for row, here in zip(rows, found, strict=True):
        if here and here[0] is None and plain_heading(row.cells[0].text) in _SUM_LABELS:
            here[0] = (*_OFFICIAL, "合计")
    return found


def with_sums(
    rows: Sequence[GridRow], labels: list[list[Path | None]], title: str
) -> list[list[Path | None]]:
    """Return the labels of a table, with 合计 where the ``title`` or its rows tell of what it is.

    That is all income, or what was spent above or below 基本支出 and 项目支出.
    """
    is_income = "收入" in title and "支出" not in title
    found = [list(each) for each in labels]
    for at, row in enumerate(rows):
        first = next((n for n, cell in enumerate(row.cells) if not cell.continued), 0)
        if not row.cells or labels[at][first] or not _is_sum(row.cells[first].text):
            continue
        column = row.cells[first].column
        beside = [*zip(rows, labels, strict=True)][max(0, at - 1) : at + 2]
        paths = {
            path
            for each, told in beside
            for cell, path in zip(each.cells, told, strict=True)
            if cell.column == column and path
        }
        if any(path[:-1] == _KINDS for path in paths):
            found[at][first] = (*_SPENT, "支出总额")
        elif is_income:
            found[at][first] = ("预算收支", "收入", "合计")
    return found


def _is_sum(text: str) -> bool:
    return plain_heading(text) in _SUM_LABELS


def _whole_parts(paths: Iterable[Path]) -> list[Path]:
    """Return the paths of the parts of a group, those of their own parts as theirs."""
    return [path[: len(_OFFICIAL) + 1] for path in paths]


def sums_of(row: GridRow) -> dict[int, Path]:
    """Return the cells of a row that say 合计, by their number, with what its first cell sums."""
    words = plain_heading(row.cells[0].text)
    path = next((path for word, path in _SUMS if word in words), None)
    if path is None:
        return {}
    return {at: path for at, cell in enumerate(row.cells) if fold(cell.text) in _SUM_LABELS}


def path_meant(text: str) -> Path | None:
    """Return the field that a label means by its words; None for another text."""
    words = plain_heading(text)
    if not words or len(words) > _LONGEST:
        return None
    for label, pattern in _PEOPLE.items():
        if re.fullmatch(pattern, words):
            return (*_STAFF, label)
    key = meaning_of_part(words)
    return None if key is None else _PATHS.get(key)


def unit_of(texts: Iterable[str]) -> str:
    """Return the unit that texts such as 单位：元 say; empty where none does, ? for several.

    Behind a title, as in 收入（万元）, the usual unit need not be said again.
    """
    told = [match for text in texts if (match := _UNIT.fullmatch("".join(text.split())))]
    found = {match[1] or match[2] for match in told}
    if len(found) != 1:
        return "?" if found else ""
    unit = found.pop()
    return "" if unit == "万元" and all(match[2] for match in told) else unit
