"""Quantities: what is read, as what, and what is not."""

from decimal import Decimal

import pytest

from reportgen.chinese.figures.quantities import Quantity, read_quantities


def split(cases: str) -> list[str]:
    """Return the cases of a list with | or a line break between them."""
    return cases.strip().replace("\n", "|").split("|")


def only(text: str) -> Quantity:
    (quantity,) = read_quantities(text)
    assert text[quantity.start : quantity.end] == quantity.text
    return quantity


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("工资福利支出1533万元、", "1533万元", "15330000", "元"),
        ("资本性支出 345 万元,", "345 万元", "3450000", "元"),
        ("人均可支配收入20856元。", "20856元", "20856", "元"),
        ("地区生产总值35.8亿元", "35.8亿元", "3580000000", "元"),
        ("预算1,533.80万元", "1,533.80万元", "15338000", "元"),
        ("预算１５３３．５万元", "１５３３．５万元", "15335000", "元"),
        ("总投资2.1万亿元", "2.1万亿元", "2100000000000", "元"),
        ("拨付3千万元", "3千万元", "30000000", "元"),
        ("对企业补助0万元", "0万元", "0", "元"),
        ("GDP35.8亿元", "35.8亿元", "3580000000", "元"),
        ("补贴标准200元/亩，", "200元/亩", "200", "元/亩"),
        ("进口设备5万美元", "5万美元", "50000", "美元"),
        ("粮食总产2.5万吨", "2.5万吨", "25000000", "公斤"),
        ("生产皮鞋700万双", "700万双", "7000000", "双"),
        ("厂房2000㎡，", "2000㎡", "2000", "平方米"),
        ("渠道2.5千米", "2.5千米", "2500", "米"),
        ("坡改梯25.3hm²，", "25.3hm²", "253000", "平方米"),
        ("化肥5千克", "5千克", "5", "公斤"),
        ("水稻5千亩", "5千亩", "5000", "亩"),
        ("完成率102%", "102%", "102", "%"),
        ("完成率９８．５％", "９８．５％", "98.5", "%"),
        ("增长率12‰", "12‰", "12", "‰"),
        ("提高0.5个百分点", "0.5个百分点", "0.5", "个百分点"),
        ("提高2百分点", "2百分点", "2", "个百分点"),
        ("增长-3.2%", "-3.2%", "-3.2", "%"),
        ("执法人员225人次", "225人次", "225", "人次"),
        ("历时3个月", "3个月", "3", "个月"),
        ("历时24年", "24年", "24", "年"),
        ("65岁的老人", "65岁", "65", "岁"),
        ("值守24小时", "24小时", "24", "小时"),
        ("满分为96分", "96分", "96", "分"),
        ("综合得分92.5，", "92.5", "92.5", ""),
        ("粮食总产2.5万，", "2.5万", "25000", ""),
        ("惠及3万群众", "3万", "30000", ""),
        ("建成三个村", "三个", "3", "个"),
        ("帮扶十二户", "十二户", "12", "户"),
        ("引进两家企业", "两家", "2", "家"),
        ("拨付一百二十万元", "一百二十万元", "1200000", "元"),
        ("培训一百零五人次", "一百零五人次", "105", "人次"),
        ("涉及三个重点项目", "三个", "3", "个"),
        ("用时两个月", "两个月", "2", "个月"),
    ],
)
def test_value_and_unit(text: str, written: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.value, quantity.unit) == (written, Decimal(value), unit)


ABOUT = """
约100人|近500人|超50户|超过50户|逾3万元|不足10人|不到10人|大约3公里|不少于5次|突破10亿元
100余人|500余亩|12万余株|5000多万元|5万元左右|90%以上|20人以下|3年多|三十多个村|十余户
至少5次|≥90%|接近100%|30个以内
"""


@pytest.mark.parametrize("text", split(ABOUT))
def test_about_right(text: str) -> None:
    assert only(text).approx


@pytest.mark.parametrize(
    "text",
    [
        "节约5万元",
        "预约100人",
        "签约3个项目",
        "附近5户",
        "最近3年",
        "100人",
        "5个多功能室",
        "结算5万元余额",
    ],
)
def test_not_about_right(text: str) -> None:
    quantity = only(text)
    assert not quantity.approx
    assert quantity.exact


