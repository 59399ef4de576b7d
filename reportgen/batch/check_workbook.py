"""``检查结果.xlsx``: what a check of many units has found, to look at, print and send back."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.batch.check_many import about_units
from reportgen.batch.list_sheet import Column, ListSheet
from reportgen.batch.workbook import FINDING_COLUMNS, unit_columns, write_rules
from reportgen.findings import SEVERITIES
from reportgen.presenting import workbook
from reportgen.storage import put, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.batch.check_many import CheckedUnits
    from reportgen.batch.last_year import LastYear
    from reportgen.batch.list_sheet import Value
    from reportgen.findings import Finding

_REPORT, _REMARK, _MONEY = "报告", "备注", "（万元）"
_OURS = (
    *("序号", "单位名称", "年度", "预算（万元）", "支出（万元）", "上年支出（万元）", "比上年"),
    *("执行率", "总分", "上年总分", "等级", *SEVERITIES.values()),
)
"""The columns of 汇总.xlsx that a check can fill."""


def write_check_workbook(
    checked: CheckedUnits,
    path: Path,
    last_year: LastYear | None = None,
    unread: Iterable[Finding] = (),
    *,
    force: bool = False,
) -> None:
    """Write what was found: each finding, each unit with its figures, and each rule.

    ``unread`` are notes on files that were passed over; they have rows of their own. Raises
    OutputError when the file can't be written and, unless ``force``, when there is one that
    somebody has written something into.
    """
    buffer = io.BytesIO()
    others = [(each.location, [each]) for each in unread]
    with telling(path), workbook(buffer, constant_memory=True) as book:
        findings = (Column(_REPORT, 22, size=8), *FINDING_COLUMNS[1:-1])
        found = ListSheet(book, "检查结果", findings)
        rules: Counter[tuple[str, str]] = Counter()
        units_of_rules: Counter[tuple[str, str]] = Counter()
        for name, each_of in (*checked.groups, *others):
            for each in each_of:
                level = SEVERITIES[each.severity]
                told = (each.path, each.place, each.message, each.suggestion)
                found.add((name, level, each.rule, *told))
            kinds = [(each.rule, SEVERITIES[each.severity]) for each in each_of]
            rules.update(kinds)
            units_of_rules.update({*kinds})
        found.close()
        _write_units(book, checked, last_year, [name for name, _ in others])
        write_rules(book, rules, units_of_rules)
    put(path, buffer.getvalue(), force=force)


def _write_units(
    book: Any, checked: CheckedUnits, last_year: LastYear | None, unread: Sequence[str]
) -> None:
    """Write a row for each file: the unit's figures, how much was found, and what to know of it."""
    columns = [
        each for each in unit_columns(last_year=last_year is not None) if each.title in _OURS
    ]
    columns += [Column(_REPORT, 24, size=8), Column(_REMARK, 22, size=8)]
    sheet = ListSheet(book, "按单位", tuple(columns))
    about = about_units(checked, last_year)
    number = 0
    for name, findings in checked.groups:
        if name not in checked.sources:
            continue
        number += 1
        row: dict[str, Value] = {"单位名称": Path(name).stem, _REPORT: name, "序号": number}
        row |= about.get(name, {})
        if first := checked.repeated.get(name):
            # As texts they are there to be seen, and in no sum.
            row |= {
                title: f"{value:f}"
                for title, value in row.items()
                if title.endswith("（万元）") and value
            }
            row[_REMARK] = f"与 {first} 是同一单位同一年度，不计入合计"
        elif name not in checked.names:
            row[_REMARK] = "读不出"
        counts = Counter(SEVERITIES[each.severity] for each in findings)
        row |= {level: counts[level] for level in SEVERITIES.values()}
        sheet.add(tuple(row.get(column.title) for column in columns))
    for name in unread:
        number += 1
        row = {"序号": number, "单位名称": Path(name).stem, _REPORT: name, _REMARK: "没有读"}
        sheet.add(tuple(row.get(column.title) for column in columns))
    sheet.close("合计")
