"""Rates of a budget that the paragraph before tells."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits

POINTS = POINT.rpartition(".")[0]
ADJUSTED = (
    "预算调整情况。总支出调整为3460万元，其中：住房保障支出862.4万元，其他各类支出2597.6万元。"
)


@pytest.mark.parametrize(
    ("before", "text", "count"),
    [
        (ADJUSTED, "决算情况。住房保障支出758.2万元，为调整预算的87.92%。", 0),
        (ADJUSTED, "决算情况。住房保障支出758.2万元，为调整预算的87.29%。", 1),
        (ADJUSTED, "决算情况。住房保障支出758.2万元，完成调整后预算的78.92%。", 1),
        (ADJUSTED, "决算情况。住房保障支出758.2万元，为调整预算的64.5%。", 0),
        (ADJUSTED, "决算情况。住房保障支出758.2万元，为年初预算的87.29%。", 0),
        (ADJUSTED, "决算情况。城乡社区支出758.2万元，为调整预算的87.29%。", 0),
        (
            f"{ADJUSTED}后来住房保障支出又核定868.6万元。",
            "住房保障支出758.2万元，为调整预算的87.29%。",
            0,
        ),
    ],
)
def test_a_rate_is_of_the_sum_of_that_name(before: str, text: str, count: int) -> None:
    found = hits("A12", (POINTS, [before, text]))
    assert [hit.severity for hit in found] == ["warning"] * count
