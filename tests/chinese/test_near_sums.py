"""Totals that their parts make but for a slip, or whose other column adds up."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

WRONG = [
    "救灾款分三批共520万元，第一批180万元，第二批250万元，第三批190万元。",
    "危桥加固4座、投资163.5万元：东线1座，68.4万元，西线3座，105.1万元。",
    "维护费使用86.94万元，其中：路面修补40万元，标线施划20万元，护栏、标牌、警示桩26.49万元。",
    "三个标段结算价分别为216.4万元、103.5万元、88.6万元，结算总价418.5万元。",
    "公务用车13辆，其中应急保障用车2辆、执法执勤用车8辆、其他用车4辆。",
    "在职人员58人，其中专业技术人员37人、管理人员5人、工勤人员26人。",
    "退休人员31人，其中行政退休12人，事业退休17人。",
]
RIGHT = [
    "救灾款分三批共520万元，第一批180万元，第二批150万元，第三批190万元。",
    "危桥加固4座、投资163.5万元：东线1座，68.4万元，西线3座，95.1万元。",
    "三个标段结算价分别为216.4万元、103.5万元、88.6万元，结算总价408.5万元。",
    "补助资金160万元，按每个镇20万元核定，分别下达两个县各80万元。",
    "收入总额2530.6万元，其中上级补助1120万元，本级拨款1310.6万元，上年结余100万元。",
    "救助24户77人：甲村2户8人，10050元；乙村1户1人，4230元；丙村3户7人，14115元；丁村1户5人，21150元。",
    "在线率96.4%（在线812个，总数842个），离线的30个已报修。",
    "退休人员31人，其中行政退休12人，事业退休19人。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_total_that_its_parts_do_not_make(text: str) -> None:
    assert len(hits_in_text("A07", text)) == 1


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_make_their_total_or_are_of_another(text: str) -> None:
    assert hits_in_text("A07", text) == []
