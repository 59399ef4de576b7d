"""People and their parts told without a unit."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        (
            "镇领导班子{}人，包括书记1、镇长1、副书记3、委员4、副镇长2，不存在重复。",
            11,
            12,
        ),
        ("我镇在职{}人（行政23、事业17、工勤3）。", 43, 42),
        ("学生{}人（男45、女42）。", 87, 88),
        ("调解员{}人，其中专职9、兼职36。", 45, 48),
    ],
)
def test_parts_without_a_unit_make_their_total(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    (hit,) = hits_in_text("A07", shape.format(wrong))
    assert "比总量" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "镇领导班子10人，包括书记1、镇长1、副书记3、委员4、副镇长2，其中镇长兼副书记。",
        "班子成员9人，其中书记1、副书记2、委员5。",
        "在职42人，党员31、女职工20。",
        "我镇在职42人（行政23、事业17）。",
    ],
)
def test_parts_that_may_not_be_all_are_not_added(text: str) -> None:
    assert hits_in_text("A07", text) == []
