"""Tables that go on overleaf are one, and rows that were broken are whole."""

from __future__ import annotations

from collections import Counter

import pytest

from reportgen.formats.pdf.glyphs import Glyph
from reportgen.formats.pdf.overleaf_tables import joined_blocks
from reportgen.formats.pdf.pdf_page import PdfCell, PdfPage, Table
from reportgen.formats.pdf.text_lines import PdfLine

EDGES = [80.0, 137.0, 228.0, 522.0]


def line(text: str, page: int) -> PdfLine:
    return PdfLine([Glyph(char, 0, 12, 100, 12, "") for char in text], page)


def table(page: int, rows: list[list[str]], edges: list[float] = EDGES) -> Table:
    """Make a table; ``<`` is a cell that goes on with the one above."""
    cells: list[PdfCell] = []
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text == "<":
                next(c for c in reversed(cells) if c.column == column).rows += 1
            else:
                cells.append(PdfCell(at, column, blocks=[line(text, page)] if text else []))
    return Table(list(edges), len(rows), cells, page, 100)


def pages(*blocks: list[PdfLine | Table]) -> list[PdfPage]:
    return [
        PdfPage(number, 595, 842, each, "", Counter(), has_text=True, has_drawings=False)
        for number, each in enumerate(blocks, 1)
    ]


def rows(of: PdfLine | Table) -> list[list[str]]:
    assert isinstance(of, Table)
    found = []
    for at in range(of.rows):
        found.append([cell.text if cell.row == at else "<" for cell in of.row(at)])
    return found


FIRST = ["部门概况", "单位名称", "青山桥镇"]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ([FIRST, ["<", "主管部门", "甲"]], [["", "", "乙"]], [FIRST, ["<", "主管部门", "甲乙"]]),
        ([["", "", "甲"]], [["部门概况", "主管部门", "乙"]], [["部门概况", "主管部门", "甲乙"]]),
        ([["", "其他需要", "甲"]], [["", "说明问题", "乙"]], [["", "其他需要说明问题", "甲乙"]]),
        (
            [["部门概况", "单位名称", "甲"]],
            [["", "主管部门", "乙"]],
            [["部门概况", "单位名称", "甲"], ["", "主管部门", "乙"]],
        ),
        (
            [["存在的问题分析", "存在的问题", "甲"], ["<", "改进措施", "乙"]],
            [["及改进措施", "", "丙"], ["<", "其他需要说明问题", "丁"]],
            [
                ["存在的问题分析及改进措施", "存在的问题", "甲"],
                ["<", "改进措施", "乙丙"],
                ["<", "其他需要说明问题", "丁"],
            ],
        ),
        (
            [["指标", "目标", "实际"], ["甲", "1", "2"]],
            [["指标", "目标", "实际"], ["乙", "3", "4"]],
            [["指标", "目标", "实际"], ["甲", "1", "2"], ["乙", "3", "4"]],
        ),
    ],
    ids=[
        *("rest", "label later", "label broken", "new row", "group broken", "header row again"),
    ],
)
def test_rows(before: list[list[str]], after: list[list[str]], whole: list[list[str]]) -> None:
    (found,) = joined_blocks(pages([table(1, before)], [table(2, after)]))
    assert rows(found) == whole


WIDE = [80.0 + 40 * at for at in range(7)]


@pytest.mark.parametrize(
    ("after", "whole"),
    [
        (
            ["（10分）", "指标", "", "", "", ""],
            [["满意度（10分）", "服务对象指标", "满意率", "90%", "92%", "10"]],
        ),
        (
            ["", "", "投诉率", "1%", "0%", "5"],
            [
                ["满意度", "服务对象", "满意率", "90%", "92%", "10"],
                ["", "", "投诉率", "1%", "0%", "5"],
            ],
        ),
        (
            ["", "", "（入户）", "", "", ""],
            [["满意度", "服务对象", "满意率（入户）", "90%", "92%", "10"]],
        ),
    ],
    ids=["rest of two cells", "row of its own", "rest of one cell"],
)
def test_rows_of_many_cells(after: list[str], whole: list[list[str]]) -> None:
    before = ["满意度", "服务对象", "满意率", "90%", "92%", "10"]
    (found,) = joined_blocks(pages([table(1, [before], WIDE)], [table(2, [after], WIDE)]))
    assert rows(found) == whole


def test_a_header_alone_at_the_end_of_a_page_is_not_joined_with_what_it_heads() -> None:
    header = ["一级指标", "二级指标", "三级指标", "分值", "得分", "扣分原因"]
    rest = [["预算管理", "编制", "目标制定", "8", "8", ""], ["<", "<", "目标实现", "7", "6", ""]]
    (found,) = joined_blocks(pages([table(1, [header], WIDE)], [table(2, rest, WIDE)]))
    assert rows(found) == [header, *rest]


def test_a_header_inside_a_table_is_repeated_before_the_rest_of_a_row() -> None:
    header = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "得分"]
    row = ["满意度", "服务对象", "满意率", "90%", "92%", "10"]
    before = table(1, [["项目名称", "", "", "", "", ""], header, row], WIDE)
    after = table(2, [header, ["（10分）", "指标", "", "", "", ""]], WIDE)
    (found,) = joined_blocks(pages([before], [after]))
    assert rows(found)[1:] == [header, ["满意度（10分）", "服务对象指标", *row[2:]]]


def test_tables_that_are_not_one() -> None:
    narrow = table(2, [["甲", "乙", "丙"]], [80.0, 100.0, 200.0, 300.0])
    assert len(joined_blocks(pages([table(1, [FIRST])], [narrow]))) == 2
    apart = pages([table(1, [FIRST])], [line("附件1", 2), table(2, [["甲", "乙", "丙"]])])
    assert len(joined_blocks(apart)) == 3


def test_pages_that_have_other_columns() -> None:
    wide = table(2, [["", "", "乙"]], [80.0, 137.0, 228.0, 522.0])
    wide.edges, wide.cells = (
        [80.0, 228.0, 522.0],
        [PdfCell(0, 0), PdfCell(0, 1, blocks=[line("乙", 2)])],
    )
    (found,) = joined_blocks(pages([table(1, [FIRST])], [wide]))
    assert isinstance(found, Table)
    assert found.edges == EDGES
    assert rows(found)[0] == ["部门概况", "单位名称", "青山桥镇乙"]


@pytest.mark.parametrize(("rest", "is_rest"), [("理（60分）", True), ("效果（60分）", False)])
def test_the_name_of_a_group_is_broken_before_its_weight(rest: str, is_rest: bool) -> None:
    before = table(1, [["预算管", "目标制定", "10"], ["<", "编制准确", "10"]])
    after = table(2, [[rest, "支出控制", "10"], ["<", "完成结果", "10"]])
    (found,) = joined_blocks(pages([before], [after]))
    assert rows(found)[2][0] == ("<" if is_rest else rest)
