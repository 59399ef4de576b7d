"""Aims that were missed, or passed by far, and are said to be met."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

MISSED = [
    ("县里下达户厕改造360户。村组干部分片包户，年底前改造验收{}户，任务完成率100%。", 331, 362),
    (
        "年度目标为义务植树2万株。机关干部分批上山，栽下楠木、银杏{}万株，植树任务如数完成。",
        1.6,
        2.1,
    ),
    (
        "把辖区纠纷激增列入年度绩效，设定治安纠纷不超过80件。派出所登记治安纠纷{}件，控制目标完成良好。",
        96,
        71,
    ),
    ("要求建档率达到90%及以上。各村逐户核实，建档率{}%。该项权重8分，自评8分。", 84, 93),
    ("绩效目标中道路扬尘超标率上限为2.5%，监测站年终核定为{}%，各项控制指标均未突破。", 3.1, 2.2),
    (
        "成本指标：培训人均费用不超过420元。本年支出18400元，参训40人，人均{}元，指标达成。",
        460,
        410,
    ),
    (
        "管护项目按140盏庭院灯立项申报。施工队4月进场，共装灯{}盏。产出数量指标完成，得满分。",
        118,
        141,
    ),
    ("本年度应创建县级平安村4个。经考核，石桥、双河等{}个村获得县级命名，创建任务圆满完成。", 3, 4),
    (
        "年初提出粮食产量增长3%以上、油料产量增长5%以上。全年粮食产量增长{}%，油料产量增长6%，两项目标双双实现。",
        1.2,
        3.4,
    ),
    (
        "招商任务是千万元以上项目6个。小分队外出招商，{}个千万元以上项目落户，招商任务超额完成。",
        5,
        7,
    ),
]


@pytest.mark.parametrize(("text", "missed", "met"), MISSED)
def test_what_was_missed_is_not_said_to_be_met(text: str, missed: float, met: float) -> None:
    (hit,) = hits_in_text("A15", text.format(missed))
    assert "却说" in hit.message
    assert hits_in_text("A15", text.format(met)) == []


def test_the_result_may_stand_in_the_next_paragraph() -> None:
    aim = "年度绩效目标之二：组织妇女健康筛查620人次。"
    reached = "绩效目标之二完成情况：为育龄妇女开展健康筛查{}人次，全面完成既定目标。"
    two = POINT.rpartition(".")[0]
    (hit,) = hits("A15", (two, [aim, reached.format(540)]))
    assert "620人次" in hit.message
    assert "540人次" in hit.message
    assert hits("A15", (two, [aim, reached.format(633)])) == []


def test_far_more_than_planned_has_a_reason() -> None:
    text = "农机站承担机手培训，年度目标60人次。全年办班5期，合计培训190人次{}，该指标得满分。"
    (hit,) = hits_in_text("A15", text.format(""))
    assert "130%" in hit.message
    assert hits_in_text("A15", text.format("，年中县里追加了两期")) == []


@pytest.mark.parametrize(
    "text",
    [
        "2025年计划改造危房60户。2024年全乡危房改造竣工48户，年度任务全面完成。",
        "三年行动计划改厕1200户。本年改厕380户，当年任务圆满完成。",
        "年初下达造林任务500亩，6月县林业局将任务核减为420亩。全年造林420亩，任务全面完成。",
        "年初目标为培训农民500人次。上半年培训210人次，下半年培训300人次，培训任务全面完成。",
        "春季计划植树3万株，秋季计划植树2万株。春季植树3.1万株，秋季植树2.05万株，两项任务均已完成。",
        "全年下达危房改造45户，其中C级30户、D级15户。年底前竣工45户，任务完成率100%。",
        "投诉举报控制目标为30件以内。全年登记投诉举报24件，12345热线另转来咨询46件，压降指标完成良好。",
        "年初计划安装路灯300盏。经镇党委会研究，2个村并入城区管护范围，实际安装260盏，调整后的任务已全部完成。",
        "亿元以上项目招引任务5个。全年签约亿元以上项目6个，其中4个已开工，招商任务超额完成。",
        "公用经费控制在60万元以内。全年公用经费支出58.2万元，项目经费支出112万元，控制目标完成良好。",
        "农民人均可支配收入目标增长6.5%。全年农民人均可支配收入增长7%，城镇居民人均可支配收入增长5.1%，收入目标顺利实现。",
        "满意度目标不低于90%。12月组织问卷调查，群众满意度93.2%，企业满意度88.5%，群众满意度目标顺利达成。",
        "目标是建成标准化村卫生室12个。全镇现有村卫生室18个，其中标准化村卫生室12个，建设任务全部完成。",
        "要求接种率达到95%以上。乙肝疫苗接种率98%，流感疫苗自愿接种率41%，免疫规划接种指标均达到要求。",
        "年初计划维修山塘20口，9月追加5口。全年维修25口，维修任务圆满完成。",
        "年初计划清淤渠道16公里，实际清淤13公里，未清淤的3公里因施工道路塌方改在冬季。质量指标全部完成。",
    ],
)
def test_what_is_of_something_else_or_explained_contradicts_no_claim(text: str) -> None:
    assert [hit for hit in hits_in_text("A15", text) if "却说" in hit.message] == []


@pytest.mark.parametrize(
    ("text", "missed", "met"),
    [
        ("年度绩效目标：困难家庭适老化改造70户。截至年末，改造完成{}户。", 58, 73),
        ("排污口达标排放率目标100%，在线监测显示全年达标天数若干，达标排放率{}%。", 94.2, 100),
    ],
)
def test_what_was_missed_needs_a_reason_without_a_claim(
    text: str, missed: float, met: float
) -> None:
    (hit,) = hits_in_text("A15", text.format(missed))
    assert "没有写原因" in hit.message
    assert hits_in_text("A15", text.format(met)) == []


@pytest.mark.parametrize(
    "text",
    [
        "年初计划新建泵站5座。已完工3座，在建2座。",
        "要求每村每年开展宣讲不少于4次。全镇12个村共开展宣讲52次。",
        "设定目标为接待咨询1000人次以上。窗口接待咨询862人次，电话接待咨询415人次。",
        "全县目标为创建绿色学校20所。我镇创建绿色学校3所。",
        "年初提出城区空气优良率不低于88%。一季度空气优良率79%，全年空气优良率90.2%。",
        "上级核定编制控制在42名以内。年末在编39名，编外聘用11名。",
        "年度目标为创建文明村8个。现有文明村14个，其中当年创建8个。",
    ],
)
def test_what_is_not_plainly_missed_needs_no_reason(text: str) -> None:
    assert hits_in_text("A15", text) == []
