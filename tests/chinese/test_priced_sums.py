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
