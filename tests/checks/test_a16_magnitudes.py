"""A16: 元 where 万元 is meant."""

from __future__ import annotations

import pytest

from tests.checks.samples import EXPENDITURE, POINT, hits, hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "2024年支出合计3920元。",
        "财政拨款收入3872.5元。",
        "发放补贴610户，支出补贴资金58.3元。",
        "发放岗位津贴96.4元，涉及32名教师。",
        "全年拨付村级维修资金86.4元。",
        "社会化发放养老金915元，惠及2860人。",
        "向164名孤儿发放生活补助资金328.6元。",
        "全年支付法律顾问服务费86.5元。",
        "机关公务接待费支出3.62元。",
        "聘请2名水利专家，支付劳务费6元。",
        "事业人员38人，人员经费412.6元。",
        "委托5家造价公司审核预算，支付费用43.2元。",
        "为11个村拨付防火经费33元。",
        "支付3名公益性岗位人员补贴2.52元。",
    ],
)
def test_money_that_is_too_small(text: str) -> None:
    (hit,) = hits_in_text("A16", text)
    assert "像是把“万元”写成了“元”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "2024年支出合计39200000元。",
        "“三公”经费支出0元。",
        "发放补贴610户，户均补贴58.3元。",
        "培训45人，人均标准30元。",
        "为320户送去单价25元的灯具。",
        "5人误餐费150元。",
        "向3家快递公司支付邮费86元。",
        "支付11个村工本费33元。",
        "人均接待费86.5元。",
        "小麦亩产412公斤，甘蔗亩产5.2吨。",
        "人均可支配收入24615元，误餐每人每天补助100元。",
        "每天营业收入2.6万元。",
    ],
)
def test_money_that_may_be_right(text: str) -> None:
    assert hits_in_text("A16", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("本镇全年争取各类专项资金420亿元。", 1),
        ("全镇财政总收入530亿元。", 1),
        ("办公楼维修费支出4.5亿元。", 1),
        ("年末结转1,564,200.50万元。", 1),
        ("年末结转结余156.42万元。", 0),
        ("本镇全年争取各类专项资金420万元。", 0),
        ("全县财政总收入530亿元，本镇争取资金2亿元。", 0),
        ("省财政安排补助资金420亿元，本镇争取到420万元。", 0),
        ("全省财政收入平稳。公共财政预算收入达到420亿元。", 0),
        ("中央下达资金909亿元。其中，安排资金420亿元用于水利。", 0),
        ("全省财政收入平稳。全镇财政总收入420亿元。", 1),
    ],
)
def test_a_town_has_not_many_times_its_budget(text: str, count: int) -> None:
    assert len(hits_in_text("A16", text)) == count


def test_nobody_dines_for_thousands() -> None:
    assert len(hits_in_text("A16", "公务接待11批次82人次，支出98万元。")) == 1
    assert hits_in_text("A16", "公务接待11批次82人次，支出0.98万元。") == []


@pytest.mark.parametrize(
    "text",
    [
        "早稻平均亩产4860公斤。",
        "农村居民人均纯收入1.86元。",
        "午餐按每生每天5万元补助。",
        "护路员每人每月补助1200万元。",
        "举办会计培训1期46人，支出培训费360万元。",
    ],
)
def test_what_nobody_has_or_spends(text: str) -> None:
    (hit,) = hits_in_text("A16", text)
    assert "像是" in hit.message


NATURES = f"{EXPENDITURE}.按支出性质"


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (f"{EXPENDITURE}.支出总额", "39200000万元", "元的数当成了万元"),
        ("部门概况.年度预算金额", "39600000", "元的数当成了万元"),
        (f"{EXPENDITURE}.支出总额", "3920元", "万元的数写成了元"),
    ],
)
def test_a_figure_ten_thousand_times_the_others(path: str, value: str, said: str) -> None:
    (hit,) = hits("A16", (path, value))
    assert said in hit.message
    assert (".".join(map(str, hit.path)), hit.severity) == (path, "info")


def test_a_figure_of_the_form_in_another_unit() -> None:
    total = (f"{EXPENDITURE}.支出总额", "3158.42万元")
    (hit,) = hits("A16", total, (POINT, "全年支出3158.42元，办公楼维护费3158.4元。"))
    assert "“支出总额”填的是3158.42万元" in hit.message
    assert hits("A16", total, (POINT, "全年支出3158.42万元，退回多缴款23158.42元。")) == []


def test_figures_that_differ_as_they_may() -> None:
    natures = {"基本支出": "3919.9万元", "项目支出": "1000元"}
    assert hits("A16", (NATURES, natures)) == []
    assert hits("A16", (NATURES, {"基本支出": "3920万元", "项目支出": "0万元"})) == []


def test_small_sums_for_many_people_and_long_roads() -> None:
    assert hits_in_text("A16", "完成护理补贴发放860人，共发放92元。")
    assert hits_in_text("A16", "管养村道64.2公里，安排管护经费58元。")
    assert hits_in_text("A16", "管养村道64.2公里，安排管护经费58万元。") == []
    assert hits_in_text("A16", "完成护理补贴发放860人，每人发放92元。") == []
    assert hits_in_text("A16", "聘用保洁员62名，月工资1800元，全年工资133.92万元。") == []


def test_a_small_repair_of_a_road() -> None:
    assert hits_in_text("A16", "管护村道2公里，支出维修费用950元。") == []


def test_much_money_for_few_guests() -> None:
    assert hits_in_text("A16", "全年公务接待21批次188人次，支出公务接待费9600万元。")
    assert hits_in_text("A16", "全年公务接待21批次188人次，支出公务接待费9600元。") == []


@pytest.mark.parametrize("paid", ["助学金", "奖学金", "慰问金"])
def test_pay_of_less_than_a_coin_for_each(paid: str) -> None:
    assert len(hits_in_text("A16", f"为280名学生发放{paid}28元。")) == 1
    assert hits_in_text("A16", f"为280名学生发放{paid}28万元。") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("组织防汛演练4次，参加280人次，支出演练经费8000万元。", 1),
        ("组织防汛演练4次，参加280人次，支出演练经费8000元。", 0),
        ("购买消毒液、口罩等物资，支出3.2元。", 1),
        ("购买消毒液、口罩等物资，支出3.2万元。", 0),
        ("购买口罩每只3.2元，支出3200元。", 0),
    ],
)
def test_what_drills_and_goods_cost(text: str, count: int) -> None:
    assert len(hits_in_text("A16", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("举办龙舟赛，参赛队伍12支，支出活动经费45000万元。", 1),
        ("举办龙舟赛，参赛队伍12支，支出活动经费45000元。", 0),
        ("维修水泵3台，支出7500万元。", 1),
        ("机关报刊征订费支出7.84元。", 1),
        ("巡逻队员51人，误工补贴支出61.2元。", 1),
        ("全县各乡镇支出培训费12000万元。", 0),
        ("污水处理厂投资12000万元，服务3.2万人。", 0),
    ],
)
def test_a_fee_is_no_more_than_all_that_a_town_has(text: str, count: int) -> None:
    assert len(hits_in_text("A16", text)) == count


def test_parts_of_what_each_gets_are_for_each_too() -> None:
    text = "参保18620人，人均筹资1020元（财政补助640元、个人缴费380元）。"
    assert hits_in_text("A16", text) == []
    assert hits_in_text("A16", "参保18620人，人均筹资1020元，其中财政补助640元。") == []
    assert len(hits_in_text("A16", "参保18620人，发放财政补助640元。")) == 1
