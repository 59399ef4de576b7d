"""S05: lost points and missed targets have a reason."""

from __future__ import annotations

import pytest

from tests.checks.annexed import REASON, ROWS, Change, annex_hits

SHORT = [(f"{ROWS}.0.实际完成值", "252人"), (f"{ROWS}.0.得分", "13.5")]
"""The first indicator, reached by 90%."""

WRONG: list[list[Change]] = [
    SHORT,
    [(f"{ROWS}.5.{REASON}", "无。")],
    [(f"{ROWS}.5.{REASON}", "—")],
    [(f"{ROWS}.3.实际完成值", "13.5万元"), (f"{ROWS}.3.得分", None)],
    [(f"{ROWS}.0.年度指标值", "＞292人")],
]

RIGHT: list[list[Change]] = [
    [],
    [*SHORT, (f"{ROWS}.0.{REASON}", "一家企业推迟投产，明年补上。")],
    [(f"{ROWS}.0.年度指标值", "≥292人")],
    [(f"{ROWS}.3.年度指标值", "≤12.6万元")],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S05", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S05", *changes) == []
