"""A05: 三公 stays within its budget and last year's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.annexed import annex_hits
from tests.checks.samples import EXPENDITURE, hits, report_with

OFFICIAL = f"{EXPENDITURE}.三公经费"


@pytest.mark.parametrize(
    ("official", "severities"),
    [
        ({"合计": "12.6万元", "预算数": "10万元"}, [None]),
        ({"合计": "12.6万元", "上年数": "12.5万元"}, ["warning"]),
        ({"合计": "12.6万元", "预算数": "12万元", "上年数": "11.8万元"}, [None, "warning"]),
        ({"公务接待费": "4.1", "公务用车购置及运行费": "8.4", "预算数": "12.4"}, [None]),
        ({"合计": "126600元", "预算数": "12.6万元"}, [None]),
    ],
)
def test_official_expenses_over_a_limit(
    official: dict[str, Any], severities: list[str | None]
) -> None:
    assert [hit.severity for hit in hits("A05", (OFFICIAL, official))] == severities


@pytest.mark.parametrize(
    "official",
    [
        "12.6万元",
        None,
        {"合计": "12.6万元", "预算数": "12.6万元", "上年数": "13万元"},
        {"合计": "12.6万元", "预算数": "12.59万元"},
        {"合计": "126400元", "上年数": "12.6万元"},
        {"公务接待费": "4.1", "预算数": "10"},
    ],
)
def test_official_expenses_within_limits(official: object) -> None:
    assert hits("A05", (OFFICIAL, official)) == []


def test_last_years_report_stands_in_for_the_figure() -> None:
    last = report_with(("年度", 2023), (OFFICIAL, "11万元"))
    [hit] = hits("A05", last=last)
    assert hit.severity == "warning"
    assert hit.message == "“三公”经费支出12.6万元，超过上年11万元：12.6−11=1.6万元"
    assert hits("A05", (OFFICIAL, {"合计": "12.6", "上年数": "13"}), last=last) == []
    assert hits("A05", last=report_with(("年度", 2022), (OFFICIAL, "11万元"))) == []
    assert hits("A05", last=report_with(("年度", 2023), (OFFICIAL, None))) == []


def test_official_expenses_over_budget_in_the_message() -> None:
    [hit] = hits("A05", (OFFICIAL, {"合计": "12.6万元", "预算数": "10万元"}))
    assert hit.message == "“三公”经费支出12.6万元，超过预算数10万元：12.6−10=2.6万元"
    assert hit.path[-1] == "三公经费"


def test_the_annex_stands_in_for_figures_that_are_asked_for_there() -> None:
    row = "基础数据表.经费控制情况.三公经费"
    within = [(f"{row}.预算数", "13万元"), (f"{row}.上年决算数", "13万元")]
    over = [(f"{row}.预算数", "10万元"), (f"{row}.上年决算数", "11万元")]
    assert annex_hits("A05", *within) == []
    assert [hit.severity for hit in annex_hits("A05", *over)] == [None, "warning"]
