"""Prices of contracts that what was paid, with what is owed, does not make."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.contract_sums import MAY_BE_PAID_OFF, read_contract_sums
from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        (
            "文化长廊项目合同金额{}万元，分两次支付：开工后付24.5万元，验收后付25.5万元，"
            "现已全部付清，无变更、无扣款。",
            "50",
            "52",
        ),
        (
            "水泵采购合同金额{}万元。款项分三次付清：签约付11.6万元，到货付19.3万元，调试后付6.7万元。",
            "37.6",
            "38.6",
        ),
        (
            "党群中心改造合同价{}万元，无变更。到年底已付32.5万元，还欠13.4万元，计划来年付清。",
            "45.9",
            "46.8",
        ),
        ("改造工程结算价{}万元。年底前已支付32.5万元，尚欠13.4万元。", "45.9", "49.5"),
    ],
)
def test_payments_make_the_price(told: str, right: str, wrong: str) -> None:
    assert MAY_BE_PAID_OFF.is_in(told)
    assert hits_in_text("A07", told.format(right)) == []
    (found,) = read_contract_sums(read_statements(told.format(wrong)))
    assert found.total.quantity.text == f"{wrong}万元"
    assert len(hits_in_text("A07", told.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "合同金额52万元，分两次支付：开工付24.5万元，验收付25.5万元，因变更核减2万元，已付清。",
        "合同金额52万元，分三次支付：已付24.5万元、22万元，余款待质保期满后付清。",
        "合同金额52万元，分两次支付：开工付24.5万元，验收付25.5万元。",
        "合同价46.8万元，结算价45.9万元。已付32.5万元，还欠13.4万元。",
        "合同价46.8万元。已付32.5万元，还欠8.2万元。",
        "合同价46.8万元。扣除违约金后，已付32.5万元，还欠13.4万元。",
        "合同价46.8万元。已付32.5万元，其中本年付10万元，还欠13.4万元。",
    ],
)
def test_what_may_be_settled_otherwise_is_left_alone(text: str) -> None:
    assert [
        one
        for one in read_contract_sums(read_statements(text))
        if sum(part.quantity.value for part in one.parts) != one.total.quantity.value
    ] == []
