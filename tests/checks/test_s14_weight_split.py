"""S14: 20 for the execution and 80 for the goals, as some provinces demand."""

from __future__ import annotations

import pytest

from tests.checks.annexed import MONEY, ROWS, Change, annex_hits

WRONG: list[list[Change]] = [
    [],
    [(f"{MONEY}.分值", "20")],
    [("项目自评表", []), (f"{MONEY}.分值", "15")],
]

RIGHT: list[list[Change]] = [
    [("整体自评表", None), ("项目自评表", [])],
    [("项目自评表", []), (f"{MONEY}.分值", "20"), (f"{ROWS}.0.分值", "5")],
    [("项目自评表", []), (f"{MONEY}.分值", "20"), (f"{ROWS}.8.分值", "0")],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S14", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S14", *changes) == []
