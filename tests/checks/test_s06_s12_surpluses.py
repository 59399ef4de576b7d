"""S06, S12: results far beyond their target have a reason."""

from __future__ import annotations

import pytest

from reportgen.findings import path_text
from tests.checks.annexed import PROJECT, REASON, ROWS, Change, annex_hits, cases

WRONG: dict[str, list[list[Change]]] = {
    "S06": [
        [(f"{ROWS}.0.实际完成值", "364人")],
        [(f"{ROWS}.4.实际完成值", "8.2%")],
        [(f"{PROJECT}.绩效指标.0.实际完成值", "0.61万公里")],
    ],
    "S12": [
        [(f"{ROWS}.0.实际完成值", "364人")],
        [(f"{ROWS}.4.实际完成值", "6.5%")],
        [(f"{PROJECT}.绩效指标.0.实际完成值", "90公里")],
    ],
}

RIGHT: dict[str, list[list[Change]]] = {
    "S06": [
        [],
        [(f"{ROWS}.0.实际完成值", "363人")],
        [(f"{ROWS}.0.实际完成值", "400人"), (f"{ROWS}.0.{REASON}", "新引进企业一家。")],
        [(f"{ROWS}.3.实际完成值", "1万元")],
        [(f"{ROWS}.0.实际完成值", "400%")],
    ],
    "S12": [
        [],
        [(f"{ROWS}.0.实际完成值", "363人")],
        [(f"{ROWS}.0.实际完成值", "400人"), (f"{ROWS}.0.{REASON}", "新引进企业一家。")],
    ],
}


@pytest.mark.parametrize(("code", "changes"), cases(WRONG))
def test_what_is_wrong_is_found(code: str, changes: list[Change]) -> None:
    found = annex_hits(code, *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize(("code", "changes"), cases(RIGHT))
def test_what_is_right_or_not_known_is_left_alone(code: str, changes: list[Change]) -> None:
    assert annex_hits(code, *changes) == []


@pytest.mark.parametrize(
    ("code", "changes", "path", "words"),
    [
        (
            "S06",
            [(f"{ROWS}.0.实际完成值", "364人")],
            f"整体自评表.绩效指标[1].{REASON}",
            "364÷280=130.00%",
        )
    ],
)
def test_the_place_and_the_arithmetic_are_told(
    code: str, changes: list[Change], path: str, words: str
) -> None:
    (hit,) = [each for each in annex_hits(code, *changes) if words in each.message]
    assert path_text(hit.path) == f"附件.{path}"


def test_there_cannot_be_too_much_of_what_is_saved() -> None:
    changes: list[Change] = [(f"{ROWS}.0.三级指标", "公用经费压减率")]
    changes += [(f"{ROWS}.0.年度指标值", "≥5%"), (f"{ROWS}.0.实际完成值", "8%")]
    assert annex_hits("S06", *changes) == []
    assert annex_hits("S12", *changes)
