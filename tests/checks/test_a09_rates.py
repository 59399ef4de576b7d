"""A09: rates above 100%, or below it where all should be done, have a reason."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits, hits_in_text

WRONG = [
    "完成居民档案建档35679人，完成率102%。",
    "改造危桥13座，完工率260%。",
    "为65岁以上老人上门体检，完成率92%。",
    "抽查合同签订规范，合格率达到105%。",
]

RIGHT = [
    "因部分老人外出，体检完成率为92%。",
    "完成率100%。",
    "群众满意度90%以上。",
    "医保参保率96%。",
    "目标任务完成率不低于95%。",
    "水质监测合格率98%。",
]


@pytest.mark.parametrize(
    "text",
    [
        "2023年任务完成率92%，2024年达到100%。",
        "受理举报50件，办结率96%，其余2件正在办理。",
        "上年项目完工慢，完成率92%。",
        "受汛期延长影响，水利项目完成率为85%。",
        "确保全年任务完成率达到98%。",
        "农产品抽检合格率98.7%。",
        "交办的群众来信办结率98.6%。",
        "扫描档案36万页，完成率105%，超出部分是新收的档案。",
        "接到来电860件，办结851件，办结率98.95%。",
        "出厂产品860件，合格856件，合格率99.53%。",
        "农贸市场禁塑达标率达92%。",
        "冬季病床使用率108%。",
        "信访件按期办结率指标值≥95%，实际办结率98.2%。",
        "办理事项1380件，提前办结1104件，提前办结率80%。",
        "检测疫苗86批次，抗体合格率86.5%，高于规定的70%。",
    ],
)
def test_rates_that_are_explained_or_not_this_years_result(text: str) -> None:
    assert hits_in_text("A09", text) == []


def test_rates_under_discussion_are_not_asked_about() -> None:
    problem = "存在的问题分析及改进措施.存在的问题.0.内容"
    assert hits("A09", (problem, "部分项目进度慢，完成率92%。")) == []


def test_the_rate_is_quoted_with_its_clause() -> None:
    [hit] = hits_in_text("A09", "完成上门体检4691人，任务完成率92%。")
    assert hit.message == (
        "“完成上门体检4691人，任务完成率92%”：低于100%（100−92=8个百分点），同一句没有写原因"
    )


def test_nobody_is_registered_twice() -> None:
    assert len(hits_in_text("A09", "产妇建册率达到104.2%，新生儿筛查率达100%。")) == 1


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    assert hits_in_text("A09", text)


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_not_a_mistake(text: str) -> None:
    assert hits_in_text("A09", text) == []


@pytest.mark.parametrize(("text", "words"), [(WRONG[0], "102−100=2个百分点")])
def test_the_arithmetic_is_written_out(text: str, words: str) -> None:
    messages = [hit.message for hit in hits_in_text("A09", text)]
    assert any(words in message for message in messages), messages


@pytest.mark.parametrize(
    "text",
    [
        "全年抽样412组，检出不合格样品9组，不合格率2.18%，已下架处理。",
        "送检样品312份，合格率96.2%，不合格率3.8%。",
        "村级报账未达标率4.5%，逾期率1.2%，事故率0.3‰。",
    ],
)
def test_what_tells_of_failures_is_no_achievement(text: str) -> None:
    assert hits_in_text("A09", text) == []


def test_a_rate_in_a_part_of_the_year_need_not_be_full() -> None:
    assert hits_in_text("A09", "截至6月，渠道工程完成投资15万元，投资完成率75%。") == []
    assert hits_in_text("A09", "渠道工程完成投资15万元，投资完成率75%。")


def test_more_was_spent_than_was_to_be() -> None:
    assert len(hits_in_text("A09", "公用经费控制率为126%。")) == 1
    assert hits_in_text("A09", "公用经费控制率为98%。") == []
    assert hits_in_text("A09", "核定编制46人，在职50人，控制率108.7%。") == []


def test_a_result_beside_its_target_may_be_above_it() -> None:
    told = "读书沙龙目标≥21次，实际组织30次，完成率142.86%"
    assert len(hits_in_text("A09", f"{told}。")) == 1
    assert hits_in_text("A09", f"{told}，主要是村里要求加场。") == []


@pytest.mark.parametrize(
    "text",
    [
        "其中财政拨款占总支出的112.5%。",
        "项目支出占全部支出比重为134.6%。",
        "人员经费占基本支出的108.3%。",
    ],
)
def test_a_part_is_not_more_than_all(text: str) -> None:
    assert len(hits_in_text("A09", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "其中财政拨款占总支出的100.0%。",
        "项目支出占总支出的12.5%。",
        "总支出占总预算的106.2%，系年中追加人员经费。",
        "在职人数占编制总数的104%，系安置退役军人。",
    ],
)
def test_a_part_of_all_or_what_is_measured_from_a_plan(text: str) -> None:
    assert hits_in_text("A09", text) == []


def test_a_share_of_a_public_budget_is_no_more_than_all_of_it() -> None:
    text = "涉及资金118万元，占一般公共预算项目支出总额的{}%。"
    assert len(hits_in_text("A09", text.format(110))) == 1
    assert hits_in_text("A09", text.format(100)) == []


def test_a_reason_may_begin_the_next_sentence() -> None:
    text = "实际检查238家次，完成率79%。{}"
    assert hits_in_text("A09", text.format("受台风影响，8月暂停检查。")) == []
    assert len(hits_in_text("A09", text.format("检查中发现问题9个。"))) == 1
    more = "管护计划1200亩，实际1560亩，完成率130%。{}"
    assert hits_in_text("A09", more.format("多出的360亩是年中移交的上年项目。")) == []
    assert len(hits_in_text("A09", more.format("管护队有队员12人。"))) == 1


def test_the_next_sentence_may_say_why_some_were_done_only_in_part() -> None:
    text = "建设任务40项，完成38项，完成率95%。{}"
    assert hits_in_text("A09", text.format("部分完成的2项均因征地推迟。")) == []
    assert hits_in_text("A09", text.format("没有完成的2项在后山段，要改线设计。")) == []
    assert len(hits_in_text("A09", text.format("部分完成的2项列入下年。"))) == 1


def test_a_rate_that_reaches_its_own_aim_needs_no_reason() -> None:
    assert hits_in_text("A09", "安全饮水达标率为96%，达到年初目标值95%。") == []
    assert hits_in_text("A09", "安全饮水达标率为96%，达到95%以上的目标。") == []
    assert len(hits_in_text("A09", "安全饮水达标率为92%，达到年初目标值95%。")) == 1


def test_a_rate_of_all_is_not_above_it() -> None:
    (hit,) = hits_in_text("A09", "巡察反馈问题整改率达100%以上。")
    assert "没有“以上”" in hit.message
    for text in ("整改率达100%。", "产值完成率达100%以上。", "满意率达96%以上。"):
        assert hits_in_text("A09", f"巡察反馈问题{text}") == []


def test_the_reason_may_stand_in_the_sentence_that_a_rate_goes_on_with() -> None:
    text = "计划放映电影10场，{}实际放映8场。完成率80%，记录完整。"
    assert hits_in_text("A09", text.format("因8月设备损坏，")) == []
    assert hits_in_text("A09", text.format("")) != []
