"""The annexes as they are printed: what was left blank is computed, the rest stays as given."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen.model.absent import all_known, is_absent
from reportgen.model.annexes.annex_values import Area, Percent, Score
from reportgen.model.annexes.base_data import COLUMNS, YearFigures
from reportgen.model.annexes.evaluation import Evaluation
from reportgen.model.annexes.scoring import (
    EXECUTION_WEIGHT,
    execution_score,
    grade_of,
    indicator_score,
    total_score,
)
from reportgen.model.base import field_tree
from reportgen.model.figures import Amount
from reportgen.model.percentages import percentage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.model.annexes import Annexes
    from reportgen.model.annexes.base_data import BaseData, Building, CostControl, PaidStaff
    from reportgen.model.annexes.evaluation import (
        BudgetRequest,
        FundFigures,
        FundTotal,
        Indicator,
        ProjectEvaluation,
        ProjectFunds,
        WholeEvaluation,
    )
    from reportgen.model.report import Report

_Row = TypeVar("_Row", bound=YearFigures)
_Sheet = TypeVar("_Sheet", bound=Evaluation)
_Funds = TypeVar("_Funds", bound="FundFigures")

FUND_COLUMNS = ("initial", "adjustment", "budget", "spent")
"""The columns of 年度预算申请 and 项目资金 that are sums of money, by attribute."""


def filled(report: Report) -> Report:
    """Return the report with its annexes filled in: rates, sums, scores, totals, grades.

    Only what was left blank is computed; what can't be, as by a division by 0, stays blank. A
    level of the indicators that repeats the row above is left blank, as merged cells print it.
    The report itself is given back where it has no annexes.
    """
    if report.annexes is None:
        return report
    return report.model_copy(update={"annexes": filled_annexes(report)})


def filled_annexes(report: Report) -> Annexes | None:
    """Return the filled annexes alone; None without annexes."""
    annexes = report.annexes
    if annexes is None:
        return None
    return annexes.model_copy(
        update={
            "base_data": annexes.base_data and _base_data(annexes.base_data),
            "whole": annexes.whole and _whole(annexes.whole, report),
            "projects": [_project(sheet, report) for sheet in annexes.projects],
        }
    )


def parts_of(row: YearFigures) -> list[YearFigures]:
    """Return the rows that a row of 经费控制情况 consists of, those of its lists too."""
    found: list[YearFigures] = []
    for name in type(row).PARTS:
        part = getattr(row, name)
        found += part if isinstance(part, list) else [part] if part is not None else []
    return found


def sum_of(rows: Iterable[Any], column: str) -> Amount | None:
    """Add one column of some rows up; None when no row has it."""
    given = [amount for row in rows if (amount := getattr(row, column)) is not None]
    return Amount.total(given) if given and all_known(*given) else None


def score_text(value: Decimal) -> Score:
    """Return a computed score without needless zeros."""
    return Score(f"{value.normalize():f}")


def _percent(part: Decimal, whole: Decimal) -> Percent | None:
    """Return a rate; None where it can't be, or has more digits than a figure may have."""
    rate = percentage(part, whole)
    try:
        return None if rate is None else Percent(f"{rate:f}")
    except ValueError:
        return None


def _base_data(data: BaseData) -> BaseData:
    return data.model_copy(
        update={
            "staff": _staff(data.staff),
            "costs": _costs(data.costs),
            "buildings": [_building(building) for building in data.buildings],
        }
    )


def _staff(staff: PaidStaff) -> PaidStaff:
    rate = staff.rate
    if rate is None and all_known(staff.serving, staff.posts):
        rate = _percent(Decimal(staff.serving), Decimal(staff.posts))
    return staff.model_copy(update={"rate": rate})


def _costs(costs: CostControl) -> CostControl:
    rows = {"official": _row(costs.official), "projects": _row(costs.projects)}
    return costs.model_copy(update=rows)


def _row(row: _Row) -> _Row:
    """Fill the columns of a row with the sums of its parts, the parts first."""
    update: dict[str, Any] = {}
    for name in type(row).PARTS:
        part = getattr(row, name)
        if isinstance(part, YearFigures):
            update[name] = _row(part)
    row = row.model_copy(update=update)
    if not type(row).SUMS:
        return row
    parts = parts_of(row)
    return row.model_copy(
        update={column: getattr(row, column) or sum_of(parts, column) for column in COLUMNS}
    )


def _building(building: Building) -> Building:
    return building.model_copy(
        update={
            "area_rate": building.area_rate or _rate(building.real_area, building.approved_area),
            "investment_rate": building.investment_rate
            or _rate(building.invested, building.planned),
        }
    )


