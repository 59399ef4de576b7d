"""Coming years in a report: planned for, or done while it was written."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "剩余资金在2025年3月底前可全部支付。",
        "收费标准从2025年1月起下调5%。",
        "到2025年，全镇污水治理率计划达到60%以上。",
        "年末结转93万元，工程未验收，已在2025年一季度支付。",
    ],
)
def test_a_coming_year_for_which_something_is_planned_is_right(text: str) -> None:
    assert not hits_in_text("Y01", text)
