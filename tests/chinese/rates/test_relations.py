"""Shares, changes and rates in prose."""

import pytest

from reportgen.chinese.figures.quantities import Quantity, read_quantities
from reportgen.chinese.movements.changes import read_changes
from reportgen.chinese.rates.relations import read_rates, read_shares


def written(quantity: Quantity | None) -> str:
    return quantity.text if quantity else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2024年部门整体支出3539万元，基本支出3136万元，占部门整体支出的88.6%；"
            "项目支出403万元，占总支出的比重为11.4%。",
            [("3136万元", "3539万元", "88.6%"), ("403万元", "3539万元", "11.4%")],
        ),
        ("基本支出3136万元，占支出总额3539万元的88.6%。", [("3136万元", "3539万元", "88.6%")]),
        (
            "支出500万元，其中基本支出400万元，占比80%，项目支出100万元，占比20%。",
            [("400万元", "500万元", "80%"), ("100万元", "500万元", "20%")],
        ),
        ("全镇企业35家，规上企业13家，占全镇企业总数的37.1%。", [("13家", "35家", "37.1%")]),
        ("农户10820户，脱贫户1269户（占全镇农户的11.7%）。", [("1269户", "10820户", "11.7%")]),
        (
            "支出会议费3.5万元，人均700元，占会议费预算5万元的70%。",
            [("3.5万元", "5万元", "70%")],
        ),
        (
            "设备合同价150万元，年底前按进度支付105万元，占合同价的70%。",
            [("105万元", "150万元", "70%")],
        ),
        ("人均支出700元，占上年人均支出1000元的70%。", [("700元", "1000元", "70%")]),
        ("水稻面积300亩，早稻面积90亩，约占水稻面积的30%。", [("90亩", "300亩", "30%")]),
    ],
)
def test_shares(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(s.part.text, s.whole.text, s.rate.text) for s in read_shares(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "基本支出3136万元，占比88.6%。",
        "资金420万元，占总投资的60%。",
        "支出500万元，占地20亩，完成率80%。",
        "企业35家。规上企业13家，占企业总数的37%。",
        "水稻面积300亩，旱粮面积50亩，规上企业13家，占水稻面积的30%。",
        "早稻面积300亩，早稻面积200亩，优质稻90亩，占早稻面积的30%。",
        "增长5%，完成率90%。",
        "占",
    ],
)
def test_no_share(text: str) -> None:
    assert read_shares(text) == []


@pytest.mark.parametrize(
    ("text", "subject", "levels", "moves", "directions"),
    [
        (
            "村集体经济收入由30万元增加到50万元，增长66.7%。",
            "村集体经济收入",
            ("30万元", "50万元"),
            ("", "66.7%"),
            ("增", "", "增"),
        ),
        (
            "项目支出由2023年的500万元下降到2024年的403万元，减少97万元，下降19.4%。",
            "项目支出",
            ("500万元", "403万元"),
            ("97万元", "19.4%"),
            ("减", "减", "减"),
        ),
        (
            "支出3539万元，比上年增加100万元，增长2.9%。",
            "支出",
            ("", "3539万元"),
            ("100万元", "2.9%"),
            ("", "增", "增"),
        ),
        (
            "支出500万元，比上年的480万元增加20万元，下降4.2%。",
            "支出",
            ("480万元", "500万元"),
            ("20万元", "4.2%"),
            ("", "增", "减"),
        ),
        (
            "公务接待费由3.5万元降至2.1万元。",
            "公务接待费",
            ("3.5万元", "2.1万元"),
            ("", ""),
            ("减", "", ""),
        ),
        (
            "满意度由90%提高到95%，提高5个百分点。",
            "满意度",
            ("90%", "95%"),
            ("5个百分点", ""),
            ("增", "增", ""),
        ),
        (
            "社会消费品零售总额同比增长5%。",
            "社会消费品零售总额",
            ("", ""),
            ("", "5%"),
            ("", "", "增"),
        ),
        ("利润7600万元（同比下降3.5%）。", "利润", ("", "7600万元"), ("", "3.5%"), ("", "", "减")),
        ("早稻16104亩，粮食总产增长5%。", "粮食总产", ("", ""), ("", "5%"), ("", "", "增")),
        ("接待费比2023年减少2万元。", "接待费", ("", ""), ("2万元", ""), ("", "减", "")),
        (
            "支出由0万元增至5万元，增长100%。",
            "支出",
            ("0万元", "5万元"),
            ("", "100%"),
            ("增", "", "增"),
        ),
        ("支出由300万元调整为500万元。", "支出", ("300万元", "500万元"), ("", ""), ("", "", "")),
        ("案件同比减少3起、下降25%。", "案件", ("", ""), ("3起", "25%"), ("", "减", "减")),
        ("户均增收3600元。", "户均", ("", ""), ("3600元", ""), ("", "增", "")),
        ("监测户从42户减少至16户。", "监测户", ("42户", "16户"), ("", ""), ("减", "", "")),
    ],
)
def test_changes(
    text: str,
    subject: str,
    levels: tuple[str, str],
    moves: tuple[str, str],
    directions: tuple[str, str, str],
) -> None:
    (change,) = read_changes(text)
    assert change.subject == subject
    assert (written(change.before), written(change.after)) == levels
    assert (written(change.difference), written(change.rate)) == moves
    told = (change.after_direction, change.difference_direction, change.rate_direction)
    assert told == directions
    assert 0 <= change.start < change.end <= len(text)
    assert read_changes(text, read_quantities(text)) == [change]


@pytest.mark.parametrize(
    "text",
    [
        "支出3539万元，完成率90%。",
        "甲、乙收入分别增长5%、6%。",
        "新增就业292人。",
        "由3个村到县城20公里。",
        "建设渠道5公里，由2家企业承担。",
        "增长",
        "",
    ],
)
def test_no_change(text: str) -> None:
    assert read_changes(text) == []


def test_two_movements_are_two_changes() -> None:
    changes = read_changes(
        "总产值21亿元，同比增长6%，利润7600万元，下降2%；税收增长3%，比2022年增长9%。"
    )
    assert [written(change.rate) for change in changes] == ["6%", "2%", "3%", "9%"]
    assert [written(change.after) for change in changes] == ["21亿元", "7600万元", "", ""]
    assert [change.basis for change in changes] == ["同比", "", "", "比2022年"]


@pytest.mark.parametrize(
    ("text", "name", "rate", "approx", "has_reason"),
    [
        ("完成率102%。", "完成率", "102%", False, False),
        ("群众回访满意度达90%以上，", "群众回访满意度", "90%以上", True, False),
        ("预算执行率为98.5%，主要是项目跨年。", "预算执行率", "98.5%", False, True),
        ("完成率92%，因部分老人外出务工。", "完成率", "92%", False, True),
        ("由于雨水偏多，合格率仅85%。", "合格率", "85%", False, True),
        ("受洪涝灾害影响，覆盖率为70%。", "覆盖率", "70%", False, True),
        ("达标率约80%，系设备更新所致。", "达标率", "80%", True, True),
        ("因此完成率100%。", "完成率", "100%", False, False),
        ("完成率90%。原因是外出。", "完成率", "90%", False, False),
        ("合格率95%-98%。", "合格率", "95%-98%", True, False),
    ],
)
def test_rates(text: str, name: str, rate: str, approx: bool, has_reason: bool) -> None:
    (found,) = read_rates(text)
    assert (found.name, found.quantity.text) == (name, rate)
    assert (found.approx, found.has_reason) == (approx, has_reason)
    assert text[found.start :].startswith(name)
    assert text[: found.end].endswith(rate)
    assert found.sentence_start <= found.start < found.end <= found.sentence_end


@pytest.mark.parametrize(
    "text",
    [
        "增长率5%",
        "贷款利率3%",
        "失业率2%",
        "税率13%",
        "占比90%",
        "完成率高",
        "执法率",
        "完成100人",
        "死亡率0%",
    ],
)
def test_no_rate(text: str) -> None:
    assert read_rates(text) == []


def test_each_rate_has_its_own_sentence() -> None:
    text = "建档35679人，完成率102%；体检4691名，因外出，完成率92%。厕所55座，完成率100%。"
    rates = read_rates(text)
    assert [rate.has_reason for rate in rates] == [False, True, False]
    assert (
        text[rates[1].sentence_start : rates[1].sentence_end] == "体检4691名，因外出，完成率92%。"
    )
