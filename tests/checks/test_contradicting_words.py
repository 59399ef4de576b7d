"""Words about spending and reasons that figures contradict."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "专项收入46.82万元。与上年度相比，专项收入增加46.82万元，增长100.00%。",
        "专项收入46.82万元，与2023年度相比，专项收入增加46.82万元，增长100%。",
        "专项收入46.82万元，比2023年度增加46.82万元，增长100%。",
    ],
)
def test_what_is_all_new_has_no_rate(text: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert "46.82万元里增加了46.82万元，原数是0" in hit.message


def test_what_doubled_has_one() -> None:
    text = "专项收入93.64万元。与上年度相比，专项收入增加46.82万元，增长100.00%。"
    assert hits_in_text("A12", text) == []


def test_nothing_budgeted_is_spent_to_no_rate() -> None:
    told = "年初预算为{}万元，全年预算为52万元，支出决算为49.4万元，完成年初预算的95%。"
    (hit,) = hits_in_text("A12", "防汛支出" + told.format(0))
    assert "年初预算是0" in hit.message
    assert hits_in_text("A12", "防汛支出" + told.format("52")) == []
    nothing = "防汛支出年初预算为0万元，支出决算为0万元，完成年初预算的0%。"
    assert hits_in_text("A12", nothing) == []


def test_what_amounts_and_rate_both_contradict_is_told_once() -> None:
    text = (
        "劳务费年初预算为98万元，支出决算为102万元，完成年初预算的104.08%，决算数小于年初预算数。"
    )
    assert len(hits_in_text("A12", text)) == 1
