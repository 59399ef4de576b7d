"""A rough look at whether figures may be a total and its parts."""

from __future__ import annotations

import re

from reportgen.chinese.totals.rough_sums import RoughFigures

TOLD, NOT_TOLD = re.compile("剩余|相差|就业"), re.compile("结转")


def test_what_can_not_add_up_is_not_looked_at() -> None:
    assert not RoughFigures("全年培训300人，救助12人，慰问45人").may_add_up
    assert not RoughFigures("资金90万元，其中甲60万元、乙30万元").may_add_up
    assert RoughFigures("资金90万元，其中甲60万元、乙40万元").may_add_up
    assert RoughFigures("本年3万元，上年4万元").has_two_of_one_unit
    assert not RoughFigures("本年3万元，惠及4户").has_two_of_one_unit


def test_two_figures_of_one_unit_stand_in_one_item() -> None:
    assert RoughFigures("在编35名，实有33名，占94%").has_two_in_an_item()
    assert RoughFigures("建档35679人；编制35人，实有33人").has_two_in_an_item()
    assert not RoughFigures("建档35679人，完成率102%；体检4691人，完成率92%").has_two_in_an_item()


def test_but_for_a_slip_figures_may_be_a_total_and_its_parts() -> None:
    assert RoughFigures("资金485万元，其中甲126万元、乙395万元").may_nearly_add_up  # 359
    assert RoughFigures("甲126万元，乙359万元，共计845万元").may_nearly_add_up
    assert not RoughFigures("资金485万元，其中甲126万元、乙240万元").may_nearly_add_up
    assert RoughFigures(
        "新建3处860米，甲处1处512米，乙处2处338米"
    ).may_nearly_add_up  # which of both is wrong
    assert not RoughFigures("培训300人，救助12户").may_nearly_add_up


def test_what_is_left_of_two_others_is_read_only_where_a_slip_may_be_in_it() -> None:
    assert not RoughFigures("预算3960万元，支出3539万元，相差421万元").may_nearly_differ(TOLD)
    assert RoughFigures("预算3960万元，支出3539万元，相差412万元").may_nearly_differ(TOLD)
    four = RoughFigures("就业292人，再就业分别为156人和32人，转移就业229人")
    assert not four.may_nearly_differ(NOT_TOLD)
    assert four.may_nearly_differ(TOLD)
    assert RoughFigures(
        "就业292人，再就业分别为166人和136人，转移就业229人"  # 126
    ).may_nearly_differ(NOT_TOLD)
    assert not RoughFigures("就业292人，再就业156人；转移就业229人").may_nearly_differ(TOLD)
    assert RoughFigures("预算3960万元，支出3539万元，剩余约421万元").may_nearly_differ(TOLD)
