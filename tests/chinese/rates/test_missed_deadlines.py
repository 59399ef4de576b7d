"""What was done after the day by which it should be."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

LATE = [
    (
        "县里明确8月31日是兑付最后期限。我镇逐户核对面积，于{}通过一卡通兑付到2140户。资金发放及时率100%。",
        "10月9日",
        "8月20日",
    ),
    (
        "营养补助发放及时率目标100%，实际100%。第二季度补助本应6月底前发放，{}才打卡到账。",
        "8月15日",
        "6月15日",
    ),
    (
        "活动中心要求10月1日前交付使用。装修、消防依次过关，于{}通过验收并启用。时效指标如期完成。",
        "11月20日",
        "9月20日",
    ),
]


@pytest.mark.parametrize(("text", "late", "early"), LATE)
def test_what_was_late_is_not_said_to_be_in_time(text: str, late: str, early: str) -> None:
    (hit,) = hits_in_text("A15", text.format(late))
    assert "比规定的时间晚" in hit.message
    assert hits_in_text("A15", text.format(early)) == []
    why = text.format(late).replace("。", "，因名册有误退回重报。", 2)
    assert hits_in_text("A15", why) == []


def test_the_date_may_stand_in_the_next_paragraph() -> None:
    two = POINT.rpartition(".")[0]
    aim = "新建门球场的时效指标：2024年7月1日前交付使用。"
    done = "门球场于{}通过验收并启用，时效指标如期完成。"
    assert len(hits("A15", (two, [aim, done.format("8月12日")]))) == 1
    assert hits("A15", (two, [aim, done.format("6月12日")])) == []


@pytest.mark.parametrize(
    "text",
    [
        "补贴应于9月30日前兑付到户。第一批9月18日兑付，账号有误的21户核实后于10月15日补发，其余均按时兑付。",
        "要求3月底前报送方案，11月底前报送总结。方案于3月25日报送，总结于11月20日报送，均按时完成。",
        "工程须于8月31日前竣工。经批准延期至9月20日，工程于9月18日竣工，调整后工期内如期完工。",
        "时效指标要求补贴在9月30日前兑付。10月28日兑付的是上年结转的12户，其余均按时兑付。",
        "围堰工程应于10月底前完工。10月22日完工，11月6日通过验收，项目按期完成。",
    ],
)
def test_what_was_in_time_or_is_explained_is_not_late(text: str) -> None:
    assert hits_in_text("A15", text) == []


def test_a_plan_of_a_month_is_a_deadline() -> None:
    text = "计划7月底完成基坑工程。基坑工程{}完工，周边房屋安全。"
    assert len(hits_in_text("A15", text.format("10月初"))) == 1
    assert hits_in_text("A15", text.format("7月初")) == []
