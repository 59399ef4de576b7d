"""Files that are dropped on the pages: unreadable cells, other units, broken files."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING
from urllib.parse import quote

import openpyxl
from docx import Document

from reportgen import build, load
from reportgen.formats.carriers import EXCEL
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.web.site import Site

SAMPLE = "青山桥镇.yaml"


def drop(page: Page, path: Path) -> None:
    page.set_input_files("#drop-file", path)


def test_what_is_unreadable_in_a_dropped_form_is_told_and_left_empty(
    page: Page, site: Site
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(EXCEL.dump(load(INPUTS / SAMPLE))))
    sheet = book["部门概况"]
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "年度预算金额")
    sheet.cell(row, 2).value = datetime.date(2024, 5, 1)
    path = site.folder.parent / "有日期.xlsx"
    book.save(path)
    page.goto(site.address)
    drop(page, path)
    page.get_by_label("新数据文件的名称").fill("有日期")
    page.get_by_role("button", name="就是这一年的").click()
    told = page.locator(".asking .finding", has_text="单元格是日期格式")
    assert f"部门概况!B{row}" in told.inner_text()
    page.get_by_role("button", name="接着填").click()
    page.wait_for_selector("#form .field")
    assert page.get_by_label("年度预算金额").first.input_value() == ""
    made = site.folder / "有日期.yaml"
    assert "UnreadableValue" not in made.read_text(encoding="utf-8")
    made.unlink()


def test_a_dropped_file_of_another_unit_is_told_and_a_failed_one_leaves_nothing(
    page: Page, site: Site, tmp_path: Path
) -> None:
    path = site.folder / "乙.yaml"
    text = (INPUTS / SAMPLE).read_text(encoding="utf-8")
    path.write_text(text.replace("湘潭县青山桥镇", "湘潭县乙乙镇"), encoding="utf-8")
    own = build(load(path), tmp_path / "乙.docx")
    other = build(load(INPUTS / SAMPLE), tmp_path / "别.docx")
    edited = Document(str(own))
    for cell in edited.tables[0]._cells:
        for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
            run.text = run.text.replace("湘潭县人民政府", "湘潭县政府")
    edited.save(str(own))
    page.goto(f"{site.address}check?file={quote(path.name)}")
    drop(page, other)
    warning = page.locator("#changes [role=alert]")
    warning.wait_for()
    assert "不是“湘潭县乙乙镇人民政府”：看看是不是选错了文件" in warning.inner_text()
    assert page.get_by_role("button", name="写回数据文件").count() == 0
    drop(page, own)
    page.get_by_role("button", name="写回数据文件").wait_for()
    assert warning.count() == 0
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK")
    drop(page, broken)
    page.wait_for_selector("#told.wrong")
    assert page.get_by_role("button", name="写回数据文件").count() == 0
    assert page.locator("#changes").is_hidden()
    path.unlink()


def test_what_is_in_no_field_is_shown_and_where_a_workbook_is_filled_in_is_said(
    page: Page, site: Site
) -> None:
    wrong, book = site.folder / "坏.yaml", site.folder / "表.xlsx"
    wrong.write_text("foo: [\n", encoding="utf-8")
    book.write_bytes(EXCEL.dump(load(INPUTS / SAMPLE)))
    page.goto(f"{site.address}fill?file={quote(wrong.name)}")
    page.wait_for_selector("#loose .finding.error")
    assert "表上没有“foo”这一栏" in page.inner_text("#loose")
    page.goto(site.address)
    page.wait_for_selector("#units tbody tr")
    row = page.locator("#units tr", has_text=wrong.name)
    assert row.locator(".state").first.inner_text() == "有错误"
    assert "在 Excel 里填" in page.locator("#units tr", has_text=book.name).inner_text()
    wrong.unlink()
    book.unlink()
