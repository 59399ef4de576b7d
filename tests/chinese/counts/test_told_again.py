"""Counts that a sentence goes on with as no sentence before has them."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.told_again import ToldAgain, counted_places, read_told_again
from tests.growing import assert_linear


def _read(text: str) -> list[ToldAgain]:
    return list(read_told_again(text, counted_places(text)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("新登记合作社社员{}户。", "上述{}户社员都领到了证书。"),
        ("全年受理灌溉用水申请{}份。", "受理的{}份申请中，水稻用水占六成。"),
        ("走访茶农{}户次。", "在走访的{}户次中，提出诉求19条。"),
        ("收到来信{}条，均已回复。", "{}条来信中，询问政策的最多。"),
        ("全镇聘用河道巡护员{}名，", "{}名河道巡护员的补贴按季打卡。"),
        ("疏通水渠{}米。", "疏通的{}米水渠由用水户协会管护。"),
        ("发放技术手册{}册。", "这{}册手册由农技站编写。"),
        ("全年受理各类公证申请{}件。", "{}件公证申请中，涉外的较少。"),
        ("共有渔民{}人。", "为{}名渔民投了意外险。"),
        ("更换的老旧电表共{}块。", "更换的{}块电表都能远程抄表。"),
        ("查处违规捕捞行为{}起。", "{}起案件全部结案。"),
        ("全年制水{}万吨。", "{}万吨制水均达标。"),
    ],
)
def test_a_sentence_that_goes_on_with_a_count(first: str, second: str) -> None:
    for between in ("", "\n"):
        assert _read(first.format(384) + between + second.format(384)) == []
        assert len(_read(first.format(384) + between + second.format(348))) == 1
    units = ("户", "份", "条", "户次", "名", "米", "册", "件", "块", "起", "万吨")
    known = "、".join(f"348{unit}" for unit in units)
    assert _read(f"其中签约{known}。{first.format(384)}\n{second.format(348)}") == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("辖区有加油站6家。", "8家加油站都装了油气回收装置。"),
        ("镇敬老院有老人43名。", "全部45名老人做了体检。"),
        ("建成村级冷库3座。", "这5座冷库由合作社经营。"),
    ],
)
def test_more_than_there_were(first: str, second: str) -> None:
    assert len(_read(f"{first}\n{second}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "年末在职人员41人。年初在职的43人均完成了考核。",
        "全年受理投诉86件，其中消费类52件、服务类34件。这86件投诉已办结。",
        "培训茶农52人、果农34人。86人培训后都领到了证书。",
        "收到来信98条，回复85条。13条来信正在核实。",
        "全镇有14个村。9个村通了燃气，这9个村都在坝上。",
        "上年发放手册384册。348册手册已发到户。",
        "建成厕所23座。32座路灯已通电。",
        "检查企业384家。348家企业负责人参加了培训。",
        "受理纠纷384件。354件纠纷已调解成功。",
        "计划改造厨房384户。348户厨房已改造。",
        "与21家企业签了用工协议，23家企业设了联络点。",
        "来自12个村的86名代表到会，河湾村代表共68名。",
        "全镇12家企业开工。截至3月底，17家企业全部复工。",
        "收到建议420件，其中384件来自热线，348件来自网上。",
        "检查堤防384处。348处来自群众报告。",
    ],
)
def test_what_is_no_other_number_of_the_same(text: str) -> None:
    assert _read(text) == []


def test_the_time_grows_with_the_text() -> None:
    said = "聘用护林员64名，按季考核。46名护林员的补助到卡，上述12处林地有37处界桩。"
    assert_linear(lambda size: said * size, _read, 60)


def test_all_of_those_told_before_are_as_many() -> None:
    told = "实施厨房改造{}户，投入83万元。到11月底，全部{}户改造户均已验收。"
    assert _read(told.format(58, 58)) == []
    assert len(_read(told.format(58, 56))) == 1
    dropped = "实施厨房改造58户，其间2户放弃。到11月底，全部56户改造户均已验收。"
    assert _read(dropped) == []


def test_a_number_with_a_digit_more_may_be_of_others() -> None:
    assert _read("17家企业通过上市融资，为175家企业发行债券。") == []


def test_what_a_unit_did_the_year_s_work_with() -> None:
    told = "大厅设咨询台{}个，可办事项85项。全年{}个咨询台共答复来访3120人次。"
    assert _read(told.format(9, 9)) == []
    assert len(_read(told.format(9, 11))) == 1
    assert len(_read(told.format(12, 11))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "大厅设咨询台9个、自助台2个，全年11个台位共答复来访3120人次。",
        "大厅设咨询台9个，7月增设2个，全年11个咨询台共答复来访3120人次。",
        "大厅设咨询台4个。全年11个咨询台共答复来访3120人次。",
        "建成咨询台9个。全年11个咨询台共答复来访3120人次。",
        "大厅设咨询台9个。2024年11个咨询台共答复来访3120人次。",
    ],
)
def test_what_did_the_year_s_work_may_be_others(text: str) -> None:
    assert _read(text) == []


def test_a_slip_behind_a_list_of_parts_and_the_kind_of_money() -> None:
    assert len(_read("办理提案58件，其中主办22件、协办36件。\n上述56件提案按期答复。")) == 1
    assert _read("办理提案58件，其中主办22件、协办36件。\n上述22件提案按期答复。") == []
    assert len(_read("救灾捐赠专账收入12.8万元。\n这13.8万元捐赠款当年全部用完。")) == 1
