"""Tables in the text that list targets and results, and score nothing."""

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
目标内容｜年初目标值｜实际完成值｜完成情况
改造水厂｜4座｜4座｜完成
新建泵站｜≥3处｜{}
水质合格率｜≥98%｜98.6%｜完成
"""


def found_in(folder: Path, row: str, *below: str) -> list[Finding]:
    """Return what is found in a report with such a table, one row as given, and text below it."""
    rows = [line.split("｜") for line in ROWS.format(row).strip().split("\n")]
    return check(lay_out(folder / "a.docx", TEXT.format(score="98"), rows, *below))


@pytest.mark.parametrize("row", ["2处｜未完成", "2处｜完成", "3处｜否", "2处｜"])
def test_what_fell_short_needs_a_reason(tmp_path: Path, row: str) -> None:
    (found,) = [each for each in found_in(tmp_path, row) if each.rule == "S05"]
    assert found.severity == "warning"
    assert found.location.endswith("表1 第3行")
    assert "新建泵站" in found.message


@pytest.mark.parametrize(
    ("row", "below"),
    [
        ("3处｜完成", ""),
        ("4处｜是", ""),
        ("2处｜未完成，因征地滞后", ""),
        ("2处｜未完成", "新建泵站少完成1处，原因是用地审批延后。"),
    ],
)
def test_what_was_done_or_is_explained_is_left_alone(tmp_path: Path, row: str, below: str) -> None:
    found = found_in(tmp_path, row, *filter(None, [below]))
    assert [each for each in found if each.rule == "S05"] == []


def test_it_is_no_annex_and_told_of_once(tmp_path: Path) -> None:
    found = found_in(tmp_path, "3处｜完成")
    assert not any("附件" in each.path for each in found)
    assert len([each for each in found if each.rule == "R01" and "表1" in each.location]) == 1


BY_WORDS = """
项目｜内容｜分数｜性质｜目标值｜完成值
水利｜渠道清淤长度｜12｜≥｜5公里｜{}
水利｜工程超支比例｜6｜≤｜5%｜3%
水利｜验收合格率｜10｜＝｜100%｜100%
"""


@pytest.mark.parametrize(("done", "names"), [("4公里", ["渠道清淤长度"]), ("5公里", [])])
def test_a_row_is_named_by_its_words_and_its_sign_counts(
    tmp_path: Path, done: str, names: list[str]
) -> None:
    rows = [line.split("｜") for line in BY_WORDS.format(done).strip().split("\n")]
    found = check(lay_out(tmp_path / "a.docx", TEXT.format(score="98"), rows))
    told = [each.message for each in found if each.rule == "S05"]
    assert len(told) == len(names)
    assert all(f"“{name}”目标≥5公里" in text for name, text in zip(names, told, strict=True))
