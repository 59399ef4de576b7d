"""How many there are, what they have in all and what each has."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "中心校有在职教师64人。全年培训支出19.20万元，人均培训支出0.30万元。",
            "中心校有在职教师64人。全年培训支出19.20万元，人均培训支出0.35万元。",
        ),
        (
            "全乡发放特困补助312万元。保障特困对象650人，人均4800元。",
            "全乡发放特困补助312万元。保障特困对象650人，人均4500元。",
        ),
        (
            "森林防火队员30人。全年发放补助54万元，年人均1.80万元。",
            "森林防火队员30人。全年发放补助54万元，年人均2.10万元。",
        ),
    ],
)
def test_a_sum_and_a_count_of_two_sentences_make_an_average(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "中心校有在职教师64人。全年培训支出19.20万元，人均工资支出0.35万元。",
        "全乡在职职工52人。其中参训40人，全年培训支出8万元，人均2000元。",
        "全乡在职职工52人。全年公用经费支出156万元，比上年人均减少0.2万元。",
        "全乡发放奖补资金60万元。受益农户300户，户均增收3500元。",
        "全乡发放特困补助312万元。保障特困对象650人，人均每月400元。",
        "核定编制52人。全年公用经费支出156万元，人均公用经费3.50万元。",
    ],
)
def test_an_average_of_others_is_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "公益岗位共40个，每月发放补贴3.2万元，人均每月850元，按月通过一卡通发放。",
        "全镇护林员25名，每月支付劳务费2.5万元，平均每人每月1200元。",
    ],
)
def test_averages_that_the_sum_of_a_month_does_not_make(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "村级保洁员共38名，每月发放劳务报酬4.56万元，平均每人每月1200元，报酬与考核得分挂钩。",
        "护林员26名，每月支付3.1万元，人均每月约1190元。",
        "村干部62名，每月发放报酬18.6万元，正职每人每月3600元，副职每人每月2800元。",
        "护林员26名，每月支付3.1万元，年人均1.4万元。",
        "协管员12名，每月支付2.4万元，人均每月最高3200元。",
    ],
)
def test_averages_that_are_right_or_rough(text: str) -> None:
    assert hits_in_text("A12", text) == []
