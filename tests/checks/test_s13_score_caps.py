"""S13: the cap that some provinces set for the total of a low execution."""

from __future__ import annotations

import pytest

from reportgen.findings import path_text
from tests.checks.annexed import MONEY, Change, annex_hits

WRONG: list[list[Change]] = [
    [(f"{MONEY}.执行率", "79.99%")],
    [(f"{MONEY}.执行率", "65%"), ("整体自评表.总分.得分", "79.5")],
    [(f"{MONEY}.执行率", "49%"), ("整体自评表.总分.得分", "60")],
]

RIGHT: list[list[Change]] = [
    [],
    [(f"{MONEY}.执行率", "80%")],
    [(f"{MONEY}.执行率", "75%"), ("整体自评表.总分.得分", "89")],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S13", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S13", *changes) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [([(f"{MONEY}.执行率", "79.99%")], "整体自评表.总分.得分", "最高89分")],
)
def test_the_place_and_the_arithmetic_are_told(
    changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits("S13", *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"
