"""Moves told in tenths and doublings."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("办公费从15万元压减到12万元，压减了三成。", "下降20%"),
        ("信访件由200件减少到140件，减少四成。", "下降30%"),
        ("设备购置费由20万元增加到30万元，翻了一番。", "1.5倍"),
        ("经营收入由12万元增长到48万元，翻了三番。", "4倍"),
        ("去年举办招聘会2场，今年8场，翻了一番。", "4倍"),
    ],
)
def test_tenths_and_doublings_are_those_of_the_figures(text: str, true: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert true in hit.message
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "办公费从15万元压减到12万元，压减了两成。",
        "固定资产由250万元增加到500万元，翻了一番。",
        "村集体收入由18万元增加到60万元，翻了近两番。",
        "办案数量由120件增加到156件，增加了三成。",
        "接待批次由40批减少到20批，减少一成多。",
        "合作社由12家发展到15家，三成农户入社。",
        "去年举办招聘会4场，今年8场，翻了一番。",
    ],
)
def test_right_and_rough_words_are_left_alone(text: str) -> None:
    assert not hits_in_text("A12", text)
