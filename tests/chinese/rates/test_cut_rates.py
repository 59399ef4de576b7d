"""Rates by which a price or a budget was cut."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.cut_rates import read_cut_rates
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("步道工程控制价150万元，成交价138万元，下浮率12%。", "(150−138)÷150=8%，不是12%"),
        ("步道工程控制价150万元，成交价138万元，下浮率8%。", ""),
        ("步道工程控制价150万元，中标价138万元，较控制价下降6%。", "(150−138)÷150=8%，不是6%"),
        ("步道工程控制价150万元，中标价138万元，较控制价下降8%。", ""),
        ("办公耗材预算12.5万元，支出11万元，节约率为12%。", ""),
        ("办公耗材预算12.5万元，支出11万元，节约率为21%。", "(12.5−11)÷12.5=12%，不是21%"),
        ("结算送审500万元，审减40万元，审减率8%。", ""),
        ("预算甲项30万元、乙项20万元，压减5%。", ""),
        ("共用去6240万元，超出安排9%，财政拨款支出520万元，专项资金节约38%，另有自筹。", ""),
        ("控制价150万元，其中甲段80万元，下浮率8%。", ""),
    ],
)
def test_what_was_cut_is_a_share_of_the_first_sum(text: str, said: str) -> None:
    found = [hit.message.partition("：")[2] for hit in hits_in_text("A12", text)]
    assert found == ([said] if said else [])


def test_the_time_grows_with_the_text() -> None:
    text = "步道工程控制价150万元，成交价138万元，下浮率9%。"
    assert_linear(
        lambda size: read_statements(text * size),
        lambda statements: list(read_cut_rates(statements)),
        size=20,
    )


def test_what_was_saved_against_the_budget_may_stand_before_its_rate() -> None:
    text = "采购预算46万元，中标价43.7万元，较预算节约2.3万元，资金节约率{}%。"
    assert len(hits_in_text("A12", text.format("5.26"))) == 1
    assert hits_in_text("A12", text.format("5")) == []
