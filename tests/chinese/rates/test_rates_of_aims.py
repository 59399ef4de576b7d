"""Rates of plans, tasks and budgets that need a reason."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.rates_of_aims import read_rates_of_aims


@pytest.mark.parametrize(
    "text",
    [
        "疏浚河道56公里，占年度计划35公里的160%。",
        "疏浚河道56公里，是计划35公里的160%；养护桥梁9座。",
        "清欠税款92万元，完成年初任务的184%。",
        "改造水表4200只，完成年度任务的84%。",
        "接种家禽3.1万羽，完成应种数的82%。",
        "新建沼气池260口，占年度任务数的65%。",
        "发展会员26名，占全年计划的52%。",
        "消毒药品年初预算36万元，支出22.5万元，完成年初预算的62.5%，用于采购药品。",
        "网络租赁预算8万元，实际支出5.2万元，占预算的65%。",
        "公务接待费年初预算3万元，支出0.72万元，完成预算的24%。",
    ],
)
def test_rates_far_from_their_aim(text: str) -> None:
    (found,) = read_rates_of_aims(read_statements(text))
    assert found.of_budget == ("预算" in text)


@pytest.mark.parametrize(
    "text",
    [
        "疏浚河道56公里，占年度计划35公里的160%，超出的21公里为省级追加任务。",
        "疏浚河道40公里，占年度计划35公里的114.29%。",
        "疏浚河道56公里，占年度计划35公里的150%。",
        "新增就业1600人，完成年度任务的160%。",
        "改造水表4200只，完成年度任务的84%，其余列入次年。",
        "新建沼气池260口，占年度任务数的65%，原因是秋雨多。",
        "接种家禽3.1万羽，完成应种数的100%。",
        "秋季新建沼气池260口，占年度任务数的65%。",
        "新建沼气池260口，占全县任务数的65%；其中东片改造12口，占任务的60%。",
        "承担管网40公里，占规划任务的40%；新建泵站2座，占计划的12%。",
        "截至8月底完成年度任务的62%。",
        "疏浚河道56公里，占全县任务的28%。",
        "公务接待费预算3万元，支出1.2万元，完成预算的40%。",
        "公务接待费预算3万元，支出0.72万元，完成预算的24%，严格控制接待批次。",
        "人员经费120万元，占预算的65%。",
        "项目支出4.8万元，占支出总预算的4.4%。",
        "资本性支出3.2万元，占项目支出预算的6.7%。",
        "网络租赁预算8万元，实际支出7.6万元，占预算的95%。",
        "上年完成任务的150%。",
    ],
)
def test_rates_that_need_no_reason(text: str) -> None:
    assert not list(read_rates_of_aims(read_statements(text)))


@pytest.mark.parametrize("item", ["培训费", "办公费", "印刷费", "一般性支出"])
def test_what_is_meant_to_cost_less_than_its_budget_needs_no_reason(item: str) -> None:
    text = f"{item}年初预算9万元，支出5.4万元，完成预算的60%。"
    assert not list(read_rates_of_aims(read_statements(text)))
