"""Totals and the parts that prose breaks them down into."""

from decimal import Decimal

import pytest

from reportgen.chinese.figures.quantities import read_quantities
from reportgen.chinese.totals.breakdowns import read_breakdowns
from reportgen.chinese.totals.divided_totals import Breakdown
from tests.checks.samples import hits_in_text

Shape = tuple[str, list[str]]


def shapes(text: str) -> list[Shape]:
    return [(b.total.text, [part.text for part in b.parts]) for b in read_breakdowns(text)]


def only(text: str) -> Breakdown:
    (breakdown,) = read_breakdowns(text)
    return breakdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "落实粮食生产面积49772亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩，粮食总产2.5万吨。",
            [("49772亩", ["16104亩", "16763亩", "730亩"])],
        ),
        (
            "入园企业35家，其中规上皮鞋生产企业13家、年产值过千万企业15家、省著名商标企业3家。",
            [("35家", ["13家", "15家", "3家"])],
        ),
        (
            "整体支出3539万元，其中：工资福利支出1533万元、资本性支出 345万元,对企业补助0万元。"
            "该支出中其中：基本支出3136万元，项目支出403万元，当年无结余。“三公”经费支出0万元。",
            [("3539万元", ["1533万元", "345万元", "0万元"]), ("3539万元", ["3136万元", "403万元"])],
        ),
        (
            "支出500万元，其中：工资福利支出200万元、商品和服务支出300万元。其中：基本支出400万元，"
            "项目支出100万元，“三公”经费支出5万元。",
            [("500万元", ["200万元", "300万元"]), ("500万元", ["400万元", "100万元"])],
        ),
        (
            "支出500万元。其中：基本支出300万元，项目支出200万元。",
            [("500万元", ["300万元", "200万元"])],
        ),
        (
            "支出500万元，其中基本支出300万元（其中人员经费200万元、公用经费100万元），项目支出200万元。",
            [("500万元", ["300万元", "200万元"]), ("300万元", ["200万元", "100万元"])],
        ),
        (
            "支出100万元，其中甲村60万元、乙村40万元，其中丙组10万元。",
            [("100万元", ["60万元", "40万元"]), ("40万元", ["10万元"])],
        ),
        ("农户10820户，监测户42户，其中党员户12户。", [("42户", ["12户"])]),
        (
            "资金420万元，同比增长5%，其中中央资金300万元，占71.4%，省级资金120万元，占28.6%。",
            [("420万元", ["300万元", "120万元"])],
        ),
        ("新增60户92人，其中低保40户67人、特困20户25人。", [("60户", ["40户", "20户"])]),
        ("培训500人，其中男性300人，女性200人，发放补贴5万元。", [("500人", ["300人", "200人"])]),
        ("党员120名，其中女党员30人。", [("120名", ["30人"])]),
        (
            "经费10万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费6万元"
            "（购置费0万元，运行费6万元），公务接待费4万元。",
            [("10万元", ["0万元", "6万元", "4万元"])],
        ),
        (
            "资金5万元，其中渠道维修3万元、水塘清淤2万元，新建泵站1万元。",
            [("5万元", ["3万元", "2万元"])],
        ),
    ],
)
def test_total_and_parts(text: str, expected: list[Shape]) -> None:
    assert shapes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "其中甲5个、乙6个。",
        "产值5万元，其中早稻300亩、晚稻200亩。",
        "支出500万元，比上年增加20万元，其中工资福利支出增加10万元、其他支出增加10万元。",
        "收入10-30万元，其中甲村10万元、乙村5万元。",
        "建成渠道5公里。全镇农户300户，走访20户。其中党员2户。",
        "支出5万元。推进改革，其中难点很多。",
        "其中",
        "入园企业35家，规上企业13家。",
    ],
)
def test_no_breakdown(text: str) -> None:
    assert read_breakdowns(text) == []


