"""S15: the prose tells the results that the indicators have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.annexed import PROJECT, annex_hits
from tests.checks.samples import POINT
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        "全年城镇新增就业305人。",
        "公路养护合格率98%。",
        "公路养护合格率达到了98.5%，路面平整。",
        "养护里程65.1公里，沿线村庄受益。",
    ],
)
def test_another_result_than_the_indicator_has(text: str) -> None:
    (hit,) = annex_hits("S15", (POINT, text))
    assert "的实际完成值" in hit.message
    assert hit.path[-2:] == ("要点", 0)


@pytest.mark.parametrize(
    "text",
    [
        "全年城镇新增就业292人。",
        "城镇新增就业目标280人，公路养护合格率比上年提高3%。",
        "上年城镇新增就业270人。",
        "城镇新增就业305人；城镇新增就业292人。",
        "热线群众满意度98%。",
        "养护里程61500米。",
        "养护里程约62公里。",
        "城镇新增就业困难人员帮扶36人。",
    ],
)
def test_the_same_result_or_another_thing(text: str) -> None:
    assert annex_hits("S15", (POINT, text)) == []


def test_a_result_in_words_is_compared_with_no_number() -> None:
    changes = (f"{PROJECT}.绩效指标.0.实际完成值", "达成年度指标")
    assert annex_hits("S15", changes, (POINT, "养护里程65.1公里。")) == []


CHAPTERS = """\
岭东县林业局
2024年度部门整体支出绩效自评报告
一、部门概况
（一）主要职责
负责全县造林绿化。
二、资金收支情况
全年预算800万元，全年支出790万元。
三、绩效自评工作开展情况
{told}
四、存在的问题
苗木采购偏慢。
五、改进措施
年初签订供苗合同。
"""
SHEET = [
    ["一级指标", "三级指标", "目标值", "完成值", "分值", "得分"],
    ["产出", "造林面积", "≥1.2万亩", "1.08万亩", "60", "54"],
    ["效益", "林农满意度", "≥90%", "92.4%", "40", "40"],
    ["合计", "", "", "", "100", "94"],
]


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("2024年，我局全年完成造林1.18万亩。", 1),
        ("2024年，我局全年完成造林1.08万亩。", 0),
        ("2024年，我局全年完成造林2.36万亩。", 0),  # with that of other years, as it may be
        ("主要任务：造林1.18万亩。", 0),
    ],
)
def test_a_short_name_tells_with_a_slip_alone(tmp_path: Path, told: str, count: int) -> None:
    found = check(lay_out(tmp_path / "a.docx", CHAPTERS.format(told=told), SHEET))
    assert len([each for each in found if each.rule == "S15"]) == count
