"""Which value was edited, found by printing."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.formats.word.merging.edit_attribution import attribute_edits

ROW = ("组", "栏")
Data = dict[str, Any]


def data(*items: tuple[str, str]) -> Data:
    return {"组": {"栏": [{"标题": title, "内容": text} for title, text in items]}}


def printed(given: Data) -> Any:
    """Print as ``标题。内容``; a title of 禁 can't be printed."""
    items = given["组"]["栏"]
    if any(each["标题"] == "禁" for each in items):
        return None
    return {ROW: [f"{each['标题']}。{each['内容']}" for each in items]}


HELD = data(("甲。甲", "乙"), ("丙", ""))


@pytest.mark.parametrize(
    "wanted",
    [
        HELD,
        data(("甲。丁", "乙"), ("丙", "")),
        data(("甲。甲", "丁乙"), ("丙", "")),
        data(("甲。甲", "乙"), ("丙", "补写")),
    ],
)
def test_the_edited_value_is_found(wanted: Data) -> None:
    assert attribute_edits(ROW, HELD, printed(HELD)[ROW], printed(wanted)[ROW], printed) == wanted


def test_several_values_of_one_line_are_not_traced() -> None:
    after = printed(data(("戊。甲", "己"), ("丙", "")))[ROW]
    assert attribute_edits(ROW, HELD, printed(HELD)[ROW], after, printed) is None


def test_lines_more_or_fewer_are_not_traced() -> None:
    assert attribute_edits(ROW, HELD, ["甲"], ["甲", "乙"], printed) is None


def test_what_can_not_be_printed_is_no_answer() -> None:
    assert attribute_edits(ROW, data(("丙", "")), ["丙。"], ["禁。"], printed) is None


def test_a_row_written_anew_is_not_printed_for_each_line() -> None:
    old, new = data(*[("甲", "乙")] * 61), data(*[("丙", "乙")] * 61)
    asked: list[Data] = []

    def counted(given: Data) -> Any:
        asked.append(given)
        return printed(given)

    assert attribute_edits(ROW, old, printed(old)[ROW], printed(new)[ROW], counted) is None
    assert asked == []
