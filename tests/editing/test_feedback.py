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
    asked,
    feedback_workbook,
    original_text,
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

    unit, replies = read_replies("反馈.xlsx", edited(feedback_workbook("青禾镇", FINDINGS), change))
    assert unit == "青禾镇"
    assert {each.source for each in replies} <= {"反馈.xlsx"}
    return replies


def test_a_unit_gets_each_finding_with_place_words_and_what_to_do() -> None:
    made = feedback_workbook("青禾镇", FINDINGS, {"部门概况": {"主管部门": "花了24万。"}})
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    assert "青禾镇" in str(sheet["A1"].value)
    row = [cell.value for cell in sheet[5]]
    assert row[:8] == [
        "2",
        "警告",
        "A11",
        "部门概况",
        "表1 第6行",
        "花了24万。",
        "“24万”缺“元”",
        "加“元”",
    ]
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == f'"{DONE},{EXPLAINED}"'


def test_the_words_of_the_unit_are_those_of_the_field() -> None:
    data = {
        "支出": {"支出总额": "3920万元", "各项": {"甲": "1万元", "乙": "2万元"}},
        "要点": ["修路3公里。发放补贴24万，惠及120户。其余照旧。", "甲" * 300],
    }

    def words(path: str, message: str) -> str:
        return original_text(Finding("A01", "error", path, "", message), data)

    assert words("支出.支出总额", "与“其他需要说明问题”不符") == "3920万元"
    assert words("要点[1]", "“24万”缺“元”") == "发放补贴24万，惠及120户。"
    assert words("要点[1]", "“发放补贴…120户”错") == "发放补贴24万，惠及120户。"
    assert words("要点[2]", "写得太长") == "甲" * 120 + "…"
    assert words("支出.各项", "各项之和不等") == ""
    assert words("支出.结余", "缺少“结余”") == ""


def test_a_unit_is_not_asked_how_its_file_was_read() -> None:
    note = Finding("R02", "info", "", "我镇.doc", "文件由 LibreOffice 转换后读入")
    assert asked([note, *FINDINGS]) == FINDINGS


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
