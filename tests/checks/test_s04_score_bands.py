"""S04: scores of qualitative indicators and the band that was chosen."""

from __future__ import annotations

import pytest

from reportgen.findings import path_text
from tests.checks.annexed import ROWS, Change, annex_hits

WRONG: list[list[Change]] = [
    [(f"{ROWS}.5.得分", "7")],
    [(f"{ROWS}.5.得分", "7.99")],
    [(f"{ROWS}.5.实际完成值", "部分达成并具有一定效果")],
    [(f"{ROWS}.5.实际完成值", "部分达成并具有一定效果"), (f"{ROWS}.5.得分", "5.99")],
    [(f"{ROWS}.5.实际完成值", "部分达成年度指标并具有一定效果"), (f"{ROWS}.5.得分", "8")],
    [(f"{ROWS}.5.实际完成值", "未达成且效果较差"), (f"{ROWS}.5.得分", "6")],
    [(f"{ROWS}.5.得分", None)],
]

RIGHT: list[list[Change]] = [
    [],
    [(f"{ROWS}.5.得分", "8")],
    [(f"{ROWS}.5.实际完成值", "部分达成年度指标并具有一定效果"), (f"{ROWS}.5.得分", "6")],
    [(f"{ROWS}.5.实际完成值", "两条村道已经通车"), (f"{ROWS}.5.得分", "3")],
    [(f"{ROWS}.0.得分", None)],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S04", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S04", *changes) == []


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [([(f"{ROWS}.5.得分", "7")], "整体自评表.绩效指标[6].得分", "应得8至10分，得分是7")],
)
def test_the_place_and_the_arithmetic_are_told(
    changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits("S04", *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"
