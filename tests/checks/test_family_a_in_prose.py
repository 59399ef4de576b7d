"""Family A in prose: breakdowns, mentions, rates, units, percentages, one fact with two numbers."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text, report_with

WRONG = {
    "A07": [
        "落实粮食生产面积49772亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩。",
        "全年到位资金500万元，其中中央资金300万元、省级资金100万元、县级资金50万元。",
        "部门支出3539万元，其中：基本支出3136万元，项目支出413万元。",
        "全年到位资金80万元，其中中央资金90万元、省级资金10万元等。",
    ],
    "A08": [
        "2024年部门整体支出3902万元，资金使用规范。",
        "全年基本支出3571万元，保障了机关运转。",
        "“三公”经费支出16.2万元，控制在预算以内。",
        "本年度项目支出430万元。",
        "2024年年度预算总额3690万元。",
        "全年支出总额39.2万元，同比持平。",
    ],
    "A09": [
        "完成居民档案建档35679人，完成率102%。",
        "为65岁以上老人上门体检，完成率92%。",
        "抽查合同签订规范，合格率达到105%。",
    ],
    "A11": [
        "争取农村危房改造资金24.4万，完成危房改造验收16户。",
        "项目总投资1.2亿，已开工建设。",
        "全年压减一般性支出38万；盘活存量资金15万。",
    ],
    "A12": [
        "村集体经济收入由120万元增至150万元，增长20%。",
        "入驻企业由35家减少到28家，下降25%。",
        "信访量由120件上升到96件。",
        "全年办件1200件，其中网上办理300件，占办件总数1200件的35%。",
        "上年没有发生，由0元增加到5万元，增长100%。",
        "全年接待群众460人次，比上年增加60人次，增长20%。",
    ],
    "A13": [],
}

RIGHT = {
    "A07": [
        "落实粮食生产面积33597亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩。",
        "现有入园企业35家，其中规上皮鞋企业13家、年产值过千万企业15家、省著名商标企业3家。",
        "全年到位资金500万元，其中中央资金300万元、省级资金100万元等。",
        "修复道路20处，其中重点路段8处。",
        "粮食播种面积约4万亩，其中早稻1.6万亩、晚稻1.7万亩。",
    ],
    "A08": [
        "2024年部门整体支出3920万元，资金使用规范。",
        "2023年部门整体支出3502万元，本年有所增加。",
        "上年基本支出3301万元。",
        "全县“三公”经费支出1630万元，比上年下降。",
        "财政所项目支出30万元。",
        "支出总额约3900万元。",
        "支出总额0.392亿元。",
        "比上年支出总额增加120万元。",
        "年初预算3500万元，年中追加460万元。",
    ],
    "A09": [
        "因部分老人外出，体检完成率为92%。",
        "完成率100%。",
        "群众满意度90%以上。",
        "医保参保率96%。",
        "目标任务完成率不低于95%。",
        "水质监测合格率98%。",
    ],
    "A11": [
        "争取资金24.4万元。",
        "义务植树12万余株。",
        "服务群众3万人次。",
        "生产皮鞋700万双。",
        "辐射带动周边2万农户，受益面广。",
    ],
    "A12": [
        "村集体经济收入由120万元增至150万元，增长25%。",
        "入驻企业由35家减少到28家，下降20%。",
        "产值由1.5亿元增至1.8亿元，增长20.3%。",
        "全年办件1200件，其中网上办理300件，占办件总数1200件的25%。",
        "全年接待群众460人次，比上年增加60人次，增长15%。",
        "收入由约120万元增至150万元，增长20%。",
        "同比增长12%。",
        "由3%提高到5%，提高2个百分点。",
        "三分之一的村，占比33%。",
    ],
    "A13": [],
}


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, ts in WRONG.items() for t in ts])
def test_it_is_found(code: str, text: str) -> None:
    assert hits_in_text(code, text)


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, ts in RIGHT.items() for t in ts])
def test_it_is_not_a_mistake(code: str, text: str) -> None:
    assert hits_in_text(code, text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("全镇脱贫户共1269户。", "全镇脱贫户共1296户。"),
        ("辖区内行政村共有18个。", "辖区内行政村共有19个。"),
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
        ("全镇脱贫户共1269户。", "霞岭村脱贫户共42户。"),
        ("全镇脱贫户共1269户。", "2023年全镇脱贫户共1296户。"),
        ("全镇脱贫户共1269户。", "全镇监测户共42户。"),
        ("全镇新增脱贫户共9户。", "全镇脱贫户共1269户。"),
        ("全镇总人口约3.5万人。", "全镇总人口为35679人。"),
        ("开展检查63次。", "开展检查105次。"),
    ],
)
def test_other_facts_are_not_compared(one: str, other: str) -> None:
    assert hits("A13", (POINT, one), ("绩效完成情况.绩效目标完成情况.0.要点.1", other)) == []


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("A07", WRONG["A07"][0], "16104+16763+730=33597，比总量49772少16175亩"),
        ("A07", WRONG["A07"][1], "300+100+50=450"),
        ("A08", WRONG["A08"][0], "3920−3902=18万元"),
        ("A08", WRONG["A08"][2], "16.2−12.6=3.6万元"),
        ("A09", WRONG["A09"][0], "102−100=2个百分点"),
        ("A11", WRONG["A11"][0], "24.4万"),
        ("A12", WRONG["A12"][0], "(150−120)÷120=25%，不是20%"),
        ("A12", WRONG["A12"][2], "方向词写反了"),
        ("A12", WRONG["A12"][3], "300÷1200=25%，不是35%"),
        ("A12", WRONG["A12"][4], "原数是0元"),
        ("A12", WRONG["A12"][5], "60÷(460−60)=15%，不是20%"),
    ],
)
def test_the_arithmetic_is_written_out(code: str, text: str, words: str) -> None:
    messages = [hit.message for hit in hits_in_text(code, text)]
    assert any(words in message for message in messages), messages


def test_an_approximate_mention_that_is_far_off_is_a_warning() -> None:
    (hit,) = hits_in_text("A08", "全年支出总额约4500万元。")
    assert hit.severity == "warning"


def test_mentions_of_what_the_form_does_not_have_are_not_judged() -> None:
    changes = (
        ("绩效完成情况.部门整体支出管理和使用基本情况.三公经费", None),
        (POINT, "“三公”经费支出9万元。"),
    )
    assert hits("A08", *changes) == []
    assert report_with(*changes).performance.expenditure.official_expenses is None
