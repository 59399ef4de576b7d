"""Sums that are off by as much as the sum that they are a part of."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

TOLD = (
    "镇级接待和用车经费合计{}万元，比上年下降12.4%。分项情况是：公务接待费984万元；会务费14万元；"
    "公车购置及运行费{}万元（其中公务用车购置费46万元，公务用车运行费742万元）。"
)


def test_one_figure_off_in_two_sums_is_no_rounding() -> None:
    (hit,) = hits_in_text("A07", TOLD.format(1786, 787))
    assert "46+742=788" in hit.message
    assert "写成788，它所在的合计也对得上" in hit.message


@pytest.mark.parametrize(("whole", "part"), [(1785, 787), (1786, 788), (1787, 787)])
def test_a_sum_that_its_own_figure_makes_may_be_rounded(whole: int, part: int) -> None:
    assert hits_in_text("A07", TOLD.format(whole, part)) == []
