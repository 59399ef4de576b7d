"""What one reading of a text contradicts and another makes is right."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "公用支出640万元，较上年同期少支出160万元，下降20%。",
        "年末在册2464人，年初2003人，净增加461人，增长23.02%。",
        "罚没收入1308万元，为预算的109%（预算1200万元），增长9.0%（增收108万元）。",
        "收入3136.34万元，支出2517.15万元，与上年相比，收入增加149.35万元，"
        "支出增加565.87万元，分别增长5.00%和29.00%。",
        "水费和电费本年分别支出660万元和260万元，上年分别为500万元和200万元，"
        "同比分别增长32%和30%。",
    ],
)
def test_what_other_figures_make_is_right(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "公用支出640万元，较上年同期少支出160万元，下降25%。",
        "年末在册2464人，年初2003人，净增加461人，增长18.71%。",
        "租车费2024年支出1204.7万元。租车费比2023年减少97.3万元，降低8.08%。",
    ],
)
def test_what_only_another_base_makes_is_wrong(text: str) -> None:
    assert hits_in_text("A12", text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("培训电工47人，完成任务52人的100%；培训厨师28人，完成任务28人的100%。", 1),
        ("培训电工52人，完成任务52人的100%；培训厨师28人，完成任务28人的100%。", 0),
    ],
)
def test_all_of_one_thing_is_not_told_of_another(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "支出合计3143.91万元，其中基本支出940万元。财政拨款收入1860万元，占总收入的93%，"
        "事业收入140万元，占7%，总收入2000万元。",
        "工资支出846.3万元，按月发放。全县一般公共预算收入累计完成34069万元，占预算的21.1%。",
        "收到提案298件，已办结24件。全县一般公共预算收入完成34096万元，为年预算的32.3%。",
        "上年接待费1.52万元，本年接待费1.14万元，减少0.38万元。本年收入、支出分别为1752.06万元"
        "和1540.26万元，比上年分别增加211.8万元和126.35万元，分别增长13.75%和8.94%。",
        "计划巡查240次，实际巡查211次，完成率87.92%，因抽调人员。抚育资金200万元，"
        "已支付196.56万元，支付率98.28%。",
        "批复预算908.46万元，累计支付843.94万元，支付比例92.9%，因尾款未付。项目完成率100%。",
        "电脑12台，单价4500元；打印机3台，单价1800元，共支出5.94万元。",
    ],
)
def test_figures_of_the_sentence_before_are_not_mixed_in(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_a_plan_that_has_its_rate_is_none_of_another() -> None:
    text = (
        "财政总收入46175万元，占年初预算50798万元的90.9%。全县公共收入累计完成34096万元，为年预算"
        "的32.3%。公用经费预算124万元，支出118.5万元。办理信访203件，按期办结率100%。"
    )
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "预算总额764.69万元，追加387.7万元。本级支出392.89万元，占比33.53%；"
        "补助下级支出779万元，占比66.47%。",
        "印刷费支出8.6万元，预算10万元，节约1.4万元。完成率为100%，都已结项。",
    ],
)
def test_a_total_of_the_sentence_before_is_not_that_of_other_shares(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "重点工程64个，动工58个、收尾21个，动工率90.6%。",
        "样本520户，合格507户，不合格13户，合格率97.5%。",
        "批准136人、不批准59人，不批准率30.3%。",
        "大专以上学历的68人（其中本科21人），占80%；高中17人，占20%。",
    ],
)
def test_a_rate_of_another_part_or_of_both_is_right(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "编制52名，在职56名，人员控制率92.86%。",  # the two the other way round
        "编制52名，在职56人，其中4人为超编安置，人员控制率92.86%。",
        "送审资金13.48亿元，审定12.56亿元，核减0.92亿元，核减率7.32%。",  # of what was approved
        "信访720件，其中求助482件，占67%；投诉238件，占33%；按片区分，城区432件，占65%。",
    ],
)
def test_a_rate_of_the_same_part_is_not_excused(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "展馆开放286天，接待86372人次，日均302.0人次，较上年日均264.5人次多37.5人次。",
        "发工钱86.4万元，96人做工，人均得9000元，占项目款272万元的31.8%。",
        "登记企业63户，新入库8户，退库5户，上年末为60户，净增3户。",
    ],
)
def test_another_price_sum_or_level_that_fits_is_what_is_meant(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "本院受理6804件（旧存419件，新收6385件），结6297件，未结507件。",
        "中央补助1200万元，省级配套480万元，市县各出160万元，四级合计2000万元。",
    ],
)
def test_parts_that_make_another_total_or_count_more_than_once_are_right(text: str) -> None:
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("A12", "补栽桂花860株，每株45元，另加运费0.4万元，共计4.27万元。"),
        ("A07", "辖8个村、3个居委会，共142个小组。"),
        ("A15", "计划检修150处，实际检修204处，超出部分系汛期增加的任务。"),
        ("A09", "任务120户，完成130户，完成率108.3%，多出的10户是县里追加的。"),
    ],
)
def test_what_else_there_is_to_pay_count_or_tell_is_read(code: str, text: str) -> None:
    assert hits_in_text(code, text) == []


def test_a_difference_that_base_and_rate_contradict_is_told_of_the_level_before_a_list() -> None:
    text = (
        "支出总计1586.42万元，其中基本支出1486.42万元，占93.7%；"
        "较2023年1497.5万元增加88.92万元，增幅5.94%。"
    )
    assert hits_in_text("A12", text) == []
    (hit,) = hits_in_text("A12", text.replace("增加88.92", "增加88.29"))
    assert "1586.42−1497.5=88.92，不是88.29" in hit.message


def test_a_rate_may_be_of_the_budget_told_before() -> None:
    text = (
        "2024年，三级预算共安排{}万元，其中：中央300万元，省级154万元，县级66万元；2024年应支付"
        "贴息资金412.6万元，实际支付338.2万元，其中：中央230.2万元、省级72万元、县级36万元，"
        "执行率65%。"
    )
    assert hits_in_text("A12", text.format(520)) == []
    assert len(hits_in_text("A12", text.format(560))) == 1


def test_a_year_that_a_movement_is_told_of_is_not_the_one_it_starts_from() -> None:
    text = "2024年差旅支出16.52万元，其中外省9万元。2024年差旅支出比2023年减少1.73万元，减幅{}%。"
    assert hits_in_text("A12", text.format("9.48")) == []
    assert len(hits_in_text("A12", text.format("10.47"))) == 1
