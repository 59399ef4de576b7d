"""Growth of each year on average between two years."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "村集体收入从2020年的80.4万元增加到2024年的120.6万元，年均增长10.67%。",
            "村集体收入从2020年的80.4万元增加到2024年的120.6万元，年均增长16.07%。",
        ),
        (
            "在册户数由2019年的860户降至2023年的640户，年均下降7.12%。",
            "在册户数由2019年的860户降至2023年的640户，年均下降17.2%。",
        ),
    ],
)
def test_a_yearly_rate_is_of_both_years(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    (hit,) = hits_in_text("A12", wrong)
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "村集体收入从2020年的80.4万元增加到2024年的120.6万元，年均增长12.5%。",
        "茶叶产量由2019年的1.2万吨增加到2024年的1.5万吨，年均增长4.56%。",
        "帮扶对象从2021年的30户减少到2023年的12户，年均减少36.75%。",
        "村集体收入从2020年的80.4万元增加到2024年的120.6万元，年均增长8.45%。",
        "村集体收入从2020年的80.4万元增加到2024年的120.6万元，年均增长约16%。",
        "地区增加值从2020年的80.4亿元增加到2024年的120.6亿元，年均增长6.07%。",
        "村集体收入从2023年的80.4万元增加到2024年的120.6万元，五年年均增长6.07%。",
    ],
)
def test_a_yearly_rate_may_be_reckoned_in_several_ways(text: str) -> None:
    assert hits_in_text("A12", text) == []
