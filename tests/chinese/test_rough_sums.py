"""A rough look at whether figures may be a total and its parts."""

from __future__ import annotations

from reportgen.chinese.rough_sums import (
    has_two_in_an_item,
    has_two_of_one_unit,
    may_add_up,
    may_nearly_add_up,
)


def test_what_can_not_add_up_is_not_looked_at() -> None:
    assert not may_add_up("全年培训300人，救助12人，慰问45人")
    assert not may_add_up("资金90万元，其中甲60万元、乙30万元")
    assert may_add_up("资金90万元，其中甲60万元、乙40万元")
    assert has_two_of_one_unit("本年3万元，上年4万元")
    assert not has_two_of_one_unit("本年3万元，惠及4户")


def test_two_figures_of_one_unit_stand_in_one_item() -> None:
    assert has_two_in_an_item("在编35名，实有33名，占94%")
    assert has_two_in_an_item("建档35679人；编制35人，实有33人")
    assert not has_two_in_an_item("建档35679人，完成率102%；体检4691人，完成率92%")


def test_but_for_a_slip_figures_may_be_a_total_and_its_parts() -> None:
    assert may_nearly_add_up("资金485万元，其中甲126万元、乙395万元")  # 359
    assert may_nearly_add_up("甲126万元，乙359万元，共计845万元")
    assert not may_nearly_add_up("资金485万元，其中甲126万元、乙240万元")
    assert may_nearly_add_up("新建3处860米，甲处1处512米，乙处2处338米")  # which of both is wrong
    assert not may_nearly_add_up("培训300人，救助12户")
