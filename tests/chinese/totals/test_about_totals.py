"""Totals told as somewhat more than a round figure."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

FORM = "村道硬化共筹集资金80余万元，财政奖补45万元、村集体自筹{a}万元、乡贤捐资{b}万元。"


def test_parts_make_more_than_what_is_told_but_not_as_much_as_the_next_round_figure() -> None:
    assert hits_in_text("A07", FORM.format(a=22, b=16)) == []
    (hit,) = hits_in_text("A07", FORM.format(a=18, b=9))
    assert "45+18+9=72，不到80万元" in hit.message
    (hit,) = hits_in_text("A07", FORM.format(a=22, b=26))
    assert "45+22+26=93，超过90万元" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "上级下达资金60余万元，其中村道维修26万元、水渠清淤18万元。",
        "筹集资金100余万元，其中财政资金70万元、社会捐赠30余万元。",
        "群众自筹20余万元，县级补助30万元、镇级补助10万元。",
    ],
)
def test_what_may_be_some_of_it_or_beside_it_is_left_alone(text: str) -> None:
    assert hits_in_text("A07", text) == []
