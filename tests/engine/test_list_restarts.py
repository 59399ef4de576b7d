"""Automatic numbers of inner loops begin anew each time."""

from __future__ import annotations

import re

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


def test_a_list_whose_titles_are_its_upper_level_begins_anew_by_itself() -> None:
    assert lists(rendered(numbered(), numbered(1))) == ["1"] * 6
