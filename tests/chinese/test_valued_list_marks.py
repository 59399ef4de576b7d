"""Lists of parts that are parted by different marks."""

from __future__ import annotations

import pytest

from reportgen.chinese.valued_list_marks import read_mixed_parts
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (
            "聘请护林员20人，其中东片6人，西片9人、南片5人。",
            "东片6人，西片9人、南片5人",
        ),
        (
            "安排资金90万元，其中：水渠30万元（含清淤4万元）、山塘40万元，路灯15万元、绿化5万元；",
            "水渠30万元（含清淤4万元）、山塘40万元，路灯15万元、绿化5万元",
        ),
    ],
)
def test_parts_that_add_up_are_one_list(text: str, listed: str) -> None:
    [(start, end)] = read_mixed_parts(text)
    assert text[start:end] == listed


@pytest.mark.parametrize(
    "text",
    [
        "聘请护林员20人，其中东片6人、西片9人、南片5人。",
        "聘请护林员20人，其中东片6人、西片9人，南片5人。",
        "聘请护林员20人，其中东片6人，西片9人、女性8人。",
        "安排资金90万元，其中：甲30万元，乙40万元、丙20亩。",
    ],
)
def test_other_lists_are_left(text: str) -> None:
    assert [*read_mixed_parts(text)] == []


def test_reading_is_linear() -> None:
    unit = "共20人，其中甲6人，乙9人、丙5人，"
    assert_linear(lambda count: unit * count, lambda text: [*read_mixed_parts(text)], 100)
