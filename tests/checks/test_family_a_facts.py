"""A07, A09, A13: what counts as parts of a total, as a result, and as the same fact."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

NEXT_POINT = "绩效完成情况.绩效目标完成情况.0.要点.1"


@pytest.mark.parametrize(
    "text",
    [
        "新建厕所55座，其中霞岭村20座、高屯村18座、松柏村16座。",
        "在职人员62人，其中男性40人、女性20人。",
        "全镇脱贫户1269户，其中监测户1296户。",
        "发放救助金29万元，其中临时救助18万元、特困供养12万元等。",
        "建成道路12.5公里，其中新建4.2公里、改建3.1公里、扩建4.2公里。",
    ],
)
def test_parts_that_can_not_be_right(text: str) -> None:
    assert len(hits_in_text("A07", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "新建厕所55座，其中霞岭村20座、高屯村18座。",
        "走访慰问116人，其中老党员60人、残疾人70人。",
        "争取资金1.2亿元，其中中央资金0.7亿元、省级资金0.3亿元、县级资金0.2亿元。",
        "地区生产总值35.8亿元，其中第一产业10.2亿元、第二产业14.3亿元、第三产业11.4亿元。",
        "全年培训农民1200余人，其中女性700人、男性400人。",
        "耕地5000亩，其中高标准农田3000亩、种植水稻2500亩。",
    ],
)
def test_parts_that_may_be_right(text: str) -> None:
    assert hits_in_text("A07", text) == []


def test_the_part_that_exceeds_its_total_is_named() -> None:
    [hit] = hits_in_text("A07", "全镇脱贫户1269户，其中监测户1296户。")
    assert hit.message == "“脱贫户1269户，其中监测户1296户”：其中一项大于总量（1296−1269=27户）"


@pytest.mark.parametrize(
    "text",
    [
        "2023年任务完成率92%，2024年达到100%。",
        "上年项目完工慢，完成率92%。",
        "受汛期延长影响，水利项目完成率为85%。",
        "确保全年任务完成率达到98%。",
        "农产品抽检合格率98.7%。",
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全镇现有1269户脱贫户。", "全镇脱贫户共1296户。"),
        ("辖区现有工贸企业35家。", "辖区现有工贸企业53家。"),
        ("全镇耕地面积3.2万亩。", "全镇耕地面积32515亩。"),
    ],
)
def test_one_fact_in_other_words(one: str, other: str) -> None:
    assert len(hits("A13", (POINT, one), (NEXT_POINT, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全镇耕地面积3.2万亩。", "全镇耕地面积32015亩。"),
        ("全镇排查安全隐患共84处。", "全镇排查安全隐患共56处。"),
        ("全镇走访困难群众共120户。", "全镇走访困难群众共80户。"),
        ("全镇现有党员1520名。", "全镇现有党员干部1502名。"),
    ],
)
def test_numbers_that_do_not_contradict(one: str, other: str) -> None:
    assert hits("A13", (POINT, one), (NEXT_POINT, other)) == []


def test_both_places_of_a_fact_are_quoted() -> None:
    [hit] = hits("A13", (POINT, "辖区现有工贸企业35家。"), (NEXT_POINT, "辖区现有工贸企业53家。"))
    assert "“辖区现有工贸企业53家”" in hit.message
    assert "“辖区现有工贸企业35家”" in hit.message
