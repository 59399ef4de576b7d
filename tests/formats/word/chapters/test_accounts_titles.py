"""The title of a unit's published final accounts, in the place of that of its evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

BODY = """\
目录
第一部分 单位概况
一、主要职能
二、部门决算单位构成
第二部分 岭东县湿地保护中心2024年度部门决算情况说明
一、收入支出决算总体情况说明
二、收入决算情况说明
三、支出决算情况说明
四、预算绩效管理情况
五、其他重要事项的情况说明
第一部分 单位概况
一、主要职能
负责湿地巡护和监测。
二、部门决算单位构成
岭东县湿地保护中心决算包括本级决算。
第二部分 岭东县湿地保护中心2024年度部门决算情况说明
一、收入支出决算总体情况说明
收入支出总计307.82万元，与上年持平。
二、收入决算情况说明
本年收入合计307.82万元，其中：财政拨款收入307.82万元，占100.00%。
三、支出决算情况说明
本年支出合计307.82万元，其中：基本支出105.58万元，占34.30%；项目支出202.24万元，占65.70%。
一般公共预算财政拨款支出年初预算为321.02万元，支出决算为300.52万元，完成年初预算的93.61%。
1、住房保障支出（类）住房改革支出（款）购房补贴（项）。全年预算为11.72万元，支出决算为11.72万元。
四、预算绩效管理情况
绩效自评的项目1个，涉及预算金额175.52万元。
五、其他重要事项的情况说明
年末共有车辆0辆。
"""


@pytest.mark.parametrize(
    "title",
    [
        "岭东县湿地保护中心2024年度部门决算",
        "岭东县湿地保护中心\n2024年度\n单位决算公开情况说明",
        "岭东县湿地\n保护中心2024年度\n部门决算",
    ],
)
def test_unit_and_year_are_read_and_the_kind_is_told(tmp_path: Path, title: str) -> None:
    reading = read_word(lay_out(tmp_path / "a.docx", f"{title}\n{BODY}"))
    assert reading.data["年度"] == 2024
    assert reading.data["部门概况"]["单位名称"] == "岭东县湿地保护中心"
    assert any("标题写的是部门决算" in each.message for each in reading.notes)
    assert not [each for each in reading.unplaced if "表格以外的文字" in each.message]


def test_what_was_spent_is_the_whole_and_not_a_class_of_it(tmp_path: Path) -> None:
    title = "岭东县湿地保护中心2024年度部门决算"
    spent = read_word(lay_out(tmp_path / "a.docx", f"{title}\n{BODY}")).data["绩效完成情况"]
    spent = spent["部门整体支出管理和使用基本情况"]
    assert spent["支出总额"] == "307.82万元"
    assert spent["按支出性质"] == {"基本支出": "105.58万元", "项目支出": "202.24万元"}
