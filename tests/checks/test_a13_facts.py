"""A13: the same fact with two numbers."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

NEXT_POINT = "绩效完成情况.绩效目标完成情况.0.要点.1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全镇现有1269户脱贫户。", "全镇脱贫户共1296户。"),
        ("辖区现有工贸企业35家。", "辖区现有工贸企业53家。"),
        ("全镇耕地面积3.2万亩。", "全镇耕地面积32515亩。"),
    ],
)
def test_one_fact_in_other_words(one: str, other: str) -> None:
    assert len(hits("A13", (POINT, one), (NEXT_POINT, other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全镇耕地面积3.2万亩。", "全镇耕地面积32015亩。"),
        ("全镇排查安全隐患共84处。", "全镇排查安全隐患共56处。"),
        ("全镇走访困难群众共120户。", "全镇走访困难群众共80户。"),
        ("全镇现有党员1520名。", "全镇现有党员干部1502名。"),
    ],
)
def test_numbers_that_do_not_contradict(one: str, other: str) -> None:
    assert hits("A13", (POINT, one), (NEXT_POINT, other)) == []


def test_both_places_of_a_fact_are_quoted() -> None:
    [hit] = hits("A13", (POINT, "辖区现有工贸企业35家。"), (NEXT_POINT, "辖区现有工贸企业53家。"))
    assert "“辖区现有工贸企业53家”" in hit.message
    assert "“辖区现有工贸企业35家”" in hit.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全镇脱贫户共1269户。", "全镇脱贫户共1296户。"),
        ("辖区内行政村共有18个。", "辖区内行政村共有19个。"),
        ("全镇辖18个行政村。", "19个行政村全部通了公交车。"),
        ("我镇辖18个行政村和3个社区。", "19个行政村和3个社区实现全覆盖。"),
        ("全镇总人口为35679人。", "全镇总人口为35769人。"),
        ("本单位在职干部共42人，人心思进。", "我镇务实进取，本单位在职干部共45人。"),
    ],
)
def test_one_fact_with_two_numbers_is_found(one: str, other: str) -> None:
    (hit,) = hits("A13", (POINT, one), ("绩效完成情况.绩效目标完成情况.0.要点.1", other))
    assert "两处的数不同" in hit.message
    assert hit.path[-1] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全镇脱贫户共1269户。", "全镇脱贫户共1269户。"),
        ("编制共40个，其中全额事业编制20个。", "事业编制共30个。"),
        ("全镇辖18个行政村。", "18个行政村均建成了文化广场。"),
        ("全镇脱贫户共1269户。", "霞岭村脱贫户共42户。"),
        ("全镇脱贫户共1269户。", "2023年全镇脱贫户共1296户。"),
        ("全镇脱贫户共1269户。", "全镇监测户共42户。"),
        ("全镇新增脱贫户共9户。", "全镇脱贫户共1269户。"),
        ("全镇总人口约3.5万人。", "全镇总人口为35679人。"),
        ("开展检查63次。", "开展检查105次。"),
        ("去年区划调整前，我镇辖21个村。", "调整后辖18个村。"),
    ],
)
def test_other_facts_are_not_compared(one: str, other: str) -> None:
    assert hits("A13", (POINT, one), ("绩效完成情况.绩效目标完成情况.0.要点.1", other)) == []


def test_a_town_does_nothing_in_more_villages_than_it_has() -> None:
    assert len(hits_in_text("A13", "全镇辖16个村。在17个村建了晒谷场。")) == 1
    assert hits_in_text("A13", "全镇辖16个村。在15个村建了晒谷场。") == []
    assert hits_in_text("A13", "全镇辖16个村。与邻镇合并前，在17个村建了晒谷场。") == []
    assert len(hits_in_text("A13", "全镇辖16个村。全镇17个村均建了晒谷场。")) == 1


def test_villages_are_not_compared_with_villages_and_communities() -> None:
    assert hits_in_text("A13", "全镇辖16个村、2个社区。在18个村（社区）建了公示栏。") == []
    for text in ("在19个村（社区）建了公示栏。", "全镇19个村（社区）均建了公示栏。"):
        assert len(hits_in_text("A13", f"全镇辖18个村（社区）。{text}")) == 1


def test_people_received_are_no_fewer_than_their_groups() -> None:
    (hit,) = hits_in_text("A13", "全年公务接待320批次、48人次。")
    assert "人次不会比批次少" in hit.message
    assert hits_in_text("A13", "全年公务接待48批次、320人次。") == []
    assert len(hits_in_text("A13", "全年接待来访团组320个、来宾48人次。")) == 1
    assert hits_in_text("A13", "全年接待来访团组48个、来宾320人次。") == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("全镇辖21个行政村。", "垃圾分类覆盖全部12个行政村。", 1),
        ("全镇辖21个行政村。", "垃圾分类覆盖12个行政村。", 0),
        ("机关共有公务用车5辆。", "年末公务用车保有量为6辆。", 1),
        ("机关共有公务用车5辆。", "年内购置公务用车1辆。", 0),
        ("新建冷库148座。", "新建的184座冷库全部投入使用。", 1),
        ("新建冷库148座。", "改造的26座冷库全部投入使用。", 0),
        ("建成省级示范农场4家、", "市级示范农场16家，均居全县前列。", 0),
    ],
)
def test_what_is_told_twice_has_one_number(one: str, other: str, count: int) -> None:
    assert len(hits_in_text("A13", f"{one}{other}")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全镇税收收入完成860万元，同比增长12.4%。税收收入与上年同期相比增长14.2%，好于预期。", 1),
        ("全镇税收收入完成860万元，同比增长12.4%。税收收入同口径与上年同期相比增长14.2%。", 0),
        ("税收收入完成860万元，同比增长12.4%。非税收入同比增长14.2%。", 0),
    ],
)
def test_one_thing_grew_by_one_rate(text: str, count: int) -> None:
    assert len(hits_in_text("A13", text)) == count


def test_no_more_is_returned_than_was_given_out() -> None:
    (hit,) = hits_in_text("A13", "入户发放调查问卷80份，收回有效问卷86份。")
    assert "后面的86份比前面的80份多6" in hit.message
    assert hits_in_text("A13", "入户发放调查问卷80份，收回有效问卷76份。") == []
    assert hits_in_text("A13", "发放宣传资料80份，张贴公告86张。") == []


def test_leaflets_are_not_returned() -> None:
    assert hits_in_text("A13", "发放宣传单300份，收回意见问卷350份。") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("收入总计6852.14万元，支出总计6852.14万元。", 0),
        ("收入总计6852.14万元，支出总计6825.14万元。", 1),
        ("收入总计6852.14万元，支出总计852.14万元。", 1),
        ("收入总计6852.14万元，支出总计5913.6万元。", 0),
    ],
)
def test_what_came_in_and_what_went_out_make_one_total(text: str, count: int) -> None:
    assert len(hits_in_text("A13", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "城镇居民人均可支配收入26410元，同比增长5%；农村居民人均可支配收入12384元，同比增长6.2%。",
        "由包括5名业主在内的6名居民组成的评议组打分。",
        "评议组拿到了78个席位中的73个席位。",
        "已安排在县城的46支服务队和村里的4支服务队轮休，其余继续值守。",
        "涉及6个乡镇的16个重点项目集中开工。",
        "他的办法得到了其他4名护林员的支持。5名护林员一起清理了林道。",
        "公布的24起案件均为街面盗窃案件。此外还有网络诈骗案件10起。",
        "23件提案提出的6个办法已经采纳，5件提案提出的4个办法已经落实；83件提案提出的6个办法正在研究，"
        "151件提案提出的68个办法列入计划。",
        "给2个单位授予称号；给4个单位、15名个人记功。",
        "带动全旗48个贫困村全部出列，贫困发生率降到0.11%，3694个贫困村全部脱贫出列。",
        "7名学员已经结业，另外3名正在培训中，已经报名的11名学员下月开班。",
        "10个产业集群中，新开工项目25个。",
        "今年全省有19个县都上调了补助标准。上年，全省30个县提高了补助标准。",
        "又有29个贫困县退出贫困县序列。至此，全省56个贫困县全部退出。",
        "道路事故造成4人受伤。另一处6人中暑，其中3人送医。",
    ],
)
def test_things_that_only_look_alike_are_not_compared(text: str) -> None:
    assert hits_in_text("A13", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("全镇实现工业总产值86亿元，同比增长9.2%；规模企业实现工业总产值24亿元，同比增长12%。", 0),
        (
            "全镇实现工业总产值86亿元，同比增长9.2%；办实事六件，全镇实现工业总产值86亿元，同比增长9.6%。",
            1,
        ),
    ],
)
def test_some_of_all_grow_by_a_rate_of_their_own(text: str, count: int) -> None:
    assert len(hits_in_text("A13", text)) == count


def test_all_of_the_staff_are_as_many_as_there_are() -> None:
    told = "年末在职57人。年度考核中，{}名在职人员全部参加。"
    assert hits("A13", (POINT, told.format(57))) == []
    assert len(hits("A13", (POINT, told.format(59)))) == 1


def test_all_who_work_in_a_unit_are_those_in_its_posts_where_there_are_no_others() -> None:
    staff = ("部门概况.机构人员", {"编制数": 46, "在职人数": 42})
    assert len(hits("A13", staff, (POINT, "全局44名干部职工都参加了培训。"))) == 1
    assert hits("A13", staff, (POINT, "全局42名干部职工都参加了培训。")) == []
    assert hits("A13", staff, (POINT, "全局44名干部职工都参加了培训，编外人员也在内。")) == []


def test_as_many_cars_are_run_as_there_are() -> None:
    text = "公务用车保有量2辆，均为应急用车。全年{}辆公务用车共支出运行费2.1万元。"
    assert len(hits("A13", (POINT, text.format(3)))) == 1
    assert hits("A13", (POINT, text.format(2))) == []


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("纳入部门预算的有机关本级和7个所属事业单位。", 1),
        ("纳入部门预算的有机关本级和6个所属事业单位。", 0),
        ("独立核算的事业单位2个。", 0),
        ("纳入部门预算的事业单位4个，其余由机关代管。", 0),
    ],
)
def test_no_more_institutions_have_a_budget_than_there_are(told: str, count: int) -> None:
    found = hits("A13", (POINT, "我单位内设机构8个，所属事业单位6个。"), (NEXT_POINT, told))
    assert len(found) == count
