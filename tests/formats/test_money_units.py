"""Units of money behind labels, over sheets and beside amounts."""

from __future__ import annotations

import pytest

from reportgen.formats.money_units import unit_alone, unit_behind, unit_told


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("年度预算金额（元）", "元"),
        ("年度预算金额(单位：千元)", "千元"),
        ("支出总额（人民币元）", "元"),
        ("因公出国（境）费", ""),
        ("在职人数（人）", ""),
    ],
)
def test_a_unit_behind_a_label_is_told(label: str, unit: str) -> None:
    assert unit_behind(label) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [("单位：元", "元"), ("（金额单位: 万 元）", "万元"), ("单位：某某镇", ""), ("元", "")],
)
def test_a_line_over_figures_tells_their_unit(text: str, unit: str) -> None:
    assert unit_told(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"), [("元", "元"), ("（单位：千元）", "千元"), ("万", "万"), ("3960", "")]
)
def test_a_cell_beside_an_amount_may_be_its_unit_alone(text: str, unit: str) -> None:
    assert unit_alone(text) == unit
