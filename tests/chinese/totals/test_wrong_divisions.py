"""Parts that can't make the total before them, and parts that need not."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text

WRONG = [
    # more than all, however far
    "接收社会组织年检材料63份，其中社会团体41份、民办学校38份、基金会2份。",
    "现有护林设备81台，其中风力灭火机56台、油锯52台。",
    "收费收入7412.6万元，其中：本年6318.4万元，主要是停车收费5816.3万元，场地收费702.1万元；上年1094.2万元。",
    "建设资金196万元，其中：勘察76万元，监理60万元，设计、测量、制图67万元。",
    # all of them by their names or by what opens the list
    "审查议案68件，立案57件，转为建议21件。",
    "县级承担的736批次抽检中，餐饮食品512批次、散装食品242批次，检出不合格9批次。",
    "收到议案68件，其中立案57件，不予立案11件；立案的议案中，农业类31件，交通类62件。",
    "收支总额98.5万元。收入包括：拨款90万元、结转8.5万元；支出包括：人员80万元、公用15.8万元。",
    "村小学有学生473人，男生251人，女生212人，其中寄宿96人。",
    # a slip of the pen that no rounding accounts for
    "发放稻谷补贴、农机补贴等资金412357.64元，其中：稻谷补贴308216.34元，农机补贴104141.70元。",
    "全年投入保洁经费733万元，其中人员工资204万元、车辆油料87万元、劳保用品82万元。",
]
RIGHT = [
    "接收社会组织年检材料81份，其中社会团体41份、民办学校38份、基金会2份。",
    "收到议案68件，其中立案57件，不予立案11件；立案的议案中，农业类31件，交通类26件。",
    "村小学有学生473人，男生251人，女生222人，其中寄宿96人。",
    "绩效指标21个，其中一级指标3个，二级指标9个，三级指标21个。",
    "全县审结案件3180件，其中民事案件2644件，审结2489件。",
    "承保水稻6120亩，保费38.16万元，其中财政补贴26.4万元；理赔960亩，赔付19.3万元。",
    "仍在开展的9项试点中，农业占4项，教育、卫生各3项。",
    "有劳力的脱贫人口1940人，其中有手艺的1280人，在外打工的1160人。",
    "监测对象1480人，稳定就业1260人，占85.14%，其中省内640人、省外620人；公岗安置120人。",
    "完成产值52.6亿元，工业产值31.2亿元，企业利润8600万元，投资12.4亿元，零售额9.8亿元，人均收入21630元。",
]


@pytest.mark.parametrize("text", WRONG)
def test_parts_that_can_not_make_their_total(text: str) -> None:
    assert hits_in_text("A07", text)


@pytest.mark.parametrize("text", RIGHT)
def test_parts_that_do_or_need_not(text: str) -> None:
    assert hits_in_text("A07", text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "中心改建总投资286万元。其中省级补助150万元，县级配套80万元，镇级自筹46万元，"
            "项目已竣工，2个村受益。",
            1,
        ),
        (
            "中心改建总投资286万元。其中省级补助150万元，县级配套80万元，镇级自筹56万元，"
            "项目已竣工，2个村受益。",
            0,
        ),
        ("中心改建总投资286万元。其中省级补助150万元，县级配套80万元，缺口资金由乡镇解决。", 0),
        ("中心改建总投资286万元。其中省级补助150万元，县级配套80万元，不足部分由镇村自筹。", 0),
        ("收回问卷96份，其中“非常满意”61份、“满意”32份、“一般”2份、“不满意”1份。", 0),
        ("收回问卷96份，其中“非常满意”61份、“满意”23份、“一般”2份、“不满意”1份。", 1),
        ("设指标26个，权重100分，其中产出指标15个60分、效益指标7个30分、满意度指标3个10分。", 1),
        ("设指标25个，权重100分，其中产出指标15个60分、效益指标7个30分、满意度指标3个10分。", 0),
        ("全镇有党员1126名，其中农村党员938名、社区党员142名、机关党员64名，发展党员21名。", 1),
        ("全镇有党员1126名，其中农村党员938名、社区党员124名、机关党员64名，发展党员21名。", 0),
    ],
)
def test_what_is_told_in_a_clause_behind_a_list_is_none_of_it(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count


def test_what_is_told_again_or_goes_on_with_another_mark_is_a_list_too() -> None:
    for text in (
        "上半年检查经营户137户；下半年开展19次，检查经营户152户，对8户下达了整改通知书。",
        "公用经费40万元，分别为办公费14.6万元、印刷费9.4万元，邮电费6.2万元、差旅费9.8万元。",
    ):
        assert hits_in_text("A07", text) == [], text


def test_parts_named_by_fields_of_a_high_standard_are_parts() -> None:
    listed = "项目支出346.8万元，其中：村道养护102.5万元，河道清理78.3万元，高标准农田管护66万元，"
    rest = "用于防汛、信访等5个项目。"
    (hit,) = hits_in_text("A07", f"{listed}其余120万元{rest}")
    assert "多20万元" in hit.message
    assert hits_in_text("A07", f"{listed}其余100万元{rest}") == []


def test_classes_of_projects_and_sources_of_money_are_parts() -> None:
    classes = (
        "项目支出860万元，项目支出中，专项业务费150万元、运转类项目210万元、特定目标类项目{}万元。"
    )
    assert len(hits_in_text("A07", classes.format(580))) == 1
    assert hits_in_text("A07", classes.format(500)) == []
    costs = "总投资1860万元，其中建安工程费1500万元、其他费用260万元、预备费100万元；"
    sources = "资金来源为专项债券1400万元、县级配套{}万元。"
    assert len(hits_in_text("A07", costs + sources.format(560))) == 1
    assert hits_in_text("A07", costs + sources.format(460)) == []


@pytest.mark.parametrize(
    "text",
    [
        "设备年初原值412.60万元，本年购入18.25万元，报废9.40万元，年末原值421.45万元；另有土地2宗。",
        "欠付工程款66.40万元，比年初的98.70万元减少32.30万元，下降32.73%，其中当年新增21.50万元、"
        "偿还53.80万元。",
    ],
)
def test_what_came_and_went_is_no_part_of_what_there_is(text: str) -> None:
    assert hits_in_text("A07", text) == []


def test_a_part_with_an_aside_is_no_total_of_those_behind_it() -> None:
    form = (
        "受理各类案件164件。其中：甲类（含丁类）案件81件，乙类案件1件，丙类案件{}件，"
        "戊类案件18件，己类案件26件，庚类案件8件。"
    )
    assert hits_in_text("A07", form.format(30)) == []
    assert len(hits_in_text("A07", form.format(36))) == 1


def test_people_of_each_kind_make_all_where_the_cases_do() -> None:
    form = "审结案件54件{}人，其中盗伐案件30件38人，滥伐案件24件29人。"
    assert hits_in_text("A07", form.format(67)) == []
    assert len(hits_in_text("A07", form.format(61))) == 1
