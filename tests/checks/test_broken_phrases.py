"""Phrases that reports often have, with one slip in them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


def told(text: str) -> list[str]:
    return [hit.message.partition("：")[0] for hit in hits_in_text("T05", text)]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("镇里提高预编制的质量，按月公开。", "提高预编制的", "提高预算编制的"),
        ("验收时严格旅行合同约定，分期付款。", "严格旅行合同", "严格履行合同"),
        ("坚持加强当的建设，带好队伍。", "加强当的建设", "加强党的建设"),
        ("全年公务接费支出2.6万元。", "公务接费支出", "公务接待费支出"),
        ("项目资拨金付及时，没有拖欠。", "资拨金付及时", "资金拨付及时"),
        ("内设机机构4个，人员到位。", "内设机机构", "内设机构"),
    ],
)
def test_a_slip_in_a_phrase_that_reports_often_have_is_told(
    text: str, written: str, meant: str
) -> None:
    (message,) = told(text)
    wrong, _, right = message.partition("应为")
    assert wrong.strip("“”") in written or written in wrong
    assert right.strip("“”") in meant or meant in right


@pytest.mark.parametrize(
    "text",
    [
        "出差人数比上年少12人，比预算少3人。",
        "共支付工程款8.1万元，已付质保金，其余待验收。",
        "分解市县财政的资金6万元，省民政厅另有安排。",
        "镇里防返贫监测对象46户，村活动场所3处。",
        "常委会会议讨论了旅行社合同和旅行安排。",
        "逐级向镇人民政府报告，得到群众支持度调查的结果，促进人才流、文化流。",
        "市级完成抽检40批次，久久为功，路路通畅。",
    ],
)
def test_what_differs_from_a_phrase_and_is_right_is_not_told(text: str) -> None:
    assert told(text) == []


def test_a_slip_is_told_at_its_place_in_a_text_of_several_lines() -> None:
    text = "本级按季公开收支。\n全年公务接费支出2.6万元。"
    assert len(told(text)) == 1
