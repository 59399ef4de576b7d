"""Figures printed as forms want them."""

from __future__ import annotations

import pytest

from reportgen import TemplateError
from reportgen.forms.figure_filters import grouped, in_capitals, in_hundred_millions, rounded
from reportgen.model.figures import Amount
from tests.engine.documents import add_table, blank, complaint, printed, problems, saved

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


@pytest.mark.parametrize("spent", ["39600000元", "0.396亿元", "3960.00万元"])
def test_amounts_are_the_same_whatever_their_units(spent: str) -> None:
    same = f"{{% if {SPENT} == {BUDGET} %}}平{{% endif %}}"
    other = f"{{% if {SPENT} != {BUDGET} %}}不平{{% endif %}}"
    assert printed(same + other, changes=[(SPENT, spent)]) == ["平"]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("差额({})", "-421万元"),
        ("差额({})|小数位(“1”)", "-421.0万元"),
        ("差额({})|亿元", "-0.0421亿元"),
        ("差额({})|大写金额", "负肆佰贰拾壹万元整"),
        ("比率({})", "89.37%"),
        ("比率({}, “0”)", "89%"),
        ("比率({}, “4”)", "89.3687%"),
    ],
)
def test_a_difference_and_a_ratio_of_amounts(tag: str, text: str) -> None:
    written = f"{{{{ {SPENT}|{tag.format(BUDGET)} }}}}"
    assert printed(written, changes=[(SPENT, "3539万元")]) == [text]


def test_a_difference_may_be_compared_and_taken_of_different_units() -> None:
    text = (
        f"{{% if {SPENT}|差额({BUDGET}) < {BUDGET} %}}{{{{ {SPENT}|差额({BUDGET}) }}}}{{% endif %}}"
    )
    assert printed(text, changes=[(SPENT, "4060.5元"), (BUDGET, "0.3万元")]) == ["0.10605万元"]


def test_what_is_not_given_has_no_difference_and_a_ratio_to_0_is_an_error() -> None:
    rest = "绩效完成情况.部门整体支出管理和使用基本情况.结余"
    assert printed(f"（{{{{ {rest}|差额({BUDGET}) }}}}{{{{ {rest}|比率({BUDGET}) }}}}）") == [
        "（）"
    ]
    with pytest.raises(TemplateError, match="金额是0，算不出比率"):
        printed(f"{{{{ {SPENT}|比率({BUDGET}) }}}}", changes=[(BUDGET, "0万元")])


@pytest.mark.parametrize(
    ("tag", "advice"),
    [
        (f"{{{{ {BUDGET}|差额 }}}}", "写成“栏目名|差额(栏目名)”"),
        (f"{{{{ {BUDGET}|差额(年度) }}}}", "写一个金额的栏目名"),
        (f"{{{{ {BUDGET}|比率(部门概况.单位名称) }}}}", "写一个金额的栏目名"),
        (f"{{{{ {BUDGET}|format }}}}", "写成“千分位”"),
        (f"{{{{ {BUDGET}|percent }}}}", "写成“比率(栏目名)”"),
        (f"{{{{ {BUDGET}|rowspan }}}}", "写成“同值合并”"),
        ("{{ 年度|vm }}", "写成“纵向合并”"),
    ],
)
def test_what_is_written_otherwise_is_told_how_to_be_written(tag: str, advice: str) -> None:
    assert complaint(tag).endswith(advice)


def test_a_merged_cell_outside_a_loop_is_told_what_merges_by_its_value() -> None:
    form = blank()
    add_table(form, ["{% vm %}{{ 年度 }}", "{{ 年度 }}"])
    (found,) = problems(saved(form))
    assert found.suggestion.endswith("写成“{{ 栏目名|纵向合并 }}”")


def test_an_amount_that_is_not_given_is_neither_more_nor_less() -> None:
    amount = Amount("1万元")
    assert not any((amount > "", amount < "", amount >= "", amount <= ""))
