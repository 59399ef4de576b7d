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


@pytest.mark.parametrize("above", [_TITLE, f"附件1\n{_TITLE}", f"附件1\n{_TITLE}\n单位：万元"])
@pytest.mark.parametrize(
    ("rows", "columns"),
    [(_SCORES, "认不出的栏：评价内容"), (_GOALS, "认不出的栏：一级指标、二级指标、指标值")],
)
def test_a_table_of_another_form_is_one_finding(
    tmp_path: Path, above: str, rows: list[list[str]], columns: str
) -> None:
    reading = read_word(lay_out(tmp_path / "报告.docx", IN_CHAPTERS + above, rows))
    told = [each for each in reading.unplaced if each.location.endswith("表1")]
    assert [f"“{_TITLE}”（表1）" in each.message for each in told] == [True]
    assert columns in told[0].message
    assert reading.unplaced == told
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert reading.data["落款日期"] == "2025年4月8日"


def test_a_sentence_above_a_table_is_no_title(tmp_path: Path) -> None:
    text = IN_CHAPTERS.replace("无\n云溪县", "绩效评价的得分见下表\n云溪县")
    reading = read_word(lay_out(tmp_path / "报告.docx", text, _SCORES))
    told = reading.data["存在的问题分析及改进措施"]["其他需要说明问题"]
    assert told == ["绩效评价的得分见下表"]
