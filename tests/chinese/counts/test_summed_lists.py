"""Counted lists of what money is for."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.summed_lists import read_summed_lists
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear

LISTED = "2024年防火经费16.2万元；会议费1.4万元；物资调运费8.3万元"


@pytest.mark.parametrize(
    "text",
    [
        f"年中追加资金25.9万元，涉及项目{{}}个，其中：{LISTED}。",
        f"全年新增{{}}个项目25.9万元，其中{LISTED.replace('；', '、')}。",
        f"实施项目{{}}个，资金25.9万元。其中：{LISTED.replace('；', '，')}。",
    ],
)
def test_a_list_that_makes_the_sum_names_all(text: str) -> None:
    (hit,) = hits_in_text("A14", text.format(4))
    assert "列出的是3个，不是4个" in hit.message
    assert hits_in_text("A14", text.format(3)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"年中追加资金36.5万元，涉及项目4个，其中：{LISTED}。",  # the rest is not told
        f"年中追加资金25.9万元，涉及项目4个，其中：{LISTED}等。",
        "三个村共投入36.4万元，其中财政资金28.1万元，村民折资8.3万元。",
        "追加4个项目25.9万元，其中：防火经费16.2万元；会议费、其他费用9.7万元。",
    ],
)
def test_lists_that_may_name_some(text: str) -> None:
    assert list(read_summed_lists(text)) == []


def test_linear_time() -> None:
    assert_linear(
        lambda count: "追加资金25.9万元，涉及项目4个，其中：防火经费16.2万元；" * count,
        lambda text: list(read_summed_lists(text)),
        100,
    )
