"""A list of contents is no text of the report, also where it has more or other numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.reading import read_word
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """县委办公室
2023年部门整体支出绩效自评报告
目录
一、摘要
二、部门概况
（一）部门职能
三、评价思路和过程
（一）评价思路
四、存在的问题
五、改进措施及建议
附件1成本分析报告
县委办公室
2023年度部门整体支出绩效自评报告
摘要
自评得分95分。
一、部门概况
（一）部门职能
负责文书处理。
二、评价思路和过程
先易后难。
三、存在的问题
执行不均衡。
四、改进措施及建议
加快进度。"""


def test_contents_are_left_out_and_what_only_they_have_is_listed(tmp_path: Path) -> None:
    reading = read_word(lay_out(tmp_path / "a.docx", REPORT))
    assert reading.data["存在的问题分析及改进措施"] == {
        "存在的问题": [{"标题": "执行不均衡。"}],
        "改进措施": [{"标题": "加快进度。"}],
    }
    texts = {each.text for each in reading.loose}
    assert {"（一）评价思路", "附件1成本分析报告", "自评得分95分。", "先易后难。"} <= texts
    assert "县委办公室" not in texts


def test_what_only_the_list_has_is_one_finding(tmp_path: Path) -> None:
    reading = read_word(lay_out(tmp_path / "a.docx", REPORT))
    assert [each.message for each in reading.unplaced if "目录" in each.message] == [
        "目录里的这2行在正文的标题里没有找到：“（一）评价思路”、“附件1成本分析报告”"
    ]


def test_a_list_without_a_title_is_known_by_its_page_numbers(tmp_path: Path) -> None:
    headings = [line for line in REPORT.splitlines()[-11:] if line[0] in "一二三四（"]
    contents = "\n".join(f"{line}\t{page}" for page, line in enumerate(headings, 1))
    report = "\n".join(REPORT.splitlines()[11:])
    alone = read_word(lay_out(tmp_path / "b.docx", report))
    reading = read_word(lay_out(tmp_path / "a.docx", f"{contents}\n{report}"))
    assert reading.data == alone.data
    assert [each.text for each in reading.loose] == [each.text for each in alone.loose]
