"""Things that a unit has so many of, told in two places."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.held_things import read_held
from tests.checks.samples import hits_in_text


def _read(text: str) -> list[tuple[int, int]]:
    return [(one.number, other.number) for one, other in read_held(text, [(0, len(text))], 2024)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "我镇下辖自然村86个，面积41平方公里。86个自然村通车，另有水渠。68个自然村全部通水。",
            (86, 68),
        ),
        ("我校现有专任教师142人。学校专任教师共124人，全部持证。", (142, 124)),
        ("全县现有村卫生室163个。\n本县共有村卫生室168个，均已达标。", (163, 168)),
        ("聘用护路员35名。全年护路员38名均签了合同。", (35, 38)),
        ("全镇低保对象286户417人。\n年末全镇低保对象268户417人。", (286, 268)),
        ("在职24人，另聘用临聘人员16人。\n2024年末14名临聘人员全部参加了体检。", (16, 14)),
        ("全镇共有党员386名。\n全镇党员368名，均参加了学习。", (386, 368)),
    ],
)
def test_two_numbers_of_one_thing(text: str, numbers: tuple[int, int]) -> None:
    assert numbers in _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "我镇下辖自然村86个。其中自然村68个通水。",
        "我校现有专任教师142人。新增专任教师14人。",
        "全县现有村卫生室163个。我镇有村卫生室12个。",
        "核定床位120张，实际开放床位132张。",
        "我校现有专任教师142人，培训专任教师124人。",
        "全镇农村低保对象286户。全镇城市低保对象268户。",
        "全镇低保对象286户。全镇低保对象268人。",
        "东岭村支部，现有党员36名。西岭村支部，现有党员38名。",
        "2022年，全镇低保对象286户。2024年，全镇低保对象268户。",
    ],
)
def test_some_of_them_or_others(text: str) -> None:
    assert _read(text) == []


def test_both_places_are_told() -> None:
    (hit,) = hits_in_text("A13", "我院现有职工426人。职工462人中有党员88人，职工462人，退休35人。")
    assert "426人" in hit.message
    assert "462人" in hit.message
