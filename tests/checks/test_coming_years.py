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


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("农家书屋更新图书2批，部分图书缺货，2025年2月补齐。", 0),
        ("林区便道的用地手续办理推迟，于2025年3月开工。", 0),
        ("审计费尾款3.06万元，2025年按期支付。", 0),
        ("农家书屋更新图书2批，2025年2月补齐。", 1),
        ("林区便道的用地手续办理推迟，2025年9月已全部完工。", 1),
    ],
)
def test_what_was_late_is_caught_up_on_before_the_report_is_written(text: str, count: int) -> None:
    assert len(hits_in_text("Y01", text)) == count
