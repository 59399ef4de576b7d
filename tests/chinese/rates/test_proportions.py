"""Rates and shares that a text states among the figures they are of."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.proportions import read_proportions, read_shares_of_sum
from tests.checks.samples import hits_in_text

WRONG = [
    "农业生产社会化服务项目下达资金240万元，当年支出163.2万元，支出率86%，剩余资金待验收后支付。",
    "维修养护完成投资57.5万元，占计划投资75万元的86.67%，另两座因汛期推迟到次年施工。",
    "全镇耕地面积3.6万亩，其中水田2.7万亩，占78.5%。",
    "监测地质灾害隐患点36处，完成治理9处，治理率为35%，其余列入下年计划。",
    "财政拨款收入952.6万元、其他收入47.4万元，占本年收入的比重分别为95.26%和7.74%。",
    "教学支出418.6万元，占61.25%；后勤支出236.4万元，占35.09%；其他支出18.6万元，占2.76%。",
    "差旅费支出4.9万元，完成预算6.2万元的97%。",
    "宣传费决算2.1万元，完成预算的80%，预算数为3万元，比上年减少0.2万元。",
]
RIGHT = [
    "全年支出1052.6万元：其中社会保障支出86.31万元，占8.2%；教育支出965.66万元，占91.74%；住房支出0.63万元，占0.06%。",
    "收入合计1000万元，其中：拨款收入268.4万元，占26.84%；上级补助收入160.9万元，占16.09%；"
    "事业收入580.2万元，占58.02%；其他收入0.6万元，占0.06%。",
    "教学支出418.6万元，占62.15%；后勤支出236.4万元，占35.09%；其他支出18.6万元，占2.76%。",
    "教学支出418.6万元，占62%；后勤支出236.4万元，占35.09%；其他支出18.6万元，占2.76%。",
    "差旅费支出4.9万元，完成预算6.2万元的79%。",
    "宣传费决算2.1万元，完成预算的70%，预算数为3万元，比上年减少0.2万元。",
    "补助资金186.4万元，支付182.67万元，支付率98%，余下3.73万元次年1月结算。",
    "到位资金1560.8万元，到位率为96.35%（计划1620万元），省级资金未足额下达。",
    "常住人口18620人，其中60岁以上老人4282人，占比23%。",
    "受理工单862件，按期办结853件，按期办结率98.96%，9件因涉及权属争议延期。",
    "财政供养人员控制率为93.75%，编制64人，实有60人。",
    "完成房屋征收126户，签约率100%，腾房118户，腾房率93.65%，8户因安置房未交付暂缓。",
    "支出990万元，完成调整预算1000万元的99%，完成年初预算860万元的115.12%，系年中追加。",
    "“三公”经费预算21万元，支出16.95万元，完成预算的80.71%，其中：车辆运行费支出16.95万元，完成预算的82.68%。",
    "下达资金111万元，调减40万元，实际下达71万元，已全部执行，发放率100%。",
    "年初预算560万元，年中追加120万元，全年支出676万元，支出率99.41%，结余4万元收回。",
    "放贷200万元，收回150万元，利率4.5%。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_rate_that_its_figures_do_not_make(text: str) -> None:
    assert hits_in_text("A12", text)


@pytest.mark.parametrize("text", RIGHT)
def test_a_rate_that_is_right_or_of_something_else(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_a_rate_may_stand_before_its_figures() -> None:
    (found,) = read_proportions(read_statements("在线率90%（在线18个，总数20个）。"))
    assert [one.text for one in found.terms] == ["18个", "20个"]
    assert not found.sure


def test_shares_of_an_unstated_sum_have_one_that_fits() -> None:
    text = "甲收入60万元、乙收入40万元，占收入的比重分别为60%和45%。"
    (found,) = read_shares_of_sum(read_statements(text))
    assert found.whole == 1_000_000
    assert found.stated.text == "45%"


def test_what_was_not_done_is_no_rate_of_what_was() -> None:
    text = "安排资金1000万元，实际支付960万元，未支付40万元，支付率95%。"
    (hit,) = hits_in_text("A12", text)
    assert "960÷1000=96%" in hit.message


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“三公”经费中，车辆运行费占76.5%，公务接待费占24.5%。", 1),
        ("“三公”经费中，车辆运行费占76.5%，公务接待费占23.5%。", 0),
        ("财政拨款占收入的96.2%，其中人员经费占76.5%。", 0),
        ("女职工占52%，党员占61%，其中女党员占28%。", 0),
        ("人员经费占支出的82%，财政拨款占收入的96%。", 0),
    ],
)
def test_shares_of_one_whole_make_no_more_than_all(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count


def test_how_much_is_done_by_machines_is_no_share_of_two_counts() -> None:
    text = "建设高产示范片7个，推广早稻品种12个，耕种收综合机械化率达到73.5%。"
    assert hits_in_text("A12", text) == []


def test_money_that_is_due_is_no_other_sum() -> None:
    text = "完成投资6334万元，已报账{}万元，占应报账的9.9%。"
    assert hits_in_text("A12", text.format(852)) == []


def test_shares_of_a_told_whole_are_no_shares_of_what_its_parts_make() -> None:
    text = "检查企业共860家，其中食品520家，占60.47%；药品310家，占39.53%。"
    (hit,) = hits_in_text("A12", text)
    assert "310÷860=36.05%" in hit.message
