"""What one reading of a text contradicts and another makes is right."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "公用支出640万元，较上年同期少支出160万元，下降20%。",
        "年末在册2464人，年初2003人，净增加461人，增长23.02%。",
        "罚没收入1308万元，为预算的109%（预算1200万元），增长9.0%（增收108万元）。",
        "收入3136.34万元，支出2517.15万元，与上年相比，收入增加149.35万元，"
        "支出增加565.87万元，分别增长5.00%和29.00%。",
        "水费和电费本年分别支出660万元和260万元，上年分别为500万元和200万元，"
        "同比分别增长32%和30%。",
    ],
)
def test_what_other_figures_make_is_right(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "公用支出640万元，较上年同期少支出160万元，下降25%。",
        "年末在册2464人，年初2003人，净增加461人，增长18.71%。",
        "租车费2024年支出1204.7万元。租车费比2023年减少97.3万元，降低8.08%。",
    ],
)
def test_what_only_another_base_makes_is_wrong(text: str) -> None:
    assert hits_in_text("A12", text)
