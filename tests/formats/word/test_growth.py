"""Reading a Word file takes time in proportion to its text, whatever the text is made of."""

from __future__ import annotations

import pytest

from tests.formats.word.built import built, read_bytes, with_text_of
from tests.formats.word.making import seed_data, texts
from tests.formats.word.markup import cell, form, packaged, paragraph, row, run, table
from tests.growing import assert_linear
from tests.reports import DUTIES, report, with_values

ROWS = texts(seed_data())
FORM = form(ROWS)
SHORT = 1_000
JOINED = paragraph("字" * 20, properties="<w:rPr><w:del/></w:rPr>")
CELLS = row(cell(["甲"]), cell(["乙"]))
SPENT = "2024年部门整体支出10万元"
REPEATED: dict[str, tuple[int | None, str, str]] = {
    "empty paragraphs": (None, "", "<w:p/>"),
    "empty paragraphs in a cell": (8, "", "<w:p/>"),
    "deleted paragraph marks": (None, "", JOINED),
    "deleted paragraph marks in a cell": (8, "", JOINED),
    "titles": (None, "", paragraph("部门整体支出绩效评价报告")),
    "tables": (None, "", table(CELLS)),
    "rows": (None, "", CELLS),
    "spaces before a point": (5, "题目。", " "),
    "spaces of both kinds": (5, "题目", "\u3000 "),
    "spaces in a title": (6, "题目", " "),
    "points": (5, "题目。", "一是甲。"),
    "points that touch": (5, "", "甲一是"),
    "numerals": (5, "题目。", "一"),
    "paragraphs after a point": (5, "", paragraph("一是甲。") + paragraph("乙" * 20)),
    "ordinals": (3, "", paragraph("1、甲。")),
    "ordinals in one paragraph": (3, "", "1、甲。2、乙；"),
    "soft returns": (3, "1、甲", "<w:r><w:br/></w:r>"),
    "problems": (6, "", paragraph("题目。内容")),
    "words before an amount": (4, SPENT[:-4], "共计"),
    "totals": (4, SPENT, "：支出总额"),
    "figures": (4, SPENT, "，基本支出1万元"),
    "figures of different amounts": (4, SPENT, "，基本支出1万元，基本支出2万元"),
    "digits": (4, SPENT, "1"),
    "digits of an amount": (1, "", "1"),
    "brackets": (4, SPENT, "（“"),
}


def repeated(name: str, times: int) -> bytes:
    """Return a file in which a piece is repeated: in a row of the form, or in the body before."""
    at, before, piece = REPEATED[name]
    if at is None:
        body = piece * times if piece != CELLS else table(piece * times)
        return packaged(body + FORM)
    if piece.startswith("<w:p"):
        return packaged(form(ROWS, {at: [piece * times]}))
    inner = piece * times if piece.startswith("<w:r>") else run(piece * times)
    return packaged(form(ROWS, {at: [paragraph(run(before), inner)]}))


@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    assert_linear(lambda times: repeated(name, times), read_bytes, SHORT)


@pytest.mark.parametrize("change", ["all", "all and one more"])
def test_time_of_an_edited_file_grows_with_its_text_and_no_faster(change: str) -> None:
    def edited(count: int) -> bytes:
        before, after = (report(with_values((DUTIES, [text] * count))) for text in ("甲", "乙"))
        if change != "all":
            after = report(with_values((DUTIES, ["乙"] * count + ["丙"])))
        return with_text_of(built(before), built(after))

    assert_linear(edited, read_bytes, 200)
