"""Totals with a list that words and a colon open."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.opened_lists import MAY_BE_OPENED, read_opened_lists

TOO_MANY = [
    "项目支出260万元，分三个项目：水渠清淤130万元，村道拓宽75万元，路灯安装65万元。",
    "项目资金260万元，主要用于：水渠清淤130万元；村道拓宽75万元；路灯安装65万元。",
    "项目资金260万元，安排如下：（1）水渠清淤130万元；（2）村道拓宽75万元；（3）路灯安装65万元。",
    "项目资金260万元：水渠清淤130万元、村道拓宽75万元、路灯安装65万元。",
    "项目资金260万元，共3个项目，水渠清淤130万元，村道拓宽75万元，路灯安装65万元。",
    "项目资金260万元，一是用于水渠清淤130万元，二是用于村道拓宽75万元，三是用于路灯安装65万元。",
]
TOO_FEW = [
    "支出290万元，用于以下方面：农林水130万元，占44.8%；教育75万元，占25.9%；其他65万元，占22.4%。",
    "项目支出280万元，分三个项目：水渠清淤130万元，村道拓宽75万元，路灯安装65万元。",
    "项目资金280万元，具体安排如下：1.水渠清淤130万元；2.村道拓宽75万元；3.路灯安装65万元。",
]
SILENT = [
    "项目支出270万元，分三个项目：水渠清淤130万元，村道拓宽75万元，路灯安装65万元。",
    "项目资金290万元，主要用于：水渠清淤130万元；村道拓宽75万元；路灯安装65万元。",
    "项目资金290万元，分两个项目：水渠清淤130万元，村道拓宽75万元，路灯安装65万元。",
    "项目资金260万元，安排如下：水渠清淤130万元，村道拓宽75万元，路灯安装65万元等。",
    "项目资金260万元，用于：水渠清淤130万元，村道拓宽75万元，年产值65万元。",
    "项目资金260万元，用于：水渠清淤130万元，村道拓宽75万元；撬动社会资金165万元。",
    "培训260人，分三类：党员130人、妇女75人、青年65人。",
    "单价260元，用于：甲130元、乙75元。",
]


@pytest.mark.parametrize("text", [*TOO_MANY, *TOO_FEW])
def test_a_list_that_cannot_make_its_total(text: str) -> None:
    assert MAY_BE_OPENED.is_in(text)
    (found,) = read_opened_lists(read_statements(text))
    assert len(found.parts) == 3


@pytest.mark.parametrize("text", SILENT)
def test_a_list_that_makes_it_or_is_not_all_of_it(text: str) -> None:
    for one in read_opened_lists(read_statements(text)):
        assert sum(part.quantity.value for part in one.parts) == one.total.quantity.value
