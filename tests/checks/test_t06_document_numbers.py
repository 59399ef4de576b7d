"""T06: the brackets of document numbers (GB/T 9704-2012)."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


def messages(code: str, text: str) -> list[str]:
    return [hit.message for hit in hits_in_text(code, text)]


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
        (
            "云政发〔2024〕第5号",
            "发文字号“云政发〔2024〕第5号”的序号前面不加“第”",
            "写成“云政发〔2024〕5号”",
        ),
        ("云财绩〔2024〕号", "发文字号“云财绩〔2024〕号”没有写序号", "核对文件，补写号数"),
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
        "按湘政发〔2024〕5号执行，湘财农指〔2024〕0036号下达资金。",
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


def test_half_a_bracket() -> None:
    (hit,) = hits_in_text("T06", "按照文件（湘财绩2023】18号）执行。")
    assert (hit.suggestion or "").endswith("〔2023〕18号”")
    assert hits_in_text("T06", "按照文件（湘财绩〔2023 18号）执行。") == []
    assert hits_in_text("T06", "按照文件（湘财绩〔202318号）执行。")
    assert hits_in_text("T06", "按照文件（湘财绩〔2023〕18号）执行。") == []


def test_the_number_of_a_building() -> None:
    assert hits_in_text("T06", "安置点（新建2024）1号楼已完工。") == []


@pytest.mark.parametrize(
    ("issuer", "code", "count"),
    [
        ("《江苏省财政厅关于下达水利资金的通知》", "浙财农", 1),
        ("甘肃省财政厅《关于下达水利资金的通知》", "青财农", 1),
        ("《江苏省财政厅等5部门关于印发〈办法〉的通知》", "苏财农", 0),
        ("《重庆市人民政府办公厅关于做好节水工作的通知》", "渝府办发", 0),
        ("《贵州省财政厅关于下达水利资金的通知》", "贵财农", 0),
        ("《云溪县水利局关于转发省厅文件的通知》", "云水", 0),
        ("转发《江苏省财政厅关于下达水利资金的通知》", "浙财农", 0),
    ],
)
def test_the_code_is_of_the_province(issuer: str, code: str, count: int) -> None:
    assert len(hits_in_text("T06", f"根据{issuer}（{code}〔2023〕6号）安排。")) == count


@pytest.mark.parametrize(
    ("issuer", "code"),
    [
        ("国务院", "国发"),
        ("国务院办公厅", "国办发"),
        ("中共中央 国务院", "中发"),
        ("中共中央、国务院", "中发"),
        ("中共中央办公厅、国务院办公厅", "中办发"),
    ],
)
def test_the_code_is_of_those_who_issued_the_document(issuer: str, code: str) -> None:
    for written in ("国发", "国办发", "中发", "中办发"):
        text = f"按照《{issuer}关于深化管理的意见》（{written}〔2021〕5号）执行。"
        assert bool(hits_in_text("T06", text)) is (written != code)


def test_a_ministry_does_not_write_as_the_state_council() -> None:
    text = "按照《财政部关于加强管理的通知》（{}〔2021〕5号）执行。"
    assert len(hits_in_text("T06", text.format("国发"))) == 1
    assert hits_in_text("T06", text.format("财预")) == []
    forwarded = "按照《国务院办公厅转发财政部关于加强管理意见的通知》（国办发〔2021〕5号）执行。"
    assert hits_in_text("T06", forwarded) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("财社〔2023〕168下达补助资金。", 1),
        ("财社〔2023〕168号下达补助资金。", 0),
        ("财社〔2023〕168、169号下达补助资金。", 0),
    ],
)
def test_a_number_without_its_word_or_bracket(text: str, count: int) -> None:
    assert len(hits_in_text("T06", text)) == count


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("印发《通知》（永组通[2023]18），要求公示。", "后面缺“号”字"),
        ("按照《办法》（湘财绩〔23〕7号）执行。", "年份没有写四位"),
        ("依据《通知》（湘财农〔2022年〕9号）管理。", "后面不加“年”"),
    ],
)
def test_what_is_lacking_or_too_much_in_a_number_is_said(text: str, said: str) -> None:
    assert any(said in hit.message for hit in hits_in_text("T06", text))


@pytest.mark.parametrize("text", ["数组a[2024]85，", "第[20]条", "湘财绩〔2023〕7号"])
def test_brackets_of_another_kind_are_left(text: str) -> None:
    assert hits_in_text("T06", text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("依据溪财绩〔2024〕第7号文件自评。", "溪财绩〔2024〕7号"),
        ("依据溪财绩〔2024〕007号文件自评。", "溪财绩〔2024〕7号"),
    ],
)
def test_a_number_has_no_word_and_no_zeros_before_it(text: str, right: str) -> None:
    (hit,) = hits_in_text("T06", text)
    assert right in hit.suggestion


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("根据县财政局印发的《预算绩效考核办法》（云农发〔2024〕6号）", 1),
        ("根据县财政局印发的《预算绩效考核办法》（云财绩〔2024〕6号）", 0),
        ("根据县财政局、县农业农村局印发的《奖补资金管理办法》（云财农〔2024〕6号）", 0),
        ("根据《云溪县教育局关于学生资助的通知》（云财发〔2024〕6号）", 1),
    ],
)
def test_an_office_has_its_own_character(text: str, count: int) -> None:
    assert len(hits_in_text("T06", text)) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("依据《云溪县财政局关于做好预算编制的通知》（松财预〔2023〕31号）编制。", "松财预"),
        ("按照《云溪县人民政府关于加强资产管理的意见》（云财发〔2023〕6号）执行。", "云财发"),
        (
            "按照《中共云溪县委办公室关于印发〈机构设置方案〉的通知》（云教发〔2019〕3号）设置。",
            "云教发",
        ),
    ],
)
def test_a_number_of_another_county_or_office(text: str, code: str) -> None:
    (hit,) = hits_in_text("T06", text)
    assert f"“{code}”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "依据《云溪县财政局关于做好预算编制的通知》（溪财预〔2023〕31号）编制。",
        "按照《云溪县人民政府关于加强资产管理的意见》（云政发〔2023〕6号）执行。",
        "按照《云溪县教育局关于开展督导的通知》（教督〔2023〕6号）、《云溪县水利局关于管护渠道的通知》（县水农发〔2023〕9号）执行。",
    ],
)
def test_a_number_of_the_county_or_office_itself(text: str) -> None:
    assert hits_in_text("T06", text) == []


def test_a_number_of_a_year_to_come() -> None:
    (hit,) = hits_in_text("T06", "根据云财绩〔2042〕5号文件开展自评。")
    assert "年份还没有到" in hit.message
    assert hits_in_text("T06", "根据云财绩〔2025〕5号文件开展自评。") == []
