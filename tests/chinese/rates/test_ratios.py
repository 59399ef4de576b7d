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
