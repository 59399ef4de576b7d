"""Changes broken down into changes, in their own sentence or in the one that goes on with it."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "全年支出比上年增加26万元，其中培训费增加18万元、会议费增加9万元。",
        "差旅费比上年减少14.20万元。其中，考察费减少9.80万元，会务费减少3.40万元。",
    ],
)
def test_changes_that_do_not_make_their_total(text: str) -> None:
    assert len(hits_in_text("A07", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "差旅费比上年减少14.20万元。其中，考察费减少9.80万元，会务费减少4.40万元。",
        "维修费较上年减少3.10万元，较年初预算减少0.52万元。其中：水电维修较上年减少1.25万元，较"
        "年初预算减少0.12万元；房屋维修较上年减少1.85万元，较年初预算减少0.40万元。",
    ],
)
def test_changes_that_make_their_total_and_parts_that_are_compared_twice(text: str) -> None:
    assert hits_in_text("A07", text) == []
