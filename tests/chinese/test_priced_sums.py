"""Sums that a price and a count make, beside others that are parts of them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("改造老屋120户，投资540万元，其中上级补助400万元、居民出资140万元，户均4.5万元。", 0),
        ("改造老屋120户，投资540万元，其中上级补助400万元、居民出资140万元，户均5.4万元。", 1),
        ("改造老屋120户，投资540万元，户均4.5万元。", 0),
        ("改造老屋120户，投资540万元，户均4.8万元。", 1),
    ],
)
def test_an_average_is_of_the_sum_that_it_is_nearest_to(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "采购图书2400册，总价6.72万元，平均每册28元；培训费0.86万元。",
        "发放临时救助金16.8万元，救助240人次，人均700元；支付审核服务费454.37万元。",
    ],
)
def test_the_next_item_has_a_sum_of_its_own(text: str) -> None:
    assert hits_in_text("A12", text) == []
