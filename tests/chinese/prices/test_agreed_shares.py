"""Shares of a price that were agreed on in words."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.prices.agreed_shares import read_agreed_shares
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear

WRONG = [
    "文化站改造合同价120万元，约定按3：5：2分三期支付。开工后付第一期36万元，封顶后付第二期62万元，审计后付尾款24万元。",
    "补助资金80万元按2：3：3分给三个村，东村20万元，西村32万元，南村30万元。",
    "财评中心核定的招标控制价为150万元，经公开招标，鑫达公司以下浮4%中标，双方签订了146万元的施工合同，没有变更。",
    "监控设备合同价60万元，到货以后付了七成即42万元。另外三成19万元要等试运行期满再付。",
    "热水工程合同价50万元，约定到货付六成、验收付四成。9月锅炉到货，我单位付款32万元，其余待验收。",
]
RIGHT = [
    "文化站改造合同价120万元，约定按3：5：2分三期支付。已付第一期36万元、第二期60万元，尾款待审计。",
    "财评中心核定的招标控制价为150万元，以下浮4%中标，合同价144万元，变更增加3万元，结算147万元。",
    "招标控制价150万元，鑫达公司下浮5.33%中标，合同价142万元。",
    "监控设备合同价60万元，到货以后付了七成即42万元。另外三成18万元要等试运行期满再付。",
    "热水工程合同价50万元，约定到货付六成、验收付四成。9月锅炉到货，实付32万元，多付的2万元抵扣安装费。",
    "投资按3：7分担，县级出资36万元，镇级84万元，合计120万元。",
    "完成投资52万元，约占合同价88万元的六成。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_share_that_is_not_what_was_agreed(text: str) -> None:
    assert len(hits_in_text("A12", text)) + len(hits_in_text("A07", text)) >= 1


@pytest.mark.parametrize("text", RIGHT)
def test_a_share_that_is_as_agreed_or_of_something_else(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_time_is_linear() -> None:
    assert_linear(
        lambda count: read_statements("合同价50万元，按3：7付款，付15万元、36万元。" * count),
        lambda told: list(read_agreed_shares(told)),
        10,
    )
