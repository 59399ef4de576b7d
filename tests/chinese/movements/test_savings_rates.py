"""Rates by which something cost less than planned."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "shape",
    [
        "集中采购预算规模为486.4万元，实际采购规模为428.6万元，其中货物228.6万元、服务200万元。"
        "节约资金57.8万元，节约率为{}%。",
        "采购预算486.4万元，成交金额428.6万元。年内投诉1起。共节约财政资金57.8万元，资金节约率{}%。",
        "实际采购规模为428.6万元，较采购计划节约资金57.8万元，节支率达{}%，为近年最高。",
        "采购规模428.6万元，比预算节省57.8万元，节省率为{}%。",
        "亮化工程控制价486.4万元，中标价428.6万元，节约资金57.8万元，较控制价下降{}%。",
    ],
)
def test_a_rate_of_savings_is_of_what_was_planned(shape: str) -> None:
    assert hits_in_text("A12", shape.format("11.88")) == []
    (hit,) = hits_in_text("A12", shape.format("13.49"))
    assert "=11.88%" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "采购预算486.4万元，成交金额428.6万元。通过集中印刷节约资金7.8万元，节约率为20%。",
        "采购规模428.6万元。比预算节省57.8万元，节省率为13.49%。",
        "用电486.4万度，节约57.8万度，节约率为13.49%。",
    ],
)
def test_savings_that_no_two_sums_told_make_are_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "told",
    ["，其中货物220万元、服务208.6万元。节约资金{}万元", "。年内投诉1起。共节约财政资金{}万元"],
)
def test_what_was_saved_is_what_lies_between_plan_and_price(told: str) -> None:
    text = f"采购预算规模486.4万元，实际采购金额428.6万元{told}，节约率为11.88%。"
    assert hits_in_text("A12", text.format("57.8")) == []
    (hit,) = hits_in_text("A12", text.format("67.8"))
    assert "486.4−428.6=57.8" in hit.message
