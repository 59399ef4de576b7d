"""What each has of what is paid to all in a month."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


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
        "护林员26名，每月支付3.1万元，年人均1.4万元。",
        "协管员12名，每月支付2.4万元，人均每月最高3200元。",
    ],
)
def test_averages_that_are_right_or_rough(text: str) -> None:
    assert hits_in_text("A12", text) == []
