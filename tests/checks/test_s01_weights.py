"""S01: 分值 adds up, level by level."""

from __future__ import annotations

import pytest

from reportgen.findings import path_text
from tests.checks.annexed import MONEY, PROJECT, ROWS, Change, annex_hits

WRONG: list[list[Change]] = [
    [(f"{ROWS}.0.分值", "14")],
    [(f"{ROWS}.8.分值", "9"), (f"{ROWS}.7.分值", "6")],
    [(f"{ROWS}.7.分值", "0")],
    [(f"{ROWS}.1.分值", "20"), (f"{ROWS}.2.分值", "5"), (f"{ROWS}.0.二级指标", "数量（10分）")],
    [("整体自评表.总分.分值", "90")],
    [(f"{PROJECT}.绩效指标.1.分值", "15")],
    [(f"{PROJECT}.绩效指标.2.分值", "25"), (f"{PROJECT}.绩效指标.3.分值", "15")],
    [(ROWS, [])],
]

RIGHT: list[list[Change]] = [
    [],
    [(f"{ROWS}.0.二级指标", "数量指标")],
    [(f"{ROWS}.1.分值", "20"), (f"{ROWS}.2.分值", "5")],
    [("整体自评表.总分", None), (f"{MONEY}.分值", None)],
    [("整体自评表", None)],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S01", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S01", *changes) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        (
            [(f"{ROWS}.0.分值", "14")],
            "整体自评表.总分.分值",
            "10+14+15+10+10+10+10+5+5+10=99，与100相差1分",
        )
    ],
)
def test_the_place_and_the_arithmetic_are_told(
    changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits("S01", *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"


def test_another_split_than_the_usual_one_is_a_warning_where_none_is_declared() -> None:
    changes = [(f"{PROJECT}.绩效指标.2.分值", "25"), (f"{PROJECT}.绩效指标.3.分值", "15")]
    assert {hit.severity for hit in annex_hits("S01", *changes)} == {"warning"}
