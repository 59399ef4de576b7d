"""Offices listed with remarks in brackets and counted behind."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.bodies_with_asides import read_bodies_with_asides
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear


def read_words(text: str) -> list[str]:
    return [found.words for found in read_bodies_with_asides(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("共设办公室（挂法制科牌子）、规划科、农水科（移民科）、财务科5个内设机构。", 1),
        ("共设办公室（挂法制科牌子）、规划科、农水科（移民科）、财务科4个内设机构。", 0),
        ("下设综合科、河道科、宣教科（老干部科、机关党委）4个科室。", 1),
        ("下设综合科、河道科、宣教科（老干部科、机关党委）3个科室。", 0),
        ("下设综合科、河道科（水政科）等4个科室。", 0),
        ("下设综合科、河道科（水政科）、监察和信访室4个科室。", 0),
    ],
)
def test_they_are_counted_without_their_remarks(text: str, count: int) -> None:
    assert len(hits_in_text("A14", text)) == count


def test_the_time_grows_with_the_text() -> None:
    assert_linear(lambda size: "设甲科（乙）、丙科、" * size, read_words, 100)
