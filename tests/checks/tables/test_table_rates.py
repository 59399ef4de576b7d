"""Rates in tables of no form are those of their row, where other rows show how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ["项目名称", "预算数（万元）", "支出数（万元）", "执行率（%）"]
RIGHT = ["水源保护", "120.00", "114.00", "95.00"]


def found_in(folder: Path, *rows: list[str]) -> list[str]:
    """Return what is said of the rates of a table behind a report."""
    file = lay_out(folder / "a.docx", IN_CHAPTERS, [*rows])
    return [each.message for each in check(file) if each.rule == "A12"]


@pytest.mark.parametrize("rate", ["87.50", "87.5%", "87.49"])
def test_the_rate_of_a_row_is_right(tmp_path: Path, rate: str) -> None:
    assert found_in(tmp_path, HEADS, RIGHT, ["河道清淤", "64.00", "56.00", rate]) == []


def test_a_rate_that_its_row_does_not_make_is_told_with_its_place(tmp_path: Path) -> None:
    rows = HEADS, RIGHT, ["河道清淤", "64.00", "56.00", "78.50"]
    file = lay_out(tmp_path / "a.docx", IN_CHAPTERS, [*rows])
    (told,) = [each for each in check(file) if each.rule == "A12"]
    assert told.message == "表1“河道清淤”一行：56÷64=87.5%，不是78.5%"
    assert told.location.endswith("表1 第3行")


def test_a_rate_may_be_of_any_budget_before_it(tmp_path: Path) -> None:
    heads = ["支出类别", "年初预算", "全年预算", "全年支出", "执行率", "说明"]
    rows = [["基本支出", "60.00", "64.00", "56.00", "87.50%", ""]]
    assert (
        found_in(tmp_path, heads, *rows, ["项目支出", "40.00", "50.00", "36.00", "90%", "无"]) == []
    )


def test_columns_that_no_row_confirms_are_left_alone(tmp_path: Path) -> None:
    assert found_in(tmp_path, HEADS, ["河道清淤", "64.00", "56.00", "78.50"]) == []


@pytest.mark.parametrize(("rate", "count"), [("99.92%", 1), ("99.29%", 0), ("97.50%", 0)])
def test_one_rate_of_all_the_years_budget_is_told_of_with_a_slip(
    tmp_path: Path, rate: str, count: int
) -> None:
    heads = ["预算资金", "年初预算数", "全年预算数", "全年执行数", "执行率"]
    told = found_in(tmp_path, heads, ["总额", "3612.00", "3825.46", "3798.22", rate])
    assert len(told) == count


def test_other_headings_below_end_the_rates(tmp_path: Path) -> None:
    heads = ["项目", "上年决算", "本年决算", "增减额"]
    rows = HEADS, RIGHT, heads, ["接待费", "1.90", "2.22", "0.32"]
    assert found_in(tmp_path, *rows) == []


def test_figures_of_any_length_are_no_fault_of_the_program(tmp_path: Path) -> None:
    assert found_in(tmp_path, HEADS, RIGHT, ["河道清淤", "6" * 80, "5" * 80, "87.50"]) == []
    assert found_in(tmp_path, HEADS, RIGHT, ["河道清淤", "64.00", "56.00", "8" * 80]) == []
