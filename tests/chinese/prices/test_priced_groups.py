"""Sums of several groups with a price each."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("为145名老人每人发放500元、80名孤儿每人发放900元，合计15.45万元。", 1),
        ("为145名老人每人发放500元、80名孤儿每人发放900元，合计14.45万元。", 0),
        ("保障对象402户780人，全年发放救助金316.37万元，人均月补助360元。", 1),
        ("保障对象402户780人，全年发放救助金336.96万元，人均月补助360元。", 0),
    ],
)
def test_groups_with_a_price_of_their_own(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("安装路灯86盏，单价0.28万元，更换垃圾桶150个，单价260元，共支出29.98万元。", 1),
        ("安装路灯86盏，单价0.28万元，更换垃圾桶150个，单价260元，共支出27.98万元。", 0),
        ("发放村干部报酬，正职9人每人1.2万元，副职18人每人0.9万元，共计27万元。", 0),
        ("发放村干部报酬，正职9人每人1.2万元，副职18人每人0.9万元，共计28万元。", 1),
        ("购置支出30万元，其中路灯86盏，单价2800元，垃圾桶150个，单价260元。", 0),
    ],
)
def test_what_is_bought_makes_the_sum_with_its_prices(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "高龄津贴：80至89岁老人326人，每人每月50元；90至99岁老人42人，每人每月100元，"
            "全年共发放26.4万元。",
            1,
        ),
        (
            "高龄津贴：80至89岁老人326人，每人每月50元；90至99岁老人42人，每人每月100元，"
            "全年共发放24.6万元。",
            0,
        ),
        (
            "高龄津贴：80至89岁老人326人，每人每月50元；90至99岁老人42人，每人每月100元，"
            "全年共发放20.5万元。",
            0,  # for ten months
        ),
        ("危房46户，新建28户每户补助3万元，维修18户每户补助1.2万元，共补助115.6万元。", 1),
        ("危房46户，新建28户每户补助3万元，维修18户每户补助1.2万元，共补助105.6万元。", 0),
        ("危房56户，新建28户每户补助3万元，维修18户每户补助1.2万元，共补助125.6万元。", 0),
    ],
)
def test_what_each_group_has_a_month_is_paid_for_a_year(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("示范点6个每个奖补8万元、整治点14个每个奖补3万元，共奖补90万元。", 0),
        ("示范点6个每个奖补8万元、整治点14个每个奖补3万元，共奖补96万元。", 1),
        (
            "甲类岗12人，人均年工资2.16万元，乙类岗20人，人均年工资1.80万元，全年工资支出61.92万元。",
            0,
        ),
        (
            "甲类岗12人，人均年工资2.16万元，乙类岗20人，人均年工资1.80万元，全年工资支出71.92万元。",
            1,
        ),
        ("甲组36户，户均增收0.58万元，乙组42户，户均增收0.63万元，两组共增收47.10万元。", 0),
        (
            "巡河员9人每人每月900元、护路员5人每人每月800元，另支付意外保险，全年共支付14.98万元。",
            0,
        ),
    ],
)
def test_averages_are_rounded_and_more_may_be_paid_besides(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count
