"""Texts that are pasted into cells: a cell is a new item, whatever the cells before it hold."""

from __future__ import annotations

import pytest

from reportgen.formats.excel.pasted_prose import PlacedText, paragraphs_of


def paragraphs(*cells: str) -> list[str]:
    found = paragraphs_of([PlacedText(cell, f"B{row}") for row, cell in enumerate(cells, start=7)])
    return [each.text for each in found]


@pytest.mark.parametrize(
    "cells",
    [
        ["1、甲。\n2、乙。", "丙。"],
        ["1、甲。\n2、乙。", "3、丙。"],
        ["1、甲。\n2、乙。", "三、丙。"],
        ["1、甲。\n2、乙。", "1、丙。"],
        ["1、甲。2、乙。", "3、丙。"],
        ["1、甲。", "2、乙。3、丙。"],
        ["• 甲。\n• 乙。", "丙。"],
        ["- 甲。\n- 乙。", "丙。"],
        ["一是甲。\n二是乙。", "丙。"],
        ["一是甲。", "二是乙。", "丙。"],
        ["1、甲。\n2、乙。\n\n（三）丙。"],
        ["1、甲。\n2、乙。\n丙。"],
        ["1、甲。", "7、乙。", "丙。"],
        ["甲。", "1、乙。", "2、丙。"],
    ],
)
def test_a_cell_is_a_new_item_beside_a_list_in_another(cells: list[str]) -> None:
    assert paragraphs(*cells) == ["甲。", "乙。", "丙。"]


def test_the_next_number_counts_in_any_style() -> None:
    pasted = ("1、甲。\n2、乙。", "三、丙。", "丁。", "4.戊。\n\n（五）己。\n⑥庚")
    assert paragraphs(*pasted) == ["甲。", "乙。", "丙。", "丁。", "戊。", "己。", "庚"]


def test_what_belongs_to_an_item_of_its_cell_stays_with_it() -> None:
    assert paragraphs("1、甲\n（1）小项\n（2）小项\n2、乙", "丙") == [
        "甲\n（1）小项\n（2）小项",
        "乙",
        "丙",
    ]
    assert paragraphs("1、甲\n续甲\n2、乙\n续乙。") == ["甲\n续甲", "乙\n续乙。"]
    assert paragraphs("1、甲。\n2、乙，\n续乙。") == ["甲。", "乙，\n续乙。"]


def test_figures_and_prose_that_counts_in_itself_stay_as_they_are() -> None:
    cells = ("20 余个村完成改造。", "3年来增长2.5%。", "一是甲。二是乙。", "7、庚。")
    assert paragraphs(*cells) == [*cells]
    assert paragraphs("1. 3年来增长2.5%。\n2. 5个村……", "公示到位。") == [
        "3年来增长2.5%。",
        "5个村……",
        "公示到位。",
    ]
