"""What a person sees on a sheet and no field takes: comments, text boxes, what is hidden."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from reportgen.formats.excel.owned_workbook import losses_of
from reportgen.formats.partial_loading import load_bytes_partly
from tests.formats.excel.sheets import (
    OVERVIEW,
    PERFORMANCE,
    SPENT,
    edited,
    findings_in,
    loaded,
    place_of,
    with_cell,
    without_annexes,
)


def remarks(data: bytes) -> str:
    return "\n".join(f"{each.location} {each.message}" for each in loaded(data).remarks)


def test_comments_are_listed_but_for_the_forms_own_and_those_sent_back() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        sheet["B4"].comment = Comment("王股长:\n应写全称", "王股长")
        sheet["B5"].comment = Comment("【绩效审核】\n错误 A01", "绩效审核")
        sheet["B6"].comment = Comment("上年：3800万元", "填报说明")

    said = remarks(edited(without_annexes(), change))
    assert f"{OVERVIEW}!B4 批注没有读入数据：“应写全称”" in said
    assert said.count("批注") == 1


def with_text_box() -> bytes:
    """Return the workbook with a text box on its first sheet of fields."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet(OVERVIEW).insert_textbox("G2", "预算数以批复为准\n请核对")
    with zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as other:
        drawing = other.read("xl/drawings/drawing1.xml")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    relation = f'<Relationship Id="rId9" Type="{kind}" Target="../drawings/drawing9.xml"/>'
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(without_annexes())) as package,
        zipfile.ZipFile(target, "w") as copy,
    ):
        for name in package.namelist():
            copy.writestr(name, package.read(name))
        copy.writestr("xl/drawings/drawing9.xml", drawing)
        copy.writestr("xl/worksheets/_rels/sheet2.xml.rels", f"{head}{relation}</Relationships>")
    return target.getvalue()


def test_text_boxes_are_listed() -> None:
    assert "文本框里的文字没有读入：“预算数以批复为准请核对”" in remarks(with_text_box())


def test_writing_back_tells_that_text_boxes_are_lost() -> None:
    (told,) = losses_of(Path("我镇.xlsx"), with_text_box())
    assert "文本框" in told.message
    assert losses_of(Path("我镇.xlsx"), without_annexes()) == []


def test_hidden_columns_with_something_in_them_are_listed() -> None:
    def change(book: Any) -> None:
        book[OVERVIEW].column_dimensions["B"].hidden = True
        book[PERFORMANCE].column_dimensions["K"].hidden = True

    said = remarks(edited(without_annexes(), change))
    assert f"{OVERVIEW} B列是隐藏的，也读了" in said
    assert "K" not in said


def test_a_number_that_its_format_hides_is_listed() -> None:
    assert "数字格式把它藏了起来" in remarks(with_cell(SPENT, 3920, number_format=";;;"))
    assert "数字格式把它藏了起来" in remarks(with_cell("结余", 0, number_format="0.00;-0.00;"))


def test_raised_and_lowered_characters_stay_what_they_are() -> None:
    raised, lowered = InlineFont(vertAlign="superscript"), InlineFont(vertAlign="subscript")
    pieces = ("面积3.2×10", TextBlock(raised, "4"), "平方米，少排CO", TextBlock(lowered, "2"), "。")
    report = loaded(with_cell("单位基本职能", CellRichText(*pieces), OVERVIEW))
    assert report.overview.duties[0] == "面积3.2×10⁴平方米，少排CO₂。"


def test_a_raised_character_that_unicode_has_not_is_told() -> None:
    raised = InlineFont(vertAlign="superscript")
    text = CellRichText("面积10", TextBlock(raised, "4万"), "平方米。")
    data = with_cell("单位基本职能", text, OVERVIEW)
    assert "10^4万" in loaded(data).overview.duties[0]
    assert "上标“万”没有对应的字符" in remarks(data)


@pytest.mark.parametrize(
    ("value", "looks"),
    [
        (CellRichText("云溪县", TextBlock(InlineFont(strike=True), "青禾镇")), {}),
        ("青禾镇", {"font": Font(strike=True)}),
    ],
)
def test_what_is_struck_through_is_told(value: object, looks: dict[str, Any]) -> None:
    said = remarks(with_cell("单位名称", value, OVERVIEW, **looks))
    assert "划了删除线的“青禾镇”按没有划读入" in said


def test_a_list_that_says_it_has_nothing_and_has_something_is_told() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        row = place_of(sheet, "单位基本职能")
        sheet.cell(row, 2).value, sheet.cell(row + 1, 2).value = "（没有）", "负责安全生产。"

    report = loaded(edited(without_annexes(), change))
    assert "（没有）" not in report.overview.duties
    assert any("又填了别的" in each.message for each in report.remarks)


def test_a_picture_in_a_cell_is_no_text() -> None:
    data = with_cell("单位名称", '=_xlfn.DISPIMG("ID_1",1)', OVERVIEW)
    assert "嵌入的图片" in findings_in(data)["单位名称"]


def test_a_text_that_cannot_be_read_is_not_checked_as_prose() -> None:
    data = with_cell("内容", "=1+1", "存在的问题分析及改进措施")
    report = load_bytes_partly("我镇.xlsx", data).report
    assert report.improvement.problems[0].content == ""
