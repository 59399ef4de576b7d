"""Checks whose results go back to the units."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from reportgen import load
from reportgen.formats.excel.form_writing import dump
from reportgen.ooxml.package import unpack
from tests.commands import Command, files_in, write_json
from tests.formats.excel.sheets import edited, place_of
from tests.laid_out import lay_out
from tests.reports import SHORTEST, SPENT, with_values

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    monkeypatch.chdir(tmp_path)
    apart = {"基本支出": "3000万元", "项目支出": "100万元"}
    wrong = (f"{SPENT}.按支出性质", apart)
    write_json(tmp_path / "甲.json", with_values(wrong))
    unit = ("部门概况.单位名称", "云溪县白石乡人民政府")
    write_json(tmp_path / "乙.json", with_values(wrong, unit))
    return Command(capsys)


def test_each_unit_gets_its_workbook_and_its_word_file_with_comments(
    command: Command, tmp_path: Path
) -> None:
    command("build", "乙.json", "-o", "收/乙.docx")
    shutil.move("甲.json", "收/甲.json")
    ended = command("check", "收", "--each", "-o", "反馈")
    assert ended.code == 1
    assert files_in(tmp_path / "反馈") == [
        "云溪县白石乡人民政府批注.docx",
        "云溪县白石乡人民政府检查反馈.xlsx",
        "云溪县青禾镇人民政府批注.docx",
        "云溪县青禾镇人民政府检查反馈.xlsx",
    ]


def test_a_file_without_a_form_goes_back_beside_the_others(
    command: Command, tmp_path: Path
) -> None:
    text = "云溪县白石乡人民政府2024年度部门决算\n第一部分 单位概况\n一、主要职能\n负责湿地巡护。\n"
    text += "二、支出决算情况说明\n本年支出合计307.82万元，其中：基本支出105.58万元，占44.30%。"
    lay_out(tmp_path / "收.docx", text)
    (tmp_path / "收").mkdir()
    for name in ("收.docx", "甲.json"):
        shutil.move(name, f"收/{name}")
    ended = command("check", "收", "--each", "-o", "反馈")
    assert ended.code == 2
    assert files_in(tmp_path / "反馈") == [
        "云溪县白石乡人民政府批注.docx",
        "云溪县白石乡人民政府检查反馈.xlsx",
        "云溪县青禾镇人民政府批注.docx",
        "云溪县青禾镇人民政府检查反馈.xlsx",
    ]
    members = unpack((tmp_path / "反馈" / "云溪县白石乡人民政府批注.docx").read_bytes())
    assert "占44.30%" in members["word/comments.xml"].decode()


def test_data_come_back_as_the_word_file_that_they_make_with_comments(
    command: Command, tmp_path: Path
) -> None:
    command("check", "甲.json", "--each", "-o", "反馈")
    members = unpack((tmp_path / "反馈" / "云溪县青禾镇人民政府批注.docx").read_bytes())
    assert "绩效审核" in members["word/comments.xml"].decode()


def test_a_workbook_comes_back_with_comments_in_its_cells(command: Command, tmp_path: Path) -> None:
    report = load(tmp_path / "甲.json")

    def change(book: Any) -> None:
        sheet = book["绩效完成情况"]
        sheet.cell(place_of(sheet, "按支出性质"), 2).comment = Comment("问过了", "罗青")

    path = tmp_path / "甲.xlsx"
    path.write_bytes(edited(dump(report), change))
    command("check", "甲.xlsx", "--each", "-o", "反馈")
    made = tmp_path / "反馈" / "云溪县青禾镇人民政府批注.xlsx"
    assert load(made) == report
    path.write_bytes(made.read_bytes())
    command("check", "甲.xlsx", "--each", "-o", "反馈", "--force")
    book = openpyxl.load_workbook(made)
    comments = [
        cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment is not None and "A02" in cell.comment.text
    ]
    assert len(comments) == 1, "that of the run before is replaced"
    assert comments[0].count("A02") == 1
    kept = book["绩效完成情况"]
    assert kept.cell(place_of(kept, "按支出性质"), 2).comment.text.startswith("问过了")


def test_the_answers_of_a_unit_count_in_the_next_check(command: Command, tmp_path: Path) -> None:
    command("check", "甲.json", "--each", "-o", "反馈")
    path = tmp_path / "反馈" / "云溪县青禾镇人民政府检查反馈.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(4, sheet.max_row + 1):
        sheet.cell(row, 9).value, sheet.cell(row, 10).value = "说明", "已同财政局核对"
    book.save(path)
    before, after = command("check", "甲.json"), command("check", "甲.json", "--replies", "反馈")
    assert (before.code, after.code) == (1, 0)
    assert "单位说明（已同财政局核对）" in after.out
    # What a unit has filled in is not written over.
    assert command("check", "甲.json", "--each", "-o", "反馈").code == 2


def test_a_unit_without_findings_gets_no_comments(command: Command, tmp_path: Path) -> None:
    write_json(tmp_path / "丙.json", SHORTEST)
    command("check", "丙.json", "--each", "-o", "反馈")
    assert files_in(tmp_path / "反馈") == ["云溪县青禾镇人民政府检查反馈.xlsx"]


def test_the_words_of_the_unit_stand_beside_each_finding(command: Command, tmp_path: Path) -> None:
    command("check", "甲.json", "--each", "-o", "反馈")
    path = tmp_path / "反馈" / "云溪县青禾镇人民政府检查反馈.xlsx"
    rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=4, values_only=True)
    spent = load(tmp_path / "甲.json").performance.expenditure.total
    assert {row[2]: row[5] for row in rows}["A02"] == str(spent)


def test_answers_that_fit_no_report_are_told(command: Command, tmp_path: Path) -> None:
    command("check", "甲.json", "乙.json", "--each", "-o", "反馈")
    name = "云溪县白石乡人民政府检查反馈"
    path = tmp_path / "反馈" / f"{name}.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(4, 9).value = "已改"
    book.save(path.with_name(f"{name}(1).xlsx"))
    path.unlink()
    ended = command("check", "甲.json", "--replies", "反馈")
    assert "“云溪县白石乡人民政府”的检查反馈对不上这一次检查的哪一个单位" in ended.out
    assert f"{name}(1).xlsx" in ended.out
    ended = command("check", "乙.json", "甲.json", "--replies", "反馈")
    assert "对不上" not in ended.out
    assert "单位答复“已改”" in ended.out, "the heading tells whose it is"


def test_without_openpyxl_only_the_comments_in_workbooks_are_missing(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "甲乙":
        (tmp_path / "收").mkdir(exist_ok=True)
        (tmp_path / "收" / f"{name}.xlsx").write_bytes(dump(load(tmp_path / f"{name}.json")))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    ended = command("check", "收", "--each", "-o", "反馈")
    assert ended.code == 1
    assert ended.out.count("没有写 Excel 填报表的批注") == 1
    assert len(files_in(tmp_path / "反馈")) == 2


def test_one_word_file_is_written_with_comments(command: Command, tmp_path: Path) -> None:
    command("build", "甲.json", "-o", "报告.docx")
    assert command("check", "报告.docx", "-o", "批注.docx").code == 1
    assert (tmp_path / "批注.docx").exists()
    assert command("check", "报告.docx", "-o", "报告.docx").code == 2
    assert command("check", "甲.json", "-o", "批注.docx").code == 2


def test_a_name_with_xlsx_is_a_workbook_of_results(command: Command, tmp_path: Path) -> None:
    command("check", "甲.json", "-o", "检查.xlsx")
    book = openpyxl.load_workbook(tmp_path / "检查.xlsx")
    assert book.sheetnames == ["检查结果", "按单位", "按规则"]
    assert [cell.value for cell in book["按单位"][2]][:2] == [1, "云溪县青禾镇人民政府"]
