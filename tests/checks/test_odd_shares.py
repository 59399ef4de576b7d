"""Shares of a list of which one is of another whole than all the others are."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

RIGHT = "人员支出612.4万元，占61.24%；公用支出187.6万元，占18.76%；项目支出200万元，占20%。"


def test_a_share_that_all_others_contradict_is_told() -> None:
    assert hits_in_text("A12", RIGHT) == []
    (hit,) = hits_in_text("A12", RIGHT.replace("占61.24%", "占16.24%"))
    assert "照其他几项的数和占比，612.4万元占61.24%，不是16.24%" in hit.message
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "甲项36万元，占36%；乙项64万元，占64%，其中贫困户补助16万元，占25%。",
        "甲项36万元，占36%；乙项24万元，占24%；丙项12万元，占30%。",
        "甲项36万元，占36%；乙项约64万元，占60%。",
    ],
)
def test_shares_of_parts_and_lists_that_leave_much_out_are_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []
