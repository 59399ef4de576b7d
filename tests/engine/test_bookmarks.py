"""Bookmarks that tags repeat or leave out, and what refers to them."""

from __future__ import annotations

import pytest

from tests.engine.documents import blank, element, filled, paragraph, saved, with_markup
from tests.wordfile import DOCUMENT, members

START, END = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>', '<w:bookmarkEnd w:id="1"/>'


def reference(code: str, shown: str) -> str:
    """Write a field that refers to a bookmark."""
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    text = f"<w:r><w:t>{shown}</w:t></w:r>"
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{middle}{text}{end}"


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {"body": "document", "footer": "footer"}
REFERENCES = {
    "REF": reference(r"REF _Ref1 \h", "附件1"),
    "PAGEREF": reference(r"PAGEREF _Ref1 \h", "附件1"),
    "simple field": (
        r'<w:fldSimple w:instr=" REF _Ref1 \h "><w:r><w:t>附件1</w:t></w:r></w:fldSimple>'
    ),
    "link by field": reference(r'HYPERLINK \l "_Ref1"', "附件1"),
    "formula": reference("= _Ref1 + 1", "附件1"),
    "link": '<w:hyperlink w:anchor="_Ref1"><w:r><w:t>附件1</w:t></w:r></w:hyperlink>',
}


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="图">'
    '<a:hlinkClick r:id="KEY"/></wp:docPr></wp:inline></w:drawing></w:r>'
)
BOX = (
    '<w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" id="a" href="#_Ref1"/>'
    "</w:pict></w:r>"
)
BY_RELATIONSHIP = '<w:hyperlink r:id="KEY"><w:r><w:t>附件1</w:t></w:r></w:hyperlink>'


def xml_of(condition: str, reference_: str) -> str:
    data = with_markup(
        paragraph("见", reference_),
        paragraph(f"{{%p if {condition} %}}"),
        paragraph(START, "附件一", END),
        paragraph("{%p endif %}"),
    )
    return members(filled(data))[DOCUMENT].decode()


@pytest.mark.parametrize("kind", REFERENCES)
def test_a_bookmark_inside_an_if_stays_with_what_refers_to_it(kind: str) -> None:
    xml = xml_of("年度", REFERENCES[kind])
    assert xml.count("<w:bookmarkStart") == xml.count("<w:bookmarkEnd") == 1
    assert xml.count("_Ref1") == 2
    assert "附件1" in xml


@pytest.mark.parametrize("kind", REFERENCES)
def test_what_refers_to_a_bookmark_that_is_left_out_is_text(kind: str) -> None:
    xml = xml_of("年度 == 1", REFERENCES[kind])
    assert "_Ref1" not in xml
    assert "fldChar" not in xml
    assert "附件1" in xml


@pytest.mark.parametrize("shown", ["{{ 项 }}", "{% if 项 %}{{ 项 }}{% else %}无{% endif %}"])
def test_what_a_field_shows_in_a_loop_may_hold_tags(shown: str) -> None:
    data = with_markup(
        paragraph("{%p for 项 in 部门概况.单位基本职能 %}"),
        paragraph(reference(r'HYPERLINK \l "_Ref1"', shown), "。"),
        paragraph("{%p endfor %}"),
        paragraph(START, "附件一", END),
    )
    xml = members(filled(data, ("部门概况.单位基本职能", ["甲", "乙"])))[DOCUMENT].decode()
    assert [xml.count(f'"{kind}"/>') for kind in ("begin", "separate", "end")] == [2, 2, 2]
    assert xml.index("甲") < xml.index("乙")


def test_of_bookmarks_that_a_loop_repeats_the_first_stays() -> None:
    data = with_markup(
        paragraph(START.replace("Ref1", "Ref0").replace("1", "7"), "首", END.replace("1", "7")),
        paragraph("{%p for 项 in 部门概况.单位基本职能 %}"),
        paragraph(START, "{{ 项 }}", END),
        paragraph("{%p endfor %}"),
    )
    xml = members(filled(data, ("部门概况.单位基本职能", ["甲", "乙"])))[DOCUMENT].decode()
    assert xml.count('w:name="_Ref1"') == 1
    assert xml.count("<w:bookmarkEnd") == 2
    assert xml.index('w:name="_Ref1"') < xml.index("甲") < xml.index("乙")


@pytest.mark.parametrize("kind", REFERENCES)
def test_what_refers_to_a_bookmark_that_a_tag_cuts_is_text(kind: str) -> None:
    cut = paragraph(START, "甲{% if 年度 %}乙", END, "丙{% endif %}")
    xml = members(filled(with_markup(cut, paragraph("见", REFERENCES[kind]))))[DOCUMENT].decode()
    assert "_Ref1" not in xml
    assert "附件1" in xml


@pytest.mark.parametrize(("condition", "left"), [("年度", 1), ("年度 == 1", 0)])
def test_a_footer_does_not_refer_to_a_bookmark_that_is_left_out(condition: str, left: int) -> None:
    made = blank()
    for block in (f"{{%p if {condition} %}}", "附件一", "{%p endif %}"):
        made.add_paragraph(block)
    marked = made.paragraphs[1]._p
    marked.insert(0, element(START))
    marked.append(element(END))
    line = made.sections[0].footer.paragraphs[0]._p
    line.extend(paragraph("见", REFERENCES["REF"]))
    parts = members(filled(saved(made)))
    footer = next(data for name, data in parts.items() if name.startswith("word/footer"))
    assert footer.count(b"_Ref1") == left
    assert "附件1" in footer.decode()


@pytest.mark.parametrize("markup", [PICTURE, BOX, BY_RELATIONSHIP])
@pytest.mark.parametrize("place", ["body", "footer"])
@pytest.mark.parametrize("condition", ["年度", "年度 == 1"])
def test_no_picture_or_shape_leads_to_a_bookmark_that_is_left_out(
    markup: str, place: str, condition: str
) -> None:
    made = blank()
    for block in (f"{{%p if {condition} %}}", "附件一", "{%p endif %}"):
        made.add_paragraph(block)
    marked = made.paragraphs[1]._p
    marked.insert(0, element(START))
    marked.append(element(END))
    near = made if place == "body" else made.sections[0].footer
    key = near.part.relate_to("#_Ref1", f"{OFFICE}/hyperlink", is_external=True)
    near.add_paragraph()._p.extend(paragraph("见", markup.replace("KEY", key)))
    parts = members(filled(saved(made)))
    (xml,) = (
        d.decode() for n, d in parts.items() if f"word/{PARTS[place]}" in n and ".rels" not in n
    )
    is_linked = "r:id=" in xml or "href=" in xml
    assert is_linked == (condition == "年度")
    assert "附件1" in xml or "图" in xml or "<v:rect" in xml
