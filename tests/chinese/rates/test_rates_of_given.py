"""Rates of money that sentences before say was given."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

GIVEN = "（1）资金到位情况。1860万元资金全部到位，资金到位率100%。（2）资金使用情况。"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"{GIVEN}实际支出1618.2万元，资金支出率87%。", 0),
        (f"{GIVEN}实际支出1618.2万元，资金支出率78%。", 1),
        ("收到补助资金640万元。项目已全部开工。已支付384万元，支付率为66%。", 1),
        ("收到补助资金640万元，已支付320万元，支付率50%。余款已支付384万元，支付率为60%。", 0),
        ("收到补助资金640万元。设备已调试。已支付384万元，支付率为26%。", 0),
        ("收到补助资金640万元，其中省级400万元。已支付384万元，支付率为96%。", 0),
        ("收到补助资金640万元。设备已调试。中央财政追加后已支付384万元，支付率为55%。", 0),
    ],
)
def test_the_rate_is_of_the_only_sum_given(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count
