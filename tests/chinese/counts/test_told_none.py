"""What a text says there was none of, and yet tells a sum of money for."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.told_none import read_told_as_none
from reportgen.chinese.figures.statements import read_statements
from tests.checks.samples import hits_in_text

CONTRADICTED = [
    "本单位无政府性基金预算支出，政府性基金支出26.4万元。",
    "全年无国有资本经营预算支出。国有资本经营支出共5万元。",
    "2024年没有组织因公出国（境）团组，因公出国（境）费支出3.1万元。",
    "国内公务接待0批次、0人次，公务接待费为1.7万元。",
    "公务接待费开支1.7万元，国内公务接待0批次。",
    "未购置公务用车，公务用车购置费17.9万元。",
]
NO_CONTRADICTION = [
    "本单位无政府性基金预算支出，上年政府性基金支出26.4万元。",
    "年初无政府性基金预算，年中追加政府性基金支出26.4万元。",
    "机关无政府性基金预算支出，所属敬老院政府性基金支出26.4万元。",
    "2023年没有因公出国（境）团组，2024年因公出国（境）费支出3.1万元。",
    "没有因公出国（境）团组，因公出国（境）费支出0万元。",
    "没有公务接待费超支现象，公务接待费支出1.7万元。",
    "没有购置公务用车，公务用车购置及运行费4.2万元。",
    "因公出国（境）0人次，公务接待费支出1.7万元。",
    "公务接待10批次、86人次，公务接待费支出1.7万元。",
]


@pytest.mark.parametrize("text", CONTRADICTED)
def test_a_sum_for_what_there_was_none_of(text: str) -> None:
    assert hits_in_text("A13", text)


@pytest.mark.parametrize("text", NO_CONTRADICTION)
def test_a_sum_of_another_year_unit_or_kind_is_no_contradiction(text: str) -> None:
    assert hits_in_text("A13", text) == []


def test_the_words_and_the_sum_are_told() -> None:
    text = "未发生公务接待，公务接待费决算数1.7万元。"
    (none,) = read_told_as_none(text, read_statements(text), 2024)
    assert text[none.start : none.end] == "未发生公务接待"
    assert none.spent.quantity.text == "1.7万元"


def test_without_a_year_of_the_report_a_named_year_may_be_another() -> None:
    text = "2024年没有因公出国，因公出国费支出3.1万元。"
    assert list(read_told_as_none(text, read_statements(text), None)) == []
