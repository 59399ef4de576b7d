"""S02: scores are within their 分值 and make the total."""

from __future__ import annotations

import pytest

from reportgen.findings import path_text
from tests.checks.annexed import MONEY, PROJECT, ROWS, Change, annex_hits

WRONG: list[list[Change]] = [
    [(f"{ROWS}.0.得分", "16")],
    [(f"{MONEY}.得分", "10.5")],
    [("整体自评表.总分.得分", "99.5")],
    [(f"{PROJECT}.总分.得分", "98")],
]

RIGHT: list[list[Change]] = [
    [],
    [(f"{MONEY}.得分", "9.9"), ("整体自评表.总分.得分", "99.41")],
    [("整体自评表.总分.得分", None)],
    [(f"{ROWS}.5.得分", None)],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S02", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S02", *changes) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        (
            [("整体自评表.总分.得分", "99.5")],
            "整体自评表.总分.得分",
            "9.9+15+15+10+10+10+9.5+5+5+10=99.4，与总分99.5相差0.1分",
        )
    ],
)
def test_the_place_and_the_arithmetic_are_told(
    changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits("S02", *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"
