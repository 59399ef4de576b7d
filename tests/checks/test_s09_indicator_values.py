"""S09: values, units and reasons that fit their indicator."""

from __future__ import annotations

import pytest

from tests.checks.annexed import REASON, ROWS, Change, annex_hits

WRONG: list[list[Change]] = [
    [(f"{ROWS}.0.{REASON}", "一家企业推迟投产，未完成目标。")],
    [(f"{ROWS}.0.实际完成值", "已完成")],
    [(f"{ROWS}.0.实际完成值", "98%")],
    [(f"{ROWS}.3.年度指标值", "≥13万元")],
    [(f"{ROWS}.0.实际完成值", "约300余人")],
]

RIGHT: list[list[Change]] = [
    [],
    [
        (f"{ROWS}.3.年度指标值", "≥5%"),
        (f"{ROWS}.3.三级指标", "公用经费节约率"),
        (f"{ROWS}.3.实际完成值", "6%"),
    ],
    [(f"{ROWS}.0.{REASON}", "新引进企业一家，用工超出预计。")],
    [(f"{ROWS}.0.实际完成值", "292")],
    [(f"{ROWS}.3.实际完成值", "126000元")],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S09", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S09", *changes) == []
