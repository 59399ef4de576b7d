"""Shares told in words."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.worded_shares import read_worded_shares
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("80件提案中，有60件已经办复，占八成五。", "60÷80=75%，不是“占八成五”"),
        ("入户走访500户，其中400户表示支持，占近七成。", "400÷500=80%，不是“占近七成”"),
        ("90名学员中，结业后就业的63人，占八成半。", "63÷90=70%，不是“占八成半”"),
        ("全乡160处隐患中，已整改96处，超过七成。", "96÷160=60%，不是“超过七成”"),
        ("回收问卷300份，满意的270份，占全部的七成左右。", "270÷300=90%"),
        ("全乡20个村，有7个村通了公交，占五成以上。", "7÷20=35%"),
        ("全镇48个村民小组，通自来水的36个，占三分之二。", "36÷48=75%，不是“占三分之二”"),
        ("300户中有100户外出务工，超过一半。", "100÷300=33.33%，不是“超过一半”"),
        ("桥梁投资300万元，其中征地120万元，占总投资的近三分之一。", "120÷300=40%"),
        ("14个村中有6个村收入过20万元，过半数。", "6÷14=42.86%"),
    ],
)
def test_a_share_in_words_that_the_figures_do_not_make(text: str, said: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert said in hit.message
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "80件提案中，有60件已经办复，占七成五。",
        "80件提案中，有62件已经办复，占近八成。",
        "80件提案中，有61件已经办复，占七成多。",
        "80件提案中，有66件已经办复，占八成以上，超过半数。",
        "60户中45户种茶，茶叶收入占家庭收入的八成五。",
        "20个村中，有7个村连片改造，惠及的户数占八成。",
        "村民出资20万元，占总投资的两成。",
        "收入90万元，支出60万元，养护费占三成。",
        "占八成五。",
        "桥梁投资300万元，其中征地95万元，占总投资的近三分之一。",
        "桥梁投资300万元，其中征地120万元，占征地支出的近三分之一。",
        "全镇48个村民小组，通自来水的36个，占四分之三；60名代表中，有20名是妇女，占三分之一。",
        "14个村中有8个村收入过20万元，超过半数；有7个村通公交，占一半。",
    ],
)
def test_shares_in_words_that_are_right_or_of_others(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_the_time_grows_with_the_text() -> None:
    text = "80件提案中，有60件已经办复，占八成五。"
    assert_linear(
        lambda size: (text * size, read_statements(text * size)),
        lambda told: list(read_worded_shares(*told)),
        size=20,
    )
