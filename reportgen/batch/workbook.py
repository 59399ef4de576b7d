"""``汇总.xlsx``: the units, what was found in them, and charts, for a bureau to look at."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING

from reportgen.batch.charts import ChartFigures, draw_charts
from reportgen.batch.list_sheet import Column, Link, ListSheet, Value
from reportgen.batch.outcome import STATUSES, Outcome
from reportgen.findings import SEVERITIES, Finding, shown
from reportgen.presenting import workbook
from reportgen.seals import seal_archive

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_AMOUNT = "#,##0.00######"

UNIT_COLUMNS = (
    Column("单位名称", 24),
    Column("年度", 6, "0"),
    Column("预算（万元）", 11, _AMOUNT),
    Column("支出（万元）", 11, _AMOUNT),
    Column("执行率", 8, "0.0%"),
    Column("结余（万元）", 11, _AMOUNT),
    Column("三公（万元）", 10, _AMOUNT),
    Column("错误", 6, "0", alarming=True),
    Column("警告", 6, "0"),
    Column("状态", 7, align="center"),
    Column("文件", 27, size=8),
    Column("SHA-256", 15, size=6),
    Column("模板", 9, size=8),
    Column("模板年度", 6, "0"),
    Column("数据", 15, size=8),
)
FINDING_COLUMNS = (
    Column("单位名称", 20),
    Column("级别", 6, align="center"),
    Column("编号", 6, align="center"),
    Column("栏目", 25, size=9),
    Column("位置", 18, size=8),
    Column("说明", 42),
    Column("建议", 27),
    Column("文件", 22, size=8),
)
"""The columns of the sheets 单位 and 检查结果, as wide as fits on A4 across."""

_MAX_LINK = 250
_CREATED = datetime(2000, 1, 1)


def write_workbook(target: str, folder: Path, outcomes: Iterable[Outcome]) -> None:
    """Write the workbook to a new file; links in it lead from ``folder``.

    Rows go to the disk as they come, so that no number of units fills the memory.
    """
    with workbook(target, constant_memory=True) as book:
        book.set_properties({"title": "部门整体支出绩效评价报告汇总", "created": _CREATED})
        units = ListSheet(book, "单位", UNIT_COLUMNS)
        found = ListSheet(book, "检查结果", FINDING_COLUMNS)
        figures = ChartFigures()
        for outcome in outcomes:
            units.add(_unit_row(outcome, folder))
            if outcome.findings:
                link = _link(outcome.output or outcome.source, folder)
                for finding in outcome.findings:
                    found.add(_finding_row(outcome, finding, link))
            figures.add(outcome)
        units.close()
        found.close()
        draw_charts(book, figures)
    seal_archive(target)


def _unit_row(outcome: Outcome, folder: Path) -> tuple[Value, ...]:
    figures = outcome.summary
    amounts: tuple[Value, ...] = (None,) * 7
    if figures is not None:
        money = (figures.budget, figures.spent, figures.rate, figures.balance, figures.official)
        amounts = (figures.unit, figures.year, *money)
    return (
        *amounts,
        outcome.count("error"),
        outcome.count("warning"),
        STATUSES[outcome.state],
        _link(outcome.output, folder),
        outcome.sha256,
        outcome.template,
        outcome.template_year,
        _link(outcome.source, folder),
    )


def _finding_row(outcome: Outcome, finding: Finding, link: Link | str | None) -> tuple[Value, ...]:
    return (
        outcome.summary.unit if outcome.summary else None,
        SEVERITIES[finding.severity],
        finding.rule,
        finding.path,
        finding.location,
        finding.message,
        finding.suggestion,
        link,
    )


def _link(path: str, folder: Path) -> Link | str | None:
    """Return a link to a file; its name alone where a formula can't hold it."""
    if not path:
        return None
    try:
        target = os.path.relpath(path, folder)
    except ValueError:  # another drive
        target = os.path.abspath(path)
    text = shown(os.path.basename(path))
    is_plain = shown(target) == target and max(len(target), len(text)) <= _MAX_LINK
    return Link(text, target.replace(os.sep, "/")) if is_plain else text
