"""Sums whose parts are told by use, by kind or by what they are composed of."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

SHAPES = [
    "到账资金{w}万元，{a}万元用于修路，{b}万元用于修渠，{c}万元用于绿化。",
    "奖补资金{w}万元由中央资金{a}万元、省级资金{b}万元和县级资金{c}万元构成。",
    "中央补助{a}万元，省级配套{b}万元，县级自筹{c}万元，三项合计{w}万元。",
    "政府债务{w}万元，其中一般债务{a}万元，专项债务{b}万元，隐性债务{c}万元。",
    "支出比上年增加{w}万元，主要是人员经费增加{a}万元、公用经费增加{b}万元、项目经费增加{c}万元。",
    "支出较上年增加{w}万元（人员经费增加{a}万元，公用经费增加{b}万元，项目经费增加{c}万元）。",
    "一季度检查{a}家，二季度检查{b}家，下半年检查{c}家，全年共检查{w}家。",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_parts_make_what_they_are_said_to(shape: str) -> None:
    figures = {"a": 218, "b": 349, "c": 127}
    assert hits_in_text("A07", shape.format(w=694, **figures)) == []
    assert hits_in_text("A07", shape.format(w=634, **figures))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("工程合同价868万元，已支付735万元，尚欠113万元。", 1),
        ("工程合同价868万元，已支付735万元，尚欠133万元。", 0),
        ("工程送审507.86万元，审定435.1万元，核减79.76万元。", 1),
        ("工程送审507.86万元，审定435.1万元，核减72.76万元。", 0),
        ("采购预算960万元，中标金额875万元，节约资金65万元。", 1),
        ("采购预算960万元，中标金额875万元，节约资金85万元。", 0),
    ],
)
def test_what_is_left_of_what_there_was(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年总收入581万元，其中本年收入390万元，上年结转和结余109万元。", 1),
        ("全年总收入581万元，其中本年收入390万元，上年结转和结余191万元。", 0),
        ("会务等费用90万元，其中：会议费50万元；接待费10万元；用车费30万元，含购置费20万元。", 0),
        ("投资6600万元：甲库4000万元（中央2400万元，地方1600万元）；乙库2600万元。", 0),
        ("到账资金947.08万元（中央453.62万元、省级493.46万元），其中：专项转移支付889万元。", 0),
        ("支出85203.63元，按功能分：教育支出50088.30元，卫生支出35079.34元。", 1),
        ("支出85203.63元，按功能分：教育支出50088.30元，卫生支出35115.33元。", 0),
    ],
)
def test_what_is_within_a_part_is_no_part_of_the_total(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年采购3次，预算金额分别为42万元、36万元、28万元，合计116万元。", 1),
        ("全年采购3次，预算金额分别为42万元、36万元、28万元，合计106万元。", 0),
    ],
)
def test_what_is_told_in_turn(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("登记诉求738件，其中已答复655件，正在核查97件。", 1),
        ("登记诉求738件，已答复655件，期限内正在核查87件。", 1),
        ("登记诉求738件，其中已答复655件，正在核查83件。", 0),
        ("登记诉求738件，已答复655件，正在核查38件。", 0),
        ("登记诉求738件，已答复655件，正在核查75件，其余8件转办。", 0),
        ("辖区26个村中，年收入60万元以上的4个，40万元至60万元的9个，20万元至40万元的15个。", 1),
        ("全镇26个组（队）中，人均达到2万元的4个，1万元至2万元的9个，8千元以下的12个。", 1),
        ("辖区26个村中，年收入60万元以上的4个，40万元至60万元的9个，20万元至40万元的13个。", 0),
        ("辖区26个村中，年收入60万元以上的4个，100万元以上的1个。", 0),
        ("参加评比的窗口32个，其中评为“优秀”的21个、“良好”的9个。", 1),
        ("测评员工57人，其中优秀12人、称职46人。", 1),
        ("参加评比的窗口32个，其中评为“优秀”的21个、“良好”的11个。", 0),
        ("参加评比的窗口32个，其中评为“优秀”的7个、“良好”的9个。", 0),
    ],
)
def test_what_is_done_and_being_done_bands_and_grades(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("县里下达我乡抗旱资金8万元，全部用于山塘维修加固9.5万元。", 1),
        ("县里下达我乡抗旱资金8万元，全部用于山塘维修加固8万元。", 0),
        ("收到补助资金45万元，已全部用于道路硬化30万元、水渠清淤15万元。", 0),
        ("收到补助资金45万元，已全部用于道路硬化30万元、水渠清淤18万元。", 1),
        ("收到补助资金45万元，全部用于3个村的道路硬化，每个村12万元。", 0),
        ("收到补助资金45万元，全部用于道路硬化项目，项目总投资62万元。", 0),
        ("收到补助资金45万元，全部用于道路硬化项目62万元工程款的首期支付。", 0),
    ],
)
def test_what_all_of_a_sum_was_used_for_makes_it(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count


def test_people_are_composed_of_all_of_them_too() -> None:
    form = "年末在职人员{}人，由行政人员17人和事业人员25人组成。"
    assert hits_in_text("A07", form.format(42)) == []
    assert len(hits_in_text("A07", form.format(44))) == 1


def test_what_a_bracket_tells_of_a_part_is_no_part_beside_it() -> None:
    shape = "在职58人，由行政人员21人、事业人员{}人（含参公管理的5人）组成。"
    assert hits_in_text("A07", shape.format(37)) == []
    assert len(hits_in_text("A07", shape.format(39))) == 1
