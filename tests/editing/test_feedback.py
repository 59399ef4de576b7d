"""What goes back to a unit, and its answers."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from reportgen.editing.feedback import (
    DONE,
    EXPLAINED,
    UnitReply,
    answered,
    feedback_workbook,
    read_replies,
)
from reportgen.errors import InputError
from reportgen.findings import Finding
from tests.formats.excel.sheets import edited, written

FINDINGS = [
    Finding("A06", "warning", "绩效完成情况.支出总额", "我镇.docx:表1 第5行", "执行率低", "写原因"),
    Finding("A11", "warning", "部门概况", "我镇.docx:表1 第6行", "“24万”缺“元”", "加“元”"),
    Finding("T05", "info", "部门概况", "我镇.docx:表1 第6行", '=cmd|" /C calc"!A0', "改"),
]


def replied(*answers: tuple[str, str]) -> list[UnitReply]:
    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        names = {cell.value: cell.column for cell in sheet[3]}
        for row, (answer, reason) in enumerate(answers, start=4):
            sheet.cell(row, names["处理情况"]).value = answer or None
            sheet.cell(row, names["说明理由"]).value = reason or None

    return read_replies("反馈.xlsx", edited(feedback_workbook("青禾镇", FINDINGS), change))


def test_a_unit_gets_each_finding_with_place_words_and_what_to_do() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(feedback_workbook("青禾镇", FINDINGS))).worksheets[0]
    assert "青禾镇" in str(sheet["A1"].value)
    row = [cell.value for cell in sheet[5]]
    assert row[:8] == [
        "2",
        "警告",
        "A11",
        "部门概况",
        "表1 第6行",
        "24万",
        "“24万”缺“元”",
        "加“元”",
    ]
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == f'"{DONE},{EXPLAINED}"'


def test_what_is_explained_is_waived_and_what_is_not_put_right_is_told() -> None:
    replies = replied((EXPLAINED, "年底收回指标"), (DONE, ""), ("", ""))
    first, second, third = answered(FINDINGS, replies)
    assert first.severity == "info"
    assert "年底收回指标" in first.message
    assert second.severity == "warning"
    assert second.message.startswith("单位答复“已改”，仍然查出")
    assert third == FINDINGS[2]


def test_an_explanation_without_a_reason_changes_nothing_but_is_told() -> None:
    first, *_ = answered(FINDINGS, replied((EXPLAINED, "")))
    assert first.severity == "warning"
    assert "没有写说明理由" in first.message


def test_another_workbook_is_refused() -> None:
    with pytest.raises(InputError, match="处理情况"):
        read_replies("别的.xlsx", written({"Sheet1": [["甲", "乙"]]}))