@pytest.mark.parametrize(
    ("text", "written", "low", "high"),
    [
        ("收入10-30万元的村", "10-30万元", "100000", "300000"),
        ("收入10～30万元的村", "10～30万元", "100000", "300000"),
        ("收入10—30万元的村", "10—30万元", "100000", "300000"),
        ("收入5万元至10万元", "5万元至10万元", "50000", "100000"),
        ("收入5至10万元", "5至10万元", "50000", "100000"),
        ("收入8000元-1万元", "8000元-1万元", "8000", "10000"),
        ("占12%-15%", "12%-15%", "12", "15"),
        ("用时3-5年", "3-5年", "3", "5"),
        ("每村3到5户", "3到5户", "3", "5"),
    ],
)
def test_ranges(text: str, written: str, low: str, high: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.low, quantity.high) == (written, Decimal(low), Decimal(high))
    assert quantity.value == quantity.high
    assert not quantity.exact


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("由3户到5户", ["3户", "5户"]),
        ("由300万元增至500万元", ["300万元", "500万元"]),
        ("从200户到150户", ["200户", "150户"]),
        ("20%-10%", ["20%", "10%"]),
        ("低保40户67人", ["40户", "67人"]),
        ("30-10万元", []),
    ],
)
def test_not_ranges(text: str, written: list[str]) -> None:
    quantities = read_quantities(text)
    assert [quantity.text for quantity in quantities] == written
    assert all(quantity.low is None for quantity in quantities)


@pytest.mark.parametrize(
    "text",
    [
        "争取农村危房改造资金24.4万，完成验收",
        "总投资1.2亿。",
        "工作经费预算合计4300万；",
        "补助金额为5万",
        "（拨款约20万）",
        "产值达到3亿，其中",
    ],
)
def test_money_that_lacks_its_unit(text: str) -> None:
    quantity = only(text)
    assert quantity.missing_yuan
    assert quantity.unit == "元"


@pytest.mark.parametrize(
    "text",
    [
        "资金24.4万元，",
        "资金惠及群众2.5万，",
        "粮食总产2.5万吨",
        "发放资金的农户2万户",
        "预算覆盖3万群众",
    ],
)
def test_nothing_is_missing(text: str) -> None:
    assert not only(text).missing_yuan


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("2024年部门整体支出3539万元", "部门整体支出"),
        ("其中：工资福利支出1533万元", "工资福利支出"),
        ("、对个人和家庭的补助923万元", "对个人和家庭的补助"),
        ("因公出国（境）费0万元", "因公出国（境）费"),
        ("“三公”经费支出0万元", "“三公”经费支出"),
        ("其中早稻16104亩", "早稻"),
        ("全年完成地区生产总值35.8亿元", "地区生产总值"),
        ("全年落实粮食生产面积49772亩", "粮食生产面积"),
        ("发放慰问金5.5万元", "慰问金"),
        ("完成率为92%", "完成率"),
        ("群众满意度达90%以上", "群众满意度"),
        ("现有入园企业共计35家", "入园企业"),
        ("年度预算金额：3960万元", "年度预算金额"),
        ("对42户监测户", ""),
        ("在甲村、乙村等10个村", ""),
        ("全年5次", ""),
        ("全县共有党员1.2万名", "党员"),
        ("户均增收3600元", "户均增收"),
        ("落实“1名领导", ""),
        ("约占30%", ""),
        ("占年度计划的75%", ""),
        ("举办“百场宣讲”活动120场", "举办“百场宣讲”活动"),
    ],
)
def test_subject(text: str, subject: str) -> None:
    assert only(text).subject == subject


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("对42户监测户进行走访", "监测户"),
        ("为268名特困人员提供服务", "特困人员"),
        ("完成11处移民后扶工程项目建设。", "移民后扶工程项目"),
        ("在10个村完成建设", "村"),
        ("设立3个村民小组，", "村民小组"),
        ("新建1家燃气充装站、", "燃气充装站"),
        ("验收16户。", ""),
        ("660户符合条件", ""),
        ("完成率100%，", ""),
    ],
)
def test_object(text: str, noun: str) -> None:
    assert only(text).object == noun


def test_money_in_wan_and_its_exactness() -> None:
    quantity = only("预算5381.80万元")
    assert str(quantity.wan) == "5381.8000"
    assert (quantity.places, quantity.exponent) == (2, 4)
    assert only("早稻16104亩").wan is None
    assert only("补贴200元/亩").wan is None


