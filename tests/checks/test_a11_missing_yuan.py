"""A11: sums of money end with 元."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

WRONG = [
    "争取农村危房改造资金24.4万，完成危房改造验收16户。",
    "项目总投资1.2亿，已开工建设。",
    "分3批将86.2万补助资金打卡发放到户。",
    "水利资金下达40万，全部拨付到位。",
    "全年压减一般性支出38万；盘活存量资金15万。",
    "水渠衬砌完成投资380，受益农田1200亩。",
    "全年接受捐赠款物362.8万，物资占三成。",
    "固定资产原值1236.5万，净值820.3万元。",
    "差旅费支出3.1万元，较上年3.46减少0.36万元。",
    "全年预算数1826.4万元，执行数1745.32（含上级资金920万元），执行率95.56%。",
    "项目支出比上年增加86.4万元，增长11.27。主要是新建了冷库。",
]

RIGHT = [
    "争取资金24.4万元。",
    "差旅费支出3.1万元，较上年3.46万元减少0.36万元。",
    "居民消费价格指数为100.7，同比上涨0.7%。",
    "第一产业增加值6.2亿元，增长4.1%；单位面积产量上升0.6、0.8个百分点。",
    "产值86亿元，占比提高1.2、0.9个百分点。",
    "义务植树12万余株。",
    "服务群众3万人次。",
    "专项经费2024，见附件。",
    "补助资金12、13两批已拨付。",
    "生产皮鞋700万双。",
    "配套100万工作日的用工。",
    "辐射带动周边2万农户，受益面广。",
    "收到口罩1203.5万只，全部用于防疫。",
]


@pytest.mark.parametrize("text", WRONG)
def test_it_is_found(text: str) -> None:
    assert hits_in_text("A11", text)


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_not_a_mistake(text: str) -> None:
    assert hits_in_text("A11", text) == []


@pytest.mark.parametrize(("text", "words"), [(WRONG[0], "24.4万")])
def test_the_arithmetic_is_written_out(text: str, words: str) -> None:
    messages = [hit.message for hit in hits_in_text("A11", text)]
    assert any(words in message for message in messages), messages


def test_kinds_of_funds() -> None:
    assert hits_in_text("A11", "申请福利公益金36.2万，维修敬老院。")
    assert hits_in_text("A11", "退还履约保证金5.8万，手续齐全。")
    assert hits_in_text("A11", "申请福利公益金36.2万元，维修敬老院。") == []


@pytest.mark.parametrize(
    "text",
    [
        "农林水支出118.2万元，占41.67；教育支出32.4万元，占11.42%。",
        "基本支出占比为62.5%，项目支出占比为37.5。",
    ],
)
def test_a_share_without_percent_beside_others_is_found(text: str) -> None:
    (hit,) = hits_in_text("A11", text)
    assert "占比没有写“%”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "农林水支出118.2万元，占41.67%；教育支出32.4万元，占11.42%。",
        "该项分值占12.5。",
        "新建大棚占3.5亩，农业支出占11.42%。",
    ],
)
def test_shares_with_percent_and_other_figures_are_left_alone(text: str) -> None:
    assert hits_in_text("A11", text) == []


def test_matching_funds_lack_their_unit_too() -> None:
    (hit,) = hits_in_text("A11", "总投资86.4万元，其中县级配套24.6万、群众自筹61.8万元。")
    assert "24.6万" in hit.message
