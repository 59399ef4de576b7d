"""Equations and raised figures are read as what they mean, or not as a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from reportgen.formats.word.text.equation_text import equation_text
from tests.formats.word.markup import paragraph, run
from tests.formats.word.test_markup import DUTIES_ROW, read_with

if TYPE_CHECKING:
    from pathlib import Path

MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
BUDGET_ROW = 1
UP = '<w:vertAlign w:val="superscript"/>'


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def e(name: str, **parts: str) -> str:
    return f"<m:{name}>{''.join(f'<m:{k}>{v}</m:{k}>' for k, v in parts.items())}</m:{name}>"


def equation(*content: str) -> str:
    inner = f'<m:oMath xmlns:m="{MATH}">{"".join(content)}</m:oMath>'
    return f"<w:smartTag>{inner}</w:smartTag>"


POWER = (r("3.2×"), e("sSup", e=r("10"), sup=r("4")))
WRITTEN = {
    "3.2×10⁴": POWER,
    "12/34": (e("f", num=r("12"), den=r("34")),),
    "（a+b）/2": (e("f", num=r("a+b"), den=r("2")),),
    "x₁": (e("sSub", e=r("x"), sub=r("1")),),
    "x₁²": (e("sSubSup", e=r("x"), sub=r("1"), sup=r("2")),),
    "√9": (e("rad", deg="", e=r("9")),),
    "(1|2)": (f"<m:d><m:dPr/><m:e>{r('1')}</m:e><m:e>{r('2')}</m:e></m:d>",),
    "∑₁ⁿx": (e("nary", naryPr='<m:chr m:val="∑"/>', sub=r("1"), sup=r("n"), e=r("x")),),
    "1，2；3，4": (
        e("m", mPr="", mr=f"<m:e>{r('1')}</m:e><m:e>{r('2')}</m:e>").replace(
            "</m:m>", f"<m:mr><m:e>{r('3')}</m:e><m:e>{r('4')}</m:e></m:mr></m:m>"
        ),
    ),
    "x=1；y=2": (e("eqArr", e=r("x=1")).replace("</m:eqArr>", f"<m:e>{r('y=2')}</m:e></m:eqArr>"),),
    "10^万": (e("sSup", e=r("10"), sup=r("万")),),
    "ab": (e("box", e=r("ab")),),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_an_equation_is_written_on_one_line(text: str) -> None:
    root = etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{"".join(WRITTEN[text])}</m:oMath>')
    assert equation_text(root) == text


def test_one_that_is_nested_too_deep_gives_its_letters() -> None:
    deep = "<m:e>" * 80 + r("x") + "</m:e>" * 80
    assert equation_text(etree.fromstring(f'<m:oMath xmlns:m="{MATH}">{deep}</m:oMath>')) == "x"


def test_it_is_read_where_it_stands_and_listed(tmp_path: Path) -> None:
    reading = read_with(tmp_path, DUTIES_ROW, [paragraph("建设", equation(*POWER), "平方米。")])
    assert reading.data["部门概况"]["单位基本职能"] == ["建设3.2×10⁴平方米。"]
    assert [n.location[-10:] for n in reading.notes if "公式" in n.message] == ["表1 第4行 第1段"]


@pytest.mark.parametrize(
    "amount",
    [
        [equation(*POWER), "万元"],
        ["3.2×10", run("4", UP), "万元"],
        ["3960", run("2", UP), "万元"],
        ["3960", run("1.5", UP), "元"],
        ["32*1000元"],
    ],
)
def test_what_is_no_plain_figure_is_no_amount_and_is_listed(
    amount: list[str], tmp_path: Path
) -> None:
    reading = read_with(tmp_path, BUDGET_ROW, [paragraph(*amount)])
    assert "年度预算金额" not in reading.data["部门概况"]
    (left,) = [each for each in reading.unplaced if "不是一个数" in each.message]
    assert left.location.endswith("表1 第2行 第1段")


def test_a_mark_of_a_note_behind_an_amount_leaves_it_as_it_is(tmp_path: Path) -> None:
    reading = read_with(tmp_path, BUDGET_ROW, [paragraph("3960万元", run("①", UP))])
    assert reading.data["部门概况"]["年度预算金额"] == "3960万元"
