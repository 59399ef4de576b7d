"""Tables of another form behind a report: one finding names each, with its columns and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

_TITLE = "部门整体支出绩效评价评分表"
_GOALS = [["一级指标", "二级指标", "指标值"], ["产出指标", "数量指标", "≥10次"]]
_SCORES = [["评价内容", "标准分", "自评分"], ["目标设定", "4", "4"], ["预算配置", "3", "3"]]


@pytest.mark.parametrize(
    "above", [_TITLE, f"附表：{_TITLE}", f"附件1\n{_TITLE}", f"附件1\n{_TITLE}\n单位：万元"]
)
@pytest.mark.parametrize(
    ("rows", "columns"),
    [(_SCORES, "认不出的栏：评价内容"), (_GOALS, "认不出的栏：一级指标、二级指标、指标值")],
)
def test_a_table_of_another_form_is_one_finding(
    tmp_path: Path, above: str, rows: list[list[str]], columns: str
) -> None:
    reading = read_word(lay_out(tmp_path / "报告.docx", IN_CHAPTERS + above, rows))
    told = [each for each in reading.unplaced if each.location.endswith("表1")]
    assert [f"{_TITLE}”（表1）" in each.message for each in told] == [True]
    assert columns in told[0].message
    assert reading.unplaced == told
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert reading.data["落款日期"] == "2025年4月8日"


def test_a_sentence_above_a_table_is_no_title(tmp_path: Path) -> None:
    text = IN_CHAPTERS.replace("无\n云溪县", "绩效评价的得分见下表\n云溪县")
    reading = read_word(lay_out(tmp_path / "报告.docx", text, _SCORES))
    told = reading.data["存在的问题分析及改进措施"]["其他需要说明问题"]
    assert told == ["绩效评价的得分见下表"]


_SPENT = [
    ["支出项目", "年初预算", "执行数"],
    ["基本支出", "1,100.00", "1,150.00"],
    ["项目支出", "3,500.00", "3,702.00"],
    ["支出合计", "4,600.00", "4,852.00"],
]
_OFFICES = [["股室", "职责"], ["办公室", "文秘"], ["水政股", "执法"], ["规划股", "规划"]]


@pytest.mark.parametrize(
    "title", ["表2　部门支出情况表（单位：万元）", "2024年度支出决算表", "附表1 内设股室表"]
)
def test_the_title_of_a_table_in_a_chapter_belongs_to_the_table(tmp_path: Path, title: str) -> None:
    before, after = IN_CHAPTERS.split("（三）预算收支\n")
    reading = read_word(
        lay_out(tmp_path / "报告.docx", f"{before}{title}", _OFFICES, f"（三）预算收支\n{after}")
    )
    (told,) = reading.unplaced
    assert f"“{title}”（表1）" in told.message
    staff = reading.data["部门概况"]["机构人员"]["机构设置"]
    assert title not in "".join(staff)


def test_the_unit_in_the_title_of_a_table_is_that_of_its_amounts(tmp_path: Path) -> None:
    before, after = IN_CHAPTERS.split("（三）预算收支\n")
    rest = f"（三）预算收支\n{after}".replace("支出总额950万元。", "").replace(
        "、项目支出350万元", ""
    )
    title = "表1　部门支出情况表（单位：元）"
    reading = read_word(lay_out(tmp_path / "报告.docx", f"{before}{title}", _SPENT, rest))
    spent = reading.data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert spent["按支出性质"]["项目支出"] == "3,702.00元"
