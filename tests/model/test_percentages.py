"""Shares of a whole: two decimals, halves up, none of nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.percentages import percentage, ratio, rounded
from tests.checks.annexed import ROWS, annex_hits


@pytest.mark.parametrize(
    ("part", "whole", "rate"),
    [
        ("3539", "3960", "89.37"),
        ("92", "96", "95.83"),
        ("1", "3", "33.33"),
        ("1", "800", "0.13"),
        ("3", "800", "0.38"),
        ("-1", "800", "-0.13"),
        ("0", "5", "0.00"),
        ("5", "0", None),
    ],
)
def test_a_rate_has_two_decimals_and_none_over_nothing(
    part: str, whole: str, rate: str | None
) -> None:
    found = percentage(Decimal(part), Decimal(whole))
    assert (None if found is None else str(found)) == rate


@given(st.integers(0, 10**23), st.integers(1, 10**23))
def test_a_rate_is_its_ratio_rounded_however_many_digits_there_are(part: int, whole: int) -> None:
    share = ratio(Decimal(part), Decimal(whole))
    assert share is not None
    assert percentage(Decimal(part), Decimal(whole)) == rounded(share.scaleb(2))
    assert abs(share * whole - part) < Decimal("0.001")


def test_a_surplus_is_rounded_as_every_rate_is() -> None:
    # 1301 of 800 is 162.625%.
    changes = [(f"{ROWS}.0.年度指标值", "≥800人"), (f"{ROWS}.0.实际完成值", "1301人")]
    (hit,) = annex_hits("S06", *changes)
    assert "1301÷800=162.63%" in hit.message
