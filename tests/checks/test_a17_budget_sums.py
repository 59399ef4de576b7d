"""A17: income by source, spending by budget, the budget in the annex."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.samples import EXPENDITURE, hits

GENERAL = {"基本支出": "3517万元", "项目支出": "403万元"}


@pytest.mark.parametrize(
    ("budget", "severity"),
    [
        ({"收入": {"合计": "90万元", "一般公共预算拨款": "80万元", "其他资金": "20万元"}}, None),
        ({"收入": {"合计": "90万元", "一般公共预算拨款": "80万元"}}, "warning"),
        ({"一般公共预算支出情况": GENERAL, "政府性基金预算支出情况": "30万元"}, None),
        ({"一般公共预算支出情况": {**GENERAL, "项目支出": "400万元"}}, "warning"),
    ],
)
def test_sums_that_are_not_the_total(budget: dict[str, Any], severity: str | None) -> None:
    (hit,) = hits("A17", ("预算收支", budget))
    assert hit.severity == severity
    assert "相差" in hit.message


@pytest.mark.parametrize(
    "budget",
    [
        {"收入": {"合计": "100万元", "一般公共预算拨款": "80万元", "其他资金": "20万元"}},
        {"收入": "100万元"},
        {"一般公共预算支出情况": GENERAL, "政府性基金预算支出情况": "0万元"},
        {"一般公共预算支出情况": {"基本支出": "3517万元"}},
    ],
)
def test_sums_that_are_right_or_not_told(budget: dict[str, Any]) -> None:
    assert hits("A17", ("预算收支", budget)) == []


def test_money_of_no_budget_may_be_spent_besides() -> None:
    general = {**GENERAL, "项目支出": "100万元"}
    budget = {"一般公共预算支出情况": general, "政府性基金预算支出情况": "0万元"}
    told = (f"{EXPENDITURE}.概述", "全年事业收入303万元，全部用于业务支出。")
    assert hits("A17", ("预算收支", budget))
    assert hits("A17", ("预算收支", budget), told) == []
