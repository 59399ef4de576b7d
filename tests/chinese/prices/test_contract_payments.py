"""What was paid of a contract by its own percentages, and out of money that was received."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.prices.contract_payments import (
    MAY_BE_KEPT_BACK,
    MAY_BE_PAID_FROM,
    MAY_BE_STAGE,
    read_kept_back,
    read_paid_from,
    read_stage_payments,
)


@pytest.mark.parametrize(
    "told",
    [
        "厕所改造工程结算价48万元，按合同扣留3%的质量保证金{}万元，余款已付清。",
        "厕所改造工程审定价48万元，按3%预留质保金{}万元，余款已付清。",
        "厕所改造工程审定金额48万元，质保金（3%）{}万元暂未支付。",
        "厕所改造工程合同价45万元，结算价48万元，按结算价的3%预留质保金{}万元。",
    ],
)
def test_money_kept_back_is_so_many_percent_of_the_price(told: str) -> None:
    assert MAY_BE_KEPT_BACK.is_in(told.format("14.4"))
    assert not list(read_kept_back(read_statements(told.format("1.44"))))
    (found,) = read_kept_back(read_statements(told.format("14.4")))
    assert found.price.quantity.text == "48万元"


@pytest.mark.parametrize(
    "text",
    [
        "质保金按3%预留，工程款48万元已付清。",
        "审定价48万元，付款率97%，预留质保金1.5万元。",
        "合同价45万元，按3%预留质保金1.35万元，结算价48万元。",
    ],
)
def test_what_is_told_of_no_price_is_left_alone(text: str) -> None:
    assert list(read_kept_back(read_statements(text))) == []


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        (
            "敬老院维修合同价60万元，约定进场付40%，验收后付60%。"
            "我乡进场后支付首笔工程款{}万元，12月验收合格后付清余款。",
            "24",
            "28",
        ),
        (
            "信息系统合同金额150万元，签订后支付30%，上线后支付60%，其余质保期满付清。"
            "今年已支付首付款{}万元。",
            "45",
            "54",
        ),
        (
            "工程款分三批支付，首批30%即36万元，第二批50%即60万元，第三批20%即{}万元，合同价120万元。",
            "24",
            "42",
        ),
        ("合同价款96万元，预付30%，计28.8万元；剩余70%，即{}万元竣工后支付。", "67.2", "62.7"),
        ("设备合同总价80万元，到货付70%。设备到货后支付{}万元。", "56", "65"),
    ],
)
def test_what_is_paid_at_a_stage_is_its_percentage(told: str, right: str, wrong: str) -> None:
    assert MAY_BE_STAGE.is_in(told)
    assert list(read_stage_payments(read_statements(told.format(right)))) == []
    (found,) = read_stage_payments(read_statements(told.format(wrong)))
    assert found.paid.quantity.text == f"{wrong}万元"


@pytest.mark.parametrize(
    "text",
    [
        "合同价60万元，进场付至40%，验收付至100%。进场后支付首笔款28万元。",
        "合同价60万元，进场付40%，验收后付60%。因变更增加，进场后支付首笔款28万元。",
        "合同价60万元，补充合同价20万元，进场付40%。进场后支付首笔款32万元。",
        "合同价60万元，进场付40%，验收后付60%。截至年底支付28万元。",
    ],
)
def test_what_may_be_paid_otherwise_is_left_alone(text: str) -> None:
    assert list(read_stage_payments(read_statements(text))) == []


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        (
            "5月收到抗旱经费28万元。我乡用这笔经费，先后购置水泵12.4万元、支付电费9.3万元，"
            "共支出{}万元。",
            "21.7",
            "31.7",
        ),
        ("3月县里拨来慰问金16万元。利用这笔资金，走访老人用去{}万元。", "15.6", "16.5"),
        ("收到救灾资金42万元。镇里从上述资金中拨付{}万元，用于水毁渠道。", "35.6", "45.6"),
    ],
)
def test_no_more_is_paid_from_money_than_came(told: str, right: str, wrong: str) -> None:
    assert MAY_BE_PAID_FROM.is_in(told)
    assert list(read_paid_from(read_statements(told.format(right)))) == []
    (found,) = read_paid_from(read_statements(told.format(wrong)))
    assert found.paid.quantity.text == f"{wrong}万元"


@pytest.mark.parametrize(
    "text",
    [
        "5月收到抗旱经费28万元。我乡用这笔经费支付电费30.3万元，不足部分由乡财政解决。",
        "5月抗旱经费比上年增加28万元。我乡用这笔经费支付电费30.3万元。",
        "5月收到抗旱经费。我乡用这笔经费支付电费30.3万元。",
        "5月收到抗旱经费28万元，6月完工。7月验收。8月用这笔经费，解决用水1200人，支付30.3万元。",
    ],
)
def test_what_may_be_paid_from_more_is_left_alone(text: str) -> None:
    assert list(read_paid_from(read_statements(text))) == []
