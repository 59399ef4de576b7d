"""Figures that differ by a slip of the pen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportgen.chinese.figures.quantities import read_quantities
from reportgen.chinese.figures.slips import are_slips, is_slip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9679", "9769"),
        ("8816", "9816"),
        ("120", "12"),
        ("1234", "134"),
        ("3184", "8134"),
    ],
)
def test_one_digit_two_exchanged_or_one_too_many(one: str, other: str) -> None:
    assert are_slips(one, other)
    assert are_slips(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("9679", "9679"), ("8816", "9826"), ("12", "1"), ("1234", "12"), ("5", "50"), ("289", "982")],
)
def test_what_is_no_slip(one: str, other: str) -> None:
    assert not are_slips(one, other)


def test_a_value_is_compared_as_a_figure_is_written() -> None:
    (rate,) = read_quantities("支付率97.69%。")
    assert rate.digits == "9769"
    assert is_slip(Decimal("96.787"), rate)
    assert not is_slip(Decimal("97.688"), rate)
