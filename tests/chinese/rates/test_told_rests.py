"""What is left, or goes beyond a plan, told in a clause of its own."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("安排资金60万元，支出48.2万元，执行率80.3%。未支出的{}万元结转。", "12.8", "11.8"),
        ("安排资金60万元，全年支出48.2万元。剩余{}万元结转下年。", "18.1", "11.8"),
        ("计划造林1500亩，实际完成1620亩。超出的{}亩是村民加种的。", "210", "120"),
        ("管护计划覆盖1200亩，实际覆盖1560亩。多出的{}亩是移交的。", "630", "360"),
        ("栽植行道树800株，秋旱，成活772株，死亡的{}株由施工方补植。", "82", "28"),
        (
            "省里下拨资金2400万元，已全部拨付至镇，镇上拨付工程款1500万元，还有{}万元暂未拨付。",
            "700",
            "900",
        ),
        ("核定编制46名，年末在职49人，超出{}人，县编办同意消化。", "6", "3"),
    ],
)
def test_the_rest_is_how_far_two_figures_are_apart(text: str, wrong: str, right: str) -> None:
    assert len(hits_in_text("A12", text.format(wrong))) == 1
    assert hits_in_text("A12", text.format(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "安排资金50万元，支出39.2万元。未支付的5.8万元为质保金，其余5万元已收回。",
        "发放问卷200份，收回196份。不满意的16份集中反映停车难。",
        "已发放贷款480万元，收回460万元。结余资金120万元用于周转。",
        "安排资金60万元，已支付48万元，其中甲村18万元。剩余的40万元是另外的资金。",
    ],
)
def test_a_part_of_the_rest_or_what_is_left_of_something_else_is_right(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "form",
    [
        "全年受理来信64件，比上年的71件有所减少。当年办结58件，其余{}件正在办理。",
        "排查出隐患64处。已整改58处，其余{}处正在整改。",
        "计划清淤山塘64口，涉及8个村。年内完成58口，剩余{}口结转下年。",
    ],
)
def test_the_whole_may_stand_alone_in_the_sentence_before(form: str) -> None:
    assert hits_in_text("A12", form.format(6)) == []
    assert len(hits_in_text("A12", form.format(5))) == 1
