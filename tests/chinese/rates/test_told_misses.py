"""Aims that the text itself says were not met."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "群众投诉率0.4%，低于目标值1%。",
        "事故率、差错率分别为0.2%、0.5%，均低于目标值0.5%、1%。",
        "改造成本86万元，低于目标值90万元。",
        "审批平均用时1.8天，低于目标值3天。",
    ],
)
def test_what_is_the_better_the_less_there_is_of_it_is_met_below_its_aim(text: str) -> None:
    assert hits_in_text("A15", text) == []


def test_what_is_the_better_the_more_there_is_of_it_is_not() -> None:
    assert len(hits_in_text("A15", "管护到位率88%，低于目标值95%。")) == 1


@pytest.mark.parametrize(
    "form",
    [
        "群众知晓率{}%，高于92%的目标。",
        "抽检合格率达{}%，超过92%的控制标准。",
        "村民参会率{}%，优于年度92%的指标。",
    ],
)
def test_what_is_said_to_be_above_an_aim_is_above_it(form: str) -> None:
    assert hits_in_text("A15", form.format(95)) == []
    assert len(hits_in_text("A15", form.format(87))) == 1
