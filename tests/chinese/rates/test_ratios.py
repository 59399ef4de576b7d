"""Rates of a budget whose figures stand before them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("rate", "count"),
    [("80.00", 0), ("88.00", 1)],
)
def test_a_part_has_a_rate_of_a_budget_of_its_own(rate: str, count: int) -> None:
    text = (
        f"“三公”经费预算10.00万元，决算8.00万元，完成预算的{rate}%；"
        "接待费决算2.10万元，占26.25%，完成预算的70.00%。"
    )
    assert len(hits_in_text("A12", text)) == count


def test_a_budget_that_has_its_own_result_is_not_that_of_the_next_sentence() -> None:
    text = "环卫经费预算60.00万元，实际支出58.70万元。接待费支出4.52万元，完成预算的75.33%。"
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize("name", ["可用财力", "总财力"])
def test_what_a_budget_may_spend_is_not_the_budget_that_was_adjusted(name: str) -> None:
    text = (
        f"加上上年结余268.6万元，全年一般公共预算{name}为3480.5万元。"
        "2024年一般公共预算支出3141.2万元，为调整预算的98.62%。"
    )
    assert hits_in_text("A12", text) == []


def test_what_can_be_spent_is_no_budget_in_the_same_sentence_either() -> None:
    text = "一般公共预算可用资金为2490万元，支出2149万元，为调整预算的99.05%。"
    assert hits_in_text("A12", text) == []
