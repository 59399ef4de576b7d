"""Lines become the paragraphs that they were set from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.formats.pdf.line_paragraphs import paragraphs_of
from tests.formats.pdf.typesetting import set_lines, texts

if TYPE_CHECKING:
    from reportgen.formats.pdf.text_lines import PdfLine

WORDS = st.text("全镇青山桥皮鞋产业经济发展", min_size=1, max_size=60)
CLAUSES = st.lists(WORDS | st.integers(0, 99999).map(str), min_size=1, max_size=6)
SENTENCES = CLAUSES.map(lambda clauses: "，".join(clauses) + "。")
COLUMNS = st.integers(8, 40)


@given(st.lists(SENTENCES.map("全镇".__add__), min_size=1, max_size=12), COLUMNS)
def test_indented_paragraphs(paragraphs: list[str], columns: int) -> None:
    assert texts(paragraphs_of(set_lines(paragraphs, columns))) == paragraphs


@given(st.lists(SENTENCES, min_size=1, max_size=12), COLUMNS)
def test_numbered_paragraphs_without_indents(paragraphs: list[str], columns: int) -> None:
    numbered = [f"{number}、全{text}" for number, text in enumerate(paragraphs, 1)]
    assert texts(paragraphs_of(set_lines(numbered, columns, indent=False))) == numbered


@given(st.lists(SENTENCES, min_size=1, max_size=12), COLUMNS)
def test_no_character_is_lost(paragraphs: list[str], columns: int) -> None:
    found = texts(paragraphs_of(set_lines(paragraphs, columns, indent=False)))
    assert "".join(found) == "".join(paragraphs)


def test_a_line_that_is_not_full_ends_a_paragraph() -> None:
    lines = set_lines(["全镇经济", "青山桥镇皮鞋产业经济发展青山桥镇"], 12, indent=False)
    assert texts(paragraphs_of(lines)) == ["全镇经济", "青山桥镇皮鞋产业经济发展青山桥镇"]


def test_a_soft_return_stays_one() -> None:
    lines = set_lines(["全镇经济", "青山桥镇皮鞋产业经济发展青山桥镇"], 12)
    flush = [line._replace(start=line.start - 24, room=line.room + 24) for line in lines[1:2]]
    lines = [lines[0], *flush, *lines[2:]]
    assert texts(paragraphs_of(lines))[0].startswith("全镇经济\n青山桥")


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("全镇使用 Word", "2010 版本"), "全镇使用 Word 2010 版本"),
        (("全镇使用 Word ", "2010 版本"), "全镇使用 Word 2010 版本"),
        (("全镇经济发展（12", "家）"), "全镇经济发展（12家）"),
    ],
)
def test_words_stay_apart_where_a_line_was_broken(parts: tuple[str, str], text: str) -> None:
    ((first,), (second,)) = (set_lines([part], 10, indent=False) for part in parts)
    full = first._replace(room=5.4)
    assert texts(paragraphs_of([full, second])) == [text]


def test_a_title_in_the_middle_is_not_joined_with_what_follows() -> None:
    lines = set_lines(
        ["青山桥镇", "整体支出报告", "全镇经济发展青山桥镇皮鞋产业"], 30, indent=False
    )
    middle = [line._replace(start=100.0, room=100.0) for line in lines[:2]]
    body = set_lines(["全镇经济发展青山桥镇皮鞋产业经济发展全镇经济发展青山桥镇皮鞋产业"], 30)
    found = texts(paragraphs_of([*middle, *body]))
    assert found[:2] == ["青山桥镇", "整体支出报告"]


def test_hanging_indents() -> None:
    items = [
        "1、全镇经济发展青山桥镇皮鞋产业经济发展全镇",
        "2、青山桥镇皮鞋产业经济发展全镇经济发展",
    ]
    lines = set_lines(items, 10, indent=False)
    hung = [
        line if line.text[1] == "、" else line._replace(start=line.start + 18) for line in lines
    ]
    assert texts(paragraphs_of(hung)) == items


def in_the_middle(texts: list[str], width: float) -> list[PdfLine]:
    """Set lines in the middle of a cell, ``width`` points wide."""
    lines = [line for text in texts for line in set_lines([text], 40, indent=False)]
    return [
        line._replace(start=aside, room=aside)
        for line in lines
        for aside in [(width - line.x1 + line.x0) / 2]
    ]


@pytest.mark.parametrize(
    ("parts", "paragraphs"),
    [
        (["水质监测点位维", "护"], 1),
        (["居民健康随访率", "（10分）"], 1),
        (["系统运行的故障", "率低于1%"], 1),
        (["管护资金已拨付。", "暂无"], 2),
        (["办结率", "（不低于96%）"], 2),
    ],
)
def test_cells_set_in_the_middle_are_broken_where_they_are_full(
    parts: list[str], paragraphs: int
) -> None:
    lines = in_the_middle(parts, 7 * 12 + 2 * 5.4)
    assert len(paragraphs_of(lines)) == paragraphs


def test_a_title_of_two_lines_is_one_but_what_follows_in_another_font_is_not() -> None:
    lines = in_the_middle(["青山桥镇整体支出绩效", "评价报告"], 10 * 12 + 2 * 5.4)
    assert texts(paragraphs_of(lines)) == ["青山桥镇整体支出绩效评价报告"]
    bold = [glyph._replace(font="黑体") for glyph in lines[1].glyphs]
    apart = [lines[0], lines[1]._replace(glyphs=bold)]
    assert len(paragraphs_of(apart)) == 2


@pytest.mark.parametrize("heading", ["（三）存在的问题", "三、自评结论"])
def test_a_heading_at_the_edge_below_an_indented_paragraph_is_one_of_its_own(heading: str) -> None:
    body = set_lines(["全镇经济发展青山桥镇皮鞋产业经济发展全镇经济发展青山桥镇。"], 20)
    head = set_lines([heading], 20, indent=False)
    assert texts(paragraphs_of([*body, *head]))[-1] == heading
    bold = [
        glyph._replace(font="黑体") for glyph in set_lines(["问题"], 20, indent=False)[0].glyphs
    ]
    assert len(paragraphs_of([*body, head[0]._replace(glyphs=bold)])) == 2


def test_a_date_at_the_right_ends_its_paragraph() -> None:
    body = set_lines(["全镇经济发展青山桥镇皮鞋产业经济发展全镇经济发展青山桥镇。"], 20)
    date, after = set_lines(["二〇二五年五月", "附件"], 20, indent=False)
    date = date._replace(start=5.4 + 11 * 12, room=5.4 + 2 * 12)
    found = texts(paragraphs_of([*body, date, after]))
    assert found[-2:] == ["二〇二五年五月", "附件"]
