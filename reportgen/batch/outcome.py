"""What became of one unit of a batch, in Python and as a line of the manifest."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from reportgen.batch.portraits import Portrait, as_list, from_list
from reportgen.findings import SEVERITIES, Finding, shown
from reportgen.model.percentages import ratio

if TYPE_CHECKING:
    from reportgen.findings import Severity
    from reportgen.model.report import Report

Status = Literal["built", "unchanged", "refused", "failed"]

STATUSES: dict[Status, str] = {
    "built": "已生成",
    "unchanged": "未变",
    "refused": "未生成",
    "failed": "失败",
}
"""What becomes of a unit: ``refused`` by ``strict``; ``failed`` for data, template or place."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a report that a bureau looks at: exact, in 万元, None where not given."""

    unit: str
    year: int
    budget: Decimal
    spent: Decimal
    balance: Decimal | None
    official: Decimal | None
    score: Decimal | None = None
    grade: str | None = None
    last_spent: Decimal | None = None
    last_score: Decimal | None = None

    @property
    def growth(self) -> Decimal | None:
        """How much more was spent than last year, 1 for twice as much; None without last year."""
        return (
            None
            if self.last_spent is None
            else ratio(self.spent - self.last_spent, self.last_spent)
        )

    @property
    def rate(self) -> Decimal | None:
        """执行率, 1 for all of the budget; None without a budget."""
        return ratio(self.spent, self.budget)


def summary_of(report: Report) -> Summary:
    """Return the figures of a report."""
    spending = report.performance.expenditure
    official = spending.official_expenses
    whole = None
    if report.annexes is not None and report.annexes.whole is not None:
        # For start-up: most reports have no annexes.
        from reportgen.model.computed_annexes import filled_annexes

        annexes = filled_annexes(report)
        whole = None if annexes is None else annexes.whole
    score = None if whole is None else whole.total.score
    return Summary(
        report.overview.unit_name,
        report.year,
        report.overview.annual_budget.value,
        spending.total.value,
        None if spending.balance is None else spending.balance.value,
        None if official is None else official.total_amount.value,
        None if score is None else score.value,
        None if whole is None else whole.grade,
    )


ROW_MARK = "#"
"""Stands between the path of a roster and the place of a row: as in addresses of links."""

_ROW = re.compile(r"(?P<path>.+)#(?P<row>[^#!]+![A-Z]+[0-9]+)", re.DOTALL)


def split_row(source: str) -> tuple[str, str]:
    """Return the file of a source, and the place of its row in a roster, empty for a file."""
    match = _ROW.fullmatch(source)
    return (match["path"], match["row"]) if match else (source, "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one unit.

    ``source`` is its file and ``source_sha256`` the hash of that; ``output`` the Word file with
    ``sha256``, both empty when there is none of this run or the one before; ``template``,
    ``template_year`` and ``template_sha256`` say with what it was made; ``findings`` are what the
    checks found, or what kept it from being built; ``summary`` is None for data that can't be read:
    then ``unit`` is the unit's name as far as it is known.
    ``portrait`` is what it is compared by with the other units; ``pictures`` are the picture files
    that its data name, each with its hash.
    """

    source: str
    status: Status
    findings: tuple[Finding, ...] = ()
    summary: Summary | None = None
    source_sha256: str = ""
    output: str = ""
    sha256: str = ""
    template: str = ""
    template_year: int | None = None
    template_sha256: str = ""
    portrait: Portrait | None = None
    unit: str = ""
    pictures: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The name of the unit; that of its file where nothing tells it."""
        if self.summary is not None:
            return self.summary.unit
        return self.unit or shown(Path(self.source).stem)

    def count(self, severity: Severity) -> int:
        """Count the findings of a level."""
        return sum(each.severity == severity for each in self.findings)

    @property
    def is_there(self) -> bool:
        """Whether the unit's Word file is there as this run wants it."""
        return self.status in ("built", "unchanged")

    @property
    def state(self) -> Status:
        """What the unit is, however the run came to it: one that was built before is built."""
        return "built" if self.is_there else self.status

    def as_dict(self) -> dict[str, Any]:
        """Return the outcome as the manifest has it: Chinese keys, amounts as text in 万元."""
        held: dict[str, Any] = {
            "数据": self.source,
            "数据SHA256": self.source_sha256,
            "状态": STATUSES[self.state],
            "文件": self.output,
            "SHA256": self.sha256,
            "模板": self.template,
            "模板年度": self.template_year,
            "模板SHA256": self.template_sha256,
            **{SEVERITIES[level]: self.count(level) for level in SEVERITIES},
            "检查结果": [finding.as_dict() for finding in self.findings],
        }
        if self.pictures:
            held["图片SHA256"] = dict(self.pictures)
        if self.portrait:
            held["比对"] = as_list(self.portrait)
        if self.unit:
            held["单位名称"] = self.unit
        if self.summary:
            held["概况"] = {
                label: _shown(value)
                for name, label in _LABELS.items()
                if (value := getattr(self.summary, name)) is not None or name not in _SCORED
            }
        return held


_SCORED = ("score", "grade", "last_spent", "last_score")
_LABELS = {
    "unit": "单位名称",
    "year": "年度",
    "budget": "预算",
    "spent": "支出",
    "balance": "结余",
    "official": "三公",
    "score": "总分",
    "grade": "等级",
    "last_spent": "上年支出",
    "last_score": "上年总分",
}


def _shown(value: Any) -> Any:
    return f"{value:f}" if isinstance(value, Decimal) else value


def from_dict(held: dict[str, Any]) -> Outcome:
    """Read what ``as_dict`` gave: there, ``unchanged`` is as good as ``built``.

    Raises ValueError, KeyError or TypeError for anything else.
    """
    statuses = {title: status for status, title in STATUSES.items()}
    return Outcome(
        str(held["数据"]),
        statuses[held["状态"]],
        tuple(Finding(**each) for each in held["检查结果"]),
        _summary(held["概况"]) if "概况" in held else None,
        str(held["数据SHA256"]),
        str(held["文件"]),
        str(held["SHA256"]),
        str(held["模板"]),
        held["模板年度"],
        str(held["模板SHA256"]),
        from_list(held["比对"]) if "比对" in held else None,
        str(held.get("单位名称", "")),
        tuple(map(_text_pair, held.get("图片SHA256", {}).items())),
    )


def _text_pair(pair: tuple[Any, Any]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


def _summary(held: dict[str, Any]) -> Summary:
    values: dict[str, Any] = {
        field.name: held.get(_LABELS[field.name])
        if field.name in _SCORED
        else held[_LABELS[field.name]]
        for field in fields(Summary)
    }
    for name in ("budget", "spent", "balance", "official", "score", "last_spent", "last_score"):
        if values[name] is not None:
            values[name] = Decimal(values[name])
    return Summary(**values)
