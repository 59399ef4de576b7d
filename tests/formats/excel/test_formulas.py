"""The formulas of the form, as a program that calculates shows them, and that none is data."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from reportgen.formats.excel.cell_formulas import circular
from reportgen.formats.excel.form_reading import read_form
from reportgen.formats.excel.form_writing import FormParts, dump, form_workbook
from reportgen.formats.excel.workbook_file import open_book
from tests.annexes import ANNEXES
from tests.formats.excel.sheets import loaded, place_of, saved_by_libreoffice
from tests.reports import SPENT, report, with_values

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>"""
"""What lets LibreOffice calculate a workbook when it is opened, as Excel does."""


def blank(data: Any, *labels: str) -> Any:
    """Return data without the fields of these labels."""
    if isinstance(data, dict):
        return {key: blank(value, *labels) for key, value in data.items() if key not in labels}
    if isinstance(data, list):
        return [blank(value, *labels) for value in data]
    return data


GIVEN = report(
    with_values(
        (
            SPENT,
            {
                "概述": "预算执行平稳。",
                "支出总额": "3920万元",
                "按经济分类": {"工资福利支出": "1900万元", "商品和服务支出": "20100000元"},
                "按支出性质": {"基本支出": "3517万元", "项目支出": "403万元"},
                "结余": "40万元",
                "三公经费": {"因公出国（境）费": "1.5万元", "公务接待费": "4万元"},
            },
        ),
        ("附件", blank(ANNEXES, "控制率", "规模控制率", "执行率", "得分", "等级", "全年预算数")),
    )
)


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("calc")
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(ALWAYS)
    return saved_by_libreoffice(folder, dump(GIVEN), "xlsx")


def values(data: bytes, sheet: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=True)[sheet]


def test_the_clerk_sees_sums_and_what_does_not_agree(calculated: bytes) -> None:
    sheet = values(calculated, "绩效完成情况")
    assert sheet.cell(place_of(sheet, "三公经费"), 2).value == 5.5
    assert sheet.cell(place_of(sheet, "支出总额"), 4).value == "差额 10 万元"
    assert sheet.cell(place_of(sheet, "按支出性质"), 4).value == "与按支出性质之和相等"
    assert sheet.cell(place_of(sheet, "结余"), 4).value == "预算执行率 98.99%"


def test_the_clerk_sees_rates_and_scores(calculated: bytes) -> None:
    base = values(calculated, "基础数据表")
    assert base.cell(place_of(base, "编制数") + 1, 3).value == pytest.approx(0.9583)
    whole = values(calculated, "整体自评表")
    row = place_of(whole, "年度资金总额")
    shown = {whole.cell(row - 1, at).value: whole.cell(row, at).value for at in range(2, 9)}
    assert shown["全年预算数"] == 3960
    assert shown["执行率"] == pytest.approx(0.9899)
    assert shown["得分"] == pytest.approx(9.9)
    first = next(cell.row for cell in whole["A"] if cell.value == "一级指标") + 1
    scores = [whole.cell(first + at, 7).value for at in range(5)]
    assert scores == [15, 15, 10, 10, 10]


def test_what_a_program_has_calculated_is_no_data(calculated: bytes) -> None:
    assert loaded(calculated) == GIVEN


def test_no_formula_of_the_form_needs_itself() -> None:
    book, _ = open_book("空.xlsx", form_workbook({}, parts=FormParts(annexes=True)))
    assert circular(book) == set()
    _, found = read_form(book, "空.xlsx")
    assert (found.problems, found.unplaced, found.notes) == ([], [], [])
