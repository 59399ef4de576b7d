"""The title of the report on projects, in the place of that on the whole unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

BODY = """\
一、本部门项目绩效目标情况
全年安排项目3个，预算资金360万元，计划巡护1200次。
二、单位自评工作情况
成立自评小组，逐项打分。
三、项目绩效目标完成情况
全年巡护1236次。
四、存在的问题
监测设备老化。
五、下一步工作打算
更新监测设备。
"""


@pytest.mark.parametrize(
    "title",
    [
        "岭东县湿地保护中心2024年度项目支出绩效自评报告",
        "2024年度岭东县湿地保护中心项目支出绩效单位自评报告",
        "岭东县湿地保护中心\n2024年度部门项目支出绩效自评报告",
    ],
)
def test_unit_and_year_are_read_and_the_kind_is_told(tmp_path: Path, title: str) -> None:
    reading = read_word(lay_out(tmp_path / "a.docx", f"{title}\n{BODY}"))
    assert reading.data["年度"] == 2024
    assert reading.data["部门概况"]["单位名称"] == "岭东县湿地保护中心"
    assert reading.data["部门概况"]["绩效目标设定情况"]
    assert any("标题写的是项目的报告" in each.message for each in reading.notes)
