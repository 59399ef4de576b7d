"""What a 目录 shows in a template and in the reports made of it."""

from __future__ import annotations

import io

import pytest
from docx.oxml.ns import qn

from reportgen.ooxml.libreoffice import convert
from tests.engine.documents import UNIT, compiled, given, lines, opened, paragraph, with_markup
from tests.tools import tool
from tests.wordfile import members, problems

NAME = "{{ 部门概况.单位名称 }}"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def entry(target: str, *texts: str) -> str:
    page = f"{field('begin')}{code(f'PAGEREF {target}')}{field('separate')}{run('1')}{field('end')}"
    said = "".join(map(run, texts))
    return f'<w:hyperlink w:anchor="{target}">{said}<w:r><w:tab/></w:r>{page}</w:hyperlink>'


def heading(number: int, text: str) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number}"/>'
    return f'{start}{run(text)}<w:bookmarkEnd w:id="{number}"/>'


def form(*entries: str, body: tuple[str, ...]) -> bytes:
    start = field("begin") + code('TOC \\o "1-3"') + field("separate")
    blocks = [paragraph(start), *map(paragraph, entries), paragraph(field("end"))]
    return with_markup(*blocks, *map(paragraph, body))


def filled(data: bytes) -> list[str]:
    """Return what the paragraphs of a report say that say anything, links included."""
    body = opened(compiled(data).render(given())).element.body
    said = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [each for each in said if each]


def test_an_entry_says_what_its_heading_says() -> None:
    data = form(
        entry("_Toc1", "{{ 部门概况", ".单位名称 }}概况"), body=(heading(1, f"{NAME}概况"),)
    )
    assert filled(data) == [f"{UNIT}概况1", f"{UNIT}概况"]


def test_an_entry_may_hold_what_can_only_be_printed_in_a_loop() -> None:
    loop = (
        "{%p for 职能 in 部门概况.单位基本职能 %}",
        heading(1, "职能：{{ 职能 }}"),
        "{%p endfor %}",
    )
    data = form(entry("_Toc1", "职能：{{ 职能 }}"), body=loop)
    shown, *headings = filled(data)
    assert shown == f"{headings[0]}1"


def test_an_entry_that_leads_nowhere_is_known_by_its_words() -> None:
    page = "<w:r><w:tab/><w:t>{}</w:t></w:r>"
    entries = (run(f"一、{NAME}") + page.format(1), run("二、没有这个标题") + page.format(2))
    data = form(*entries, body=(f"一、{NAME}",))
    assert filled(data) == [f"一、{UNIT}1", "二、没有这个标题2", f"一、{UNIT}"]
    twice = form(entries[0], body=(f"一、{NAME}", f"一、{NAME}"))
    assert filled(twice)[1:] == [f"一、{UNIT}"] * 2


def test_an_entry_goes_with_its_heading() -> None:
    gone = ("{%p if not 部门概况.单位名称 %}", heading(1, "一、没有"), "{%p endif %}")
    entries = (entry("_Toc1", "一、没有"), entry("_Toc2", "二、有"))
    assert filled(form(*entries, body=(*gone, heading(2, "二、有")))) == ["二、有1", "二、有"]


LOOPED = (
    "{%p for 节 in 绩效完成情况.绩效目标完成情况 %}",
    heading(1, "{{ 节.标题 }}"),
    "{%p for 点 in 节.要点 %}",
    heading(2, "{{ 点 }}") + '<w:r><w:br w:type="page"/></w:r>',
    "{%p endfor %}",
    "{%p endfor %}",
    heading(3, "末"),
)
GOALS = [{"标题": "甲", "要点": ["甲一", "甲二"]}, {"标题": "乙", "要点": ["乙一"]}]
ENTRIES = (entry("_Toc1", "{{ 节.标题 }}"), entry("_Toc2", "{{ 点 }}"), entry("_Toc3", "末"))


def looped(data: bytes) -> bytes:
    return compiled(data).render(given(("绩效完成情况.绩效目标完成情况", GOALS)))


@pytest.mark.parametrize("ends", ["apart", "in the entries"])
def test_headings_that_loops_repeat_have_an_entry_each(ends: str) -> None:
    data = form(*ENTRIES, body=LOOPED)
    if ends == "in the entries":  # as Word has it
        begin = field("begin") + code('TOC \\o "1-3"') + field("separate")
        first, *between, last = ENTRIES
        blocks = (begin + first, *between, last + field("end"), *LOOPED)
        data = with_markup(*map(paragraph, blocks))
    made = looped(data)
    root = opened(made).element.body
    said = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]
    said = [each for each in said if each]
    assert said[:6] == ["甲1", "甲一1", "甲二1", "乙1", "乙一1", "末1"]
    links = [each.get(qn("w:anchor")) for each in root.iter(qn("w:hyperlink"))]
    names = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
    assert links == names
    assert len(set(names)) == 6
    codes = [each.text or "" for each in root.iter(qn("w:instrText"))]
    assert [each.split()[1] for each in codes if "PAGEREF" in each] == links
    kinds = [each.get(qn("w:fldCharType")) for each in root.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("end") == 7
    assert [each for each in problems(made) if "page" not in each] == []


def test_entries_and_pages_are_right_in_what_libreoffice_prints() -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    tool("soffice", "the pages are those that it prints")
    begin = field("begin") + code('TOC \\o "1-3"') + field("separate")
    blocks = (begin + ENTRIES[0], *ENTRIES[1:], field("end"), *LOOPED)
    made = looped(with_markup(*map(paragraph, blocks)))
    with pdfplumber.open(io.BytesIO(convert(made, ".docx", "pdf"))) as pdf:
        first, *_ = ["".join(page.extract_text().split(" ")) for page in pdf.pages]
        assert len(pdf.pages) == 4
    assert first.split("\n")[:6] == ["甲1", "甲一1", "甲二2", "乙3", "乙一3", "末4"]


def test_a_broken_tag_in_an_entry_is_none_of_the_form() -> None:
    data = form(entry("_Toc1", "{{ 部门概况.单位名"), body=(heading(1, NAME),))
    assert filled(data)[-1] == UNIT
    assert not any("{" in each for each in filled(data))


def test_a_report_with_contents_asks_word_to_update_its_fields() -> None:
    data = form(entry("_Toc1", "甲"), body=(heading(1, "甲"),))
    settings = members(compiled(data).render(given()))["word/settings.xml"]
    assert b'<w:updateFields w:val="true"/>' in settings


def test_a_report_without_contents_does_not() -> None:
    data = with_markup(paragraph(NAME))
    made = compiled(data).render(given())
    assert b"updateFields" not in members(made)["word/settings.xml"]
    assert lines(made)[0] == UNIT
