"""People whom a text counts and names."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.named_people import read_named_people
from tests.checks.samples import hits_in_text

RIGHT = [
    "班子现有{}人：局长陶立平，副局长柳燕、邱海波。",
    "评审专家{}位，分别为张立、欧阳青、何静。",
    "副镇长李江、周海、陈梅任副组长，{}名副组长分片包干。",
    "考评小组由龚力、白松、齐敏组成，{}名考评小组成员参加培训。",
    "选派王成、李丽、张敏{}名同志驻村。",
]


@pytest.mark.parametrize("text", RIGHT)
def test_as_many_people_as_names(text: str) -> None:
    assert list(read_named_people(text.format(3))) == []


@pytest.mark.parametrize("text", [RIGHT[0], RIGHT[1], RIGHT[2], RIGHT[4]])
@pytest.mark.parametrize("count", [2, 4])
def test_more_or_fewer_people_than_names(text: str, count: int) -> None:
    (found,) = read_named_people(text.format(count))
    assert (found.stated, len(found.names)) == (count, 3)
    assert len(hits_in_text("A14", text.format(count))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "选派王成、李丽等5名同志驻村。",
        "由局长、党组书记王成，副局长李丽、张敏3人带队。",
        "局长陶立平主持，柳燕、邱海波和外聘专家5人参加。",
        "种植水稻、高粱、黄豆4名农户获奖。",
        "班子现有4人：局长陶立平，副局长柳燕、邱海波，另有一名挂职。",
    ],
)
def test_names_that_are_not_all_or_no_names(text: str) -> None:
    assert list(read_named_people(text)) == []


def test_more_names_before_and_so_on_than_there_are() -> None:
    (found,) = read_named_people("选派王成、李丽、张敏等2名同志驻村。")
    assert found.names == ("王成", "李丽", "张敏")
