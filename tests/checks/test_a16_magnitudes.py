"""A16: 元 where 万元 is meant."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    ["2024年支出合计3920元。", "财政拨款收入3872.5元。", "发放补贴610户，支出补贴资金58.3元。"],
)
def test_money_that_is_too_small(text: str) -> None:
    (hit,) = hits_in_text("A16", text)
    assert "像是把“万元”写成了“元”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "2024年支出合计39200000元。",
        "“三公”经费支出0元。",
        "发放补贴610户，户均补贴58.3元。",
        "培训45人，人均标准30元。",
        "为320户送去单价25元的灯具。",
        "5人误餐费150元。",
    ],
)
def test_money_that_may_be_right(text: str) -> None:
    assert hits_in_text("A16", text) == []
