"""Names told kind by kind."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.sorted_names import read_sorted_names
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("所辖6个村（社区）中，上坪、下坪、桥头为行政村，南门、北街为社区，再无其他建制。", 1),
        ("所辖5个村（社区）中，上坪、下坪、桥头为行政村，南门、北街为社区，再无其他建制。", 0),
        ("所辖6个村（社区）中，上坪、下坪、桥头为示范村，南门、北街为社区，整治面貌一新。", 0),
        ("7个站中，水利站、农技站等为参公单位，文化站为事业单位，没有其他性质的。", 0),
    ],
)
def test_names_of_all_kinds(told: str, found: int) -> None:
    assert len(hits_in_text("A14", told)) == found


def test_time_is_linear() -> None:
    assert_linear(
        lambda count: "6个村中，上坪、下坪为行政村，南门为社区，再无其他。" * count,
        lambda text: list(read_sorted_names(text)),
        50,
    )
