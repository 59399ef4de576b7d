"""Headings with nothing under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
禾川县林业局
2024年度部门整体支出绩效自评报告
一、部门概况
（一）主要职责
负责全县造林绿化和森林防火。
（二）机构设置
内设办公室、造林股2个股室。
二、资金收支情况
全年预算800万元，全年支出790万元。
三、绩效分析
（一）履职情况
造林1200亩，成活率91%。
（二）结果应用情况
自评结果在局务会上通报。
四、存在的问题
部分苗木价格上涨，采购偏慢。
五、下一步改进措施
年初签订苗木供应合同。
六、其他需要说明的事项
无。
"""


def told(folder: Path, *blocks: object) -> list[str]:
    found = check(lay_out(folder / "a.docx", *blocks))
    return [each.message for each in found if "下面没有内容" in each.message]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("自评结果在局务会上通报。", "（二）结果应用情况"),
        ("造林1200亩，成活率91%。", None),  # （一） and （二） together are a list
        ("年初签订苗木供应合同。", "五、下一步改进措施"),
        ("全年预算800万元，全年支出790万元。", "二、资金收支情况"),
        ("内设办公室、造林股2个股室。", "（二）机构设置"),
    ],
)
def test_a_heading_with_nothing_under_it_is_told_of(
    tmp_path: Path, text: str, heading: str | None
) -> None:
    expected = [] if heading is None else [f"标题“{heading}”下面没有内容"]
    assert told(tmp_path, REPORT.replace(f"{text}\n", "")) == expected


def test_a_report_that_says_something_everywhere_is_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path, REPORT) == []


def test_a_table_is_what_stands_under_a_heading(tmp_path: Path) -> None:
    above, below = REPORT.replace("全年预算800万元，全年支出790万元。\n", "").split("三、绩效")
    rows = [["项目", "预算数", "支出数"], ["造林", "300", "298"], ["防火", "500", "492"]]
    assert told(tmp_path, above, rows, f"三、绩效{below}") == []


def test_points_of_a_list_are_no_headings(tmp_path: Path) -> None:
    points = "（一）加强苗木管理\n（二）规范资金使用情况\n（三）落实管护责任\n"
    text = REPORT.replace("年初签订苗木供应合同。\n", points)
    assert told(tmp_path, text) == []


@pytest.mark.parametrize("below", ["附件：自评表", "禾川县林业局\n2025年4月2日"])
def test_the_last_heading_needs_text_before_the_end(tmp_path: Path, below: str) -> None:
    text = REPORT.removesuffix("无。\n")
    assert told(tmp_path, f"{text}{below}") == ["标题“六、其他需要说明的事项”下面没有内容"]
    assert told(tmp_path, f"{REPORT}{below}") == []


TWO_CHAPTERS = """\
禾川县林业局
2024年度部门整体支出绩效自评报告
一、自评结论
（一）自评得分
自评得分96分。
（二）存在的问题
部分苗木价格上涨，采购偏慢。
（三）下一步拟改进措施
年初签订苗木供应合同。
二、佐证材料
（一）基本情况
负责全县造林绿化和森林防火。
（二）部门自评工作开展情况
成立自评小组，3月完成自评。
（三）绩效目标完成情况分析
造林1200亩，成活率91%。
"""


@pytest.mark.parametrize("text", ["年初签订苗木供应合同。", "成立自评小组，3月完成自评。"])
def test_two_chapters_are_enough_where_the_parts_of_each_are_counted(
    tmp_path: Path, text: str
) -> None:
    assert told(tmp_path, TWO_CHAPTERS) == []
    assert len(told(tmp_path, TWO_CHAPTERS.replace(f"{text}\n", ""))) == 1
