"""Villages named town by town are as many as is said."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "渠道维修涉及云岭镇（上坝村、下坝村）、沙田乡（水口村）2个乡镇4个村的灌溉用水。",
            "3个，不是4个：上坝村、下坝村、水口村",
        ),
        (
            "项目分布在云岭镇（上坝村、下坝村）、沙田乡（水口村）、河东镇（新桥社区）共4个乡镇4个村。",
            "3个，不是4个：云岭镇、沙田乡、河东镇",
        ),
        (
            "路灯安装在2个乡镇3个村：云岭镇（上坝村、下坝村、中坝村）、沙田乡（水口村）。",
            "4个，不是3个",
        ),
        (
            "惠及2个乡镇的5个行政村，分别是云岭镇（上坝村、下坝村、中坝村）、沙田乡（水口村）。",
            "4个，不是5个",
        ),
    ],
)
def test_another_number_of_villages_or_towns(text: str, told: str) -> None:
    (hit,) = hits_in_text("A14", text)
    assert told in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "渠道维修涉及云岭镇（上坝村、下坝村）、沙田乡（水口村）2个乡镇3个村的灌溉用水。",
        "涉及云岭镇（上坝村、下坝村等）、沙田乡（水口村）2个乡镇5个村。",
        "涉及云岭镇（上坝、下坝两村）、沙田乡（水口村）2个乡镇5个村。",
        "安装在2个乡镇4个村：云岭镇（上坝村、下坝村、中坝村）、沙田乡（水口村）。",
        "涉及云岭镇（上坝村、下坝村）、沙田乡（全乡各村）2个乡镇11个村。",
        "涉及云岭镇（上坝村12户、下坝村8户）、沙田乡（水口村）2个乡镇4个村。",
    ],
)
def test_as_many_as_is_said_or_not_all_named(text: str) -> None:
    assert hits_in_text("A14", text) == []
