"""Figures in full-width digits, and with Chinese commas between their thousands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.plain_figures import may_have_other_figures, with_plain_figures
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("修渠１２．５公里，完成率９８％。", "修渠12.5公里，完成率98%。"),
        ("２０２４年３月，青财〔２０２４〕６号", "2024年3月，青财〔2024〕6号"),
        ("支出１，２６０．４万元。", "支出1260.4万元。"),
        ("１．修渠2公里", "1．修渠2公里"),
        ("３．２０２４年修渠２公里", "3．2024年修渠2公里"),
        ("2．38户完成改厕", "2、38户完成改厕"),
        ("2．38万元已拨付", "2.38万元已拨付"),
        ("支出12，340万元、9，800元。", "支出12340万元、9800元。"),
        ("发放：2，345，678.9元", "发放：2345678.9元"),
        ("分别拨付4，300万元、126万元", "分别拨付4300万元、126万元"),
        ("每人每月2，600元", "每人每月2600元"),
        ("按6×2，000元=12，000元", "按6×2000元=12000元"),
        ("支出（万元）12，结余3（万元）", "支出12万元，结余3万元"),
        ("比预算（万元）12节约（万元）3", "比预算12万元节约3万元"),
        ("支出（万元）：1,260.4。", "支出1260.4万元。"),
        ("完成率：98%，占比：5%", "完成率为98%，占比为5%"),
        ("支出12,340.5万元，3,4,5组", "支出12340.5万元，3,4,5组"),
        ("支出12万元人民币，结余人民币3万元", "支出12万元，结余3万元"),
    ],
)
def test_figures_are_read_as_plain_ones(written: str, read: str) -> None:
    assert may_have_other_figures(written)
    assert with_plain_figures(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "分别为5，123人。",
        "得分95，123人参加测评。",
        "满意度为96，120户填表。",
        "排名第3，150人受表彰。",
        "见附件2，126万元已拨付。",
        "修渠3处，126万元。",
        "共计35，12万元",
        "各类12，345，56万元",
        "3，120万元",
        "编制12，345号",
        "学习人民币反假知识。",
        "支出（万元）12个项目",
        "目标：98%",
        "编号1,23,456",
    ],
)
def test_what_is_no_figure_stays(text: str) -> None:
    assert with_plain_figures(text) == text


@given(st.text("甲元分别人12３．.，％%,\n", max_size=40))
def test_nothing_but_commas_goes(text: str) -> None:
    read = with_plain_figures(text)
    commas = str.maketrans("", "", ",，、.．")
    assert read.translate(commas) == unicodedata.normalize("NFKC", text).translate(commas)
    assert (read != text) <= may_have_other_figures(text)


def test_the_time_grows_with_the_length() -> None:
    for part in ("1，234", "１", "分别1，234元，", "共1，234，", "1,234", "人民币"):
        assert_linear(part.__mul__, with_plain_figures, 100)
