"""A15: what was missed needs a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.samples import EXPENDITURE, POINT, hits, hits_in_text
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

STAFF = "部门概况.机构人员"


@pytest.mark.parametrize(
    "text",
    [
        "渠道清淤≥36公里，实际完成30公里。",
        "群众满意度设定不低于95%，年末经第三方测评，群众满意度为88.6%。",
        "管护签约任务420户，截至12月31日签约365户。",
        "污水处理率为88.5%，较92%的目标低3.5个百分点。",
        "年度计划新增绿地32亩，截至年末通过验收21亩。",
        "亩均成本≤260元，实际为301元。",
        "受益群众满意度目标为92%以上，实际满意度88.4%。",
        "入户宣传目标为500户，实际完成700户。",
        "改厕目标任务60户，实际完成52户。",
        "参训学员满意度为85%，指标值为≥90%。",
        "该项目年末支付率41.2%。",
        "全年公共预算支出1840万元，完成年初预算的36.8%。",
        "仓储项目支出进度为52%。全部资料已归档。",
        "水费应收48万元，实收21万元，收缴率43.75%。",
        "噪声昼间均值目标≤60分贝，实际66分贝。",
        "总磷浓度目标≤20微克/升，实际26微克/升。",
        "护林车辆购置费预算9万元，全年没有支出，完成预算的0%。",
        "修剪绿篱96公里，占年度计划60公里的160%。",
        "产出指标“架设滴灌120亩”，完成96亩。",
        "架设滴灌96亩，年度目标是120亩。",
        "年初设定培训农机手90人，实际培训72人。",
        "架设滴灌120亩的任务，年底只完成96亩。",
        "禽流感应免4200只，实免3800只。",
        "学生应接种420人，实种366人。",
        "县下达油菜播种任务840亩，落实760亩。",
        "缴费回单时限为15天，平均用时21天。",
        "用水户满意度为83%，低于年初设定的90%。",
        "滴灌架设计划4月底完工，实际6月中旬完工。",
    ],
)
def test_what_was_missed_has_no_reason(text: str) -> None:
    (hit,) = hits_in_text("A15", text)
    assert "没有写原因" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "渠道清淤≥36公里，实际完成36公里。",
        "群众满意度设定不低于85%，年末经第三方测评，群众满意度为88.6%。",
        "管护签约任务420户，截至9月30日签约365户。",
        "污水处理率为95.5%，较92%的目标高3.5个百分点。",
        "编外聘用人员控制数15名，实际聘用12名。",
        "开发公益性岗位60个，实际在岗人数56人。",
        "渠道清淤≥36公里，实际完成30公里，其余6公里受汛期影响改在次年。",
        "亩均成本≤260元，实际为251元。",
        "入户宣传目标为500户，实际完成520户。",
        "该项目年末支付率41.2%，主要是合同约定次年付清。",
        "该项目年末支付率41.2%。原因是招标流标两次。",
        "上年支付率41.2%，本年支付率96%。",
        "力争支付率不低于60%。",
        "参训学员满意度为95%，指标值为≥90%。",
        "该项目年末支付率41.2%，资金12月才下达。",
        "因公出国（境）费预算为0万元，支出决算为0万元，完成预算的0%。",
        "护林车辆购置费预算9万元，全年没有支出，完成预算的0%，因目录调整没有采购。",
        "预计科技型企业达74家、专精特新企业达56家。",
        "假期预计接待游客75万人次，日均接待15万人次。",
        "今年计划完成造林120万亩，保护修复湿地20万亩。",
        "计划生态治理河道162.9公里，建设生态护岸50.2公里。",
        "同意本年一般债务限额58亿元、专项债务限额29亿元。",
        "计划招募270名赛会志愿者，120名城市志愿者。",
        "部署的50个重点改革任务和其他61个改革任务基本完成，各单位还完成105个改革任务。",
        "原定5年退出的目标，3年就可以实现。",
        "过去古建筑顶升高度不超过4米，而这座古庙的顶升高度达到15米。",
        "计划招录28人，共有1394人通过资格审查。",
        "今年计划实施2次联合演练任务、1次补给任务。",
        "1—5月，全镇公共预算支出1840万元，完成年初预算的36.8%。",
        "5月，基金支出累计完成320万元，完成年初预算数1600万元的20%。",
        "2024年上半年，一般公共预算支出1840万元，完成年初预算的36.8%。",
        "服务类采购2.4万元，占政府采购预算的100%；工程类采购0元，占政府采购预算的0%。",
        "纲要共18项指标，其中预期性指标12项、约束性指标6项。",
        "重点人群应签约2600人，实际签约2340人，签约率90%，比年度目标85%高5个百分点。",
    ],
)
def test_what_was_reached_or_explained(text: str) -> None:
    assert hits_in_text("A15", text) == []


def test_more_people_than_posts() -> None:
    (hit,) = hits("A15", (STAFF, {"编制数": 40, "在职人数": 46}))
    assert "46−40=6人" in hit.message
    assert hit.path == ("部门概况", "机构人员")


def test_more_people_than_posts_in_one_sentence() -> None:
    offices = ["核定编制40名，在职人员46人。"]
    assert len(hits("A15", (STAFF, {"机构设置": offices}))) == 1


def test_posts_of_a_kind_are_no_posts_of_all() -> None:
    posts = "核定编制26名，其中全额事业编制23名，自收自支编制3名；"
    assert hits_in_text("A15", f"{posts}实有在职26人，退休4人。") == []
    assert hits_in_text("A15", f"{posts}实有在职28人，退休4人。")


def test_too_many_people_are_explained() -> None:
    offices = ["超编6人是机构合并时划入的，正在消化。"]
    staff = {"编制数": 40, "在职人数": 46, "机构设置": offices}
    assert hits("A15", (STAFF, staff)) == []


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ("年末在职人员52人，退休21人。", 1),
        ("年末在职人员44人，退休21人。", 0),
        ("年末在职人员52人，其中军转安置6人。", 0),
        ("全镇学校在职人员152人。", 0),
    ],
)
def test_posts_and_people_in_paragraphs_of_their_own(people: str, count: int) -> None:
    posts = "本单位核定编制46名，内设机构6个。"
    assert len(hits("A15", (f"{EXPENDITURE}.概述", posts), (POINT, people))) == count


def test_posts_that_were_approved() -> None:
    assert hits_in_text("A15", "行政编制核定数22名，年末实有行政人员25名。")
    assert hits_in_text("A15", "行政编制核定数22名，年末实有行政人员21名。") == []


@pytest.mark.parametrize("until", ["截至6月底，", "至4月底，", "截至2024年9月，", "到11月末，"])
def test_what_is_done_in_a_part_of_the_year_is_no_result(until: str) -> None:
    for text in ("计划改造447处，实际完成129处。", "渠道项目支出率42.02%。"):
        assert hits_in_text("A15", until + text) == []
        assert hits_in_text("A15", f"截至12月底，{text}")


@pytest.mark.parametrize(
    "text",
    [
        "核定编制52名，在职53人，超出的1人是定向招录的医生。",
        "核定编制52名，在职53人，多出1人由县委编办批准先进后出。",
        "答复建议90件，其中采纳61件，列入计划解决21件，暂不能解决8件。",
    ],
)
def test_people_and_replies_that_miss_no_aim(text: str) -> None:
    assert hits_in_text("A15", text) == []


def test_money_of_which_nothing_was_used() -> None:
    assert len(hits_in_text("A15", "物资经费安排12万元，全年没有支出，预算执行率为0。")) == 1
    assert hits_in_text("A15", "物资经费安排12万元，因没有灾情，预算执行率为0。") == []
    assert hits_in_text("A15", "物资经费安排12万元，预算执行率为0。原因是没有灾情。") == []


@pytest.mark.parametrize("told", ["全年没有支出", "当年未支出", "本年未使用"])
def test_money_of_which_nothing_is_said_to_be_spent(told: str) -> None:
    assert len(hits_in_text("A15", f"巡河补助预算9万元，{told}。")) == 1
    assert hits_in_text("A15", f"巡河补助预算9万元，{told}，原因是资金年底才下达。") == []


@pytest.mark.parametrize(
    ("missed", "reached"),
    [
        (
            "年初目标：培训农民500人次，实际完成380人次。",
            "年初目标：培训农民500人次，实际完成520人次。",
        ),
        ("应完成渠道清淤12公里，实际完成7公里。", "应完成渠道清淤12公里，实际完成12公里。"),
        ("计划接待读者10万人次，实际接待18.9万人次。", "计划接待读者10万人次，实际接待11万人次。"),
        (
            "年初提出“新增就业300人”的目标，实际新增就业236人。",
            "年初提出“新增就业300人”的目标，实际新增就业312人。",
        ),
        (
            "产出数量指标：培训农民600人次，实际完成455人次。",
            "产出数量指标：培训农民600人次，实际完成612人次。",
        ),
        ("应整改问题12个，已整改9个。", "应整改问题12个，已整改12个。"),
        (
            "目标：改造户厕200户；完成情况：改造户厕163户。",
            "目标：改造户厕200户；完成情况：改造户厕200户。",
        ),
        ("渠道工程计划工期120天，实际用时168天。", "渠道工程计划工期120天，实际用时118天。"),
        ("档案整理计划40万页，完成32万页。", "档案整理计划40万页，完成40万页。"),
        ("年度任务是新建公厕15座。全年建成11座。", "年度任务是新建公厕15座。全年建成15座。"),
        (
            "道路养护计划86公里。截至年底，养护61公里。",
            "道路养护计划86公里。截至年底，养护86公里。",
        ),
        ("原定开展义诊20场，实际开展14场。", "原定开展义诊20场，实际开展20场。"),
        ("指标值：≥95%；实际完成值：91%。", "指标值：≥95%；实际完成值：96%。"),
        ("群众满意度82%，比目标值90%低8个百分点。", "群众满意度92%，比目标值90%高2个百分点。"),
        (
            "年初设定服务对象满意度为90%以上。调查230人，满意的196人，满意度85.2%。",
            "年初设定服务对象满意度为85%以上。调查230人，满意的196人，满意度85.2%。",
        ),
        (
            "年度指标为700亩，实际建成560亩，涉及河湾、柳林2个村。",
            "年度指标为700亩，实际建成700亩，涉及河湾、柳林2个村。",
        ),
        ("村民满意率72%，达到了90%的目标要求。", "村民满意率92%，达到了90%的目标要求。"),
    ],
)
def test_ways_to_tell_an_aim(missed: str, reached: str) -> None:
    assert len(hits_in_text("A15", missed)) == 1
    assert hits_in_text("A15", reached) == []
    assert hits_in_text("A15", f"{missed[:-1]}，主要是人手不足。") == []


@pytest.mark.parametrize(
    "text",
    [
        "计划维修水渠40处，实际完成56处，多完成的16处是县里追加的任务。",
        "计划巡堤360次，实际完成342次，少完成的18次是大雾天气无法出船。",
    ],
)
def test_what_the_rest_is_tells_the_reason(text: str) -> None:
    assert hits_in_text("A15", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "计划新建驿站六座，实际建成四座，使用正常。",
        "年初计划改造危房三十户，年内改造二十四户，验收合格。",
    ],
)
def test_aims_in_chinese_numerals_are_held_against_what_was_reached(text: str) -> None:
    assert len(hits_in_text("A15", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "计划新建驿站六座，实际建成六座，使用正常。",
        "计划新建驿站六座，实际建成四座，另两座未批用地。",
    ],
)
def test_aims_in_chinese_numerals_that_were_met_or_explained_are_left_alone(text: str) -> None:
    assert not hits_in_text("A15", text)


def test_the_next_paragraph_tells_why_work_was_late() -> None:
    late = "停车场计划7月完工，实际9月完工。"
    points = "绩效完成情况.绩效目标完成情况.0.要点"
    why = "延误的主要原因是连续降雨，土方施工两次停工。"
    assert hits("A15", (points, [late, why])) == []
    assert len(hits("A15", (points, [late, "停车场共有车位60个。"]))) == 1


def test_beds_that_stand_empty_need_no_reason() -> None:
    assert hits_in_text("A15", "全年出院2086人次，病床使用率74.2%。") == []
    assert len(hits_in_text("A15", "专项资金使用率74.2%。")) == 1


@pytest.mark.parametrize(
    ("months", "count"), [("1—9月", 0), ("10—12月", 0), ("前三季度", 0), ("全年", 1)]
)
def test_what_was_spent_in_a_part_of_the_year_needs_no_reason(months: str, count: int) -> None:
    text = f"{months}支出262.40万元，占预算的69.32%，年底决算已经公开。"
    assert len(hits_in_text("A15", text)) == count


def test_others_who_are_told_beside_the_staff_explain_nothing() -> None:
    text = "机关事业编制合计38名，年末在编45人，{}临聘人员6人。"
    assert len(hits_in_text("A15", text.format("另有"))) == 1
    assert hits_in_text("A15", text.format("其中")) == []


def test_less_than_the_aim_is_as_it_should_be_of_what_is_bad() -> None:
    assert hits_in_text("A15", "设备故障率1.9%，低于目标值2.5%。") == []
    assert len(hits_in_text("A15", "设备完好率91%，低于目标值92.5%。")) == 1


def test_that_there_are_not_too_many_people_explains_none() -> None:
    text = "核定编制76名，年末实有在编人员79人，{}"
    assert len(hits_in_text("A15", text.format("没有超编，严格执行审批制度。"))) == 1
    assert hits_in_text("A15", text.format("超编3人系军转安置。")) == []


def test_the_aim_may_be_told_behind_what_was_reached() -> None:
    text = "抽检样品300批次，合格率93.5%，年初设定的指标值为{}%以上。"
    assert len(hits_in_text("A15", text.format(98))) == 1
    assert hits_in_text("A15", text.format(90)) == []


def test_little_spent_of_a_budget_needs_a_reason() -> None:
    text = "档案数字化项目全年预算50万元，分两个包件。年终支出{}万元，占{}%，支付进度快、执行率高。"
    assert len(hits_in_text("A15", text.format(18, 36))) == 1
    assert hits_in_text("A15", text.format(48, 96)) == []


def test_beds_in_use_are_no_money() -> None:
    assert hits_in_text("A15", "年末床位40张，入住28人，使用率70%。") == []


def test_what_others_did_is_not_the_result_of_an_aim() -> None:
    text = "今年县下达任务418户须全部完成，{}完成第一批任务105户，已经县统计局认定。"
    assert hits_in_text("A15", text.format("其他乡镇")) == []
    assert len(hits_in_text("A15", text.format("竹溪镇"))) == 1


def test_less_than_the_budget_is_wanted_of_official_expenses() -> None:
    text = "2024年{}支出决算为2.06万元，完成全年预算5.4万元的38.1%，比上年减少0.3万元。"
    assert hits_in_text("A15", text.format("公务用车运行维护费")) == []
    assert len(hits_in_text("A15", text.format("防汛物资购置费"))) == 1


def test_money_for_tasks_is_no_task() -> None:
    text = "安排约束性任务{}合计512万元，指导性任务{}合计86万元。"
    assert hits_in_text("A15", text.format("资金", "资金")) == []


def test_people_above_the_posts_of_a_table_are_told_of(tmp_path: Path) -> None:
    about = [
        ["部门名称", "岭东县文化馆", "主管部门", "岭东县文旅局"],
        ["编制人数", "46（行政12、事业34）", "年末实有人数", "48（行政12、事业36）"],
        ["扣分原因", "预算执行率：尾款未付，扣0.4分。"],
    ]
    found = check(lay_out(tmp_path / "a.docx", "岭东县2024年度部门整体支出绩效自评报告", about))
    assert ["编制46人，在职48人" in each.message for each in found if each.rule == "A15"] == [True]
    kept = "".join(each.message for each in found)
    assert "行政12、事业36" in kept


def test_people_over_the_posts_are_explained_where_some_are_hired() -> None:
    text = "医院核定编制62人，现有职工68人（正式职工{}人，{}人员8人）。"
    assert hits_in_text("A15", text.format(60, "外聘")) == []
    assert len(hits_in_text("A15", "医院核定编制62人，现有职工68人（正式职工68人）。")) == 1


@pytest.mark.parametrize("group", ["老年人家庭", "残疾人家庭", "对象", "退役军人"])
def test_people_in_difficulty_are_no_reason(group: str) -> None:
    form = f"计划改造困难{group}86户，全年改造困难{group}{{}}户。"
    assert len(hits_in_text("A15", form.format(79))) == 1
    assert hits_in_text("A15", form.format(86)) == []
    assert hits_in_text("A15", form.format(79).replace("79户", "79户，施工困难")) == []


def test_there_cannot_be_too_much_of_what_is_saved() -> None:
    for text in ("公用经费压减率目标6%，实际压减9%。", "目标节约4%，实际节约7%。"):
        assert hits_in_text("A15", text) == []
    assert len(hits_in_text("A15", "公用经费压减率目标6%，实际压减4%。")) == 1
    assert hits_in_text("A15", "用水压减率指标值为6%，实际完成9.5%。") == []


def test_people_may_be_told_before_their_posts() -> None:
    form = "现有在职人员{}人，退休12人。全单位总编制为38个，其中行政编制16个、事业编制22个。"
    (hit,) = hits_in_text("A15", form.format(41))
    assert "41−38=3" in hit.message
    assert hits_in_text("A15", form.format(38)) == []
    assert hits_in_text("A15", form.format(41) + "超编3人为军转干部。") == []


def test_a_sentence_that_only_tells_the_rate_may_stand_before_the_reason() -> None:
    text = "全年计划巡查桥梁90座次，实际巡查72座次。完成率80%。{}"
    assert hits_in_text("A15", text.format("汛期三座桥封闭施工，受此影响没有全部巡查。")) == []
    assert hits_in_text("A15", text.format("巡查记录齐全，档案规范。")) != []
