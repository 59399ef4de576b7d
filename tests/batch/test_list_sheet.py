"""The lists of a workbook: nothing cut off, nothing lost, printed so that it can be read."""

from __future__ import annotations

import os
import subprocess
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.batch import list_sheet
from reportgen.batch.list_sheet import Column, Link, ListSheet
from reportgen.batch.outcome import Outcome, Summary
from reportgen.batch.workbook import UNIT_COLUMNS, write_workbook
from reportgen.findings import Finding
from tests.office import convert_all
from tests.tools import tool

if TYPE_CHECKING:
    from pathlib import Path


LONG = "按经济分类各项之和与支出总额相差610.43万元，请核对决算报表。" * 8


def outcome(number: int, message: str = "全部为0", money: str = "1234567.89") -> Outcome:
    """Return the outcome of a unit with a finding."""
    amount = Decimal(money)
    summary = Summary(f"云溪县第{number}镇人民政府", 2024, amount, amount / 2, amount, amount)
    found = Finding("A10", "info", "三公经费", f"in/{number}.yaml:1:1", message, "核对")
    name = f"out/云溪县第{number}镇人民政府2024年度部门整体支出绩效评价报告.docx"
    return Outcome(f"in/{number}.yaml", "built", (found,), summary, "0" * 64, name, "1" * 64, "甲")


def rows_of(
    path: Path, *rows: tuple[object, ...], columns: tuple[Column, ...]
) -> openpyxl.Workbook:
    """Write rows to a list and open it as another program does."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = ListSheet(book, "表", columns)
        for row in rows:
            sheet.add(row)  # type: ignore[arg-type]
        sheet.close()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            etree.fromstring(archive.read(name))
    return openpyxl.load_workbook(path)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20))
def test_any_text_is_shown_as_it_is(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("x") / "x.xlsx"
    shown = rows_of(path, (text,), columns=(Column("甲", 9),))["表"]["A2"].value
    assert shown == text or not text.isprintable()


@pytest.mark.parametrize("text", ["<r>甲&乙</r>", "<r><t>甲</t></r>", "<r>", "=1", "SORT(1)"])
def test_what_looks_like_markup_or_a_formula_is_a_text(text: str, tmp_path: Path) -> None:
    cell = rows_of(tmp_path / "x.xlsx", (text,), columns=(Column("甲", 9),))["表"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("name", ["SORT(1).yaml", "_xlfn.docx", "FILTER((2)).docx", '甲"乙.docx'])
def test_a_link_leads_to_a_file_of_any_name(name: str, tmp_path: Path) -> None:
    book = rows_of(tmp_path / "x.xlsx", (Link(name, name),), columns=(Column("甲", 9),))
    formula = book["表"]["A2"].value
    assert formula.startswith("=HYPERLINK(")
    literals = formula.removeprefix("=HYPERLINK(").removesuffix(")").replace('"&"', "")
    quoted = '"' + name.replace('"', '""') + '"'
    assert literals == f"{quoted},{quoted}"


def test_marks_that_mean_something_in_an_address_are_written_as_such() -> None:
    assert Link("甲", "50%#1.docx").formula == '=HYPERLINK("50%25%231.docx","甲")'


def test_columns_of_figures_are_wide_enough_for_the_longest(tmp_path: Path) -> None:
    values = [Decimal("1"), Decimal("123456789.12345678"), Decimal("-0.5")]
    columns = (Column("甲", 5, "#,##0.00######"), Column("乙", 5, "0.0%"))
    book = rows_of(tmp_path / "x.xlsx", *((v, v) for v in values), columns=columns)
    widths = [book["表"].column_dimensions[name].width for name in "AB"]
    assert widths[0] > len("123,456,789.12345678")
    assert widths[1] > len("12345678912.3%")


def test_a_row_is_as_high_as_its_longest_text(tmp_path: Path) -> None:
    rows = (("短", "短"), ("短", LONG), ("短", "短"))
    book = rows_of(tmp_path / "x.xlsx", *rows, columns=(Column("甲", 9), Column("乙", 20)))
    heights = [book["表"].row_dimensions[number].height for number in (2, 3, 4)]
    assert heights[0] is None
    assert heights[2] is None
    assert heights[1] > 13 * len(LONG) * 2 / 20


def test_a_list_that_is_too_long_goes_on_in_another_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_sheet, "MAX_ROWS", 4)
    rows = [(f"第{number}镇",) for number in range(8)]
    book = rows_of(tmp_path / "x.xlsx", *rows, columns=(Column("甲", 9),))
    assert book.sheetnames == ["表", "表（2）", "表（3）"]
    found = [row for name in book.sheetnames for row in book[name].iter_rows(values_only=True)]
    assert [row for row in found if row != ("甲",)] == rows
    for name, last in zip(book.sheetnames, (4, 4, 3), strict=True):
        assert book[name].auto_filter.ref == f"A1:A{last}"
        assert book[name].freeze_panes == "B2"


def test_heights_of_rows_do_not_stay_in_memory(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "x.xlsx"), {"constant_memory": True}) as book:
        sheet = ListSheet(book, "表", (Column("甲", 9),))
        for _ in range(50):
            sheet.add((LONG,))
        assert len(sheet._sheet.row_info) <= 3
        sheet.close()


def test_printed_no_figure_is_cut_off_and_each_page_has_the_heading(tmp_path: Path) -> None:
    units = [outcome(number, LONG if number % 9 == 0 else "全部为0") for number in range(60)]
    write_workbook(str(tmp_path / "x.xlsx"), tmp_path, units)
    why = "it prints the workbook; libreoffice-calc is part of it"
    convert_all([tmp_path / "x.xlsx"], "pdf", tmp_path, why)
    assert (tmp_path / "x.pdf").exists(), "libreoffice-calc, which reads workbooks, is not here"
    pdftotext = [tool("pdftotext", "it reads the pages"), "-layout", tmp_path / "x.pdf", "-"]
    shown = subprocess.run(pdftotext, check=True, capture_output=True).stdout.decode()
    *pages, end = shown.split("\f")
    assert end == ""
    assert "###" not in shown
    *lists, rules, charts = pages
    assert "单位数" in rules
    assert len(lists) > 4
    assert all("单位名称" in page for page in lists)
    assert not any("SHA-256" in page for page in lists)
    assert sum("合计" in page for page in lists) == 1
    assert sum(page.split()[-2] == "单位" for page in lists) <= 2
    for number in range(60):
        assert shown.count(f"云溪县第{number}镇人民政府") >= 2
    assert shown.count("1,234,567.89") == 60 * 3
    assert "执行率分布" in charts


def test_all_columns_fit_on_a4_across_without_becoming_small() -> None:
    # About 146 characters of the usual size fit between the margins.
    assert 146 / sum(column.width for column in UNIT_COLUMNS if column.printed) > 0.8


def test_links_lead_from_the_folder_of_the_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "上报"
    folder.mkdir()
    given_ = Outcome(str(tmp_path / "in" / "a.yaml"), "built", output=str(folder / "子" / "b.docx"))
    write_workbook(str(folder / "x.xlsx"), folder, [given_])
    row = next(openpyxl.load_workbook(folder / "x.xlsx")["单位"].iter_rows(2, 2, values_only=True))
    assert '=HYPERLINK("子/b.docx","b.docx")' in row
    assert f'=HYPERLINK("..{"/"}in/a.yaml","a.yaml")' in row
    assert os.path.relpath(tmp_path / "in" / "a.yaml", folder) == os.path.join("..", "in", "a.yaml")
