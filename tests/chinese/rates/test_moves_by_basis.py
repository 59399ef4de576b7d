"""What parts moved by against two bases, as their total did."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

TOLD = (
    "车辆和接待开支较上年减少9.20万元，下降36.8%，较年初预算数减少{}万元。其中：车辆运行维护"
    "12.40万元，较上年减少{}万元，较年初预算数减少0.30万元，主要是报废车辆1辆；公务接待2.10万元，"
    "较上年减少5.10万元，较年初预算数{}万元。"
)


@pytest.mark.parametrize(
    ("moved", "first", "second", "made"),
    [
        ("0.30", "4.10", "减少0.20", "−0.3−0.2=−0.5"),
        ("0.10", "4.10", "增加0.10", "−0.3+0.1=−0.2"),
        ("0.50", "4.30", "减少0.20", "−4.3−5.1=−9.4"),
    ],
)
def test_parts_that_make_their_total_against_one_basis_only(
    moved: str, first: str, second: str, made: str
) -> None:
    (hit,) = hits_in_text("A07", TOLD.format(moved, first, second))
    assert made in hit.message


@pytest.mark.parametrize(
    ("moved", "first", "second"),
    [("0.50", "4.10", "减少0.20"), ("0.20", "4.10", "增加0.10"), ("0.30", "3.10", "减少0.20")],
)
def test_parts_that_make_it_against_both_or_are_not_all(
    moved: str, first: str, second: str
) -> None:
    assert hits_in_text("A07", TOLD.format(moved, first, second)) == []
