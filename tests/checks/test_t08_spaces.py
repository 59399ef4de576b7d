"""T08: spaces inside Chinese text."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


def messages(code: str, text: str) -> list[str]:
    return [hit.message for hit in hits_in_text(code, text)]


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
    assert hit.suggestion == "删去空格；缩进和对齐由表样来排"


@pytest.mark.parametrize(
    "text",
    [
        "采用 BIM 技术。",
        "按照《中共中央 国务院关于加强基层治理的意见》要求，健全了制度。",
        "执行GB/T 9704 标准、ISO 9001 认证。",
        "安装Windows 10 系统。",
        "采购iPad Air 5 平板。",
        "1. 加强领导",
        "加强财政管理　严格支出。",
        "Excel and Word",
        "第一部分 单位概况",
        "第四部分    名词解释",
        "附件2 自评表",
    ],
)
def test_t08_near_misses(text: str) -> None:
    assert messages("T08", text) == []
