"""Rates of which words alone tell what they are of, in whatever order they come."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.samples import hits_in_text

SHAPES = [
    "物业费{a}万元，与去年同期{b}万元比较，增加金额{d}万元，增加比例{r}%。",
    "期末存货{a}万元，期初{b}万元，本期增加{d}万元，增长{r}%。",
    "租赁费年初预算{b}万元，决算{a}万元，差额{d}万元，差异率{r}%，原因是租期变化。",
    "水费由{b}万元变为{a}万元，增加{d}万元，变动幅度{r}%。",
    "邮电费支出{a}万元，主要用于电话、网络。与2023年相比，增加{d}万元，增长{r}%。",
    "咨询费完成{a}万元，占专项经费9600.00万元的比重不大，增支{d}万元，增长{r}%。",
]
"""What rose from b to a, by d, which is r percent."""


def _text(shape: str, before: int, by: int, off: Decimal) -> str:
    base, rise = Decimal(before), Decimal(before) * by / 100
    return shape.format(a=f"{base + rise:.2f}", b=f"{base:.2f}", d=f"{rise:.2f}", r=by * (1 + off))


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=3, deadline=None)
@given(before=st.integers(200, 2000), by=st.integers(11, 79))
def test_a_rate_is_wrong_where_the_figures_make_another(shape: str, before: int, by: int) -> None:
    assert hits_in_text("A12", _text(shape, before, by, Decimal("0.18")))
    assert hits_in_text("A12", _text(shape, before, by, Decimal(0))) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("预算资金共计800万元，其中已支出620万元，支出占预算的71%，余下的跨年支付。", 1),
        ("预算资金共计800万元，其中已支出620万元，支出占预算的77.5%，余下的跨年支付。", 0),
        ("教育支出240万元，占财政支出的31%；财政支出全年共960万元。", 1),
        ("教育支出240万元，占财政支出的25%；财政支出全年共960万元。", 0),
        ("发放问卷600份，其中满意的540份，满意度86%，受疫情影响。", 1),
        ("发放问卷600份，其中满意的540份，满意度90%，受疫情影响。", 0),
        ("年初预算900万元，实际完成840万元，完成预算的93.33%，较上年同期的700万元增长25%。", 1),
        ("年初预算900万元，实际完成840万元，完成预算的93.33%，较上年同期的700万元增长20%。", 0),
        ("到位资金500万元，支出420万元，结余80万元，结余率17%，原因是尾款未付。", 1),
        ("到位资金500万元，支出420万元，结余80万元，结余率16%，原因是尾款未付。", 0),
        ("上划中央收入7260万元，占收入的27.5%；上划省级收入2112万元，占收入的8%。", 0),
        ("上划中央收入7260万元，占收入的27.5%，增9%；上划省级收入2112万元，占收入的8%。", 0),
        ("按可比口径，工业产值增加60万元，增长9%，全年达到840万元。", 0),
    ],
)
def test_rates_of_what_words_name(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("shape", "values"),
    [
        ("会议费、租车费预算分别为{}万元、{}万元，支出{}万元、{}万元，执行率分别为{}%、{}%。", 0),
        ("甲项目、乙项目分别安排{}万元、{}万元，分别支付{}万元、{}万元，支付率分别为{}%、{}%。", 0),
    ],
)
def test_rates_of_two_lists_are_paired_in_their_order(shape: str, values: int) -> None:
    text = shape.format(400, 500, 388, 460, 97, 92 + values)
    assert hits_in_text("A12", text.replace("。", "，原因是压减。")) == []
    assert hits_in_text("A12", text.replace("92%", "89%"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("公租房计划820套，截至8月底开工697套，占目标任务的88%。", 1),
        ("公租房计划820套，截至8月底开工697套，占目标任务的85%。", 0),
        ("修缮任务数115户，实际完成161户，超任务30%，主要是受灾户增多。", 1),
        ("修缮任务数115户，实际完成161户，超任务40%，主要是受灾户增多。", 0),
        ("就业1240人，完成任务1000人的124%；培训908人，完成任务800人的131%。", 1),
        ("就业1240人，完成任务1000人的124%；培训908人，完成任务800人的113.5%。", 0),
        ("会议费8.4万元，其中大会5.4万元，例会3万元。总额比上年减少0.6万元，下降9.67%。", 1),
        ("会议费8.4万元，其中大会5.4万元，例会3万元。总额比上年减少0.6万元，下降6.67%。", 0),
        ("上年结转和结余190.89万元，较上年减少7.63万元，下降3.84%。", 0),
    ],
)
def test_rates_of_what_was_planned_and_of_the_sentence_before(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("地方收入完成800万元（税收收入560万元、非税收入240万元），税收占比66%。", 1),
        ("地方收入完成800万元（税收收入560万元、非税收入240万元），税收占比70%。", 0),
        ("收入500万元，其中财政拨款占52%（320万元），事业收入占36%（180万元）。", 1),
        ("收入500万元，其中财政拨款占64%（320万元），事业收入占36%（180万元）。", 0),
        ("预算320万元，决算280万元，预决算差异率为16.5%，差异原因是人员变动。", 1),
        ("预算320万元，决算280万元，预决算差异率为12.5%，差异原因是人员变动。", 0),
        ("工会经费720万元，较上年下降14%，即减少80万元。", 1),
        ("工会经费720万元，较上年下降10%，即减少80万元。", 0),
        ("中央资金300万元、省级资金500万元，合计800万元，分别占42.5%、62.5%。", 1),
        ("中央资金300万元、省级资金500万元，合计800万元，分别占37.5%、62.5%。", 0),
        ("收入完成340万元，占预算的21.1%，增长13.2%。全县公共预算支出完成1360万元。", 0),
        ("年初预算900万元，决算830万元，决算数小于年初预算数60万元，原因是人员调出。", 1),
        ("年初预算900万元，决算830万元，决算数小于年初预算数70万元，原因是人员调出。", 0),
    ],
)
def test_shares_by_name_in_brackets_and_of_two_states(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("审理案件1416件，同比下降28%；上年为2400件。", 1),
        ("审理案件1416件，同比下降41%；上年为2400件。", 0),
        ("查处案件624起，与上年同期（832起）相比下降29.7%。", 1),
        ("查处案件624起，与上年同期（832起）相比下降25%。", 0),
        ("控制价160万元，成交价136万元，下浮18.73%。", 1),
        ("控制价160万元，成交价136万元，下浮15%。", 0),
        ("培训费预算80万元，支出68万元，比预算数减少19%，原因是压减培训。", 1),
        ("培训费预算80万元，支出68万元，比预算数减少15%，原因是压减培训。", 0),
        ("收费700万元，上缴国库448万元，占64%，留存252万元，占31%。", 1),
        ("收费700万元，上缴国库448万元，占64%，留存252万元，占36%。", 0),
        ("发放贷款2186笔，同比减少768笔，降幅为21.6%，上年同期2954笔。", 1),
        ("发放贷款2186笔，同比减少768笔，降幅为26%，上年同期2954笔。", 0),
        ("租车费76万元，同比减少4万元，下降5%；占年初预算80万元的85%，原因是少用车。", 1),
        ("租车费76万元，同比减少4万元，下降5%；占年初预算80万元的95%，原因是少用车。", 0),
    ],
)
def test_rates_of_an_earlier_level_wherever_it_stands(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count
