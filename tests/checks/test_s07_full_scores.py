"""S07: full scores in a report without problems."""

from __future__ import annotations

import pytest

from tests.checks.annexed import MONEY, ROWS, Change, annex_hits

PROBLEMS = "存在的问题分析及改进措施.存在的问题"

WRONG: list[list[Change]] = [
    [(PROBLEMS, ["无"]), (f"{ROWS}.5.得分", "10"), (f"{MONEY}.得分", "10")],
    [(PROBLEMS, ["暂无。"]), (f"{ROWS}.5.得分", "10"), (f"{MONEY}.得分", "10")],
    [(PROBLEMS, []), (f"{ROWS}.5.得分", "10"), (f"{MONEY}.得分", "10")],
]

RIGHT: list[list[Change]] = [
    [],
    [(PROBLEMS, ["无"])],
    [(f"{ROWS}.5.得分", "10"), (f"{MONEY}.得分", "10")],
]


@pytest.mark.parametrize("changes", WRONG)
def test_what_is_wrong_is_found(changes: list[Change]) -> None:
    found = annex_hits("S07", *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize("changes", RIGHT)
def test_what_is_right_or_not_known_is_left_alone(changes: list[Change]) -> None:
    assert annex_hits("S07", *changes) == []
