"""Lists of rates beside lists of aims."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "供水普及率、集中供水率分别为91%、97%，均高于目标值90%、95%。",
            "供水普及率、集中供水率分别为91%、93%，均高于目标值90%、95%。",
        ),
        (
            "学生体检率、教师培训率分别为96%和95%，均达到年初目标值95%。",
            "学生体检率、教师培训率分别为96%和94%，均达到年初目标值95%。",
        ),
        (
            "投诉率、差错率分别为0.8%、0.2%，均低于年度指标1%、0.3%。",
            "投诉率、差错率分别为0.8%、0.4%，均低于年度指标1%、0.3%。",
        ),
    ],
)
def test_each_rate_is_as_far_as_its_aim(right: str, wrong: str) -> None:
    for code in ("A09", "A12", "A15"):
        assert hits_in_text(code, right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "供水普及率、集中供水率分别为91%、93%，均高于目标值。",
        "供水普及率、集中供水率、水质达标率分别为91%、93%、96%，其中两项高于目标值92%、95%。",
    ],
)
def test_what_is_not_told_of_each(text: str) -> None:
    assert hits_in_text("A12", text) == []
