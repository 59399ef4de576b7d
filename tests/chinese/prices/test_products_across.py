"""Products told across clauses and sentences."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.prices.products_across import read_products_across
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear

WRONG = [
    "民政所为辖区320名高龄老人投保意外险。保费一人一年120元，没有分档，民政所与保险公司结算4.84万元。",
    "会议室音响用了十年。我站从电子卖场买来话筒24台，成交单价1350元，含安装；验收以后一次付清3.42万元。",
    "助学金不分年级，一律每人800元。村里推荐、学校核实95人，县慈善会据此拨来7.9万元，9月转入学生账户。",
    "6月起文化馆新聘讲解员7名，工资每人每月2600元，中途无人离职。7个月里文化馆发出讲解员工资13.74万元。",
    "防汛期间全镇21个村不分大小各派1名驻守干部，没有兼任，在岗的23名驻守干部吃住在村。",
    "文明办把志愿者编成8支服务小队，每支不多不少5人，队员互不兼任，42名队员统一着装。",
]
RIGHT = [
    "民政所为辖区320名高龄老人投保意外险。保费一人一年120元，没有分档，民政所与保险公司结算3.84万元。",
    "民政所为辖区320名高龄老人投保意外险。保费一人一年120元，其中个人承担20元，民政所结算3.2万元。",
    "我站从电子卖场买来话筒24台，成交单价1350元，先付3万元，余款验收后付清。",
    "助学金每人800元。村里推荐95人，县慈善会拨来7.6万元，另由学校发给7.9万元奖学金。",
    "6月起文化馆新聘讲解员7名，工资每人每月2600元，有2人中途离职，少发半年工资，共发出10.4万元。",
    "每村补助5万元，23个村共115万元，全年下达120万元。",
    "全镇21个村各配1名网格员，另有兼职网格员若干，登记在册的23名网格员全部培训上岗。",
    "工作队6支，每支4人，其中队长1人。24名队员轮流驻村，2名队员年内轮换。",
    "每户补助2000元，首批46户9.2万元已发，全年10.4万元。",
    "培训3期，每期50人，部分学员重复参加，142名学员结业。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_price_and_a_count_that_do_not_make_the_sum(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_a_product_that_is_right_or_of_some(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_time_is_linear() -> None:
    assert_linear(
        lambda count: read_statements("买来话筒24台，单价1350元，付清3.42万元。" * count),
        lambda told: list(read_products_across(told)),
        20,
    )
