"""What 分别 tells of several things at once: lists of two amounts and of their rates."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

_TOLD = (
    "对三类学员分别抽查200人、120人和60人，{}考核合格的分别有164人、93人和57人，"
    "{}分别为82.00%、{}%和95.00%。"
)


@pytest.mark.parametrize("among", ["", "其中"])
@pytest.mark.parametrize("called", ["合格率", "合格面", "占比"])
def test_rates_of_two_lists_are_reckoned_in_turn(among: str, called: str) -> None:
    assert not hits_in_text("A12", _TOLD.format(among, called, "77.50"))
    (hit,) = hits_in_text("A12", _TOLD.format(among, called, "75.70"))
    assert "93÷120" in hit.message


def test_rates_of_which_none_is_of_the_lists_are_of_something_else() -> None:
    text = "两个站分别有职工40人和60人，培训30人次和90人次，达标率分别为91%和88%。"
    assert not hits_in_text("A12", text)


def test_the_word_for_each_may_stand_before_the_amounts_alone() -> None:
    text = "棉花、油菜产值分别为630万元、424万元，比上年分别增加30万元、24万元，增长5%、{}。"
    assert not hits_in_text("A12", text.format("6%"))
    (hit,) = hits_in_text("A12", text.format("9%"))
    assert "24÷(424−24)=6%" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "完成投资64亿元，东线、西线分别完成20亿元、44亿元，分别占东、西线总投资的80%和55%。",
        "三季度报警640起，其中盗窃200起、纠纷360起，分别占全年同类报警的31%和26.5%。",
    ],
)
def test_shares_may_be_of_a_whole_each_that_is_not_told(text: str) -> None:
    assert hits_in_text("A12", text) == []
