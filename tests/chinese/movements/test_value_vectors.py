"""Two measures of one thing, with those of the year before and how far each moved."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

RIGHT = [
    "受理案件80件120人，去年同期为100件160人，件数和人数分别同比下降20%、25%。",
    "受理案件80件120人，上年同期为100件160人，同比人数下降25%、件数下降20%。",
    "起诉120件180人，同比分别上升20%、下降10%，上年同期为100件200人。",
    "受理案件80件120人，去年同期为100件160人。",
    "2023年举办展览40场、接待观众5000人次，2024年举办展览46场、接待观众6000人次，同比分别增长15%、20%。",
    "2022年举办展览40场、接待观众5000人次，2024年举办展览46场、接待观众6000人次，同比分别增长5%、9%。",
]
WRONG = [
    "2023年举办展览40场、接待观众5000人次，2024年举办展览46场、接待观众6000人次，同比分别增长12%、20%。",
    "受理案件80件120人，去年同期为100件160人，件数和人数分别同比下降20%、35%。",
    "受理案件80件120人，上年同期为100件160人，同比件数下降30%、人数下降25%。",
    "起诉120件180人，同比分别上升20%、下降11%，上年同期为100件200人。",
    "受理案件80件120人，去年同期为100件160人，件数和人数分别同比上升20%、下降25%。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_each_rate_is_of_the_figures_of_its_unit(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize("text", WRONG)
def test_a_rate_that_the_figures_of_its_unit_do_not_make(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1
