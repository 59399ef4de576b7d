"""Page numbers, headers and footers are told from the text of a report."""

from __future__ import annotations

from collections import Counter

import pytest

from reportgen.formats.pdf.furniture import take_furniture
from reportgen.formats.pdf.glyphs import Glyph
from reportgen.formats.pdf.pdf_page import PdfPage
from reportgen.formats.pdf.text_lines import PdfLine

TOP, MIDDLE, BOTTOM = 60.0, 400.0, 800.0


def line(text: str, baseline: float, page: int) -> PdfLine:
    glyphs = [Glyph(c, 90 + 12 * at, 102 + 12 * at, baseline, 12, "") for at, c in enumerate(text)]
    return PdfLine(glyphs, page)


def page(number: int, top: str, middle: str, bottom: str) -> PdfPage:
    places = ((top, TOP), (middle, MIDDLE), (bottom, BOTTOM))
    blocks = [line(text, baseline, number) for text, baseline in places if text]
    return PdfPage(number, 595, 842, blocks, "", Counter(), has_text=True, has_drawings=False)


def texts(of: PdfPage) -> list[str]:
    return [each.text for each in of.lines()]


@pytest.mark.parametrize("text", ["— {} —", "- {} -", "第{}页", "第 {} 页 共 3 页", "{}", "{}/3"])
def test_page_numbers(text: str) -> None:
    pages = [page(number, "", f"正文{number}", text.format(number)) for number in (1, 2, 3)]
    found = take_furniture(pages)
    assert [texts(each) for each in pages] == [["正文1"], ["正文2"], ["正文3"]]
    assert found.header == []
    assert found.footer == [text.format(number) for number in (1, 2, 3)]


def test_headers_of_odd_and_even_pages() -> None:
    pages = [page(n, "单位名称" if n % 2 else "绩效报告", f"正文{n}", "") for n in (1, 2, 3, 4)]
    assert take_furniture(pages).header == ["单位名称", "绩效报告"]
    assert [texts(each) for each in pages] == [[f"正文{n}"] for n in (1, 2, 3, 4)]


def test_what_is_text_stays() -> None:
    pages = [
        page(1, "附件1", "正文", "2024"),
        page(2, "附件2", "正文", "12.5"),
        page(3, "", "正文", ""),
    ]
    before = [texts(each) for each in pages]
    assert take_furniture(pages) == ([], [])
    assert [texts(each) for each in pages] == before
