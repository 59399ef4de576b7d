"""与 for 比 before a movement."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("接待费决算36万元，与上年下降7.2%。", "比上年下降"),
        ("水费支出4.5万元，与2023年度决算数增加0.6万元。", "比2023年度决算数增加"),
    ],
)
def test_a_movement_is_told_than_a_year(text: str, right: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert f"应为“{right}”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "接待费决算36万元，与上年相比下降7.2%。",
        "增幅与上年下降3%的水平持平。",
        "支出36万元，与上年持平；较上年增加2人。",
    ],
)
def test_other_words_after_the_year(text: str) -> None:
    assert hits_in_text("T05", text) == []
