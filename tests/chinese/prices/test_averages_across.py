"""Averages whose sum, or how many it is of, the sentence before tells."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "中心校有在职教师64人。全年培训支出19.20万元，人均培训支出0.30万元。",
            "中心校有在职教师64人。全年培训支出19.20万元，人均培训支出0.35万元。",
        ),
        (
            "全乡发放特困补助312万元。保障特困对象650人，人均4800元。",
            "全乡发放特困补助312万元。保障特困对象650人，人均4500元。",
        ),
        (
            "森林防火队员30人。全年发放补助54万元，年人均1.80万元。",
            "森林防火队员30人。全年发放补助54万元，年人均2.10万元。",
        ),
    ],
)
def test_a_sum_and_a_count_of_two_sentences_make_an_average(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "中心校有在职教师64人。全年培训支出19.20万元，人均工资支出0.35万元。",
        "全乡在职职工52人。其中参训40人，全年培训支出8万元，人均2000元。",
        "全乡在职职工52人。全年公用经费支出156万元，比上年人均减少0.2万元。",
        "全乡发放奖补资金60万元。受益农户300户，户均增收3500元。",
        "全乡发放特困补助312万元。保障特困对象650人，人均每月400元。",
        "核定编制52人。全年公用经费支出156万元，人均公用经费3.50万元。",
    ],
)
def test_an_average_of_others_is_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []
