"""Totals with a budget and a result, and parts that have both."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "“三公”经费支出预算为16.5万元，支出决算为12.4万元，完成预算的75.15%，其中：因公出国（境）费"
            "支出预算为0万元，支出决算为0万元；公务用车运行费支出预算为11万元，支出决算为8.7万元，"
            "完成预算的79.09%；公务接待费支出预算为5.5万元，支出决算为3.4万元，完成预算的61.82%。",
            "0+8.7+3.4=12.1，比总量12.4少0.3万元",
        ),
        (
            "全年支出预算640万元，决算612万元，其中：人员经费预算410万元，决算402万元；"
            "公用经费预算240万元，决算210万元。",
            "410+240=650，比总量640多10万元",
        ),
    ],
)
def test_a_column_that_does_not_add_up_beside_one_that_does(text: str, terms: str) -> None:
    (hit,) = hits_in_text("A07", text)
    assert terms in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "全年支出预算640万元，决算612万元，其中：人员经费预算400万元，决算402万元；"
        "公用经费预算240万元，决算210万元。",
        "全年支出预算640万元，决算612万元。其中：人员经费预算400万元，决算402万元；"
        "公用经费预算240万元，决算210万元。",
        "全年支出预算640万元，决算612万元，其中：人员经费预算为400万元，支出决算为372万元，"
        "完成预算的93%；公用经费预算为180万元，支出决算为150万元，完成预算的83.33%。",
    ],
)
def test_budgets_and_results_are_not_added(text: str) -> None:
    assert hits_in_text("A07", text) == []
