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


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        ("全镇18个行政村，已完成村庄规划11个，正在编制5个，尚未启动{}个。", 2, 3),
        ("排查出危房86户，已改造到位52户，正在施工21户，还没动工{}户，明年上半年完成。", 13, 15),
        ("我县纳入整治的河道26条。截至年底，已完工14条，在施工9条，未开工{}条。", 3, 4),
        ("自然村共97个，硬化路已通86个自然村，在建8个，还未开工{}个。", 3, 2),
        ("申请低保的家庭75户，已批准纳入52户，正在核对12户，不符合条件退回{}户。", 11, 14),
    ],
)
def test_what_became_of_all_makes_all(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert len(hits_in_text("A07", shape.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "今年实施小水利工程34处，已开工32处，已完工26处，已验收20处，未动工2处。",
        "今年实施小水利工程34处，已开工32处，正在施工6处，未动工2处。",
        "安排项目20个，已全部开工，其中已完工14个、正在施工6个；还有2个储备项目未开工。",
        "全县有136个村。渠道已完工98个点，在建20个，未开工10个。",
    ],
)
def test_what_is_counted_again_or_of_others_is_none_of_it(text: str) -> None:
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize("shape", ["其中已完工{}个、在建3个", "已完工{}个，在建3个"])
def test_what_is_done_and_being_done_is_no_more_than_there_is(shape: str) -> None:
    text = f"安排以工代赈项目9个，{shape}，资料齐全。"
    assert len(hits_in_text("A07", text.format(7))) == 1
    assert hits_in_text("A07", text.format(6)) == []
    assert hits_in_text("A07", text.format(4)) == []
