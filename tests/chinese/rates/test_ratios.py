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
