"""Movements told right after the level that they are from."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.movements.told_bases import (
    read_bases_behind,
    read_moves_from_bases,
    read_moves_from_before,
)
from tests.checks.samples import hits_in_text


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


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("会议费预算6万元，支出4.7万元，控制率78.33%，同比下降6%（上年5万元）。", 0),
        ("会议费预算6万元，支出4.7万元，控制率78.33%，同比上升6%（上年5万元）。", 1),
        ("会议费预算5.3万元，支出4.7万元，控制率88.68%，同比上升6%（上年5万元）。", 0),
        ("会议费支出4.7万元，同比上升6%（含上年5万元）。", 0),
    ],
)
def test_a_move_whose_base_stands_behind_it_goes_the_right_way(text: str, count: int) -> None:
    assert len(list(read_bases_behind(read_statements(text)))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("差旅费支出8.46万元，其中省内6万元。较上年7.9万元减少0.56万元，出差多了。", 1),
        ("差旅费支出8.46万元，其中省内6万元。较上年7.9万元增加0.56万元，出差多了。", 0),
        ("全年接待8460人次。比上年的7900人次减少560人次。", 1),
        ("差旅费支出8.46万元。较上年7.9万元，减少0.5万元的是省外部分。", 0),
        ("差旅费支出8.46万元。较上年7.9万人次减少0.56万人次。", 0),
    ],
)
def test_the_way_from_last_years_level_to_that_of_the_sentence_before(
    text: str, count: int
) -> None:
    assert len(list(read_moves_from_before(read_statements(text)))) == count
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("培训费预算6万元，支出4.71万元。较上年5.24万元下降10.11%。", 0),
        ("培训费预算6万元，支出4.71万元。较上年5.24万元增长10.11%。", 1),
        ("培训费预算6万元，支出4.71万元。较2023年5.24万元下降11.01%。", 1),
        ("培训费支出4.71万元。其中师资费2.6万元，场地费2.11万元。比2023年5.24万元下降11.11%。", 1),
        ("培训费支出4.71万元。其中师资费2.6万元，场地费2.11万元。比2023年5.24万元下降10.11%。", 0),
        ("培训费支出4.71万元。师资费2.6万元，场地费2.11万元。比2023年2.24万元下降6.12%。", 0),
    ],
)
def test_a_rate_from_last_years_level_is_of_what_the_sentence_before_tells(
    text: str, count: int
) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(("rate", "count"), [("4.55%", 0), ("4.76%", 1), ("4.35%", 1)])
def test_what_is_compared_with_is_what_it_moved_from(rate: str, count: int) -> None:
    text = f"与2023年支出440万元相比，增加20万元，增长{rate}，主要是新增两个项目。"
    assert len(hits_in_text("A12", text)) == count
