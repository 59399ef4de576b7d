"""Sections that a report leaves empty print no page; the others keep theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm
from lxml import etree

from tests.engine.documents import DUTIES, compiled, document, saved
from tests.printing import pages, print_all
from tests.reports import report, with_values
from tests.wordfile import DOCUMENT, W, members, text_of

if TYPE_CHECKING:
    from pathlib import Path

HEIGHTS = {"甲": 297, "乙": 280, "丙": 260}
"""Each section by the height of its page in millimetres."""

EACH = "{%p for 职能 in 部门概况.单位基本职能 %}"


def form(*sections: tuple[str, ...], alone: bool = True) -> bytes:
    """Return a form of sections, each of these paragraphs.

    The break of each but the last has a paragraph of its own, or its section's last paragraph.
    """
    made = document(*sections[0])
    for number, paragraphs in enumerate(sections[1:]):
        turned(made.sections[-1], number)
        made.add_section(WD_SECTION.NEW_PAGE)
        for text in paragraphs:
            made.add_paragraph(text)
    turned(made.sections[-1], len(sections) - 1)
    made.sections[0].footer.paragraphs[0].text = "页脚"
    data = saved(made)
    return data if alone else joined(data)


def turned(section: Any, number: int) -> None:
    section.page_height = Mm(list(HEIGHTS.values())[number])
    section.page_width = Mm(210)
    section.orientation = WD_ORIENT.PORTRAIT


def joined(data: bytes) -> bytes:
    """Return a file whose breaks stand in the paragraphs before them, as Word often writes them."""
    contents = members(data)
    root: Any = etree.fromstring(contents[DOCUMENT])
    for section in list(root.iterfind(f"{W}body/{W}p/{W}pPr/{W}sectPr")):
        paragraph = section.getparent().getparent()
        before = paragraph.getprevious()
        properties = before.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            before.insert(0, properties)
        properties.append(section)
        paragraph.getparent().remove(paragraph)
    from tests.wordfile import packed

    return packed({**contents, DOCUMENT: etree.tostring(root)})


def laid_out(data: bytes) -> list[tuple[list[str], int, int]]:
    """Return for each section its paragraphs, the height of its page, its references."""
    body: Any = etree.fromstring(members(data)[DOCUMENT])[0]
    found, texts = [], []
    for block in body:
        if block.tag == f"{W}p":
            texts.append(text_of(block))
        section = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            height = int(section.find(f"{W}pgSz").get(f"{W}h")) * 25.4 / 1440
            found.append((texts, round(height), len(section.findall(f"{W}footerReference"))))
            texts = []
    return found


def rendered(data: bytes, *duties: str) -> list[tuple[list[str], int, int]]:
    return laid_out(compiled(data).render(report(with_values((DUTIES, list(duties))))))


LAST = (EACH, "{{ 职能 }}", "{%p endfor %}")


def test_a_section_with_text_keeps_its_page_and_takes_over_the_footer() -> None:
    assert rendered(form(("甲",), LAST), "管理。") == [
        (["甲", ""], 297, 1),
        (["管理。"], 280, 1),
    ]


def test_an_empty_last_section_leaves_the_page_of_the_one_before() -> None:
    assert rendered(form(("甲",), LAST)) == [(["甲"], 297, 1)]


def test_an_empty_section_between_two_others_goes() -> None:
    data = form(("甲",), LAST, ("丙",))
    assert rendered(data) == [(["甲", ""], 297, 1), (["丙"], 260, 1)]
    assert rendered(data, "管理。") == [
        (["甲", ""], 297, 1),
        (["管理。", ""], 280, 1),
        (["丙"], 260, 1),
    ]


def test_an_empty_first_section_leaves_its_footer_to_the_next() -> None:
    assert rendered(form(LAST, ("乙",))) == [(["乙"], 280, 1)]


def test_all_sections_after_the_first_may_be_empty() -> None:
    other = ("{%p if 附件.整体自评表 %}", "丙", "{%p endif %}")
    assert rendered(form(("甲",), LAST, other)) == [(["甲"], 297, 1)]


def test_a_break_in_a_paragraph_with_text_stays_with_it_until_it_is_the_last() -> None:
    data = form(("甲",), LAST, alone=False)
    assert rendered(data, "管理。") == [(["甲"], 297, 1), (["管理。"], 280, 1)]
    assert rendered(data) == [(["甲"], 297, 1)]


def test_a_break_in_the_paragraph_of_a_tag_is_not_lost() -> None:
    data = form((EACH, "{{ 职能 }}", "{%p endfor %}"), ("乙",), alone=False)
    assert rendered(data, "管理。") == [(["管理。", ""], 297, 1), (["乙"], 280, 1)]
    assert rendered(data) == [(["乙"], 280, 1)]


@pytest.mark.parametrize("alone", [True, False])
def test_no_empty_page_is_printed(alone: bool, tmp_path: Path) -> None:
    data = form(("甲",), LAST, ("{%p if 附件.整体自评表 %}", "丙", "{%p endif %}"), alone=alone)
    for name, duties in (("none", []), ("one", ["管理。"])):
        made = compiled(data).render(report(with_values((DUTIES, duties))))
        (tmp_path / f"{name}.docx").write_bytes(made)
    printed = print_all([tmp_path / "none.docx", tmp_path / "one.docx"], tmp_path)
    heights = {
        name: [round(float(page.get("height")) * 25.4 / 72) for page in pages(pdf)]
        for name, pdf in printed.items()
    }
    assert heights == {"none": [297], "one": [297, 280]}
