"""Automatic numbers of inner loops begin anew each time."""

from __future__ import annotations

import re

import pytest

from reportgen.ooxml.package import CONTENT_TYPES
from tests.engine.documents import GOALS, filled, paragraph, with_markup
from tests.wordfile import DOCUMENT, members, packed, problems

LEVEL = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    "</w:lvl>"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERING = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{LEVEL}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
TWO = (GOALS, [{"标题": "甲", "要点": ["一", "二"]}, {"标题": "乙", "要点": ["三", "四"]}])


def numbered(level: int = 0) -> str:
    return f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'


def rendered(title: str, point: str) -> dict[str, bytes]:
    data = with_markup(
        paragraph(f"{{%p for 节 in {GOALS} %}}"),
        paragraph(title, "{{ 节.标题 }}") if title else paragraph("{{ 节.标题 }}"),
        paragraph("{%p for 点 in 节.要点 %}"),
        paragraph(point, "{{ 点 }}"),
        paragraph("{%p endfor %}"),
        paragraph("{%p endfor %}"),
    )
    parts = members(data)
    parts["word/numbering.xml"] = NUMBERING.encode()
    return members(filled(packed(parts), TWO))


def lists(parts: dict[str, bytes]) -> list[str]:
    return re.findall(r'<w:numId w:val="(\d+)"', parts[DOCUMENT].decode())


def test_each_run_of_the_inner_loop_has_a_list_of_its_own() -> None:
    parts = rendered("", numbered())
    assert lists(parts) == ["1", "1", "2", "2"]
    defined = parts["word/numbering.xml"].decode()
    assert '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">' in defined
    assert defined.endswith("</w:num></w:numbering>")
    assert b"<?" not in parts[DOCUMENT][60:]
    assert CONTENT_TYPES in parts
    assert not [each for each in problems(packed(parts)) if "page" not in each]


def in_one_loop(*body: object) -> list[str]:
    """Return the lists that the paragraphs of a loop of two turns belong to."""
    each, done = paragraph(f"{{%p for 节 in {GOALS} %}}"), paragraph("{%p endfor %}")
    parts = members(with_markup(each, *body, done))  # type: ignore[arg-type]
    parts["word/numbering.xml"] = NUMBERING.encode()
    return lists(members(filled(packed(parts), TWO)))


def test_items_below_the_title_of_each_turn_begin_anew() -> None:
    items = paragraph(numbered(), "甲"), paragraph(numbered(), "{{ 节.标题 }}")
    assert in_one_loop(paragraph(), paragraph("{{ 节.标题 }}"), *items) == ["1", "1", "2", "2"]


def test_items_that_are_all_of_each_turn_go_on() -> None:
    assert in_one_loop(paragraph(numbered(), "{{ 节.标题 }}")) == ["1", "1"]
    assert in_one_loop(paragraph(numbered(), "{{ 节.标题 }}"), paragraph("说明")) == ["1", "1"]
    assert in_one_loop(paragraph("说明"), paragraph(numbered(), "{{ 节.标题 }}")) == ["1", "1"]
    items = paragraph(numbered(), "甲"), paragraph(numbered(), "乙")
    assert in_one_loop(*items) == ["1"] * 4


def test_a_list_whose_titles_are_its_upper_level_begins_anew_by_itself() -> None:
    assert lists(rendered(numbered(), numbered(1))) == ["1"] * 6


def styled(style: str) -> bytes:
    """Return a form whose points a style numbers, in cells of a table and below it."""
    point = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    data = with_markup(
        paragraph(f"{{%p for 节 in {GOALS} %}}"),
        paragraph("{{ 节.标题 }}"),
        paragraph("{%p for 点 in 节.要点 %}"),
        paragraph(point, "{{ 点 }}"),
        paragraph("{%p endfor %}"),
        paragraph("{%p endfor %}"),
    )
    parts = members(data)
    parts["word/numbering.xml"] = NUMBERING.encode()
    numbers = '<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="640"/>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="p"/><w:pPr>{numbers}</w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Inner"><w:name w:val="i"/>'
        '<w:basedOn w:val="Point"/></w:style></w:styles>'
    )
    name = "word/styles.xml"
    parts[name] = parts[name].decode().replace("</w:styles>", styles).encode()
    return packed(parts)


@pytest.mark.parametrize("style", ["Point", "Inner"])
def test_a_list_that_a_style_numbers_begins_anew_too(style: str) -> None:
    made = filled(styled(style), TWO)
    assert lists(members(made)) == ["1", "1", "2", "2"]
    assert members(made)[DOCUMENT].count(b'<w:ind w:left="640"/>') == 4
    assert not [each for each in problems(made) if "page" not in each]
