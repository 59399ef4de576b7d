"""Parts that are items with a number each."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.quantities import read_quantities
from reportgen.chinese.totals.breakdowns import read_breakdowns
from reportgen.chinese.totals.numbered_parts import number_of, read_numbered_parts, unnumbered
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear


def parts_of(text: str) -> tuple[list[str], bool] | None:
    quantities = read_quantities(text)
    starts = [one.start for one in quantities]
    begin = text.index("：") + 1
    found = read_numbered_parts(text, quantities, starts, begin, text.index("。"))
    return found and ([one.text for one in found[0]], found[1])


@pytest.mark.parametrize(
    ("text", "parts", "is_open"),
    [
        (
            "其中：1.甲60万元，包括丙40万元，丁20万元；2.乙30万元，用于修路10万元。",
            ["60万元", "30万元"],
            False,
        ),
        ("其中：一是甲60万元，其中丙40万元；二是乙30万元。", ["60万元", "30万元"], False),
        ("其中：①甲60万元，②乙30万元。", ["60万元", "30万元"], False),
        ("其中：1、甲60万元；2、乙30万元。", ["60万元", "30万元"], False),
        ("其中：（1）甲60万元，包括：①丙40万元；（2）乙30万元。", ["60万元", "30万元"], False),
        ("其中：1.甲60万元；2.乙30万元。3.丙10万元。", ["60万元", "30万元"], True),
        ("其中：1.甲60万元；2.乙：丙20万元，丁10万元。", ["60万元"], True),
        ("其中：1.甲60万元；2.改造道路3条。", ["60万元"], True),
        ("其中：1.甲60万元；2.乙另行安排。", ["60万元"], True),
    ],
)
def test_each_item_has_one_part(text: str, parts: list[str], is_open: bool) -> None:
    assert parts_of(text) == (parts, is_open)


def test_parts_without_numbers_are_none() -> None:
    assert parts_of("其中：甲60万元，乙30万元。") is None


def test_a_list_within_an_item_ends_with_the_item() -> None:
    text = "收入90万元，其中：1.甲60万元，其中：丙40万元，丁20万元；2.乙30万元，包括戊30万元。"
    assert [
        (one.total.text, [part.text for part in one.parts]) for one in read_breakdowns(text)
    ] == [
        ("90万元", ["60万元", "30万元"]),
        ("60万元", ["40万元", "20万元"]),
        ("30万元", ["30万元"]),
    ]


def test_numbers_of_items() -> None:
    assert unnumbered("（2）公用经费") == "公用经费"
    assert unnumbered("一般性转移支付") == "一般性转移支付"
    assert number_of("3个村") is None


@pytest.mark.parametrize(
    "unit", ["收入9万元，其中：1.甲5万元，", "其中：1.甲5万元，包括：①乙2万元，"]
)
def test_linear_time(unit: str) -> None:
    assert_linear(lambda count: unit * count, read_breakdowns, 100)


@pytest.mark.parametrize("marks", ["1、 2、 3、", "1. 2. 3.", "（一） （二） （三）"])
@pytest.mark.parametrize("behind", ["", "，完成年初预算的95%", "。主要是上级安排"])
def test_items_may_be_sentences_of_their_own(marks: str, behind: str) -> None:
    one, two, three = marks.split()
    text = (
        f"全镇财政总收入6175万元，完成预算的105%，比上年增收536万元，增长9.5%，其中："
        f"{one}一般预算收入3864万元{behind}。{two}专项补助收入1965万元{behind}。{three}上年结余{{}}万元。"
    )
    assert hits_in_text("A07", text.format(346)) == []
    (hit,) = hits_in_text("A07", text.format(364))
    assert "3864+1965+364=6193" in hit.message
