"""T10: words that stand twice in a row."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("加强资金监管监管，防止挪用。", "监管"),
        ("拨付水利资金12.6万元12.6万元。", "12.6万元"),
        ("结算工程款1286.45万元1286.45万元。", "1286.45万元"),
        ("流转土地2,300亩2,300亩。", "2,300亩"),
        ("绩效目标绩效目标完成较好。", "绩效目标"),
        ("加强对对项目工作的复核。", "对"),
        ("维修费增加，主要是是更换水泵。", "是"),
        ("与上年决算数相比与上年决算数相比减少3万元。", "与上年决算数相比"),
        ("支出420万元，其中：其中：基本支出310万元。", "其中"),
        ("清理乱贴乱画3000余处处，恢复整洁。", "处"),
        ("青禾镇镇人民政府印发方案。", "镇"),
        ("由县财政局局统一支付。", "局"),
        ("问题整改全部落实实到位。", "实"),
        ("拨付救灾款12万元元用于抢险。", "元"),
        ("质保金没有有按时退还。", "有"),
        ("扶持项目的的申报由各村提出。", "的"),
    ],
)
def test_a_word_twice(text: str, word: str) -> None:
    (hit,) = hits_in_text("T10", text)
    assert f"“{word}”连写了两遍" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "渐渐形成风气，方方面面都照顾到。",
        "扶持企业创业创新，落实退税缓税缓费，构建共建共享格局。",
        "请执法支队支队长、巡防总队总队长参加。",
        "测量水库的水的水温，老年人年人均补贴960元，非常非常感谢。",
        "以失信行为为重点，旨在在社区形成合力，参与与企业的座谈。",
        "加强对对账工作的复核，反对对低保户的区别对待，此事不了了之。",
        "一户一户走访，逐条逐条销号。",
        "收入主要是拨款，主要用于运转。",
        "坚持实事求是是前提，这是是非问题，主要是是否到位。",
        "检查检查站3处，监测监测点5个。",
        "大家一起讨论讨论，研究研究办法。",
        "哈哈哈哈。",
        "财政局局长到场，税务局局机关参加。",
        "以惠民为目的的活动，对对口单位走访，为了了解情况与与会代表座谈。",
        "编号第1212号，长度55米。",
        "完成率率先达标，好处实实在在，工作经费费用自理。",
        "",
        "2024年全年全社会用电量平稳。",
        "给群众带来越来越多的实惠。",
        "现在在村里就能办。",
        "小将将首次参加县里的比赛。",
        "双方又先后对对方的方案提了意见。",
        "过了点只能坐便宜的的士，按按劳分配的原则结算。",
        "没有有效凭证的不予报销，切实落实实施方案。",
    ],
)
def test_repetitions_that_are_meant(text: str) -> None:
    assert hits_in_text("T10", text or "无") == []


@settings(max_examples=60)
@given(st.text(st.sampled_from("资金管理，。0123456789万元"), max_size=40))
def test_nothing_is_raised_on_any_text(text: str) -> None:
    for hit in hits_in_text("T10", text.strip("，") or "无"):
        assert hit.suggestion.startswith("删去重复的")


def test_a_rare_character_before_moves_no_place() -> None:
    (hit,) = hits_in_text("T10", "𠮷村主要原因原因是缺水。")
    assert "“原因”连写了两遍" in hit.message


@pytest.mark.parametrize("text", ["2022年年下半年开工。", "服务逾60多万人次。", "约300余户受益。"])
def test_years_and_rounding_told_twice(text: str) -> None:
    assert len(hits_in_text("T10", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "2022年年均增长2%。",
        "2022年年底完工。",
        "服务逾60万人次。",
        "近2023年多数村已通水。",
        "约300户受益。",
        "附近7000余户居民转移到安全处。",
        "每年节约300多万度电，签约140多个项目。",
        "近10多年来水质稳定。",
    ],
)
def test_years_and_rounding_told_once(text: str) -> None:
    assert hits_in_text("T10", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "指标均均完成。",
        "较较上年增加2万元。",
        "将近近50人。",
        "合计12万元元。",
        "完成100%%。",
        "总计计2万元。",
        "完好率率为98%。",
        "差旅费费1.2万元。",
    ],
)
def test_a_small_word_or_mark_that_stands_twice(text: str) -> None:
    assert len(hits_in_text("T10", text)) == 1


@pytest.mark.parametrize("text", ["均均衡发展。", "合计计划支出。", "总计计入成本。", "共共同体。"])
def test_a_character_that_begins_the_next_word(text: str) -> None:
    assert hits_in_text("T10", text) == []


def test_the_first_character_of_a_word_stands_twice() -> None:
    for text in ("公务接接待从简。", "按预预算列支。", "提高资资金效益。", "严格支支出审批。"):
        assert len(hits_in_text("T10", text)) == 1, text


def test_a_word_that_ends_as_the_next_begins_is_no_word_twice() -> None:
    for text in ("领导直接接待来访。", "落实实施方案。", "内部控制制度健全。", "专项项目完工。"):
        assert hits_in_text("T10", text) == [], text


def test_a_measure_word_behind_a_figure_stands_once() -> None:
    (hit,) = hits_in_text("T10", "种植大豆1800亩亩，产量稳定。")
    assert "亩" in hit.message
    assert hits_in_text("T10", "300株樟树株株成活，亩亩有收成。") == []
