"""Items that each tell two figures make the total of either."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        (
            "仲裁院全年共受理申请{}件（上年转入6件），办结71件，办结率92.21%。其中：受理劳动报酬类"
            "42件，办结40件；受理工伤待遇类23件，办结21件；受理社会保险类12件，办结10件。",
            77,
            79,
        ),
        (
            "全年排查隐患96处，整改{}处，其中排查道路隐患51处，整改50处；排查用电隐患45处，整改43处。",
            93,
            97,
        ),
    ],
)
def test_each_column_makes_its_own_total(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert hits_in_text("A07", shape.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "共受理申请79件，办结71件。其中：受理报酬类42件，办结40件；受理工伤类等23件，办结21件。",
        "共受理申请90件，办结80件。其中：受理报酬类42件，办结40件；受理工伤类23件，办结21件。",
        "共受理申请65件，当年新增受理5件，办结60件。其中：受理报酬类42件，办结40件；受理工伤类23件，"
        "办结20件。",
    ],
)
def test_what_is_not_all_of_either_is_left_alone(text: str) -> None:
    assert hits_in_text("A07", text) == []
