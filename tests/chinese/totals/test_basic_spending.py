"""Basic spending with its two kinds in sentences or paragraphs of their own."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

LISTED = "主要包括：基本工资、津贴补贴、住房公积金等"


@pytest.mark.parametrize(
    "text",
    [
        f"基本支出586.4万元，其中：人员经费512.3万元，{LISTED}。公用经费{{}}万元，用于办公费、电费。",
        f"基本支出决算为586.40万元。其中：人员经费512.30万元，占基本支出的87.36%。{LISTED}。"
        "公用经费{}万元，占基本支出的12.64%。",
    ],
)
def test_the_two_kinds_make_it(text: str) -> None:
    (hit,) = hits_in_text("A07", text.format("47.1"))
    assert "512.3+47.1=559.4，比总量586.4少27万元" in hit.message
    assert hits_in_text("A07", text.format("74.1")) == []


def test_they_may_stand_in_paragraphs_of_their_own() -> None:
    points = [
        "基本支出586.4万元，其中：",
        f"人员经费512.3万元，{LISTED}。",
        "公用经费47.1万元，用于办公费、电费。",
    ]
    (hit,) = hits("A07", (POINT.rpartition(".")[0], points))
    assert hit.path[-1] == len(points) - 1


def test_a_third_kind_may_follow() -> None:
    text = (
        f"基本支出586.4万元，其中：人员经费512.3万元，{LISTED}。"
        "公用经费47.1万元，对个人和家庭的补助27万元。"
    )
    assert hits_in_text("A07", text) == []
