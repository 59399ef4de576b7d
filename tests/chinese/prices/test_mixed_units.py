"""Sums of money of which one has lost its 万."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "冷库总投资2600万元，其中厂房1900元、设备700万元。",
        "污水厂总投资1.6亿元，包括厂区9000万元、管网7000元。",
        "河道治理投入3400元，其中上级资金2100万元，自筹1300万元。",
    ],
)
def test_one_figure_that_only_in_wan_makes_the_sum(text: str) -> None:
    (hit,) = hits_in_text("A16", text)
    assert "改成“万元”就正好相等" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "冷库总投资2600万元，其中厂房1900万元、设备700万元。",
        "补助共5万元，其中每户600元的3万元，每户400元的2万元。",
        "冷库总投资2600万元，其中厂房1900万元、设备690万元、标牌1200元。",
    ],
)
def test_figures_that_make_no_such_sum(text: str) -> None:
    assert hits_in_text("A16", text) == []