NAMES = """
2024年4月8日|6月底|“7·28”|“7.28”特大洪涝|2023-2025年|2025年度|24年，全镇|20年代
100周年|12月龄|12日|8:30|上午8：30|8时30分|湘政发〔2024〕5号|财预[2023]10号
财预（2023）10号|GB/T 9704-2012|第2号令|3号楼|v1.2.3|1.2.3|1. 概况|1、概况|（1）情况
1.3个村|一是抓党建|二十届三中全会|党的二十大|第四届|第一轮第四次普查|第3次|第3个月
第1、2次|第十二条|前3名|“十四五”|“八五”普法|12345热线|“12345”|拨打110|13812345678
0731-57880000|430321199001011234|QQ群123456|邮编411200|“两带头五整治”|“五包一”
“五帮一”|“一对一”|一村一品|一村一策|八项规定|三公经费|两癌筛查|“四风”|两个维护
四个意识|三个代表|两个一百年|三个务必|五个一工程|三重一大|三会一课|四议两公开|“三资”
一岗双责|一次性|一起|百日攻坚|三年行动|3年行动|四不两直|三农|两会|一季度|三级联动
第三产业|二次供水|三大攻坚战|两手抓|十里铺|三家村|八一|三五户|一万二千|三起三落|一个
同一个村|每一个人|千家万户|三三两两|零非访|G107国道|S216线|5G|2.0版|7×24|附件1|表2 项目
第3期工程|1.5|24万5000元|5元5角|3万5千元|1:3个|1/3|100部门|3级|5A级景区|万人次|互联网+
编号20240408001|2-3|第3～5条|A-3户|没有数|支出1，533万元|500吨级
"""


@pytest.mark.parametrize("text", split(NAMES))
def test_not_a_quantity(text: str) -> None:
    assert read_quantities(text) == []


def test_quantities_of_one_text_are_the_same_however_often_it_is_read() -> None:
    text = "全镇共有低保对象40户67人"
    first, again = read_quantities(text), read_quantities(text)
    assert first == again
    assert len({*first, *again}) == len(first) == 2
    assert first != read_quantities("全镇共有特困对象40户67人")
    assert first[0] != "40户"
    assert repr(first[0]) == "Quantity('40户' at 8, subject='低保对象')"


def test_electricity_is_told_in_degrees_too() -> None:
    (used, last) = read_quantities("用电36.8万度，2024年度一季度用电9.2万千瓦时。")
    assert (used.unit, last.unit) == ("千瓦时", "千瓦时")
    assert used.value == 368_000


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("46户均已竣工", "46户"),
        ("12人均为本科", "12人"),
        ("86户主要是", "86户"),
        ("2户主动放弃", "2户"),
        ("3名优秀教师", "3名"),
        ("6支队伍", "6支"),
        ("5个案件", "5个"),
        ("6名录用", "6名"),
    ],
)
def test_what_follows_a_unit_may_begin_with_a_character_that_makes_a_word_with_it(
    text: str, figure: str
) -> None:
    assert [each.text for each in read_quantities(text)] == [figure]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("技术人员57人，管理人员一人，工勤人员三人。", ["57人", "一人", "三人"]),
        ("评为“优”的36个、“良”的两个。", ["36个", "两个"]),
        ("小学12所、职业学校两所、特殊教育学校一所。", ["12所", "两所", "一所"]),
        ("全员参与，无一人掉队，共36人。", ["36人"]),
        ("每村一人，共36人。", ["36人"]),
        ("推行一户一档、一人一策，覆盖36户36人。", ["36户", "36人"]),
        ("选派一人，负责接待。", []),
        ("落实一个中心、两个基本点。", []),
    ],
)
def test_one_is_counted_beside_other_figures_of_its_unit(text: str, told: list[str]) -> None:
    assert [each.text for each in read_quantities(text)] == told


def test_people_are_counted_alike_but_for_ranks() -> None:
    assert [each.unit for each in read_quantities("在职36名，退休12人。")] == ["人", "人"]
    assert [each.unit for each in read_quantities("排名由12名上升到5名。")] == ["名", "名"]


@pytest.mark.parametrize(
    ("text", "is_rounded"),
    [
        ("年度任务2亿元", False),
        ("计划总投资3亿元", False),
        ("计划投资3.2亿元", True),
        ("计划投资320万元", False),
        ("去年投资3亿元", True),
        ("投资320元", False),
    ],
)
def test_a_round_figure_that_a_plan_set_is_exact(text: str, is_rounded: bool) -> None:
    (quantity,) = read_quantities(text)
    assert quantity.is_rounded is is_rounded
