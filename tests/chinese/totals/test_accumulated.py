"""What was done in several years, added up."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("前两年建成驿站12个，2024年再建成9个，累计建成{}个。", 12, 21),
        ("要建成驿站28个，前两年建成12个，2024年再建成9个，累计{}个。", 24, 21),
        ("2023年完成投资180万元，2024年完成300万元，累计完成{}万元。", 460, 480),
        ("上年完成工程量的30%，2024年完成60%，累计{}%。", 80, 90),
    ],
)
def test_the_years_make_what_there_is_of_all(text: str, wrong: int, right: int) -> None:
    assert len(hits_in_text("A07", text.format(wrong))) == 1
    assert hits_in_text("A07", text.format(right)) == []


def test_there_may_be_years_before_those_told() -> None:
    text = "2023年硬化村道18公里，2024年硬化30公里，累计硬化160公里。"
    assert hits_in_text("A07", text) == []
