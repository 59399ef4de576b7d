"""Totals with parts that leave each other out: kinds and what is not of them, stages, kinds."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        ("资助学生52名（其中住校学生21名，非住校学生{}名）。", 31, 41),
        ("轮训52人，其中在编21人、非在编{}人。", 31, 23),
        ("送检样品52份，其中合格49份，不合格{}份。", 3, 8),
        ("安排工程12项，其中7项已完工、3项在建、{}项未开工。", 2, 4),
        ("交办问题42个，其中35个已整改到位，{}个正在整改。", 7, 9),
        ("9个整治点位中，5个已验收，3个正在施工，{}个尚未开工。", 1, 2),
        ("受理的45件来信中，求助来信21件，咨询来信12件，投诉来信{}件。", 12, 22),
    ],
)
def test_parts_that_leave_each_other_out(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert len(hits_in_text("A07", shape.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "检查门店60家，其中合格52家，不合格6家，2家停业。",
        "轮训52人，其中在编21人、群众31人，非本地43人。",
        "修渠10条，其中4条已完工，6条正在施工，2条已验收。",
        "修渠10条，涉及6条支流，4条已完工，5条正在施工。",
        "受理的45件来信中，涉及环保21件，涉及物业12件，重复来信14件。",
        "男生72人，女生68人，全校共有12名教师，核定编制14名，实有在编11人、临聘2人。",
    ],
)
def test_parts_that_may_be_of_others(text: str) -> None:
    assert hits_in_text("A07", text) == []


def test_a_sum_counted_in_another_word_for_people() -> None:
    assert hits_in_text("A07", "小班26人，中班31人，全园共有57名幼儿。") == []
    assert len(hits_in_text("A07", "小学部326人，初中部131人，全校共有547名学生。")) == 1
