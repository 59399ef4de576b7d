"""A county's own fields and other wordings in workbooks: written, read, checked."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.cli.main import main
from reportgen.formats.excel.form_writing import FormParts, dump, form_workbook
from reportgen.formats.loading import load_bytes, model_of
from tests.formats.excel.sheets import OVERVIEW, edited, full, place_of
from tests.tools import FORM

TEXT = """\
别名: {年度预算金额: [部门预算总额], 部门概况: [单位情况]}
补充栏目:
  填报人: {在: 部门概况, 类型: 文字, 必填: 是, 例: 罗青}
  是否公开: {在: 部门概况, 选项: [是, 否]}
  填报日期: {在: 部门概况, 类型: 日期}
  培训支出: {在: 部门概况, 类型: 金额}
  工作亮点: {在: 部门概况, 类型: 列表}
"""


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "templates" / "本县"
    folder.mkdir(parents=True)
    (folder / "2023.docx").write_bytes(FORM.read_bytes())
    (folder / "表样.yaml").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "本县"


def filled(form: str) -> Any:
    data = full().model_dump(mode="json", by_alias=True, exclude_none=True)
    data["部门概况"] |= {
        "填报人": "罗青",
        "是否公开": "是",
        "填报日期": "2025年4月8日",
        "培训支出": "5381.80万元",
        "工作亮点": ["修通了三条路。", "办成了两件实事。"],
    }
    return model_of(form).model_validate(data)


def test_added_fields_come_back_the_same(form: str) -> None:
    report = filled(form)
    data = dump(report)
    assert load_bytes("我镇.xlsx", data, form) == report
    assert load_bytes("我镇.xlsx", data) == report, "also where nobody names the form"


def test_a_blank_workbook_has_added_fields_with_their_options_and_examples(form: str) -> None:
    assert main(["new", "-o", "我镇.xlsx", "--template", form]) == 0
    sheet = openpyxl.load_workbook("我镇.xlsx")[OVERVIEW]
    row = place_of(sheet, "填报人")
    assert "例：罗青" in str(sheet.cell(row, 5).value)
    assert sheet.cell(row, 2).value is None
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules[f"B{place_of(sheet, '是否公开')}"].formula1 == '"是,否"'
    assert rules[f"B{place_of(sheet, '填报日期')}"].type == "custom"


def test_other_wordings_of_labels_and_sheets_are_read(form: str) -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        sheet.cell(place_of(sheet, "年度预算金额"), 1).value = "部门预算总额"
        sheet.title = "单位情况"

    report = filled(form)
    assert load_bytes("我镇.xlsx", edited(dump(report), change), form) == report


def test_a_roster_has_added_fields(form: str) -> None:
    (Path("收")).mkdir()
    Path("收/我镇.xlsx").write_bytes(dump(filled(form)))
    assert main(["collect", "收", "-o", "全县.xlsx", "--template", form]) == 0
    heads = [str(cell.value) for cell in openpyxl.load_workbook("全县.xlsx")["名册"][2]]
    assert {"填报人", "是否公开", "填报日期", "培训支出（万元）"} <= {*heads}
    assert main(["build", "全县.xlsx", "-o", "出", "--template", form]) == 0


def test_a_form_without_them_asks_for_none() -> None:
    book = openpyxl.load_workbook(io.BytesIO(form_workbook({}, parts=FormParts())))
    labels = {cell.value for cell in book[OVERVIEW]["A"]}
    assert "填报人" not in labels
