"""What a clerk meets on the sheets: what is locked, checked while typing, explained, printed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import openpyxl
import pytest

from reportgen.errors import InputError
from reportgen.formats.excel.form_writing import FormParts, form_workbook
from reportgen.formats.excel.roster_writing import roster_workbook
from tests.formats.excel.sheets import (
    OVERVIEW,
    PERFORMANCE,
    SPENT,
    findings_in,
    loaded,
    place_of,
    with_cell,
)
from tests.tools import FORM

BLANK = form_workbook({}, parts=FormParts(annexes=True))


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(BLANK))


def test_there_is_a_sheet_for_each_group_and_each_annex_and_instructions_first(book: Any) -> None:
    assert book.sheetnames == [
        "填表说明",
        "部门概况",
        "绩效完成情况",
        "存在的问题分析及改进措施",
        "基础数据表",
        "整体自评表",
        "项目自评表1",
        "佐证材料",
        "检查豁免",
    ]


def test_labels_are_locked_and_cells_to_fill_in_are_not_without_a_password(book: Any) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    row = place_of(book[PERFORMANCE], SPENT)
    label, content, unit = (book[PERFORMANCE].cell(row, at) for at in (1, 2, 3))
    assert (label.protection.locked, content.protection.locked) == (True, False)
    assert unit.protection.locked is False
    assert content.fill.fgColor.rgb not in ("00000000", label.fill.fgColor.rgb)


def test_what_is_typed_is_checked_and_told_about(book: Any) -> None:
    sheet = book[PERFORMANCE]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    row = place_of(sheet, SPENT)
    assert f"B{row}>=0" in rules[f"B{row}"].formula1
    assert rules[f"B{row}"].prompt
    assert rules[f"C{row}"].formula1 == '"万元,元,亿元"'
    years = [
        rule for rule in book[OVERVIEW].data_validations.dataValidation if rule.type == "whole"
    ]
    assert [(rule.formula1, rule.formula2) for rule in years] == [("2000", "2099")]
    dated = book["基础数据表"]
    custom = {str(rule.sqref): rule.formula1 for rule in dated.data_validations.dataValidation}
    assert "ISNUMBER" in custom[f"B{place_of(dated, '填报日期')}"]


def test_sheets_print_on_a4_with_their_headings_and_stay_in_sight(book: Any) -> None:
    for sheet in book.worksheets:
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_area
    assert book[PERFORMANCE].freeze_panes == "B3"
    assert book[PERFORMANCE].print_title_rows == "$2:$2"


def test_the_fonts_are_those_of_the_form(book: Any) -> None:
    roster = openpyxl.load_workbook(io.BytesIO(roster_workbook([])))
    styles = docx.Document(str(FORM)).styles.element.xml
    printed = set(re.findall(r'w:eastAsia="([^"]+)"', styles))
    assert {"仿宋_GB2312", "黑体"} <= printed
    sheet = book[PERFORMANCE]
    row = place_of(sheet, SPENT)
    cells = sheet["A1"], sheet["A2"], sheet.cell(row, 1), sheet.cell(row, 2)
    assert [cell.font.name for cell in cells] == ["黑体", "黑体", "仿宋", "仿宋"]
    for each in [*book, *roster]:
        fonts = {cell.font.name for line in each.iter_rows() for cell in line if cell.value}
        assert fonts <= {"黑体", "仿宋"}, each.title


def test_figures_that_disagree_turn_red(book: Any) -> None:
    rules = book[PERFORMANCE].conditional_formatting
    assert any("差额" in str(rule.formula) for each in rules for rule in each.rules)


def test_examples_and_explanations_are_no_data(book: Any) -> None:
    texts = " ".join(str(cell.value) for row in book[OVERVIEW].iter_rows() for cell in row)
    assert "例：" in texts
    with pytest.raises(InputError, match=r"没有填表上的栏目|缺少"):
        loaded(BLANK)


def test_there_is_no_macro() -> None:
    with zipfile.ZipFile(io.BytesIO(BLANK)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]


@pytest.mark.parametrize("value", [-5, "三千多", "39.6.0"])
def test_what_was_pasted_over_a_check_is_found_on_loading(value: object) -> None:
    """Pasting wipes the checks of cells."""
    assert SPENT in findings_in(with_cell(SPENT, value))


def test_an_empty_cell_is_told_in_words_of_a_sheet() -> None:
    with pytest.raises(InputError) as caught:
        loaded(BLANK)
    told = {found.path: (found.suggestion, found.place) for found in caught.value.findings}
    advice, place = told["部门概况.单位名称"]
    assert advice == "在这里填上“单位名称”"
    assert place.startswith("我镇.xlsx:部门概况!B")
    assert not any(": …" in advice for advice, _ in told.values())


def test_the_sheets_speak_of_cells_and_not_of_data_files(book: Any) -> None:
    texts = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    rules = [rule for sheet in book for rule in sheet.data_validations.dataValidation]
    said = "\n".join(filter(None, (*map(str, texts), *(rule.prompt for rule in rules))))
    assert "一段填一格" in said
    assert not [word for word in ("写成列表", "数与单位写在一起", "复制几行") if word in said]


def test_the_instructions_fit_their_column_and_say_what_the_protection_keeps(book: Any) -> None:
    sheet = book["填表说明"]
    lines = [str(cell.value) for cell in sheet["A"] if cell.value]
    room = sheet.column_dimensions["A"].width - 2
    assert [line for line in lines if len(line.encode("gb18030")) > room] == []
    assert any("要删除行、移动列，先撤消工作表保护" in line for line in lines)
    assert not book[OVERVIEW].protection.insertRows
