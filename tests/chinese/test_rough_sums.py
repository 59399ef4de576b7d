"""A rough look at whether figures may be a total and its parts."""

from __future__ import annotations

from reportgen.chinese.rough_sums import has_two_of_one_unit, may_add_up


def test_what_can_not_add_up_is_not_looked_at() -> None:
    assert not may_add_up("全年培训300人，救助12人，慰问45人")
    assert not may_add_up("资金90万元，其中甲60万元、乙30万元")
    assert may_add_up("资金90万元，其中甲60万元、乙40万元")
    assert has_two_of_one_unit("本年3万元，上年4万元")
    assert not has_two_of_one_unit("本年3万元，惠及4户")
