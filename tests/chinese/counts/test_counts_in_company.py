"""Counts told twice among others that are the same."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.counts_in_company import read_in_company
from reportgen.chinese.counts.told_again import counted_places


def told(text: str) -> list[tuple[str, str]]:
    places = counted_places(text)
    return [(one.digits, other.digits) for one, other in read_in_company(text, places)]


@pytest.mark.parametrize(
    ("text", "differing"),
    [
        (
            "项目计划建设渠道18.6公里，惠及4个乡镇26个行政村8153户。\n"
            "建成渠道18.6公里，解决4个乡镇28个行政村8153户的灌溉问题。",
            [("26", "28")],
        ),
        (
            "举办家政培训46期，培训妇女2350人次，带动就业620人。\n"
            "全年家政培训46期，参训妇女2530人次，620名妇女实现就业。",
            [("2350", "2530")],
        ),
        (
            "全年举办果树管护培训班6期，培训286人次。\n举办果树管护培训班8期，培训286人次。",
            [("6", "8")],
        ),
        (
            "管网工程覆盖东岭、西岭、南岭3个村，受益2634人。\n工程覆盖4个村，受益2634人。",
            [("3", "4")],
        ),
    ],
)
def test_a_count_that_differs_among_the_same_is_told(
    text: str, differing: list[tuple[str, str]]
) -> None:
    assert told(text) == differing


@pytest.mark.parametrize(
    "text",
    [
        "2023年培训46期，培训妇女2350人次，就业620人。\n2024年培训46期，培训妇女2530人次，就业620人。",
        "计划培训46期，培训妇女2350人次。\n实际培训46期，培训妇女2530人次，就业620人，占计划的2350人次。",
        "上半年走访农户620户46次，发现问题35个。\n下半年走访农户620户46次，发现问题53个。",
        "走访农户620户46次，发现问题35个。\n走访农户620户46次，发现问题35个，整改问题33个。",
        "覆盖3个村，受益2634人。\n覆盖4个村的管线12公里，其中东岭村受益2634人。",
        "青山区发放620户46万元。\n青山区发放620户46次，共48万元。",
    ],
)
def test_counts_of_other_years_plans_and_things_are_right(text: str) -> None:
    assert told(text) == []
