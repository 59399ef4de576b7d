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
    Column("单位名称", 34),
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
    Column("文件", 54, size=8, printed=False),
    Column("数据", 30, size=8, printed=False),
    Column("表样", 9, size=8, printed=False),
    Column("表样年度", 8, "0", printed=False),
    Column("SHA-256", 42, size=6, printed=False),
)
LAST_YEAR_COLUMNS = (
    Column("上年支出（万元）", 13, _AMOUNT, added=True),
    Column("比上年", 8, "0.0%"),
    Column("上年总分", 7, "0.00"),
)
"""Columns of the sheet 单位 where last year's reports are there: behind 支出 and 总分."""

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


def unit_columns(*, last_year: bool) -> tuple[Column, ...]:
    """Return the columns of the sheet 单位: last year's figures beside this year's."""
    spent, growth, score = LAST_YEAR_COLUMNS
    behind = {"支出（万元）": (spent, growth), "总分": (score,)} if last_year else {}
    return tuple(
        each for column in UNIT_COLUMNS for each in (column, *behind.get(column.title, ()))
    )


def write_workbook(
    target: str,
    folder: Path,
    outcomes: Iterable[Outcome],
    others: Iterable[Finding] = (),
    *,
    last_year: bool = False,
    is_sent: bool = False,
) -> None:
    """Write the workbook to a new file; links in it lead from ``folder``.

    ``others`` are findings of no unit, such as on files that were not read; they stand last.
    With ``last_year`` the units have last year's figures beside this year's. One that ``is_sent``
    with the outputs has no links to the data, which are not.
    Rows go to the disk as they come, so that no number of units fills the memory.
    """
    with workbook(target, constant_memory=True) as book:
        book.set_properties({"title": "部门整体支出绩效评价报告汇总", "created": _CREATED})
        columns = unit_columns(last_year=last_year)
        units = ListSheet(book, "单位", columns, frozen=2)
        found = ListSheet(book, "检查结果", FINDING_COLUMNS)
        figures = ChartFigures()
        rules: Counter[tuple[str, str]] = Counter()
        units_of_rules: Counter[tuple[str, str]] = Counter()
        for number, outcome in enumerate(outcomes, start=1):
            row = _unit_row(number, outcome, folder)
            source = _name(outcome.source) if is_sent else _link(outcome.source, folder)
            row["数据"] = source
            units.add(tuple(row.get(column.title) for column in columns))
            kinds = [(found.rule, SEVERITIES[found.severity]) for found in outcome.findings]
            rules.update(kinds)
            units_of_rules.update({*kinds})
            if outcome.findings:
                link = _link(outcome.output, folder) or source
                for finding in outcome.findings:
                    found.add(_finding_row(outcome.name, finding, link))
            figures.add(outcome)
        for finding in others:
            found.add(_finding_row("", finding, None))
        units.close("合计")
        found.close()
        write_rules(book, rules, units_of_rules)
        draw_charts(book, figures)
    seal_archive(target)


def write_rules(
    book: Any, rules: Counter[tuple[str, str]], units: Counter[tuple[str, str]]
) -> None:
    """Write how many units each rule has found something in, the most first."""
    sheet = ListSheet(book, "按规则", RULE_COLUMNS)
    for key, count in sorted(units.items(), key=lambda each: (-each[1], each[0])):
        rule, level = key
        known = codes.CODES.get(rule)
        sheet.add((rule, known.headline if known else None, level, count, rules[key]))
    sheet.close("合计")


def _unit_row(number: int, outcome: Outcome, folder: Path) -> dict[str, Value]:
    """Return what the sheet 单位 says of a unit, by the titles of its columns."""
    row: dict[str, Value] = {
        "序号": number,
        # Of a unit that could not be read only its name is known, or that of its file.
        "单位名称": outcome.name,
        **{SEVERITIES[level]: outcome.count(level) for level in SEVERITIES},
        "状态": STATUSES[outcome.state],
        "文件": _link(outcome.output, folder),
        "表样": outcome.template,
        "表样年度": outcome.template_year,
        "SHA-256": outcome.sha256,
    }
    figures = outcome.summary
    if figures is not None:
        row |= {
            "年度": figures.year,
            "预算（万元）": figures.budget,
            "支出（万元）": figures.spent,
            "执行率": figures.rate,
            "结余（万元）": figures.balance,
            "三公（万元）": figures.official,
            "总分": figures.score,
            "等级": figures.grade,
            "上年支出（万元）": figures.last_spent,
            "比上年": figures.growth,
            "上年总分": figures.last_score,
        }
    return row


def _finding_row(unit: str, finding: Finding, link: Link | str | None) -> tuple[Value, ...]:
    return (
        unit,
        SEVERITIES[finding.severity],
        finding.rule,
        finding.path,
        finding.place,
        finding.message,
        finding.suggestion,
        link,
    )


def _link(path: str, folder: Path) -> Link | str | None:
    """Return a link to a file; its name alone where a formula can't hold it."""
    if not path:
        return None
    text = _name(path)
    path, row = split_row(path)
    try:
        target = os.path.relpath(path, folder)
    except ValueError:  # another drive
        target = os.path.abspath(path)
    is_plain = shown(target) == target and max(len(target), len(text)) <= _MAX_LINK
    place = f"{ROW_MARK}{row}" if row else ""
    return Link(text, target.replace(os.sep, "/"), place) if is_plain else text


def _name(path: str) -> str:
    """Return the name of a file, and the row of a roster."""
    path, row = split_row(path)
    return shown(f"{os.path.basename(path)} {row}".rstrip())
