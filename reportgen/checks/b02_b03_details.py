"""B02, B03: totals of the 基础数据表 and their details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import added, plain, sum_text, tolerance
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import COSTS, label_of
from reportgen.model.annexes.base_data import COLUMNS
from reportgen.model.computed_annexes import parts_of, sum_of
from reportgen.model.places import normal_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path, Severity
    from reportgen.model.annexes.base_data import YearFigures
    from reportgen.model.figures import Amount


@rule(
    codes.B02,
    explanation="核对三列的每一列：“三公”经费、公务用车购置和维护经费、项目支出等于明细之和；"
    "公用经费“其中”三项之和不大于合计。没有填合计或明细全空的列不判定；"
    "有的明细没有填、明细之和小于合计的只是警告。相差超过0.01万元（"
    "有的数以元填报时0.05万元）就报。",
    wrong="“三公”经费决算数12.6万元，其中公务用车8.6万元、出国0万元、公务接待3万元。",
    right="“三公”经费决算数12.6万元，其中公务用车8.6万元、出国0万元、公务接待4万元。",
)
def rows_add_up(subject: Subject) -> Iterator[Hit]:
    """Compare the totals of the table with their details."""
    for path, row in _rows(subject):
        for column in COLUMNS:
            yield from _column(path, row, column)


@rule(
    codes.B03,
    explanation="检查“三公”经费、公务用车、项目支出、公用经费的每一列：合计不是0的，"
    "明细至少填了一项。",
    wrong="项目支出决算数403万元，业务工作经费、运行维护经费、专项资金一行也没有填。",
    right="项目支出决算数403万元，专项资金：农村综合改革314万元……",
)
def totals_have_details(subject: Subject) -> Iterator[Hit]:
    """Look for totals whose details are all empty."""
    for path, row in _rows(subject):
        if _has_no_rows(subject, path, row):
            continue
        empty = [
            label_of(row, column)
            for column in COLUMNS
            if (total := getattr(row, column)) is not None
            and total.value
            and sum_of(parts_of(row), column) is None
        ]
        if empty:
            message = f"{path[-1]}的{'、'.join(empty)}有合计，明细全是空的"
            yield Hit(path, message, "补填明细；没有发生的明细填0")


def _has_no_rows(subject: Subject, path: Path, row: YearFigures) -> bool:
    """Return whether the table, of another form, has no rows for the details of one."""
    places = subject.report.places
    if path[:2] not in places.of_other_forms:
        return False
    return not any(normal_path((*path, label_of(row, part))) in places.marks for part in row.PARTS)


def _rows(subject: Subject) -> Iterator[tuple[Path, YearFigures]]:
    """Return the rows that have details, as given but with their details as printed."""
    annexes, shown = subject.report.annexes, subject.annexes
    if annexes is None or annexes.base_data is None or shown is None or shown.base_data is None:
        return
    given, filled = annexes.base_data.costs, shown.base_data.costs
    vehicles = given.official.vehicles
    official = given.official.model_copy(update={"vehicles": filled.official.vehicles})
    yield (*COSTS, "三公经费"), official
    if vehicles is not None:
        yield (*COSTS, "三公经费", "公务用车购置和维护经费"), vehicles
    yield (*COSTS, "项目支出"), given.projects
    yield (*COSTS, "公用经费"), given.public


def _column(path: Path, row: YearFigures, column: str) -> Iterator[Hit]:
    total: Amount | None = getattr(row, column)
    given = [getattr(part, column) for part in parts_of(row)]
    parts: list[Amount] = [amount for amount in given if amount is not None]
    if total is None or not parts:
        return
    gap = added(parts) - total.value
    if abs(gap) <= tolerance(total, *parts) or (gap < 0 and not row.SUMS):
        return
    label, terms = label_of(row, column), sum_text(amount.value for amount in parts)
    relation = "不等于" if row.SUMS else "大于"
    message = (
        f"{path[-1]}的{label}：明细之和{terms}，{relation}合计{plain(total.value)}，"
        f"相差{plain(abs(gap))}万元"
    )
    missing = len(parts) < len(given) or any(getattr(row, name) in (None, []) for name in row.PARTS)
    severity: Severity | None = "warning" if gap < 0 and missing else None
    yield Hit((*path, label), message, "与决算逐项核对，改正填错的数", severity)