@pytest.mark.parametrize(
    ("text", "partition"),
    [
        ("面积300亩，其中早稻100亩、晚稻150亩、旱杂粮50亩。", True),
        ("支出300万元，其中基本支出100万元、项目支出150万元。", True),
        ("支出300万元，其中人员经费100万元，公用经费200万元。", True),
        ("资金300万元，其中中央资金100万元、县级配套200万元。", True),
        ("经费9万元，其中公务接待费4万元、公务用车购置及运行费5万元。", True),
        ("职工50人，其中在职人员30人、退休人员20人。", True),
        ("渠道5公里，其中新建渠道2公里、改建渠道3公里。", True),
        ("企业35家，其中规上企业13家、年产值过千万企业15家、省著名商标企业3家。", False),
        ("培训500人，其中党员100人、低保对象50人。", False),
        ("资金30万元，其中水库加固10万元、渠道维修20万元。", None),
        ("面积300亩，其中早稻100亩。", None),
        ("支出300万元，其中主要是基本支出100万元、项目支出150万元。", None),
        ("支出300万元，其中包括基本支出100万元、项目支出150万元。", None),
        ("支出300万元，其中基本支出100万元、项目支出150万元等。", None),
        ("面积300亩，其中早稻100亩、早稻150亩。", None),
    ],
)
def test_partition(text: str, partition: bool | None) -> None:
    assert only(text).partition is partition


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("资金30万元，其中水库加固10万元、渠道维修20万元。", False),
        ("资金30万元，其中水库加固10万元、渠道维修20万元等。", True),
        ("资金30万元，其中主要是水库加固10万元。", True),
        ("资金30万元，其中包括水库加固10万元。", True),
        ("资金30万元，其中水库加固10万元，用于甲村，渠道维修20万元。", True),
        ("资金30万元，其中水库加固10万元、树苗20株。", True),
    ],
)
def test_open(text: str, is_open: bool) -> None:
    assert only(text).open is is_open


