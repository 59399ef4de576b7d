"""Sums of money told again in another unit, or in capitals."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.prices.restated_sums import MAY_BE_RESTATED, read_restated_sums
from tests.checks.samples import hits_in_text

TWO_VALUES = [
    ("全年完成固定资产投资2.35亿元（即2350万元），同比增长6.2%。", "2.35亿元是23500万元"),
    ("项目总投资1860万元（即1.86亿元），分两年实施。", "1860万元是0.186亿元"),
    ("项目总投资1860万元（1.86亿元），分两年实施。", "1860万元是0.186亿元"),
    ("共为215人参保，缴费64500元，即64.5万元。", "64500元是6.45万元"),
    ("拨付补助资金86000元（合86万元）。", "86000元是8.6万元"),
    ("同意借支应急资金叁万陆仟伍佰元整（3.56万元）。", "叁万陆仟伍佰元整是3.65万元"),
    ("合同总价人民币壹佰贰拾万元整（￥1020000元）。", "壹佰贰拾万元整是1200000元"),
    ("安排经费15.8万元（大写：壹拾捌万伍仟元整），用于抢险。", "壹拾捌万伍仟元整是18.5万元"),
]
ONE_VALUE = [
    "全年完成固定资产投资2.35亿元（即23500万元），同比增长6.2%。",
    "项目总投资1860万元（即0.186亿元），分两年实施。",
    "总投资2亿元（5000万元），分四年实施。",
    "共为215人参保，缴费64500元，即6.45万元。",
    "水费3000元，合计5万元。",
    "拨付补助资金8.62万元（约8.6万元）。",
    "同意借支应急资金叁万陆仟伍佰元整（3.65万元）。",
    "合同总价人民币壹佰贰拾万元整（￥1200000元）。",
    "安排经费15.8万元（大写：壹拾伍万捌仟元整），用于抢险。",
    "柒佰仟拾元整（3.5万元）。",
]


@pytest.mark.parametrize(("text", "message"), TWO_VALUES)
def test_a_sum_with_two_values(text: str, message: str) -> None:
    assert MAY_BE_RESTATED.is_in(text)
    (hit,) = hits_in_text("A12", text)
    assert message in hit.message


@pytest.mark.parametrize("text", ONE_VALUE)
def test_a_sum_with_one_value_or_another_sum(text: str) -> None:
    assert list(read_restated_sums(read_statements(text))) == []


def test_what_each_gets_is_not_what_all_get() -> None:
    assert hits_in_text("A12", "另有4名新生各得3000元，合1.2万元，由商会发放。") == []
