"""S11: large adjustments, and budgets made up from what was spent."""

from __future__ import annotations

import pytest

from reportgen.findings import path_text
from tests.checks.annexed import FUNDS, MONEY, Change, annex_hits

OTHER = "存在的问题分析及改进措施.其他需要说明问题"

WRONG: list[list[Change]] = [
    [(f"{MONEY}.年初预算数", "3000万元"), (f"{MONEY}.全年预算数", "3920万元")],
    [(f"{MONEY}.年初预算数", "3000万元")],
    [(f"{FUNDS}.年度资金总额.年初预算数", "40万元")],
]

RIGHT: list[list[Change]] = [
    [],
    [(f"{MONEY}.年初预算数", "3046.16万元")],
    [(f"{MONEY}.年初预算数", "3000万元"), (OTHER, "县财政局追加预算960万元用于灾后重建。")],
    [(f"{MONEY}.年初预算数", None)],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S11", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S11", *changes) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [([(f"{MONEY}.年初预算数", "3000万元")], f"{MONEY}.全年预算数", "|3960−3000|÷3000=32.00%")],
)
def test_the_place_and_the_arithmetic_are_told(
    changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits("S11", *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"
