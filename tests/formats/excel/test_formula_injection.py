"""Formulas in what is written come only from the program, never from a unit's name."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from reportgen.editing.feedback import feedback_workbook
from reportgen.findings import Finding
from reportgen.formats.excel.form_writing import dump
from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
from tests.formats.excel.sheets import loaded
from tests.reports import report, with_values


def test_formulas_come_only_from_the_form() -> None:
    name = '=HYPERLINK("http://x","y")'
    hostile = report(with_values(("部门概况.单位名称", name), ("部门概况.主管部门", "+1+1")))
    book = openpyxl.load_workbook(io.BytesIO(dump(hostile)))
    formulas = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert all(each.startswith(("=IF(N(", "=IFERROR(")) for each in formulas)
    assert loaded(dump(hostile)).overview.unit_name == name


NAMES = ['=cmd|" /C calc"!A0', "+1+1", "-2+3", "@SUM(A1)"]


def kinds(data: bytes) -> set[Any]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("name", NAMES)
def test_rosters_and_feedback_have_no_formula(name: str) -> None:
    data = {"部门概况": {"单位名称": name, "单位基本职能": [name]}}
    status = {"状态": name, "来源文件": name}
    assert "f" not in kinds(roster_workbook([RosterEntry(data, status, name)], with_status=True))
    finding = Finding("A01", "error", name, name, name, name)
    assert "f" not in kinds(feedback_workbook(name, [finding]))
