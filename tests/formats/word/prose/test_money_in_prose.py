"""Income and basic expenditure are found in prose of any wording, or left out."""

from __future__ import annotations

import pytest

from reportgen.formats.word.prose.money_in_prose import (
    find_balance,
    find_basic,
    find_executed,
    find_income,
    find_other_kind,
    find_whole,
)
from reportgen.formats.word.read_values import Values
from reportgen.formats.word.text.word_lines import WordLine

SPENT = ("绩效完成情况", "部门整体支出管理和使用基本情况")


def lines(*texts: str) -> list[WordLine]:
    """Return paragraphs of prose."""
    return [WordLine(text, f"第{at}段") for at, text in enumerate(texts, 1)]


def test_income_and_its_sources_are_found_where_they_are_the_whole() -> None:
    values = Values("a.docx")
    text = "2024年收入决算总额1864万元，其中：一般公共预算财政拨款收入1624万元，"
    text += "政府性基金预算财政拨款收入240万元。"
    assert find_income(("预算收支",), lines(text), values) == []
    assert values.get(("预算收支", "收入")) == {
        "合计": "1864万元",
        "一般公共预算拨款": "1624万元",
        "政府性基金拨款": "240万元",
    }


def test_of_income_whose_sources_are_not_all_known_only_the_total_is_filled_in() -> None:
    values = Values("a.docx")
    told = lines("2024年收入合计100万元，其中：财政拨款收入90万元，其他收入10万元，占10%。")
    assert find_income(("预算收支",), told, values) == told
    assert values.get(("预算收支", "收入")) == {"合计": "100万元"}


@pytest.mark.parametrize(("total", "amount"), [("799.12万元", "512.29万元"), ("800万元", None)])
def test_basic_expenditure_is_the_sum_of_its_halves_if_the_total_shows_it(
    total: str, amount: str | None
) -> None:
    values = Values("a.docx")
    values.put((*SPENT, "支出总额"), total, "第1段")
    values.put((*SPENT, "按支出性质", "项目支出"), "286.83万元", "第1段")
    told = lines("其中：人员经费支出434.89万元，公用经费支出77.4万元，项目支出286.83万元。")
    find_basic(SPENT, told, values)
    assert values.get((*SPENT, "按支出性质", "基本支出")) == amount


@pytest.mark.parametrize("mark", ["，", "；"])
def test_the_whole_is_found_before_its_parts_also_across_a_semicolon(mark: str) -> None:
    values = Values("a.docx")
    text = "2023年预算1265.80万元，支出1240.12万元，执行率97.97%"
    find_whole(SPENT, lines(f"{text}{mark}其中基本支出268.30万元，项目支出971.82万元。"), values)
    assert values.get((*SPENT, "支出总额")) == "1240.12万元"
    assert values.get((*SPENT, "按支出性质", "基本支出")) == "268.30万元"


@pytest.mark.parametrize(("budget", "balance"), [("3982万元", "125.79万元"), ("3990万元", None)])
def test_what_is_carried_over_is_the_balance_if_a_budget_shows_it(
    budget: str, balance: str | None
) -> None:
    values = Values("a.docx")
    told = f"预算总额{budget}，实际支出3856.21万元，结转125.79万元，预算执行率96.84%。"
    find_balance(SPENT, lines(told), values)
    assert values.get((*SPENT, "结余")) == balance


def test_income_of_the_whole_unit_is_its_income() -> None:
    values = Values("a.docx")
    told = "2023年部门整体收入合计126万元，其中：一般公共预算拨款收入120万元，上年结转6万元。"
    find_income(("预算收支",), lines(told), values)
    assert values.get(("预算收支", "收入", "上年结转资金")) == "6万元"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2023年部门预算资金总额685.2万元，实际执行660.5万元，执行率96.4%。", "660.5万元"),
        ("2023年支出预算685.2万元，实际执行660.5万元，执行率96.4%。", "660.5万元"),
        ("2023年部门预算资金总额685.2万元，实际执行660.5万元，执行率98.4%。", None),
        ("该类项目预算总额685.2万元，实际执行660.5万元，执行率96.4%。", None),
        ("年初预算685.2万元，全年执行660.5万元，执行率96.4%。", None),
    ],
)
def test_what_was_carried_out_of_the_whole_budget_is_all_spending(
    text: str, amount: str | None
) -> None:
    values = Values("a.docx")
    find_executed(SPENT, lines(text), values)
    assert values.get((*SPENT, "支出总额")) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("全年安排专项资金6项，实际支出286万元。", "286万元"),
        ("全年安排专项资金6项，实际支出268万元。", None),
        ("救灾物资实际支出286万元。", None),
    ],
)
def test_what_basic_expenditure_leaves_is_that_of_projects_if_a_text_has_it(
    text: str, amount: str | None
) -> None:
    values = Values("a.docx")
    values.put((*SPENT, "支出总额"), "880万元", "第1段")
    values.put((*SPENT, "按支出性质", "基本支出"), "594万元", "第1段")
    find_other_kind(SPENT, lines(text), values)
    assert values.get((*SPENT, "按支出性质", "项目支出")) == amount