def test_offsets_labels_and_shared_quantities() -> None:
    text = "2024年，面积300亩，其中早稻100亩、晚稻200亩，长势好。"
    breakdown = only(text)
    assert text[breakdown.start : breakdown.end] == "300亩，其中早稻100亩、晚稻200亩"
    assert breakdown.labels == ("早稻", "晚稻")
    assert sum(part.value for part in breakdown.parts) == Decimal(300) == breakdown.total.value
    assert read_breakdowns(text, read_quantities(text)) == [breakdown]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全镇户籍人口3.2万人，其中60岁以上老人7.14万人，建成养老服务点9个。", 1),
        ("全镇户籍人口3.2万人，其中60岁以上老人0.71万人，建成养老服务点9个。", 0),
        ("全镇户籍人口3.2万人，其中60岁以上老人0.71万人、80岁以上高龄老人0.1万人。", 0),
    ],
)
def test_those_of_an_age_are_no_more_than_all(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count


def test_what_went_from_its_level_at_the_beginning_is_no_part() -> None:
    text = "化债126万元，其中安排60万元，盘活40万元，核销26万元，债务由年初的630万元降到504万元。"
    assert hits_in_text("A07", text) == []


def test_an_average_beside_a_part_is_none() -> None:
    text = "供养支出75.68万元，其中生活费68.8万元，人均8000元。"
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize("named", ["村（居）", "村（社区）"])
def test_what_is_counted_may_have_another_name_in_brackets(named: str) -> None:
    assert shapes(f"全镇共辖21个{named}，其中行政村18个、社区4个。") == [("21个", ["18个", "4个"])]


def test_items_of_a_list_may_tell_what_was_bought_with_them() -> None:
    text = "培训费12.6万元。其中：场地费7.5万元，租用会场4处；教材费5.1万元，印制620册。"
    assert shapes(text) == [("12.6万元", ["7.5万元", "5.1万元"])]


def test_parts_that_make_more_than_a_move_are_of_the_level() -> None:
    text = "培训费12.6万元，较上年减少1.2万元。其中：场地费7.5万元；教材费5.1万元。"
    assert shapes(text) == [("12.6万元", ["7.5万元", "5.1万元"])]


def test_one_of_each_in_a_row_is_no_part_of_the_last() -> None:
    text = "两个站分别抽查210人和60人，其中满意的分别有164人和57人。"
    assert shapes(text) == []


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        (
            "全年向社会发布政务信息共86条。目前，发布政务信息的渠道有网站和宣传栏等，其中网站发布62条，"
            "宣传栏发布{}条。",
            24,
            42,
        ),
        ("现有注册（备案）兽医86人。其中，注册兽医62人、备案兽医{}人。", 24, 17),
        ("全乡辖17个村（社区），其中行政村13个、社区{}个。", 4, 3),
        (
            "年末共有医疗机构64家，其中：县属机构2个，分别是县人民医院、县中医院；私立医院1家，"
            "中心卫生院4家，村级卫生室{}个，私人诊所6家。",
            51,
            46,
        ),
    ],
)
def test_parts_by_their_names_make_all(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert len(hits_in_text("A07", shape.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全年发布政务信息共86条。干部职工投稿积极，其中网站发布62条，宣传栏发布42条。",
        "现有党员（干部）86人，其中党员62人、干部42人。",
        "年末共有医疗机构64家，其中医院3家，卫生院4家，卫生室36家。",
        "共有学校12所，其中小学6所，初中4所，民族学校2所，寄宿制学校5所。",
    ],
)
def test_parts_that_may_overlap_or_be_some_are_left_alone(text: str) -> None:
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize(
    "shape",
    [
        "2024年收支总预算852万元。支出包括：教育支出500万元、养老支出164万元、医疗支出{}万元。",
        "民生支出852万元，较2023年同期增加支出35万元，增长4.28%，占支出的78%。"
        "其中：教育支出500万元，养老支出164万元，文化、体育等其他民生支出{}万元。",
        "民生支出852万元，比上年增加35万元，增长4.28%。"
        "其中：教育支出500万元，养老支出164万元，医疗支出{}万元。",
    ],
)
def test_a_total_stands_before_its_movement_and_its_shares(shape: str) -> None:
    assert hits_in_text("A07", shape.format(188)) == []
    (hit,) = hits_in_text("A07", shape.format(198))
    assert "500+164+198=862" in hit.message


def test_a_list_goes_on_with_what_is_called_alike_though_it_begins_with_a_verb() -> None:
    text = "编发信息142条，其中报送动态信息29条，组织培训信息74条，发布主题信息39条。"
    assert shapes(text) == [("142条", ["29条", "74条", "39条"])]
    text = "编发信息142条，其中动态信息29条、活动信息74条，培训信息39条。"
    assert shapes(text) == [("142条", ["29条", "74条", "39条"])]


def test_names_joined_before_and_the_like_are_of_one_part() -> None:
    text = "刊发稿件142篇，其中县报29篇，晨报、晚报、网站等媒体74篇，公众号39篇。"
    assert shapes(text) == [("142篇", ["29篇", "74篇", "39篇"])]


def test_parts_that_share_what_their_total_need_not_be_are_some_of_it() -> None:
    text = "在岗62人，其中财政全额保障的行政人员21人，财政全额保障的事业人员{}人。"
    for many, is_more in ((37, False), (43, True)):
        (found,) = read_breakdowns(text.format(many))
        assert found.open
        assert found.labels == ("行政人员", "事业人员")
        assert (sum(part.value for part in found.parts) > found.total.value) == is_more


def test_parts_that_are_all_used_for_something_may_be_all_of_it() -> None:
    text = "资金62万元，其中县级安排用于修渠21万元，县级安排用于修路37万元。"
    (found,) = read_breakdowns(text)
    assert not found.open
    assert found.labels == ("修渠", "修路")
