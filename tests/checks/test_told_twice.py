"""Amounts that one passage tells twice."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "农林水支出（类）水利（款）防汛（项）36.8万元，主要用于购置防汛物资和值守补助。"
        "年初预算为35万元，支出决算为38.6万元。",
        "6、住房公积金支出36.8万元，用于缴纳职工住房公积金。住房公积金支出年初预算35万元，"
        "支出决算数38.6万元。",
    ],
)
def test_an_item_has_one_amount(text: str) -> None:
    (hit,) = hits_in_text("A13", text)
    assert "36.8万元”，后面又写支出决算为38.6万元" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "防汛支出38.6万元，主要用于购置防汛物资。年初预算为35万元，支出决算为38.6万元。",
        "防汛支出35万元，主要用于购置防汛物资。年初预算为35万元，支出决算为38.6万元。",
        "防汛支出36.8万元，主要用于购置防汛物资。绿化支出年初预算为35万元，支出决算为38.6万元。",
        "防汛支出36.8万元，主要用于购置防汛物资和3台水泵。年初预算为35万元，支出决算为38.6万元。",
    ],
)
def test_amounts_of_others_are_left_alone(text: str) -> None:
    assert hits_in_text("A13", text) == []


def test_numbers_that_are_none_are_left_alone() -> None:
    text = "防汛支出3.6.8万元，用于购置物资。年初预算为3.5.1万元，支出决算为3.8.6万元。"
    assert hits_in_text("A13", text) == []
