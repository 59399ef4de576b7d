"""Figures told one after another that can't be so."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "一季度支付96万元，二季度累计支付214万元，三季度累计支付318万元。",
            "一季度支付96万元，二季度累计支付214万元，三季度累计支付138万元。",
        ),
        (
            "截至4月底累计完成投资420万元，截至10月底累计完成投资960万元。",
            "截至4月底累计完成投资420万元，截至10月底累计完成投资240万元。",
        ),
        (
            "接种率、随访率分别为96.2%、93.4%，均高于规定的95%、90%。",
            "接种率、随访率分别为96.2%、89.4%，均高于规定的95%、90%。",
        ),
        (
            "空置率、退货率分别为2.1%、0.4%，均低于3%、0.5%。",
            "空置率、退货率分别为2.1%、0.6%，均低于3%、0.5%。",
        ),
    ],
)
def test_a_total_so_far_never_falls_and_aims_are_on_the_side_that_is_told(
    right: str, wrong: str
) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "截至4月底累计接种420人，截至10月底累计随访240人。",
        "截至10月底累计完成960万元，其中截至4月底累计完成420万元。",
        "合格率96%，高于省、市平均的90%、85%。",
    ],
)
def test_what_is_of_other_things_is_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []
