"""What was spent is found below headings that are on other things too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.reading import read_word
from tests.formats.word.chapters.test_part_headings import SPENT
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """云溪县青禾镇人民政府
2024年度部门整体支出绩效自评报告
一、部门、单位基本情况
（一）主要职能
负责本镇经济发展。
（二）机构设置及人员情况
编制20名，年末在职19人。
二、一般公共预算支出情况
2024年年初预算900万元，年中追加120万元，全年预算1020万元；全年实际支出1000万元，年末结转20万元。
（一）基本支出情况
基本支出640万元，其中人员经费600万元、公用经费40万元。
（二）项目支出情况
全年项目支出360万元，用于村道养护。
三、政府性基金预算支出情况
无。
四、部门整体支出绩效情况
一是人居环境变好。拆除危旧杂屋63处。
五、存在的问题及原因分析
（一）工程进度慢。征地协调晚。
六、下一步改进措施
（一）提前谋划工程。年初完成设计。
"""


def test_the_total_below_the_general_budget_is_that_of_the_unit(tmp_path: Path) -> None:
    found = read_word(lay_out(tmp_path / "a.docx", REPORT))
    spent = found.data["绩效完成情况"][SPENT]
    assert spent["支出总额"] == "1000万元"
    assert "全年实际支出1000万元" in spent["概述"][0]
    assert found.data["部门概况"]["年度预算金额"] == "900万元"
    kinds = found.data["预算收支"]["一般公共预算支出情况"]
    assert kinds["基本支出"]["合计"] == "640万元"


def test_a_chapter_on_the_spending_itself_comes_first(tmp_path: Path) -> None:
    own = (
        "四、部门整体支出绩效情况\n（一）部门整体支出管理和使用情况\n支出总额1000万元，全年平稳。\n"
    )
    text = REPORT.replace("四、部门整体支出绩效情况\n", own + "（二）绩效目标完成情况\n")
    found = read_word(lay_out(tmp_path / "a.docx", text))
    assert "全年平稳" in found.data["绩效完成情况"][SPENT]["概述"][0]
