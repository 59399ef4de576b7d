"""How sums of money moved, told beside each, and what the parts moved by together."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.money_changes import read_money_changes

WRONG = [
    "收入完成23518万元，完成年初预算58200万元的40.4%，比上年减收1182万元，下降4.8%。"
    "其中：税收7694万元，比上年增收1183万元；非税15824万元，比上年减收2315万元。",
    "收入23518万元，比上年减收1132万元。其中：税收7694万元，比上年减收1183万元；非税15824万元，比上年减收2315万元。",
    "“三公”经费21.35万元，比上年减少3.48万元。其中：车辆运行费6.8万元，与上年持平；接待费14.55万元，比上年减少3.84万元。",
]
RIGHT = [
    "收入23518万元，比上年减收1132万元。其中：税收7694万元，比上年增收1183万元；非税15824万元，比上年减收2315万元。",
    "收入23518万元，比上年减收1133万元。其中：税收7694万元，比上年增收1183万元；非税15824万元，比上年减收2315万元。",
    "收入23518万元，比上年减收1152万元。其中：税收7694万元，比预算增收1183万元；非税15824万元，比上年减收2315万元。",
    "收入23518万元，比上年减收1152万元。其中：税收7694万元；非税15824万元，比上年减收2315万元。",
    "收入24518万元，比上年减收1152万元。其中：税收7694万元，比上年增收1183万元；非税15824万元，比上年减收2315万元。",
]


@pytest.mark.parametrize("text", WRONG)
def test_changes_that_do_not_make_that_of_their_sum(text: str) -> None:
    (found,) = read_money_changes(read_statements(text))
    assert found.total.verb in ("减少", "减收")


@pytest.mark.parametrize("text", RIGHT)
def test_changes_that_make_it_or_are_of_something_else(text: str) -> None:
    assert not list(read_money_changes(read_statements(text)))
