"""What stands beside a tag for a whole paragraph or row: moved where it belongs, or refused."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.engine.documents import (
    compiled,
    element,
    filled,
    located,
    paragraph,
    run,
    with_markup,
)
from tests.engine.test_bookmarks import END, REFERENCES, START
from tests.engine.test_vertical_merge import duties
from tests.wordfile import DOCUMENT, W, members, text_of

EACH, DONE = "{%p for 职能 in 部门概况.单位基本职能 %}", "{%p endfor %}"
NEW_PAGE = "<w:pPr><w:keepNext/><w:pageBreakBefore/></w:pPr>"
ROW_LOOP, ROW_END = "{%tr for 职能 in 部门概况.单位基本职能 %}", "{%tr endfor %}"


def pages(*blocks: object) -> list[str]:
    """Return the texts of the paragraphs that begin a page, of a report with two duties."""
    made = compiled(with_markup(*blocks)).render(duties("甲", "乙"))  # type: ignore[arg-type]
    body = etree.fromstring(members(made)[DOCUMENT])
    begun = body.iter(f"{W}pageBreakBefore")
    return [text_of(each.getparent().getparent()) for each in begun]


def test_the_first_that_a_loop_prints_begins_the_page() -> None:
    assert pages(paragraph(NEW_PAGE, EACH), paragraph("{{ 职能 }}"), paragraph(DONE)) == ["甲"]


def test_what_a_condition_prints_begins_the_page_and_only_where_it_prints() -> None:
    for year, begun in (("2024", ["是"]), ("1999", [])):
        tags = f"{{%p if 年度 == {year} %}}", "{%p endif %}"
        assert pages(paragraph(NEW_PAGE, tags[0]), paragraph("是"), paragraph(tags[1])) == begun


def test_what_follows_a_closing_tag_begins_the_page() -> None:
    for last in (["末"], []):
        loop = paragraph(EACH), paragraph("{{ 职能 }}"), paragraph(NEW_PAGE, DONE)
        assert pages(*loop, *map(paragraph, last)) == last


def test_a_page_that_no_paragraph_can_begin_is_refused_with_its_place() -> None:
    inner = "{%p for 节 in 绩效完成情况.绩效目标完成情况 %}"
    data = with_markup(
        paragraph(NEW_PAGE, EACH),
        paragraph(inner),
        paragraph("x"),
        paragraph(DONE),
        paragraph(DONE),
    )
    ((place, message),) = located(data)
    assert place == "第1段"
    assert "段前分页" in message


def row(*content: str) -> str:
    return f"<w:tr><w:tc><w:p>{''.join(content)}</w:p></w:tc></w:tr>"


def in_rows(before: str, after: str = "") -> bytes:
    rows = row(before, run(ROW_LOOP)) + row(run("{{ 职能 }}")) + row(run(ROW_END), after)
    made = element(f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>")
    return with_markup(made, paragraph("见", REFERENCES["link"]))


def test_a_page_break_in_a_row_of_tags_is_refused_with_its_place() -> None:
    ((place, message),) = located(in_rows('<w:r><w:br w:type="page"/></w:r>'))
    assert (place, "分页" in message) == ("表1 第1行 第1列 第1段", True)


def test_a_bookmark_around_the_rows_of_a_loop_stays_around_them() -> None:
    xml = members(filled(in_rows(START, END)))[DOCUMENT].decode()
    assert xml.index("bookmarkStart") < xml.index("</w:tr>") < xml.index("bookmarkEnd")
    assert 'w:anchor="_Ref1"' in xml


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
OTHER = {
    "a field without text": '<w:fldSimple w:instr=" PAGE "/>',
    "an equation": f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>x</m:t></m:r></m:oMath>',
    "a note": '<w:r><w:footnoteReference w:id="2"/></w:r>',
    "a picture": "<w:r><w:drawing/></w:r>",
    "a symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
}


@pytest.mark.parametrize("kind", OTHER)
@pytest.mark.parametrize("side", [0, 1])
def test_anything_else_beside_a_tag_is_refused_with_its_place(kind: str, side: int) -> None:
    content = [EACH, EACH]
    content[side] = OTHER[kind]
    ((place, message),) = located(
        with_markup(paragraph(*content), paragraph("{{ 职能 }}"), paragraph(DONE))
    )
    assert (place, "不能有别的内容" in message) == ("第1段", True)
