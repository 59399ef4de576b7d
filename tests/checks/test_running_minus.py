"""One kind of minus in all messages."""

from __future__ import annotations

import pytest

from reportgen.checks.running import _with_one_minus


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("相差-141.8万元", "相差−141.8万元"),
        ("3539−3960=-421万元", "3539−3960=−421万元"),
        ("（-5%）", "（−5%）"),
        ("“-141.8万元”不是金额，差-1", "“-141.8万元”不是金额，差−1"),
        ("2025-04-08", "2025-04-08"),
        ("A-1、B--2", "A-1、B--2"),
        ("没有", "没有"),
    ],
)
def test_a_minus_is_always_the_same_outside_of_what_is_quoted(text: str, expected: str) -> None:
    assert _with_one_minus(text) == expected
