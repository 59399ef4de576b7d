"""What there was, what came, what was spent and what is left."""

from __future__ import annotations

from reportgen.chinese.balances import read_balances
from reportgen.chinese.statements import read_statements


def test_the_four_of_a_balance_are_told_apart() -> None:
    text = "上年结转2万元，本年收入9万元，本年支出8万元，年末结转3万元。"
    (balance,) = read_balances(read_statements(text))
    assert [balance.opening.quantity.text, balance.left.quantity.text] == ["2万元", "3万元"]
