"""The unit's own names with a character of the same sound or shape."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("云西县审计局对资金进行了审计。", "云溪县"),
        ("清禾镇全年开展宣讲36场。", "青禾镇"),
    ],
)
def test_a_name_with_a_wrong_character(text: str, right: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert f"应为“{right}”" in hit.message
    assert hits_in_text("C08", text) == []


def test_names_of_other_places() -> None:
    text = "辰溪县、大禾镇、云南县域协会派员到云溪县青禾镇交流。"
    assert hits_in_text("T05", text) == []
