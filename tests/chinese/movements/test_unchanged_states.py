"""States of a thing that are said to be the same before they are told."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.movements.unchanged_states import read_no_change


def test_no_change_said_first() -> None:
    (same,) = read_no_change(read_statements("与上年持平，上年4万元，本年3万元。"))
    assert same.kind == "same"


@pytest.mark.parametrize(
    "text",
    [
        "出国费与上年持平；接待费3万元，比上年4万元减少1万元。",
        "购车费与上年一致，均未发生；运行费上年4万元，本年3万元。",
        "出国费0万元，与上年持平，接待费3万元，比上年4万元减少1万元。",
    ],
)
def test_no_change_of_one_thing_says_nothing_of_the_next(text: str) -> None:
    assert list(read_no_change(read_statements(text))) == []
