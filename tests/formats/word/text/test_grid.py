"""The table in every shape that people give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.formats.word.making import Layout, make, plain, seed_data, texts, write

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "部门整体支出绩效评价报告"
UNIT = "湘潭县青山桥镇人民政府"

LAYOUTS = {
    "three columns": Layout(),
    "four columns": Layout(columns=4),
    "five columns": Layout(columns=5),
    "label repeated in each row": Layout(merge="repeat"),
    "label cells empty": Layout(merge="empty"),
    "last row over two columns": Layout(wide_last=True),
    "table split in four": Layout(breaks=(3, 5, 6)),
    "table split with labels repeated": Layout(breaks=(4, 6), merge="repeat"),
    "table split with nothing between": Layout(breaks=(5,), between=["", ""]),
    "labels spaced out with colons": Layout(label=lambda text: f"{' '.join(text.split())}："),
    "labels in two paragraphs": Layout(label=lambda text: text.replace("\n", "|")),
    "labels with full-width spaces": Layout(label="\u3000".join),
    "title in one line": Layout(before=[f"{UNIT}{TITLE}"]),
    "title with the year": Layout(before=[UNIT, f"2024年度{TITLE}"]),
    "title in one line with the year": Layout(before=[f"{UNIT}2024年{TITLE}"]),
    "title broken": Layout(before=[f"{UNIT}\n（2024年度）", TITLE]),
    "cover page": Layout(before=["", UNIT, TITLE, "", "（2024年度）", "", UNIT, TITLE]),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_any_grid_gives_the_same_data(tmp_path: Path, name: str) -> None:
    data = seed_data()
    reading = read_word(write(tmp_path, make(texts(data), LAYOUTS[name])))
    assert plain(reading.data) == data
    assert reading.unplaced == []
    assert reading.carried is None


def test_what_stands_around_the_table_is_listed(tmp_path: Path) -> None:
    layout = Layout(before=["附件1", UNIT, TITLE], after=[UNIT, "2025年4月8日"])
    path = write(tmp_path, make(texts(seed_data()), layout))
    found = [(each.rule, each.location, each.message) for each in read_word(path).unplaced]
    assert found == [
        ("R01", f"{path}:第1段", "表格以外的文字没有对应的栏目：“附件1”"),
        ("R01", f"{path}:第4段", f"落款的单位没有对应的栏目，不会印出来：“{UNIT}”"),
        ("R01", f"{path}:第5段", "落款的日期没有对应的栏目，不会印出来：“2025年4月8日”"),
    ]


def test_places_are_those_of_the_table(tmp_path: Path) -> None:
    path = write(tmp_path, make(texts(seed_data()), Layout(breaks=(6,))))
    places = read_word(path).places
    group = ("存在的问题分析及改进措施",)
    assert places.locate(("部门概况", "单位基本职能", 2)) == f"{path}:表1 第4行 第3段"
    assert places.locate((*group, "存在的问题", 1, "内容")) == f"{path}:表2 第1行 第2段"
    assert places.locate((*group, "改进措施", 0, "对应问题")) == f"{path}:表2 第2行 第1段"
