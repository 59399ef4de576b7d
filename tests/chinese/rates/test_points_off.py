"""Points that are not full beside words that nothing is amiss."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "off", "full"),
    [
        (
            "质量指标分值20分，自评得{}分；成本指标分值10分，自评得10分。各项指标均已达到设定值，本年无偏差。",
            17,
            20,
        ),
        (
            "自评总分较高，其中过程指标{}分（满分25分）、产出指标30分（满分30分），没有需要整改的问题。",
            22,
            25,
        ),
    ],
)
def test_points_are_taken_off_though_nothing_is_amiss(text: str, off: int, full: int) -> None:
    (hit,) = hits_in_text("A15", text.format(off))
    assert "扣了分" in hit.message
    assert hits_in_text("A15", text.format(full)) == []


@pytest.mark.parametrize(
    "text",
    [
        "产出指标分值30分，自评得28分，其中满意度因抽样偏低扣2分；其他各项指标均达到年初设定值。",
        "质量指标分值20分，自评得17分，扣分原因是归档不及时，除此以外没有问题。",
        "投入指标分值20分，自评得18分。",
    ],
)
def test_points_with_a_reason_are_right(text: str) -> None:
    assert hits_in_text("A15", text) == []
