"""T05: typos of the dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.checks.catalogue import rules
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.subject import Subject
from tests.checks.samples import EXPENDITURE, POINT, hits, hits_in_text, report_with

if TYPE_CHECKING:
    from pathlib import Path


def messages(code: str, text: str) -> list[str]:
    return [hit.message for hit in hits_in_text(code, text)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("截止2024年12月底，完成改造16户。", "“截止”应为“截至”：“截止2024年”"),
        ("建立建全长效机制。", "“建立建全”应为“建立健全”：“建立建全长效机制。”"),
        ("完善其它配套设施。", "“其它”应为“其他”：“完善其它配套设施。”"),
        ("登记资产台帐，做到帐实相符。", "“帐”应为“账”：“登记资产台帐，做到帐实相符。”"),
        (
            "一般公共预财政拨款收入。",
            "“一般公共预财政”应为“一般公共预算财政”：“一般公共预财政拨款收入。”",
        ),
        ("一般公用预算收入。", "“一般公用预算”应为“一般公共预算”：“一般公用预算收入。”"),
        ("组织群众登陆平台缴费。", "“登陆”应为“登录”：“组织群众登陆平台缴费。”"),
        (
            "按即定计划推进，圆满完成即定任务。",
            "“即定”应为“既定”：“按即定计划推进，”“，圆满完成即定任务。”",
        ),
        ("执行率偏底。", "“偏底”应为“偏低”：“执行率偏底。”"),
        ("清理结转和节余。", "“结转和节余”应为“结转和结余”：“清理结转和节余。”"),
        ("经费比上年増加。", "“増”应为“增”：“经费比上年増加。”"),
        ("基金预拨款没有安排。", "“基金预拨款”应为“基金预算拨款”：“基金预拨款没有安排。”"),
        ("比上一度少2万元。", "“上一度”应为“上一年度”：“比上一度少2万元。”"),
        ("事业收人已上缴。", "“事业收人”应为“事业收入”：“事业收人已上缴。”"),
        ("年末结和结余7万元。", "“年末结和结余”应为“年末结转和结余”：“年末结和结余7万元。”"),
        ("定期检察物资。", "“定期检察”应为“定期检查”：“定期检察物资。”"),
        ("党政办负债收发文件。", "“负债”应为“负责”：“党政办负债收发文件。”"),
        ("财政所负债编制预算。", "“负债”应为“负责”：“财政所负债编制预算。”"),
        ("协调金荣机构。", "“金荣机构”应为“金融机构”：“协调金荣机构。”"),
        ("地质灾害治工作到位。", "“地质灾害治”应为“地质灾害防治”：“地质灾害治工作到位。”"),
        ("把权利关进制度的笼子。", "“权利关进”应为“权力关进”：“把权利关进制度的笼子”"),
        ("写明双方的权力义务。", "“权力义务”应为“权利义务”：“写明双方的权力义务。”"),
        ("防范山洪爆发。", "“山洪爆发”应为“山洪暴发”：“防范山洪爆发。”"),
        ("安全渡过汛期。", "“渡过汛期”应为“度过汛期”：“安全渡过汛期。”"),
        ("脱贫坚任务已完成。", "“脱贫坚”应为“脱贫攻坚”：“脱贫坚任务已完成”"),
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
        "办公权利归属明确，权力运行规范，群众的民主权利得到保障，难关已经渡过。",
        "教育、水利加起来用了86万元。",
        "建立健全其他制度，账实相符。",
        "交通迅速恢复，民政部属单位参会，以经济建设为中心，群众反应良好。",
        "应急反应能力提高，引进一部分设备，安全规定上墙，抓首要任务，必需品到位。",
        "招收人员9名，上年结转结余和年初结转和结余已列明，与上年预算数相比持平。",
        "一直致力于治水，公开选拔入围12人，国家蓄洪工程完工，脱贫坚信心。",
        "机关运行费用压减，公共预算款项已拨付，本年收入20万元，加上级补助收入9万元、加上年结转收入3万元。",
        "地质灾害治理、人居环境治理、安全生产任务、科学技术出版、动物疫病控制都已完成。",
        "历史上极不平凡，促进和平繁荣，从就业指标看，素质育警、立己达人，桥梁节段预制，企业减负债。",
        "疫情防控进度良好，将助学金发放到位，保障机关运转经费。",
        "缴获易制毒化学品，做到还景于民，攻克坚中之坚，对应税污染物核查，规范佩戴安全帽。",
        "富丰村、石冲社区、利永小学已通水，向刘金荣、谢成丽等发放补助，农户魏生木家已脱贫。",
        "由湖南省富丰建设有限公司承建，镇长张金强主持。",
        "捐资助学近20万元，奖励近50人，该县约12万人受益。",
        "化解村级负债12万元，资产负债编制完整，脱贫坚持不停帮扶，大桥务必管好。",
        "商品服务支出、个人家庭补助、公务车运行费按规定列支。",
        "该科目用于单位缴纳的基本养老保险费支出。",
        "我乡对各项支出开展自评，本馆于6月完成布展。",
        "大厅布置完成后，另支付绿植租摆费0.8万元。",
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


def test_t05_words_end_with_their_passage() -> None:
    places = ((f"{EXPENDITURE}.概述", "全年没有其"), (POINT, "它们都已完成。"))
    assert hits("T05", *places) == []
    assert len(hits("T05", places[0], (POINT, "其它工作已完成，其它事项也已完成。"))) == 1


def test_t05_finds_what_no_word_of_two_characters_tells() -> None:
    text = "广大群从积极参与，案卷评察12次。"
    assert [message[:11] for message in messages("T05", text)] == [
        "“群从”应为“群众”：",
        "“评察”应为“评查”：",
    ]
    assert messages("T05", "人群从事电商，社群从无到有，评察室挂牌。") == []


def test_t05_finds_budgets_written_as_operations() -> None:
    (message,) = messages("T05", "国有资本经营运算收入为零。")
    assert "“经营运算”应为“经营预算”" in message