def _rate(part: Area | Amount, whole: Area | Amount) -> Percent | None:
    return _percent(part.value, whole.value) if all_known(part, whole) else None


def _whole(sheet: WholeEvaluation, report: Report) -> WholeEvaluation:
    request = _request(sheet.request)
    named = _followed_names(sheet, report)
    return _sheet(sheet.model_copy(update={**named, "request": request}), request.total)


def _project(sheet: ProjectEvaluation, report: Report) -> ProjectEvaluation:
    funds = _project_funds(sheet.funds)
    named = _followed_names(sheet, report)
    return _sheet(sheet.model_copy(update={**named, "funds": funds}), funds.total)


def _followed_names(sheet: Evaluation, report: Report) -> dict[str, str]:
    """Return the names of a sheet by attribute; where none is given it is that of 部门概况."""
    fields = (field_tree(type(sheet)).fields or {}).values()
    return {
        node.attribute: getattr(sheet, node.attribute)
        or getattr(report.overview, node.role.follows)
        for node in fields
        if node.role.follows
    }


def _request(request: BudgetRequest) -> BudgetRequest:
    kinds = [kind for kind in (request.by_income, request.by_spending) if kind is not None]
    spent = request.total.spent or (kinds[0].total_amount if kinds else None)
    total = _fund_total(request.total.model_copy(update={"spent": spent}))
    return request.model_copy(update={"total": total})


def _project_funds(funds: ProjectFunds) -> ProjectFunds:
    sources = {
        name: _funds(part)
        for name in type(funds).PARTS
        if (part := getattr(funds, name)) is not None
    }
    rows = sources.values()
    sums = {name: getattr(funds.total, name) or sum_of(rows, name) for name in FUND_COLUMNS}
    total = _fund_total(funds.total.model_copy(update=sums))
    return funds.model_copy(update={**sources, "total": total})


def _funds(row: _Funds) -> _Funds:
    """Fill in 全年预算数 = 年初预算数 + 调整数."""
    initial, adjustment = row.initial, row.adjustment
    if row.budget is None and initial is not None and adjustment is not None:
        budget = Amount.total([initial, adjustment]) if all_known(initial, adjustment) else None
        return row.model_copy(update={"budget": budget})
    return row


def _fund_total(row: FundTotal) -> FundTotal:
    row = _funds(row)
    weight = row.weight or score_text(EXECUTION_WEIGHT)
    rate, score = row.rate, row.score
    if not all_known(weight, rate, score, row.spent, row.budget):
        return row.model_copy(update={"weight": weight})
    if rate is None and row.spent is not None and row.budget is not None:
        rate = _percent(row.spent.value, row.budget.value)
    if score is None and rate is not None:
        score = score_text(execution_score(weight.value, rate.value))
    return row.model_copy(update={"weight": weight, "rate": rate, "score": score})


def _sheet(sheet: _Sheet, execution: FundTotal) -> _Sheet:
    """Fill in the scores of the indicators, their total and the grade."""
    if is_absent(sheet.indicators):
        return sheet
    indicators = _indicators(sheet.indicators)
    rows: list[FundTotal | Indicator] = [execution, *indicators]
    weight, score = sheet.total.weight, sheet.total.score
    if weight is None and all_known(*(row.weight for row in rows)):
        weight = score_text(
            sum((row.weight.value for row in rows if row.weight is not None), Decimal(0))
        )
    if score is None and all_known(*(row.score for row in rows)):
        known = total_score(row.score.value if row.score else None for row in rows)
        score = None if known is None else score_text(known)
    grade = sheet.grade
    if grade is None and score is not None and not is_absent(score):
        grade = grade_of(score.value)
    total = sheet.total.model_copy(update={"weight": weight, "score": score})
    return sheet.model_copy(update={"indicators": indicators, "total": total, "grade": grade})


def _indicators(indicators: list[Indicator]) -> list[Indicator]:
    first = second = None
    found: list[Indicator] = []
    for row in indicators:
        score = row.score
        if score is None and all_known(row.target, row.actual, row.weight):
            value = indicator_score(row.target, row.actual, row.weight.value)
            score = None if value is None else score_text(value)
        new_first = row.first_level is not None and row.first_level != first
        new_second = row.second_level is not None and (new_first or row.second_level != second)
        first, second = row.first_level or first, row.second_level or second
        shown = {
            "first_level": row.first_level if new_first else None,
            "second_level": row.second_level if new_second else None,
            "score": score,
        }
        found.append(row.model_copy(update=shown))
    return found
