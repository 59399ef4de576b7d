"""What to do about a missing field, in the words of the file that it is missing in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportgen.formats.loading import entered_bytes
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.filling_in import how_to_fill, on_pages
from reportgen.model.places import Places
from reportgen.model.report import Report
from tests.formats.excel.sheets import OVERVIEW, edited, without_annexes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Path

DATE, STAFF = ("落款日期",), ("部门概况", "机构人员", "编制数")
INCOME, DUTIES = ("预算收支", "收入"), ("部门概况", "单位基本职能")
ON_SHEET, ON_ROSTER = {("部门概况", "单位名称"): "部门概况!B4"}, {(): "名册!A3"}


def node_at(path: Path) -> FieldNode:
    node = field_tree(Report)
    for label in path:
        node = (node.fields or {})[str(label)]
    return node


@pytest.mark.parametrize(
    ("file", "marks", "path", "form", "wanted"),
    [
        ("甲.yaml", {}, DATE, "hunan", "在最外层补上“落款日期: …”"),
        ("甲.yaml", {}, STAFF, "hunan", "在“部门概况.机构人员”下补上“编制数: …”"),
        ("", {}, STAFF, "", "补上“编制数: …”"),
        ("甲.xlsx", {DATE: "部门概况!B9"}, DATE, "hunan", "在这里填上“落款日期”"),
        ("甲.xlsx", ON_SHEET, DATE, "hunan", "在工作表“部门概况”里加一行：“栏目”写“落款日期”"),
        ("甲.xlsx", ON_SHEET, STAFF, "hunan", "在工作表“部门概况”“机构人员”下面加一行"),
        ("甲.xlsx", ON_SHEET, INCOME, "hunan", "reportgen new -o 空白.xlsx --template hunan"),
        ("甲.xlsx", ON_SHEET, ("预算收支",), "", "工作簿里没有工作表“预算收支”"),
        (
            "甲.xlsx",
            ON_SHEET,
            ("附件", "基础数据表"),
            "",
            "空白.xlsx --with-annexes",
        ),
        (
            "全县.xlsx",
            ON_ROSTER,
            DUTIES,
            "",
            "在工作表“文字”里加一行：单位名称、栏目",
        ),
        ("全县.xlsx", ON_ROSTER, DATE, "hunan", "在工作表“名册”里加一列“落款日期”"),
        ("全县.xlsx", ON_ROSTER, ("附件", "基础数据表"), "", "在“文字来源”一列写这个单位的文件"),
        ("甲.docx", {}, DATE, "hunan", "在文件里写上“落款日期”这一栏"),
        ("甲.pdf", {}, DATE, "hunan", "reportgen new -o 空白.docx --template hunan"),
    ],
)
def test_a_missing_field_is_asked_for_in_the_words_of_its_file(
    file: str, marks: Mapping[Any, str], path: Path, form: str, wanted: str
) -> None:
    advice = how_to_fill(path, node_at(path), Places(file, marks), form)
    assert wanted in advice
    assert (": …" in advice) == (file in ("", "甲.yaml"))


def test_a_row_added_as_advised_is_read() -> None:
    def change(book: Any) -> None:
        sheet = book[OVERVIEW]
        last = sheet.max_row
        for at, (label, text) in enumerate((("编制数", "96人"), ("落款日期", "2025年4月8日")), 1):
            sheet.cell(last + at, 1).value, sheet.cell(last + at, 2).value = label, text

    def without(book: Any) -> None:
        sheet = book[OVERVIEW]
        for row in range(sheet.max_row, 0, -1):
            if sheet.cell(row, 1).value in ("机构人员", "编制数", "落款日期"):
                sheet.delete_rows(row)
        change(book)

    held = entered_bytes("甲.xlsx", edited(without_annexes(), without)).data
    assert held[OVERVIEW]["机构人员"]["编制数"] == "96人"
    assert held["落款日期"] == "2025年4月8日"


def test_a_page_speaks_of_its_own_fields() -> None:
    assert on_pages("在“预算收支”下补上“收入: …”") == "打开“填报”，填上“收入”"
    assert on_pages("补上“年度: …”") == "打开“填报”，填上“年度”"
    assert on_pages("核对这个数") == "核对这个数"
