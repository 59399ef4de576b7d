"""The title, and what stands outside the table."""

from __future__ import annotations

import pytest

from reportgen.formats.word.chapters.outside import (
    is_page_number,
    list_outside,
    list_sections,
    read_title,
)
from reportgen.formats.word.read_values import Values
from reportgen.formats.word.text.word_lines import WordLine

TITLE = "部门整体支出绩效评价报告"


def title(*texts: str, unit: str = "", year: int | None = None) -> tuple[Values, list[str]]:
    values = Values("a", year=year)
    if unit:
        values.put(("部门概况", "单位名称"), unit, "")
    lines = [WordLine(text, f"第{n}段") for n, text in enumerate(texts, 1)]
    return values, [line.text for line in read_title(lines, values)]


@pytest.mark.parametrize(
    "texts",
    [
        ("甲乡", f"2024年度{TITLE}"),
        (f"甲乡2024年{TITLE}",),
        (f"甲 乡（2024年度）{TITLE}",),
        ("甲乡", "", f"（2024）{TITLE}"),
        ("甲乡", "2024年度部门整体支出", "绩效评价报告"),
        ("甲乡2024年度部门整体", "支出绩效评价报告"),
    ],
)
def test_unit_and_year_come_from_the_title(texts: tuple[str, ...]) -> None:
    values, rest = title(*texts)
    assert values.data["部门概况"]["单位名称"] == "甲乡"
    assert (values.year, rest) == (2024, [])


def test_the_table_comes_before_the_title() -> None:
    values, rest = title("附件", "乙乡", f"2023年度{TITLE}", unit="甲乡", year=2024)
    assert values.data["部门概况"]["单位名称"] == "甲乡"
    assert values.year == 2024
    assert rest == ["附件", "乙乡", f"2023年度{TITLE}"]


def test_what_others_call_the_title_gives_its_year_and_is_listed() -> None:
    name = "甲乡2024年部门整体支出绩效自评报告"
    values, rest = title("附件2", name)
    assert (values.year, values.data["部门概况"]["单位名称"], rest) == (
        2024,
        "甲乡",
        ["附件2", name],
    )


def test_words_of_the_title_that_go_on_are_no_title() -> None:
    texts = ["部门整体支出", "绩效评价报告另行印发"]
    assert title(*texts, unit="甲乡")[1] == texts


@pytest.mark.parametrize("before", ["甲" * 121, ""])
def test_no_unit_is_taken_from_what_is_none(before: str) -> None:
    values, rest = title(before, TITLE)
    assert values.data == {}
    assert rest == [before] * bool(before)


def test_long_texts_are_no_title() -> None:
    text = "甲" * 300 + TITLE
    assert title(text)[1] == [text]


@pytest.mark.parametrize("text", ["2025年4月8日", "二〇二五年四月八日", "2025 年 4 月 8 日"])
def test_a_date_is_told_as_such(text: str) -> None:
    values = Values("a")
    list_outside([WordLine(text, "第9段")], values)
    (finding,) = values.unplaced
    assert finding.message.startswith("落款的日期没有对应的栏目")
    assert (finding.location, text in finding.message) == ("a:第9段", True)


@pytest.mark.parametrize("text", ["枫林镇人民政府　2025年4月8日", "填报日期：2025-04-08"])
def test_a_signature_on_one_line_is_told_as_such(text: str) -> None:
    values = Values("a")
    list_outside([WordLine(text, "第9段")], values)
    (finding,) = values.unplaced
    assert finding.message.startswith("落款没有对应的栏目")


def test_a_heading_is_told_with_all_that_stands_under_it_and_alone_where_nothing_does() -> None:
    values = Values("a")
    headings = {"（四）管理制度": ["制定了办法。", "执行较好。"], "（五）其他": []}
    lines = [(title, text) for title, below in headings.items() for text in (title, *below)]
    numbered = enumerate(lines, 1)
    listed = [(title, WordLine(text, f"第{number}段")) for number, (title, text) in numbered]
    list_sections(listed, values)
    assert [(each.location, each.message) for each in values.unplaced] == [
        ("a:第2段", "“（四）管理制度”没有对应的栏目：“制定了办法。\n执行较好。”"),
        ("a:第4段", "“（五）其他”没有对应的栏目：“（五）其他”"),
    ]
    assert [each.text for each in values.loose()] == [text for _, text in lines]


@pytest.mark.parametrize("text", ["", "- 3 -", "第 3 页 共 8 页", "— —"])
def test_page_numbers(text: str) -> None:
    assert is_page_number(text)
    assert not is_page_number(f"{text}甲")
