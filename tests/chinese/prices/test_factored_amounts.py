"""Sums that a price and several counts make."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.samples import hits_in_text

SHAPES = [
    "{n}名保洁员每人每月补贴{p}元，发放{m}个月，共{t}万元。",
    "保洁员{n}人，按每人每月{p}元发放{m}个月，合计{t}万元。",
    "按{p}元/人·月的标准为{n}名保洁员发放{m}个月补贴{t}万元。",
    "组织{n}人参加轮训{m}天，每人每天{p}元，轮训费{t}万元。",
    "聘用{n}名司机，月工资{p}元，{m}个月共支出{t}万元。",
    "每班{m}人，共{n}个班，每人{p}元，合计{t}万元。",
]


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=3, deadline=None)
@given(n=st.integers(13, 90), p=st.integers(30, 60), m=st.integers(3, 9))
def test_all_that_a_price_names_is_multiplied(shape: str, n: int, p: int, m: int) -> None:
    made = Decimal(n * p * 100 * m) / 10000
    right, wrong = (
        shape.format(n=n, p=p * 100, m=m, t=f"{each:.2f}") for each in (made, made * 7 / 6)
    )
    assert hits_in_text("A12", right) == []
    assert hits_in_text("A12", wrong)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("按照400元/人的标准，向320人发放慰问金14.4万元。", 1),
        ("按照400元/人的标准，向320人发放慰问金12.8万元。", 0),
        ("对160户受灾农户按1300元/户的标准给予救助，合计23.4万元。", 1),
        ("对160户受灾农户按1300元/户的标准给予救助，合计20.8万元。", 0),
        ("住院补助每人每年600元封顶，有5人补助了3200元。", 0),
        ("按500元/月的标准补助40人，全年发放24万元。", 0),
    ],
)
def test_amounts_with_what_they_are_for_behind_a_stroke(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


def test_each_price_in_brackets_is_held_against_the_sum_before_it() -> None:
    text = "改厕任务1836户，县级配套{}万元（1000元/户），镇级配套91.8万元（500元/户）。"
    (hit,) = hits_in_text("A12", text.format("186.3"))
    assert "1836户×1000元/户=183.6万元，不是186.3万元" in hit.message
    assert hits_in_text("A12", text.format("183.6")) == []
    assert hits_in_text("A12", text.format("64")) == []  # for some of them
