"""Titles of tables that have kept last year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.test_score_sheets import TEXT, rows_with
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

ROW = ["产出", "改造水厂", "≥4座", "4座", "60", "60"]


def years_in(folder: Path, title: str) -> list[str]:
    """Return what Y01 says of a report of 2024 with a table under a title."""
    found = check(lay_out(folder / "a.docx", TEXT.format(score="100"), title, rows_with(ROW)))
    return [each.message for each in found if each.rule == "Y01"]


@pytest.mark.parametrize(
    "title",
    [
        "自评表（2023年度）",
        "2023年度部门整体绩效得分表",
        "附件：2023年度部门整体支出绩效自评表",
        "表1 2023年部门收支情况表（单位：万元）",
    ],
)
def test_a_title_of_last_year_is_found_once(tmp_path: Path, title: str) -> None:
    assert len(years_in(tmp_path, title)) == 1


@pytest.mark.parametrize(
    "title",
    ["自评表（2024年度）", "2023年度和2024年度收支对比情况表", "2024年度部门整体绩效得分表"],
)
def test_others_are_left_alone(tmp_path: Path, title: str) -> None:
    assert years_in(tmp_path, title) == []
