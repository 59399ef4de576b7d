"""Work that was done later than planned."""

from __future__ import annotations

import pytest

from reportgen.chinese.rates.late_finishes import MAY_BE_LATE, read_late_finishes
from tests.checks.samples import hits_in_text

LATE = [
    "灌渠清淤计划4月底前完成，实际5月中旬完工。",
    "冷库原定9月30日交付，实际到10月8日交付。",
    "文化站改造要求当年11月竣工，实际次年2月竣工。",
    "灌渠清淤计划于2月开工、5月竣工，实际6月底竣工。",
    "泵站计划2023年12月建成，但实际2024年3月才建成。",
]


@pytest.mark.parametrize("text", LATE)
def test_a_later_date_than_planned(text: str) -> None:
    assert MAY_BE_LATE.is_in(text)
    (late,) = read_late_finishes(text)
    assert not late.has_reason
    assert not late.in_time


@pytest.mark.parametrize(
    "text",
    [
        "灌渠清淤计划4月底前完成，实际4月20日完工。",
        "冷库原定9月30日交付，实际8月8日交付。",
        "泵站计划当年12月建成，实际12月建成。",
        "文化站计划2023年11月竣工，实际2023年9月竣工。",
    ],
)
def test_what_was_done_in_time(text: str) -> None:
    assert list(read_late_finishes(text)) == []


def test_reasons_and_what_is_said_to_be_in_time() -> None:
    told = "灌渠清淤计划4月底前完成，实际5月中旬完工，{}。"
    (why,) = read_late_finishes(told.format("主要是4月连续降雨"))
    assert why.has_reason
    (said,) = read_late_finishes(told.format("按时完成率100%"))
    assert said.in_time


def test_the_next_sentence_tells_when_work_was_done() -> None:
    text = "道路维修要求6月底前完工。施工队3月进场，{}完工，质量合格。"
    assert len(hits_in_text("A15", text.format("8月12日"))) == 1
    assert hits_in_text("A15", text.format("6月12日")) == []
    assert hits_in_text("A15", "道路维修要求6月底前完工。因雨水多，8月12日完工。") == []
