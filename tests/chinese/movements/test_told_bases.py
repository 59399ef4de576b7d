"""Movements told right after the level that they are from."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.movements.told_bases import read_moves_from_bases


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        (
            "受理512件，环比上月487件增长5.13%，同比452件增长13.27%。",
            [("487件", "512件", "增"), ("452件", "512件", "增")],
        ),
        (
            "受理512件，环比530件下降3.4%；办结480件，环比470件增长2.1%。",
            [("530件", "512件", "减"), ("470件", "480件", "增")],
        ),
        ("受理512件，环比增长5.13%。", []),
        ("受理512件；环比487件增长5.13%。", []),
        ("受理512件，环比上月487人增长5.13%。", []),
    ],
)
def test_what_moved_from_each_base(text: str, moves: list[tuple[str, str, str]]) -> None:
    found = list(read_moves_from_bases(read_statements(text)))
    assert [
        (one.before and one.before.text, one.after and one.after.text, one.rate_direction)
        for one in found
    ] == moves


def test_difference_from_a_base() -> None:
    (found,) = read_moves_from_bases(read_statements("受理512件，环比487件增加25件。"))
    assert found.difference is not None
    assert (found.difference.text, found.difference_direction) == ("25件", "增")
