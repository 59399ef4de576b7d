"""年度预算金额 is found in prose of any wording, or left out."""

from __future__ import annotations

import pytest

from reportgen.formats.word.prose.budget_in_prose import find_budget
from reportgen.formats.word.read_values import Values
from reportgen.formats.word.text.word_lines import WordLine

SPENT = ("绩效完成情况", "部门整体支出管理和使用基本情况")
BUDGET = ("部门概况", "年度预算金额")


def lines(*texts: str) -> list[WordLine]:
    """Return paragraphs of prose."""
    return [WordLine(text, f"第{at}段") for at, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2023年部门预算6820.4万元，实际支出6479.38万元。", "6820.4万元"),
        ("2024年年初预算15360万元，全年支出15048万元。", "15360万元"),
        ("“三公”经费年初预算20万元，支出9万元。", None),
        ("年初预算100万元，调整后预算120万元，预算总额130万元。", None),
        ("部门支出年初预算为0万元，全年预算为321.02万元，支出决算为307.82万元。", "321.02万元"),
        ("部门支出年初预算为0万元，支出决算为307.82万元。", None),
    ],
)
def test_the_budget_is_that_of_the_whole_unit_if_one_is_named(
    text: str, amount: str | None
) -> None:
    values = Values("a.docx")
    find_budget(BUDGET, lines(text), values)
    assert values.get(BUDGET) == amount


@pytest.mark.parametrize(
    "text",
    [
        "2024年“三公”经费决算数为8.5万元，其中公务接待费2.5万元。预算数12万元。",
        "2024年培训费支出2万元。年初预算3万元。",
        "我局2024年会议费支出2万元。2024年预算数为3万元。",
        "全年共有4个支出项目。其中，法律援助年初预算数6万元，全年支出6万元。",
    ],
)
def test_a_budget_that_names_nothing_is_that_of_what_was_told_before(text: str) -> None:
    values = Values("a.docx")
    find_budget(BUDGET, lines(text), values)
    assert values.get(BUDGET) is None


@pytest.mark.parametrize("heading", ["（三）“三公”经费", "3.三公经费使用和管理情况"])
def test_a_budget_below_a_heading_on_official_costs_is_theirs(heading: str) -> None:
    values = Values("a.docx")
    find_budget(BUDGET, lines(heading, "2024年预算5万元，决算2.1万元。"), values)
    assert values.get(BUDGET) is None


def test_a_budget_after_the_whole_of_the_spending_is_the_units() -> None:
    values = Values("a.docx")
    told = "2024年部门整体支出950万元，其中：基本支出600万元、项目支出350万元。年初预算900万元。"
    find_budget(BUDGET, lines(told), values)
    assert values.get(BUDGET) == "900万元"
