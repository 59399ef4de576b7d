"""Tables with weights and scores alone, as other provinces print them in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.test_score_sheets import TEXT
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.findings import Finding

ROWS = """
一级指标｜二级指标｜分值｜得分
履职效能｜整体产出｜40｜39
↑｜整体效益｜30｜29.5
管理效率｜预算执行｜20｜19.6
↑｜资产管理｜10｜10
合计｜｜100｜98.1
"""


def found_in(folder: Path, text: str, score: str = "98.1") -> list[Finding]:
    """Return what the S rules and A07 find in a report with such a table."""
    rows = [line.split("｜") for line in text.strip().split("\n")]
    found = check(lay_out(folder / "a.docx", TEXT.format(score=score), rows))
    return [each for each in found if each.rule[0] == "S" or each.rule == "A07"]


def test_a_table_that_adds_up_is_left_alone(tmp_path: Path) -> None:
    assert found_in(tmp_path, ROWS) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("整体效益｜30｜", "整体效益｜33｜", "S01", "40+33+20+10=103，与“合计”100相差3"),
        ("资产管理｜10｜10", "资产管理｜10｜9", "S02", "39+29.5+19.6+9=97.1，与“合计”98.1相差1"),
        ("｜20｜19.6", "｜18｜19.6", "S02", "得分19.6，大于分值18"),
    ],
)
def test_what_does_not_add_up_is_found(
    tmp_path: Path, old: str, new: str, rule: str, words: str
) -> None:
    found = [each for each in found_in(tmp_path, ROWS.replace(old, new)) if each.rule == rule]
    assert [(each.severity, words in each.message) for each in found] == [("error", True)]
    assert "表1 第" in found[0].location


def test_the_text_tells_the_same_score(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, ROWS, "98.7")
    assert (found.rule, found.severity) == ("S08", "error")
    assert found.message == "“自评得分98.7分”与表1的总分98.1不等"


def test_the_cells_are_told_of_once(tmp_path: Path) -> None:
    rows = [line.split("｜") for line in ROWS.strip().split("\n")]
    found = check(lay_out(tmp_path / "a.docx", TEXT.format(score="98.1"), rows))
    told = [each.message for each in found if each.rule == "R01" and "表1" in each.location]
    assert len(told) == 1
    assert "只按文字、合计检查" in told[0]


def test_a_table_of_one_part_beside_the_whole_hides_no_score(tmp_path: Path) -> None:
    part = [["总额", "预算数", "权重", "得分"], ["部门预算", "800", "10", "9.6"]]
    rows = [line.split("｜") for line in ROWS.strip().split("\n")]
    found = check(lay_out(tmp_path / "a.docx", TEXT.format(score="98.7"), part, "评分表\n", rows))
    assert [each.rule for each in found if each.rule[0] == "S"] == ["S08"]
