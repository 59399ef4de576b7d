"""Full marks for what was not reached."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "“开展普法讲座”指标值12场，实际开展10场，少2场是因为讲师生病，分值5分，自评得5分。",
        "新修机耕路年度目标6公里，因冬季停工实际完成4.5公里，该指标分值10分，得10分。",
        "群众满意度指标值95%，实际为91%，主要是停车难，满意度指标10分，自评得满分。",
        "成本指标为每公里不超过45万元，实际48万元，原因是水泥涨价，成本指标10分没有扣分。",
        "“安装路灯”目标100盏，实际安装86盏，余下的因变压器没到货，此项未扣分。",
        "时效指标要求村道6月底前完工，受连续阴雨影响，实际8月20日完工，时效指标10分，得10分。",
        "厕所改造计划5月底前完成，因厂家供货晚，实际7月15日完成，此项自评未扣分。",
    ],
)
def test_full_marks_for_what_was_missed(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“开展普法讲座”指标值12场，实际开展13场，分值5分，自评得5分。",
        "“开展普法讲座”指标值12场，实际开展10场，少2场是因为讲师生病，分值5分，自评得4.2分。",
        "“开展普法讲座”原定12场，经县司法局同意调减为10场，实际10场，分值5分，自评得5分。",
        "成本指标为每公里不超过45万元，实际43.6万元，成本指标10分没有扣分。",
        "新修机耕路年度目标6公里，实际完成4.5公里，因重大规划调整，按照自评办法不扣分，该指标分值10分，得10分。",
        "时效指标要求村道8月底前完工，实际7月20日完工，时效指标10分，得10分。",
    ],
)
def test_full_marks_that_are_due_or_granted_are_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_what_has_no_reason_is_told_of_only_once() -> None:
    text = "年度目标为举办技能培训8期，实际举办6期，该指标得满分。"
    assert len(hits_in_text("A15", text)) == 1
    assert hits_in_text("A12", text) == []
