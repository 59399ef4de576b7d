"""Rates beside what was done and what was not."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("衔接资金支付1850.4万元，未支付70.6万元，支付率96.32%。", 0),
        ("衔接资金支付1850.4万元，未支付70.6万元，支付率91%。", 1),
        ("质保金拨付36万元，尚未拨付9万元，拨付率85%。", 1),
        ("到位资金2200万元。支付1850.4万元，未支付70.6万元，支付率84.11%。", 0),
        (
            "安排资金1921万元。其中，省级1500万元、县级421万元，已全部到位。"
            "项目资金支付1850.4万元，未支70.6万元，支付率91%。",
            1,
        ),
        (
            "安排资金1921万元。其中，省级1500万元、县级421万元，已全部到位。"
            "项目资金支付1850.4万元，未支70.6万元，支付率96.32%。",
            0,
        ),
        ("预算支付1850.4万元，未支付70.6万元，其中质保金20万元，支付率91%。", 0),
    ],
)
def test_the_rate_is_of_both_together(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count
