"""``汇总.xlsx``: the units, what was found in them, and charts, for a bureau to look at."""

from __future__ import annotations

import os
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.batch.charts import ChartFigures, draw_charts
from reportgen.batch.list_sheet import Column, Link, ListSheet, Value
from reportgen.batch.outcome import ROW_MARK, STATUSES, Outcome, split_row
from reportgen.findings import SEVERITIES, Finding, shown
from reportgen.presenting import workbook
from reportgen.seals import seal_archive

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_AMOUNT = "#,##0.00######"

UNIT_COLUMNS = (
    Column("序号", 5, "0"),
    Column("单位名称", 24),
    Column("年度", 6, "0"),
    Column("预算（万元）", 11, _AMOUNT, added=True),
    Column("支出（万元）", 11, _AMOUNT, added=True),
    Column("执行率", 8, "0.0%"),
    Column("结余（万元）", 11, _AMOUNT, added=True),
    Column("三公（万元）", 10, _AMOUNT, added=True),
    Column("总分", 7, "0.00"),
    Column("等级", 5, align="center"),
    Column("错误", 6, "0", alarming=True, added=True),
    Column("警告", 6, "0", added=True),
    Column("提示", 6, "0", added=True),
    Column("状态", 7, align="center"),
    Column("文件", 27, size=8),
    Column("数据", 15, size=8, printed=False),
    Column("模板", 9, size=8, printed=False),
    Column("模板年度", 6, "0", printed=False),
    Column("SHA-256", 15, size=6, printed=False),
)
RULE_COLUMNS = (
    Column("编号", 7),
    Column("规则", 60),
    Column("级别", 7, align="center"),
    Column("单位数", 8, "0"),
    Column("条数", 8, "0", added=True),
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
        units = ListSheet(book, "单位", UNIT_COLUMNS, frozen=2)
        found = ListSheet(book, "检查结果", FINDING_COLUMNS)
        figures = ChartFigures()
        rules: Counter[tuple[str, str]] = Counter()
        units_of_rules: Counter[tuple[str, str]] = Counter()
        for number, outcome in enumerate(outcomes, start=1):
            units.add(_unit_row(number, outcome, folder))
            kinds = [(found.rule, SEVERITIES[found.severity]) for found in outcome.findings]
            rules.update(kinds)
            units_of_rules.update({*kinds})
            if outcome.findings:
                link = _link(outcome.output or outcome.source, folder)
                for finding in outcome.findings:
                    found.add(_finding_row(outcome, finding, link))
            figures.add(outcome)
        units.close("合计")
        found.close()
        _write_rules(book, rules, units_of_rules)
        draw_charts(book, figures)
    seal_archive(target)


def _write_rules(
    book: Any, rules: Counter[tuple[str, str]], units: Counter[tuple[str, str]]
) -> None:
    """Write how many units each rule has found something in, the most first."""
    sheet = ListSheet(book, "按规则", RULE_COLUMNS)
    for key, count in sorted(units.items(), key=lambda each: (-each[1], each[0])):
        rule, level = key
        known = codes.CODES.get(rule)
        sheet.add((rule, known.headline if known else None, level, count, rules[key]))
    sheet.close("合计")


def _unit_row(number: int, outcome: Outcome, folder: Path) -> tuple[Value, ...]:
    figures = outcome.summary
    # Of a unit that could not be read only its name is known, or that of its file.
    amounts: tuple[Value, ...] = (outcome.name, *(None,) * 8)
    if figures is not None:
        money = (figures.budget, figures.spent, figures.rate, figures.balance, figures.official)
        amounts = (figures.unit, figures.year, *money, figures.score, figures.grade)
    return (
        number,
        *amounts,
        *(outcome.count(level) for level in SEVERITIES),
        STATUSES[outcome.state],
        _link(outcome.output, folder),
        _link(outcome.source, folder),
        outcome.template,
        outcome.template_year,
        outcome.sha256,
    )


def _finding_row(outcome: Outcome, finding: Finding, link: Link | str | None) -> tuple[Value, ...]:
    return (
        outcome.name,
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
    path, row = split_row(path)
    try:
        target = os.path.relpath(path, folder)
    except ValueError:  # another drive
        target = os.path.abspath(path)
    text = shown(f"{os.path.basename(path)} {row}".rstrip())
    is_plain = shown(target) == target and max(len(target), len(text)) <= _MAX_LINK
    place = f"{ROW_MARK}{row}" if row else ""
    return Link(text, target.replace(os.sep, "/"), place) if is_plain else text
