"""Totals with the parts behind them: at which level of a list, where the list ends."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.divisions import read_divisions
from tests.growing import assert_linear


def divided(text: str) -> list[tuple[str, ...]]:
    return [
        (found.total.quantity.text, *(part.quantity.text for part in found.parts))
        for found in read_divisions(read_statements(text))
    ]


def test_what_is_named_again_is_the_total_of_what_follows() -> None:
    text = "收到议案68件，其中立案57件，不予立案11件；立案的议案中，农业类31件，交通类26件。"
    assert divided(text) == [("68件", "57件", "11件"), ("57件", "31件", "26件")]


def test_a_figure_right_before_is_the_total_of_what_is_among_it() -> None:
    text = "县级承担的736批次抽检中，餐饮食品512批次、散装食品224批次，检出不合格9批次。"
    assert divided(text) == [("736批次", "512批次", "224批次")]


def test_both_sides_of_a_balance_make_its_total() -> None:
    text = "收支总额98.5万元。收入包括：拨款90万元、结转8.5万元；支出包括：人员80万元、公用18.5万元"
    assert divided(text) == [("98.5万元", "90万元", "8.5万元"), ("98.5万元", "80万元", "18.5万元")]


def test_what_stands_in_brackets_or_behind_an_opener_is_within_a_part() -> None:
    text = "支出90万元，其中：甲60万元（含丙20万元），乙30万元。"
    assert divided(text) == [("90万元", "60万元", "30万元")]
    text = "收入90万元，其中：本年60万元，主要是拨款50万元，利息10万元；结转30万元。"
    assert divided(text) == [("90万元", "60万元", "30万元"), ("60万元", "50万元", "10万元")]


def test_figures_of_other_times_are_no_parts() -> None:
    text = "来信45件；其中求助30件，环比28件增长7%；投诉15件，比上年同期12件增加3件。"
    assert divided(text) == [("45件", "30件", "15件")]


def test_the_name_of_a_part_may_have_a_figure_in_it() -> None:
    text = "补贴90万元，其中困难老人40万元，80周岁以上老人30万元，孤儿20万元。"
    assert divided(text) == [("90万元", "40万元", "30万元", "20万元")]


@pytest.mark.parametrize(
    "words", ["甲3万元，其中乙2万元，", "甲3万元，", "甲3万元（乙1万元、丙2万元）；"]
)
def test_reading_is_linear(words: str) -> None:
    assert_linear(
        lambda size: read_statements(words * size), lambda found: list(read_divisions(found)), 100
    )
