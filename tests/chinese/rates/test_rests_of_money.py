"""What is left of money told over several sentences."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.rests_of_money import MAY_BE_REST_OF_MONEY, read_rests_of_money

WRONG = [
    "改造资金预算41276万元，其中中央资金22276万元、省级资金19000万元。年末支出18034.52万元，结余24231.48万元。",
    "到位资金7316.24万元。截至4月10日，项目共支出4862.17万元，结余2445.07万元。",
    "收入总量1864亿元，其中本级收入152亿元，补助1712亿元。支出总量1520.6亿元。收支相抵，结转下年334.4亿元。",
]
SILENT = [
    "到位资金7316.24万元。截至4月10日，项目共支出4862.17万元，结余2454.07万元。",
    "到位资金7316.24万元。支出4862.17万元，收回9万元，结余2445.07万元。",
    "到位资金7316.24万元。支出4862.17万元，年初结余2445.07万元。",
    "到位资金7316.24万元。支出4862.17万元，结余约2445.07万元。",
    "到位资金7316.24万元。支出4862.17万元，其中结余资金2445.07万元。",
    "到位资金7316.24万元，本级配套300万元。支出4862.17万元，结余2754.07万元。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_rest_that_is_not_what_the_figures_leave(text: str) -> None:
    assert MAY_BE_REST_OF_MONEY.is_in(text)
    (found,) = read_rests_of_money(read_statements(text))
    assert abs(found.terms[0].value - found.terms[1].value) != found.stated.value


@pytest.mark.parametrize("text", SILENT)
def test_a_rest_that_is_right_or_of_something_else(text: str) -> None:
    assert not list(read_rests_of_money(read_statements(text)))
