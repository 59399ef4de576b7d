"""How many points a rate is above or below another."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "shape",
    [
        "农民人均收入18620元，同比增长6.9%，增速高于全县平均（5.8%）1.5个百分点，高于全市平均（6.4%）{}个百分点。",
        "农民人均收入增长6.9%，比全市平均（6.4%）高{}个百分点。",
        "农民人均收入增长6.9%，快于全市6.4%的水平{}个百分点。",
        "支付率96.9%，高于全县平均进度（96.4%）{}个百分点。",
        "村镇两级支付率分别为91.2%、96.9%，其中镇级高于全县平均（96.4%）{}个百分点。",
    ],
)
def test_points_above_another_rate_are_reckoned(shape: str) -> None:
    text = shape.replace("1.5", "1.1")
    assert hits_in_text("A12", text.format("0.5")) == []
    (hit,) = hits_in_text("A12", text.format("0.8"))
    assert "=0.5个百分点，不是0.8个百分点" in hit.message


def test_a_rate_that_is_below_another_is_not_above_it() -> None:
    (hit,) = hits_in_text("A12", "支付率91.2%，高于全县平均水平（92.6%）1.4个百分点。")
    assert "方向词写反了" in hit.message
    assert hits_in_text("A12", "支付率91.2%，低于全县平均水平（92.6%）1.4个百分点。") == []


@pytest.mark.parametrize(
    "text",
    [
        "农产品价格下降5%，低于全市平均（3%）8个百分点。",
        "收入增幅为21.87%，比全县平均增幅（15.97%）高6个百分点。",
        "参保率高于全县平均（92.6%）1.4个百分点。",
        "支付率91.2%。参保率高于全县平均（92.6%）1.8个百分点。",
    ],
)
def test_points_from_what_is_not_told_or_fell_are_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []
