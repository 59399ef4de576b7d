"""T05 typos, T06 document numbers, T07 short dates and ranges, T08 spaces in Chinese."""

from pathlib import Path

import pytest

from reportgen.checks.catalogue import rules
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.subject import Subject
from tests.checks.samples import EXPENDITURE, POINT, hits, hits_in_text, report_with


def messages(code: str, text: str) -> list[str]:
    return [hit.message for hit in hits_in_text(code, text)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("截止2024年12月底，完成改造16户。", "“截止”应为“截至”：“截止2024年”"),
        ("建立建全长效机制。", "“建立建全”应为“建立健全”：“建立建全长效机制。”"),
        ("完善其它配套设施。", "“其它”应为“其他”：“完善其它配套设施。”"),
        ("登记资产台帐，做到帐实相符。", "“帐”应为“账”：“登记资产台帐，做到帐实相符。”"),
        ("组织群众登陆平台缴费。", "“登陆”应为“登录”：“组织群众登陆平台缴费。”"),
    ],
)
def test_t05_typos(text: str, message: str) -> None:
    assert messages("T05", text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "报名截止日期为6月30日，截至目前收到申请12份。",
        "台风登陆期间，发放帐篷60顶。",
        "甘做为民服务的孺子牛。",
        "建立健全其他制度，账实相符。",
    ],
)
def test_t05_near_misses(text: str) -> None:
    assert messages("T05", text) == []


def test_t05_uses_the_dictionary_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "词典.yaml"
    path.write_text("错别字: {青禾乡: 青禾镇}\n停用: [其它]\n", encoding="utf-8")
    dictionary = standard_dictionary().extended(path)
    subject = Subject(report_with((POINT, "青禾乡其它工作。")), None, dictionary)
    (hit,) = rules()["T05"].find(subject)
    assert (hit.message, hit.suggestion) == (
        "“青禾乡”应为“青禾镇”：“青禾乡其它工作。”",
        "改成“青禾镇”",
    )


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        (
            "按湘政发[2024]5号执行。",
            "“按湘政发[2024]5号”的年份没有用六角括号",
            "写成“按湘政发〔2024〕5号”",
        ),
        (
            "（潭政办发（2023）12号）",
            "“潭政办发（2023）12号”的年份没有用六角括号",
            "写成“潭政办发〔2023〕12号”",
        ),
        (
            "《通知》（财预【2024】10号）",
            "“财预【2024】10号”的年份没有用六角括号",
            "写成“财预〔2024〕10号”",
        ),
        ("云政发(2024)第5号", "“云政发(2024)第5号”的年份没有用六角括号", "写成“云政发〔2024〕5号”"),
        (
            "云财函［2024年］7号",
            "“云财函［2024年］7号”的年份没有用六角括号",
            "写成“云财函〔2024〕7号”",
        ),
        ("云财办﹝2024﹞7号", "“云财办﹝2024﹞7号”的年份没有用六角括号", "写成“云财办〔2024〕7号”"),
        ("云财办〔2024)7号", "“云财办〔2024)7号”的年份没有用六角括号", "写成“云财办〔2024〕7号”"),
    ],
)
def test_t06_document_numbers(text: str, message: str, suggestion: str) -> None:
    (hit,) = hits_in_text("T06", text)
    assert (hit.message, hit.suggestion) == (message, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "按湘政发〔2024〕5号执行。",
        "案号为（2024）湘0321民初123号。",
        "不动产权证为湘（2024）云溪县不动产权第0001234号。",
        "土地证号潭国用（2024）第5号。",
        "年度（2024）共5号文件。",
        "见图（2）5号点位。",
        "型号XJ（2024）5号。",
    ],
)
def test_t06_near_misses(text: str) -> None:
    assert messages("T06", text) == []


@pytest.mark.parametrize(
    ("text", "message", "suggestion"),
    [
        ("应对“7.28”特大洪涝灾害。", "“7.28”是月日简称，中间应用间隔号", "写成“7·28”"),
        ("应对7.28特大洪涝灾害。", "“7.28”是月日简称，中间应用间隔号", "写成“7·28”"),
        ("开展“3.15”宣传。", "“3.15”是月日简称，中间应用间隔号", "写成“3·15”"),
        (
            "收入10-30万元的村7个。",
            "“10-30万元”的范围用了短横",
            "写成“10～30万元”或“10万元至30万元”",
        ),
        ("体检65—70岁老人。", "“65—70岁”的范围用了短横", "写成“65～70岁”或“65岁至70岁”"),
        (
            "建成0.5–1.5公里管网。",
            "“0.5–1.5公里”的范围用了短横",
            "写成“0.5～1.5公里”或“0.5公里至1.5公里”",
        ),
        ("增长10%-15%。", "“10%-15%”的范围用了短横", "写成“10%～15%”或“10%至15%”"),
        (
            "补助5万元-10万元。",
            "“5万元-10万元”的范围用了短横",
            "写成“5万元～10万元”或“5万元至10万元”",
        ),
        ("工期3-5年。", "“3-5年”的范围用了短横", "写成“3～5年”或“3年至5年”"),
        (
            "每户1,000-2,000元。",
            "“1,000-2,000元”的范围用了短横",
            "写成“1,000～2,000元”或“1,000元至2,000元”",
        ),
    ],
)
def test_t07_short_dates_and_ranges(text: str, message: str, suggestion: str) -> None:
    (hit,) = hits_in_text("T07", text)
    assert (hit.message, hit.suggestion) == (message, suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "应对“7·28”特大洪涝灾害，收入10～30万元的村7个。",
        "收入10万元至30万元。",
        "升级为“2.0”版，“1.5”倍，“13.5”亿元。",
        "增长7.28%，投资7.28亿元。",
        "2023-2025年规划，3-5月施工，6-8日培训。",
        "电话0731-57881234户主。",
        "执行GB/T 9704-2012条款、DB43-15米。",
        "按第3-5条、第3-5名执行。",
        "8:30-9:30分段施工。",
        "验收1-3栋、1-2期工程。",
        "相差3960-3539=421万元。",
        "2024-06-08次会议。",
        "以3-2个球获胜。",
        "青禾-石桥公路5公里。",
        "编号为12-15号。",
        "3-5月份完成。",
    ],
)
def test_t07_near_misses(text: str) -> None:
    assert messages("T07", text) == []


def test_t07_reports_each_occurrence() -> None:
    text = "“7.28”洪灾后，收入5-10万元的9个村与10-30万元的7个村纪念“7.28”。"
    assert len(messages("T07", text)) == 4


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("扎实 推进各项工作。", "“扎实 推进各项”"),
        ("新建公厕 5 座。", "“新建公厕 5 座。”"),
        ("建档完成， 体检完成。", "“档完成， 体检完成”"),
        ("　　全年完成造林400亩。", "“　　全年完成”"),
        ("联系人：    镇财政所", "“联系人：    镇财政所”"),
        ("2024 年 6 月完工。", "“2024 年 6 月完工。”"),
        ("第一段。\n  第二段。", "“  第二段。”"),
    ],
)
def test_t08_spaces(text: str, quoted: str) -> None:
    (hit,) = hits_in_text("T08", text)
    assert hit.message == f"中文里夹了空格：{quoted}"
    assert hit.suggestion == "删去空格；缩进和对齐由模板来排"


@pytest.mark.parametrize(
    "text",
    [
        "采用 BIM 技术。",
        "执行GB/T 9704 标准、ISO 9001 认证。",
        "安装Windows 10 系统。",
        "采购iPad Air 5 平板。",
        "1. 加强领导",
        "加强财政管理　严格支出。",
        "Excel and Word",
    ],
)
def test_t08_near_misses(text: str) -> None:
    assert messages("T08", text) == []


def test_t05_words_end_with_their_passage() -> None:
    places = ((f"{EXPENDITURE}.概述", "全年没有其"), (POINT, "它们都已完成。"))
    assert hits("T05", *places) == []
    assert len(hits("T05", places[0], (POINT, "其它工作已完成，其它事项也已完成。"))) == 1
