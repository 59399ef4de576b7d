"""What is taken over from styles: bold type and numbers."""

from __future__ import annotations

import pytest

from reportgen.ooxml.styles import PLAIN, Style, Styles
from reportgen.ooxml.wordprocessing import parse
from tests.formats.word.markup import W

NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="5"/></w:numPr></w:pPr>'


def styles(*inner: str) -> Styles:
    """Return styles A, B, C …, each based on the one before."""
    names = "ABCDEFG"
    each = (
        f'<w:style w:styleId="{names[at]}"><w:basedOn w:val="{names[at - 1] if at else ""}"/>'
        f"{text}</w:style>"
        for at, text in enumerate(inner)
    )
    return Styles(parse(f'<w:styles xmlns:w="{W}">{"".join(each)}</w:styles>'.encode()))


@pytest.mark.parametrize(
    ("inner", "bold"),
    [
        ("<w:rPr><w:b/></w:rPr>", True),
        ('<w:rPr><w:b w:val="1"/></w:rPr>', True),
        ('<w:rPr><w:b w:val="0"/></w:rPr>', False),
        ('<w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr>', True),
        ('<w:rPr><w:rFonts w:eastAsia="方正小标宋_GBK"/></w:rPr>', True),
        ('<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr>', False),
        ('<w:rPr><w:rFonts w:ascii="SimHei"/></w:rPr>', False),
        ('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', True),
        ("", False),
    ],
)
def test_what_prints_as_a_heading(inner: str, bold: bool) -> None:
    assert styles(inner).get("A") == Style(bold)
    assert styles(inner, "").get("B") == Style(bold)


def test_a_style_overrides_its_parent() -> None:
    found = styles("<w:rPr><w:b/></w:rPr>" + NUMBERED, '<w:rPr><w:b w:val="off"/></w:rPr>')
    assert found.get("A") == Style(True, "5", 2)
    assert found.get("B") == Style(False, "5", 2)


def test_a_style_may_say_no_more_than_its_level_in_the_list_of_its_parent() -> None:
    deeper = '<w:pPr><w:numPr><w:ilvl w:val="3"/></w:numPr></w:pPr>'
    assert styles(NUMBERED, deeper).get("B") == Style(False, "5", 3)


def test_a_style_that_is_not_there_is_plain() -> None:
    assert styles().get("甲") == Styles(None).get("") == PLAIN


def test_a_run_takes_over_from_its_style() -> None:
    found = styles("<w:rPr><w:b/></w:rPr>")
    run = parse(f'<w:rPr xmlns:w="{W}"><w:rStyle w:val="A"/></w:rPr>'.encode())
    assert found.is_bold({child.tag: child for child in run}, False)
    assert not found.is_bold({}, False)
