"""Figures printed as forms want them."""

from __future__ import annotations

import pytest

from reportgen.forms.figure_filters import grouped, in_capitals, in_hundred_millions, rounded
from reportgen.model.figures import Amount
from tests.engine.documents import complaint, printed

BUDGET = "部门概况.年度预算金额"


@pytest.mark.parametrize(
    ("entered", "text"),
    [
        ("3960万元", "叁仟玖佰陆拾万元整"),
        ("0.0105万元", "壹佰零伍元整"),
        ("10000.5万元", "壹亿零伍仟元整"),
        ("100800万元", "壹拾亿零捌佰万元整"),
        ("0万元", "零元整"),
        ("12.34元", "壹拾贰元叁角肆分"),
        ("12.04元", "壹拾贰元零肆分"),
        ("0.3元", "叁角"),
        ("-5元", "负伍元整"),
    ],
)
def test_amounts_in_capital_numerals(entered: str, text: str) -> None:
    assert in_capitals(Amount(entered)) == text


def test_other_ways_to_print_a_figure() -> None:
    assert grouped(Amount("5381.80万元")) == "5,381.80万元"
    assert grouped(Amount("39600000元")) == "39,600,000元"
    assert rounded(Amount("5381.805万元")) == "5381.81万元"
    assert rounded(Amount("5381.8万元"), "0") == "5382万元"
    assert in_hundred_millions(Amount("3960万元")) == "0.396亿元"
    assert in_hundred_millions(Amount("20000万元")) == "2亿元"


def test_templates_may_use_and_chain_them() -> None:
    text = f"{{{{ {BUDGET}|亿元|小数位(“2”) }}}}、{{{{ {BUDGET}|千分位 }}}}"
    assert printed(text) == ["0.40亿元、3,960万元"]
    assert printed(f"{{{{ {BUDGET}|大写金额 }}}}") == ["叁仟玖佰陆拾万元整"]


def test_what_is_called_otherwise_elsewhere_is_named_and_waivers_are_never_suggested() -> None:
    assert complaint(f"{{{{ {BUDGET}|round }}}}").endswith("写成“小数位”")
    assert "检查豁免" not in complaint("{{ 不沾边 }}")


SPENT = "绩效完成情况.部门整体支出管理和使用基本情况.支出总额"


@pytest.mark.parametrize(
    ("spent", "words"), [("3961万元", "超"), ("39600000元", "平"), ("3959.9万元", "省")]
)
def test_amounts_are_compared_by_what_they_come_to(spent: str, words: str) -> None:
    over, same = f"{SPENT} > {BUDGET}", f"{SPENT} >= {BUDGET}"
    text = f"{{% if {over} %}}超{{% elif {same} %}}平{{% else %}}省{{% endif %}}"
    assert printed(text, changes=[(SPENT, spent)]) == [words]


def test_an_amount_that_is_not_given_is_neither_more_nor_less() -> None:
    amount = Amount("1万元")
    assert not any((amount > "", amount < "", amount >= "", amount <= ""))
