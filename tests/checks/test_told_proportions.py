"""Falls by more than all there was."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize("text", ["信访量同比下降120%。", "会议费比上年减少了105%。"])
def test_nothing_falls_by_more_than_all(text: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert "最多下降100%" in hit.message
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text", ["经营利润同比下降120%。", "信访量同比下降100%。", "净增人数减少110%。", "增收120%。"]
)
def test_what_may_be_below_nothing_may(text: str) -> None:
    assert hits_in_text("A12", text) == []
