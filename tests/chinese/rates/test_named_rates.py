"""Rates named by what was done."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.rates.named_rates import read_named_rates
from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("设管水员岗位120个，已配备96人，岗位配备率80%。", 0),
        ("设管水员岗位120个，已配备96人，岗位配备率85%。", 1),
        ("受理复议案件25件，审结22件，结案率88%。", 0),
        ("新收案件250件，其中民事180件、刑事70件；审结、执结220件，结案率88%。", 0),
        ("新收案件250件，其中民事180件、刑事70件；审结、执结220件，结案率98%。", 1),
        ("受理复议案件25件，审结22件，结案率92%。", 1),
        ("受理复议案件25件，审结22件，结案率100%。", 0),  # of what was due, maybe
    ],
)
def test_a_rate_is_named_by_some_of_what_was_done(text: str, count: int) -> None:
    assert len(list(read_named_rates(read_statements(text)))) == count
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "受理投诉168件，办结1650件，办结率98.21%。",  # more than there are
        "登记失业人员240人，帮扶就业31人，就业率88.75%。",
        "公租房共258套，已分配526套，分配率99.22%。",
        "检测样品640份，达标618份，不达标22份，达标率95.56%。",
        "来访86件，登记84件，登记率97.67%；其中集体访12件，登记11件，登记率81.67%。",
        "发出问卷400份，收回380份，其中满意的352份，满意度96.23%。",
        "预算执行率97.25%（预算640万元，实际支出602.4万元）。",
        "水质抽检120次，不达标9次，不达标率5.7%。",
        "设备利用率为63.5%，设备原值820万元，在用设备620.7万元。",
    ],
)
def test_a_rate_is_wrong_however_far_it_is_off(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "新收案件120件，旧存15件，审结130件，结案率96.3%。",
        "供养五保老人46名，发放高龄津贴惠及1204人，发放率100%。",
        "本年新建公租房60套，累计入住312套，入住率97.5%。",
        "问卷200份，非常满意120份，满意66份，满意率为93%。",
        "网格612个，配备网格员640人，网格员配备率104.58%，多出的28人为机动人员。",
        "居民建档4.8万人，建档率56.2%，其中老年人建档1.1万人，建档率81.4%。",
        "年初预算420万元，年中追加60万元，全年支出463.2万元，支出率96.5%。",
        "核定床位90张，实际开放床位96张，床位使用率81.6%。",
        "发放满意度问卷250份，回收有效问卷240份，有效率96%，综合满意度93.2%。",
        "森林抚育任务1200亩，完成1200亩，完成率100%，抽查合格率98.5%。",
        "支出合计2475万元，其中基本支出975万元，项目支出1500万元，预算执行率99%。",
    ],
)
def test_a_rate_of_what_is_told_elsewhere_is_left_alone(text: str) -> None:
    assert not hits_in_text("A12", text)


@pytest.mark.parametrize(
    "text",
    [
        "新增就业86.4万人，登记失业率3.2%，务工的210万人。",
        "走访群众近300户，满意156户，满意率96.2%。",
    ],
)
def test_a_rate_of_a_population_or_of_about_so_many_is_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_a_rate_of_all_is_not_that_of_the_last_of_several_things() -> None:
    text = (
        "数量类8个完成8个，质量类6个完成6个，时效类3个完成2个，成本类3个完成3个，总体完成率95.00%。"
    )
    assert hits_in_text("A12", text) == []


def test_a_rate_alone_is_of_a_plan_in_the_sentence_before() -> None:
    text = "驻村经费每村2万元，共10.00万元，另发放补助31.80万元。人员类项目执行率99.85%。"
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("渠道工程送审价286万元，审定价263.12万元，审减率8%。", 0),
        ("渠道工程送审价286万元，审定价263.12万元，审减率6%。", 1),
        ("年初预算500万元，追加75万元，年末结余23万元，资金结余率4%。", 0),
    ],
)
def test_what_was_allowed_is_not_what_was_cut(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一季度办理证照1260件、按时办结率98%，二季度办理证照1380件、按时办结率97%。", 0),
        ("受理证照1260件，按时办结1197件，按时办结率95%。", 0),
        ("受理证照1260件，按时办结1197件，按时办结率98%。", 1),
    ],
)
def test_what_was_done_in_time_is_told_so(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "收回192份，其中非常满意118份、满意62份、一般10份、不满意2份，满意度94.2%。",
        "收回192份，其中“很满意”118份、“基本满意”72份、“不满意”2份，综合满意度95.3%。",
    ],
)
def test_how_much_each_grade_counts_is_nobodys_rule(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(("rate", "count"), [("95%", 0), ("59%", 1)])
def test_what_was_spent_so_far_is_of_the_budget_told_before(rate: str, count: int) -> None:
    text = f"项目预算资金860万元。截至12月31日，实际支付817万元，预算执行率为{rate}。"
    assert len(hits_in_text("A12", text)) == count


def test_a_rate_may_be_called_the_rate_of_progress() -> None:
    text = "审判业务费年初预算8万元，年末支出{}万元，资金支出进度比率为100%。"
    assert len(hits_in_text("A12", text.format(6))) == 1
    assert hits_in_text("A12", text.format(8)) == []


def test_all_that_is_said_to_be_done_is_held_against_a_sum_with_a_slip() -> None:
    text = "改薄工程资金合计584.36万元，于本年度支出{}万元，预算完成率100%。"
    (hit,) = hits_in_text("A12", text.format("548.36"))
    assert hit.severity == "warning"
    for right in ("584.36", "402.1"):
        assert hits_in_text("A12", text.format(right)) == []


def test_what_the_budget_was_changed_to_is_not_told() -> None:
    assert hits_in_text("A12", "收到管护资金450万元。追加后已支付288万元，支付率为60%。") == []
    assert len(hits_in_text("A12", "收到管护资金450万元，已支付288万元，支付率为60%。")) == 1


def test_more_than_there_were_that_are_all_done_are_others() -> None:
    text = "改造泵站4座，开展汛前巡查126次，整改险情16座，整改率100%。"
    assert [*read_named_rates(read_statements(text))] == []


def test_money_that_came_in_is_no_share_of_what_was_built() -> None:
    text = "累计完成投资84.2亿元，投资完成率42.1%，资本金到位46.8亿元，到位率78%。"
    assert hits_in_text("A12", text) == []


def test_what_came_in_may_be_of_the_sum_granted_in_the_sentence_before() -> None:
    text = "抗旱井项目批复总投资126万元。资金到位107.1万元，到位率{}%。"
    assert hits_in_text("A12", text.format(85)) == []
    assert hits_in_text("A12", text.format(100)) == []  # of what was due this year
    (hit,) = hits_in_text("A12", text.format(95))
    assert hit.severity == "warning"
    other = "抗旱井项目批复总投资126万元，其中自筹20万元。资金到位90.1万元，到位率85%。"
    assert hits_in_text("A12", other) == []
