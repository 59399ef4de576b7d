"""Edits of a Word file back into the workbook that a unit filled in."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from reportgen import load
from reportgen.editing.pulling import pull
from reportgen.errors import InputError
from reportgen.formats.excel.form_writing import dump
from tests.formats.excel.sheets import OVERVIEW, PERFORMANCE, edited, full, place_of

if TYPE_CHECKING:
    from pathlib import Path

BASE = full().model_dump(mode="json", by_alias=True, exclude_none=True)
SPENDING = "部门整体支出管理和使用基本情况"


def changed(*changes: tuple[list[Any], object]) -> dict[str, Any]:
    data = deepcopy(BASE)
    for (*groups, last), value in changes:
        group: Any = data
        for step in groups:
            group = group[step]
        group[last] = value
    return data


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    def change(book: Any) -> None:
        sheet = book[PERFORMANCE]
        sheet.column_dimensions["B"].width = 77
        sheet.cell(place_of(sheet, "结余"), 2).comment = Comment("问过财政所", "经办人")

    path = tmp_path / "我镇.xlsx"
    path.write_bytes(edited(dump(full()), change))
    return path


def test_edits_go_into_their_cells_and_all_else_stays(workbook: Path) -> None:
    before = workbook.read_bytes()
    spent = ["绩效完成情况", SPENDING, "支出总额"]
    duties = ["部门概况", "单位基本职能"]
    result = pull(
        changed((spent, "3921.50万元"), (duties, ["承办上级交办的事项。", "办好实事。"])),
        BASE,
        workbook,
    )
    assert result.written
    report = load(workbook)
    assert str(report.performance.expenditure.total) == "3921.50万元"
    assert report.overview.duties == ["承办上级交办的事项。", "办好实事。"]
    assert report.annexes == full().annexes
    sheet = openpyxl.load_workbook(workbook)[PERFORMANCE]
    assert sheet.column_dimensions["B"].width == 77
    assert sheet.cell(place_of(sheet, "结余"), 2).comment.text.strip() == "问过财政所"
    assert workbook.with_name("我镇.xlsx.bak").read_bytes() == before


def test_a_text_that_looks_like_a_formula_is_written_as_a_text(workbook: Path) -> None:
    name = ["部门概况", "主管部门"]
    assert pull(changed((name, '=HYPERLINK("http://x")')), BASE, workbook).written
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.read_bytes()))[OVERVIEW]
    assert sheet.cell(place_of(sheet, "主管部门"), 2).data_type == "s"
    assert load(workbook).overview.supervisor == '=HYPERLINK("http://x")'


def test_what_has_no_cell_is_told_and_the_file_stays(workbook: Path) -> None:
    before = workbook.read_bytes()
    problems = ["存在的问题分析及改进措施", "存在的问题"]
    more = [{"标题": "财力不足", "内容": "可用财力少。"}, {"标题": "人手紧张", "内容": "兼职多。"}]
    with pytest.raises(InputError, match="没有把握"):
        pull(changed((problems, more)), BASE, workbook)
    assert workbook.read_bytes() == before
    assert not workbook.with_name("我镇.xlsx.bak").exists()
