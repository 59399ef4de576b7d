"""What is wrong with shares of contracts and with what is paid from money received."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("结算价48万元，扣留3%的质保金14.4万元，余款付清。", "48万元×3%=1.44万元，不是14.4万元"),
        (
            "合同价60万元，进场付40%，验收后付60%。进场后支付首笔款28万元。",
            "60万元×40%=24万元，不是28万元",
        ),
        ("收到补助28万元。用这笔钱，采购水泵30.3万元。", "只有28万元，不能从中支付30.3万元"),
    ],
)
def test_a_finding_tells_what_it_should_be(text: str, message: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert message in hit.message
    assert hit.severity == "warning"


def test_what_is_kept_back_is_not_what_is_left_of_two_prices() -> None:
    text = "桥梁加固工程合同价120万元，审定价126万元，按5%预留质保金6.3万元，其余付清。"
    assert hits_in_text("A12", text) == []
