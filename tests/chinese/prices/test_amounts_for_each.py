"""Amounts for each, with how many there are and what they make together."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.prices.amounts_for_each import read_amounts_for_each
from tests.checks.samples import hits_in_text

WRONG = [
    "全镇安装监控探头85个，每个含立杆、线路和调试费1860元，合计支出18.51万元。",
    "新修机耕路3.5公里，路基宽4米，按每公里16万元的标准包干，结算价65万元。",
    "在46个小区安装充电桩，每处补助5万元，共补助250万元。",
    "为36个社区配备健身器材，每套3.5万元，投入资金136万元。",
    "对16家企业每家奖励10万元，兑现资金180万元。",
    "免费送戏下乡28场，每场补助3200元，合计支出9.86万元。",
    "在职48人，公用经费支出60.48万元，人均1.62万元。",
    "发放耕地地力保护补贴1386户207.9万元，户均补贴1800元。",
    "养护道路40公里，每公里8000元，共拨付36万元。",
    "下达图书资金45万元，按每个村（社区）3万元核定，支持16个村（社区）。",
    "学校有学生1260人，按生均800元安排公用经费108万元。",
]
CLEAR = [
    "小型泵站维修经费48万元，管护泵站16座，每座平均8万元。",
    "每名巡河员年补助0.8万元，聘用24名，全年支付91.2万元。",
    "河道保洁面积36万平方米，按每平方米9元计算，全年需108万元。",
    "全年集中清运补助共72人次，支出1440元，每人次80元。",
    "学校有学生1560人，按生均1800元安排公用经费156万元，其中上级资金117万元，本级39万元。",
    "防疫员每采集一针次补助3元，全年采集6400针次，支出32000元。",
]
"""Sums that are far from what an amount for each makes."""
RIGHT = [
    "全镇安装监控探头85个，每个含立杆、线路和调试费1860元，合计支出15.81万元。",
    "新修机耕路3.5公里，路基宽4米，按每公里16万元的标准包干，结算价56万元。",
    "通组公路5.2公里，路面宽4.5米，按每公里38万元包干，桥涵另计，结算价221.6万元。",
    "公路里程1420公里，新改建36.5公里，完成投资4380万元，平均每公里120万元。",
    "参保38600人，个人缴费标准380元，财政补助每人640元。",
    "种植黄桃1200亩，亩均收益3000元，带动增收86万元。",
    "全镇1800户，发放危房改造补助45万元（每户3万元）。",
    "安装路灯120盏，每盏2600元，已支付工程款20万元。",
    "在46个小区安装充电桩，每处补助5万元，共补助230万元。",
    "在12个村建设路灯，每盏补助0.2万元，安排资金50万元。",
    "在12个村建设垃圾分类亭，每个村3处，每处补助2万元，安排资金72万元。",
    "村级公路养护按每公里8000元补助，列养里程42.5公里，共拨付34万元。",
    "人均公用经费支出1.26万元（公用经费60.48万元÷在职48人），低于定额标准1.3万元。",
    "下达惠农补贴资金432万元，通过“一卡通”发放2160户，户均2000元。",
    "全年出动车辆320台次、人员1600人次，平均每次5人。",
    "共投入36.4万元，带动21户入股分红，分红款每户可分得600元。",
    "低保对象60人，每人每月补助400元，全年发放28.8万元。",
]


@pytest.mark.parametrize("text", [*WRONG, *CLEAR])
def test_amounts_that_do_not_make_the_sum(text: str) -> None:
    assert hits_in_text("A12", text)


@pytest.mark.parametrize("text", RIGHT)
def test_amounts_that_do(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_what_each_has_is_multiplied_in_its_own_unit() -> None:
    (found,) = read_amounts_for_each(read_statements("养护40公里，每公里8000元，共32万元。"))
    assert found.scale == -3


def test_the_two_items_of_a_sentence_are_reckoned_apart() -> None:
    text = "添置课桌86张，单价250元，合计2.15万元；添置风扇24台，单价300元，合计0.27万元。"
    (hit,) = hits_in_text("A12", text)
    assert "24台" in hit.message


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全年下拨经费216万元，18个村平均13万元。", 1),
        ("全年下拨经费216万元，18个村平均12万元。", 0),
        ("发放创业贷款186笔3720万元，笔均25万元。", 1),
        ("发放创业贷款186笔3720万元，笔均20万元。", 0),
        ("油菜面积5.2万亩，总产量0.91万吨，平均亩产185公斤。", 1),
        ("油菜面积5.2万亩，总产量0.91万吨，平均亩产175公斤。", 0),
        ("电站发电126.5万千瓦时，电费收入50.6万元，每千瓦时0.6元。", 1),
        ("电站发电126.5万千瓦时，电费收入50.6万元，每千瓦时0.4元。", 0),
        ("打印机12台，单价4500元；扫描仪3台，单价1800元，共支出5.94万元。", 0),
    ],
)
def test_what_there_is_on_average(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


def test_people_of_each_course_make_those_of_all() -> None:
    assert hits_in_text("A12", "全年培训12期，每期60人，培训820人次。")
    assert hits_in_text("A12", "全年培训12期，每期60人，培训720人次。") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("改造老屋120户，投资540万元，其中上级补助400万元、居民出资140万元，户均4.5万元。", 0),
        ("改造老屋120户，投资540万元，其中上级补助400万元、居民出资140万元，户均5.4万元。", 1),
        ("改造老屋120户，投资540万元，户均4.5万元。", 0),
        ("改造老屋120户，投资540万元，户均4.8万元。", 1),
    ],
)
def test_an_average_is_of_the_sum_that_it_is_nearest_to(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "采购图书2400册，总价6.72万元，平均每册28元；培训费0.86万元。",
        "发放临时救助金16.8万元，救助240人次，人均700元；支付审核服务费454.37万元。",
    ],
)
def test_the_next_item_has_a_sum_of_its_own(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("维修费0万元，公务用车7辆，运行费12.6万元，加油8.4万元，平均每辆1.8万元。", 0),
        ("维修费0万元，公务用车7辆，运行费12.6万元，平均每辆2.4万元。", 1),
        ("补助老人30人，人均补助200元，共支付6600元。", 1),
        ("公务用车2辆，全年运行维护费7.8万元，单车运行维护费4.9万元。", 1),
        ("公务用车2辆，全年运行维护费7.8万元，单车运行维护费3.9万元。", 0),
        ("补助老人30人，人均补助200元，共支付6000元。", 0),
    ],
)
def test_an_average_right_behind_how_many_and_their_sum_is_of_them(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("光伏电站年内收益31.20万元，覆盖脱贫户156户，户均增收2000元。", 0),
        ("光伏电站年内收益31.20万元，覆盖脱贫户156户，户均增收2200元。", 1),
        ("光伏电站年内收益31.20万元，覆盖脱贫户156户，扣除管护费户均增收2200元。", 0),
        ("光伏电站年内收益31.20万元，覆盖脱贫户156户，户均增收1850元。", 0),
        ("农村低保412户736人，全年发放低保金264.96万元，人均月补助300元。", 0),
    ],
)
def test_what_is_earned_is_shared_by_all_where_it_comes_out_even(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "教学班24个，在校学生1080人，平均班额45人。",
            "教学班24个，在校学生1080人，平均班额54人。",
        ),
        (
            "公路总长246.8公里，养护180.5公里，用沙石9025吨，平均每公里50吨。",
            "公路总长246.8公里，养护180.5公里，用沙石1.19万吨，平均每公里56.93吨。",
        ),
        (
            "油菜播种面积2.4万亩，总产量3480吨，单产145公斤。",
            "油菜播种面积2.4万亩，总产量3480吨，单产154公斤。",
        ),
    ],
)
def test_an_average_is_of_one_of_several_counts(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1
