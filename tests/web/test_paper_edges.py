"""What stands in the margins of the preview's paper: headers and footers, but no page numbers."""

from __future__ import annotations

import io
import re

from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm

from reportgen.web.paper import Paper, paper_of
from tests.engine.documents import element, saved
from tests.photos import photograph

MARGIN = re.compile(r'<div class="margin (w\d+)">(.*?)</div>')
NUMBER = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def margins(paper: Paper) -> list[tuple[str, str]]:
    """Return the side and the words of what stands in the margins."""
    found = []
    for name, html in MARGIN.findall(paper.html):
        (rule,) = (each for each in paper.rules if each.startswith(f".paper .{name}{{"))
        side = rule.partition("{")[2].partition(":")[0]
        found.append((side, re.sub("<[^>]*>", "", html)))
    return found


def test_headers_and_footers_are_seen_without_page_numbers() -> None:
    made = Document()
    made.add_paragraph("正文")
    section = made.sections[0]
    section.header.paragraphs[0].text = "内部资料"
    section.footer.paragraphs[0].text = "填报单位盖章"
    section.footer.add_paragraph()._p.append(element(NUMBER))
    paper = paper_of(saved(made))
    assert margins(paper) == [("top", "内部资料"), ("bottom", "填报单位盖章")]
    assert paper.html.index("内部资料") < paper.html.index("正文")


def test_a_first_page_of_its_own_and_sections_that_go_on_have_theirs() -> None:
    made = Document()
    made.add_paragraph("封面")
    first = made.sections[0]
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "封面的页眉"
    first.header.paragraphs[0].text = "页眉"
    made.add_page_break()
    made.add_paragraph("次页").paragraph_format.page_break_before = True
    made.add_section(WD_SECTION.NEW_PAGE)
    made.add_paragraph("第二节")
    made.sections[1].different_first_page_header_footer = False
    assert margins(paper_of(saved(made))) == [
        ("top", "封面的页眉"),
        ("top", "页眉"),
        ("top", "页眉"),
    ]


def test_a_picture_of_a_header_is_its_own() -> None:
    made = Document()
    made.add_paragraph("前").add_run().add_picture(io.BytesIO(photograph(40, 30)), Mm(60), Mm(40))
    header = made.sections[0].header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(photograph(30, 20, kind="PNG")), Mm(20), Mm(10))
    paper = paper_of(saved(made))
    kinds = [content[:4] for content in paper.pictures.values()]
    assert sorted(kinds) == [b"\x89PNG", b"\xff\xd8\xff\xe0"]


def test_a_paper_without_any_has_no_margins() -> None:
    made = Document()
    made.add_paragraph("正文")
    made.sections[0].header.paragraphs[0].text = " "
    assert margins(paper_of(saved(made))) == []
