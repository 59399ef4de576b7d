"""Full scores beside money that was not all paid."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "shape",
    [
        "村级图书室补助指标金额20万元，实际拨付金额{}万元。项目自评得分100分，如期办完。",
        "护林员报酬预算资金为20万元，全年支付{}万元。经评定，评价总分为100分。",
    ],
)
def test_money_that_was_not_all_paid_has_no_full_score(shape: str) -> None:
    assert hits_in_text("A15", shape.format(20)) == []
    (hit,) = hits_in_text("A15", shape.format(19))
    assert "少1万元，没有写原因，却写" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "图书室补助指标金额20万元，实际拨付19万元，结余1万元收回财政。自评得分100分。",
        "图书室补助指标金额20万元，实际拨付19万元，因采购价下降。自评得分100分。",
        "图书室补助指标金额20万元，实际拨付19万元。自评采用评价总分100分制。",
        "图书室补助指标金额20万元，实际拨付19万元。自评得分99.5分。",
        "图书室指标金额20万元，实际拨付19万元；路灯指标金额9万元，实际拨付9万元。自评得分100分。",
    ],
)
def test_what_has_a_reason_or_may_be_of_another_is_left_alone(text: str) -> None:
    assert hits_in_text("A15", text) == []
