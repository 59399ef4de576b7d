"""Counts by bands that leave nothing out."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "评审项目18个，其中95分以上6个、85至95分9个、85分以下3个。",
            "评审项目18个，其中95分以上6个、85至95分8个、85分以下3个。",
        ),
        (
            "全年立项33个，其中20万元以下的21个，20万元（含）至80万元的8个，80万元以上的4个。",
            "全年立项33个，其中20万元以下的21个，20万元（含）至80万元的9个，80万元以上的4个。",
        ),
        (
            "受理诉求450件，其中2天内办结390件，3—5天办结48件，超过5天的12件。",
            "受理诉求450件，其中2天内办结390件，3—5天办结48件，超过5天的21件。",
        ),
        (
            "在册7至15岁学生620人，7至9岁210人、10至12岁206人、13至15岁204人。",
            "在册7至15岁学生620人，7至9岁210人、10至12岁206人、13至15岁240人。",
        ),
        (
            "养殖户54户，存栏200头以下47户、200头以上7户。",
            "养殖户54户，存栏200头以下47户、200头以上9户。",
        ),
    ],
)
def test_bands_that_meet_make_their_total(right: str, wrong: str) -> None:
    assert hits_in_text("A07", right) == []
    assert len(hits_in_text("A07", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "评审项目18个，其中95分以上6个、85至90分9个、80分以下1个。",
        "评审项目18个，其中90分以上12个，95分以上6个。",
        "评审项目18个，90分以上的占六成。",
        "办结20件，10万元以下的案件35件、10万元以上的案件8件，共43件。",
        "95分以上6个、85至95分9个、85分以下3个。",
    ],
)
def test_bands_that_leave_something_out_are_left_alone(text: str) -> None:
    assert hits_in_text("A07", text) == []


def test_how_many_come_to_a_meeting_is_no_band() -> None:
    assert hits_in_text("A13", "接待来访30批次，其中5人以下的22批次、5人以上的8批次。") == []
