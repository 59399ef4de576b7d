"""A report whose chapters stand in the cells of a table, its headings beside their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.formats.reading import Reading, read_word
from tests.laid_out import ABOVE, lay_out

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "青源县档案馆2024年度部门整体支出绩效自评报告"
ROWS: list[list[Any]] = [
    ["一、部门基本情况", "（一）部门概况", "档案馆设3个科室，编制12人，在职11人。"],
    [ABOVE, "（二）部门绩效目标的设立情况", "接收档案3000卷。"],
    [ABOVE, "（三）部门整体收支情况", "全年总支出210万元，其中：基本支出180万元，项目支出30万元。"],
    ["二、绩效自评工作情况", None, "成立了自评小组。"],
    ["三、存在的问题", None, "1.库房紧张。库房已经用去九成。\n2.人手不足。专业人员只有2人。"],
    ["四、其他需说明的情况", None, "无"],
]


def read(folder: Path, *blocks: Any) -> Reading:
    return read_word(lay_out(folder / "报告.docx", TITLE, *blocks))


def test_headings_in_the_first_columns_tell_what_stands_beside_them(tmp_path: Path) -> None:
    reading = read(tmp_path, ROWS)
    overview = reading.data["部门概况"]
    assert overview["机构人员"]["编制数"] == 12
    assert overview["绩效目标设定情况"] == ["接收档案3000卷。"]
    spent = reading.data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert spent["按支出性质"] == {"基本支出": "180万元", "项目支出": "30万元"}
    problems = reading.data["存在的问题分析及改进措施"]
    assert [each["标题"] for each in problems["存在的问题"]] == ["库房紧张", "人手不足"]
    assert [each.text for each in reading.loose] == ["二、绩效自评工作情况", "成立了自评小组。"]


def test_a_remark_below_such_a_table_is_none_of_its_last_cell(tmp_path: Path) -> None:
    reading = read(tmp_path, ROWS, "备注：涉及秘密的内容不公开。")
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert "备注：涉及秘密的内容不公开。" in [each.text for each in reading.loose]


def test_a_table_of_figures_beside_numbered_rows_frames_nothing(tmp_path: Path) -> None:
    table = [["项目", "金额"], ["一、收入", "90"], ["二、支出", "88"], ["三、结余", "2"]]
    chapters = "一、部门职责\n管理档案。\n二、收支情况\n见下表。\n三、存在的问题\n1.人手不足。"
    reading = read(tmp_path, chapters, table)
    assert "一、收入" in [each.text for each in reading.loose]
