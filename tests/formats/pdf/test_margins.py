"""The margins are those of running text, not of the tables that stand between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.pdf.line_paragraphs import paragraphs_of
from reportgen.formats.pdf.margins import between_margins
from reportgen.formats.pdf.pdf_page import Table
from reportgen.formats.pdf.text_lines import PdfLine
from tests.formats.pdf.typesetting import set_lines, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

A4 = {1: 595.0, 2: 595.0}
COLUMNS, LEFT = 20, 100.0
PARAGRAPHS = [
    "全年财政拨款支出二千九百四十万元，比上年减少六十三万元，主要是人员进出和项目合同付款进度的原因。",
    "一般公共服务支出二千一百零六万元，主要用于机关人员经费、公用经费、信息系统的日常维护和评审费用。",
    "住房保障支出四百四十五万元，用于在职人员的住房公积金和购房补贴，决算数与预算数基本持平。",
]
WIDE = Table([LEFT - 30, LEFT + 400], 3, [], 1, 50.0)
"""A table that goes past the text on both sides."""


def as_read(blocks: Sequence[PdfLine | Table]) -> list[str]:
    lines = [each for each in between_margins([*blocks], A4) if isinstance(each, PdfLine)]
    return texts(paragraphs_of(lines))


def test_a_table_wider_than_the_text_breaks_no_paragraph() -> None:
    assert as_read([WIDE, *set_lines(PARAGRAPHS, COLUMNS)]) == PARAGRAPHS


def test_a_line_farther_left_or_right_than_the_others_breaks_no_paragraph() -> None:
    lines = set_lines(PARAGRAPHS, COLUMNS)
    beside = set_lines(["注：本表反映本年度的收支"], COLUMNS, indent=False)[0]
    aside = [
        beside._replace(glyphs=[one._replace(x0=one.x0 + by, x1=one.x1 + by) for one in glyphs])
        for glyphs, by in ((beside.glyphs, -25), (beside.glyphs, 200))
    ]
    read = as_read([*aside, *lines])
    assert read[-len(PARAGRAPHS) :] == PARAGRAPHS


def test_a_few_lines_beside_a_table_have_its_edges() -> None:
    title = set_lines(["绩效评价报告"], COLUMNS, indent=False)
    lines = [each for each in between_margins([*title, WIDE], A4) if isinstance(each, PdfLine)]
    assert [(each.start, each.room) for each in lines] == [(30, 400 - 6 * 12)]
