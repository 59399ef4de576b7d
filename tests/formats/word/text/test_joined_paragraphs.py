"""Paragraphs between which the mark was deleted while changes were tracked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.text.joined_paragraphs import joined_paragraphs
from reportgen.formats.word.text.paragraphs import Text
from reportgen.ooxml.numbering import Numbering
from reportgen.ooxml.styles import Styles
from reportgen.ooxml.wordprocessing import parse
from tests.formats.word.markup import W, cell, paragraph, row, run, table
from tests.formats.word.test_markup import NUMBERED, deleted

if TYPE_CHECKING:
    from collections.abc import Sequence

GONE = '<w:rPr><w:del w:id="9"/></w:rPr>'
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def read(*blocks: str) -> list[str | None]:
    """Return the lines as printed; None for a table."""
    lists = NUMBERED.format(kind="chineseCounting", text="%1、")
    numbering = Numbering(parse(f'<w:numbering xmlns:w="{W}">{lists}</w:numbering>'.encode()))
    body = parse(f'<w:body xmlns:w="{W}">{"".join(blocks)}</w:body>'.encode())
    found = joined_paragraphs(body, Text(Styles(None), numbering))
    return [None if line is None else line.shown for _, line in found]


def items(texts: Sequence[str]) -> list[str]:
    return [paragraph(each, properties=ITEM) for each in texts]


def test_an_item_that_was_deleted_is_not_counted() -> None:
    gone = paragraph(deleted("乙事。"), properties=ITEM + GONE)
    first, last = items(["甲事。", "丙事。"])
    assert read(first, gone, last) == ["一、甲事。", "二、丙事。"]


def test_text_goes_on_in_the_next_paragraph() -> None:
    assert read(paragraph("负责县道", properties=GONE), paragraph("管理。")) == ["负责县道管理。"]


def test_text_before_a_table_and_at_the_end_stays() -> None:
    open_end = paragraph("如下：", properties=GONE)
    assert read(open_end, table(row(cell(["甲"]))), open_end) == ["如下：", None, "如下："]


def test_a_heading_stays_bold_behind_what_was_deleted() -> None:
    body = parse(
        f'<w:body xmlns:w="{W}">{paragraph(deleted("旧"), properties=GONE)}'
        f"{paragraph(run('存在的问题', '<w:b/>'))}</w:body>".encode()
    )
    [(_, line)] = joined_paragraphs(body, Text(Styles(None), Numbering(None)))
    assert line is not None
    assert line.lead == len("存在的问题")
