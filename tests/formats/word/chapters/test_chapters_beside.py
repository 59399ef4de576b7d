"""A report with its title and no chapters is read for what it is, and all its text is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import check
from reportgen.formats.reading import read_word
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = """青禾镇人民政府2024年部门整体支出绩效自评报告
2024年，我镇总支出900万元，其中基本支出600万元，项目支出300万元。
三公经费3万元，较上年减少2万元，下降60%。
青禾镇人民政府
2025年3月1日"""


def test_a_report_without_chapters_is_listed_whole_and_checked(tmp_path: Path) -> None:
    source = lay_out(tmp_path / "a.docx", PLAIN)
    reading = read_word(source)
    assert reading.data["年度"] == 2024
    assert reading.data["部门概况"]["单位名称"] == "青禾镇人民政府"
    assert reading.data["落款日期"] == "2025年3月1日"
    spent = reading.data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert spent["支出总额"] == "900万元"
    assert [each.text for each in reading.loose] == PLAIN.split("\n")[1:3]
    wrong = [each for each in check(source) if each.rule == "A12"]
    assert [each.location.rpartition(":")[2] for each in wrong] == ["第3段"]


def test_the_report_of_a_project_is_said_to_be_one(tmp_path: Path) -> None:
    text = (
        "县农业局2024年度项目支出绩效评价报告\n一、基本情况\n二、绩效情况\n三、存在的问题\n人手少。"
    )
    notes = [each.message for each in read_word(lay_out(tmp_path / "a.docx", text)).notes]
    assert any("项目的报告，不是部门整体支出的报告" in note for note in notes)
