"""S10: the money of the 自评表 adds up."""

from __future__ import annotations

import pytest

from reportgen.findings import path_text
from tests.checks.annexed import FUNDS, MONEY, REQUEST, Change, annex_hits

WRONG: list[list[Change]] = [
    [(f"{REQUEST}.按支出性质分.项目支出", "430万元")],
    [(f"{REQUEST}.按支出性质分", "3920.011万元")],
    [(f"{REQUEST}.按收入性质分", "3930万元")],
    [(f"{MONEY}.全年执行数", "3910万元")],
    [(f"{MONEY}.全年预算数", "3950万元")],
    [(f"{FUNDS}.上年结转资金.全年执行数", "6万元")],
    [(f"{FUNDS}.当年财政拨款.调整数", "-5万元")],
]

RIGHT: list[list[Change]] = [
    [],
    [(f"{REQUEST}.按收入性质分", None)],
    [(f"{MONEY}.全年执行数", None)],
    [(f"{MONEY}.调整数", None)],
    [(f"{FUNDS}.年度资金总额", None)],
    [(f"{REQUEST}.按支出性质分", "3920.01万元")],
    [(f"{MONEY}.全年执行数", "3919.99万元")],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S10", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S10", *changes) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        (
            [(f"{REQUEST}.按支出性质分.项目支出", "430万元")],
            f"{REQUEST}.按支出性质分.合计",
            "3517+430=3947，合计是3920万元，相差27万元",
        ),
        ([(f"{MONEY}.全年预算数", "3950万元")], f"{MONEY}.全年预算数", "3950+10=3960"),
    ],
)
def test_the_place_and_the_arithmetic_are_told(
    changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits("S10", *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"
