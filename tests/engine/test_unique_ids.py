"""Ids of drawings, VML shapes and content controls, each there once in a document."""

from __future__ import annotations

import re

import pytest

from reportgen.engine.mapping_template import Template
from reportgen.engine.unique_ids import unique_in, with_unique_ids
from reportgen.ooxml import package
from tests.engine.documents import (
    EACH_DUTY,
    NAME,
    UNIT,
    add,
    compiled,
    element,
    given,
    run,
    saved,
    with_markup,
)
from tests.engine.documents import document as words
from tests.engine.test_vertical_merge import duties
from tests.wordfile import DOCUMENT, members

SHAPE = '<v:shape id="_x0000_s1026" o:spid="_x0000_s1030" type="#_x0000_t75"/>'
TYPE = '<v:shapetype id="_x0000_t75"><v:path/></v:shapetype>'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
DRAWN = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="7" name="图"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
BOXED = f'<w:r><w:pict><v:rect {VML} id="_x0000_s1026"/></w:pict></w:r>'
CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="-42"/></w:sdtPr><w:sdtContent><w:r><w:t>控件</w:t></w:r>'
    "</w:sdtContent></w:sdt>"
)
GROUP = (
    '<w:drawing><wp:docPr id="7"/><wps:cNvPr id="3"/><wps:cNvPr id="4"/>'
    '<a:stCxn id="3" idx="0"/><a:endCxn id="4" idx="1"/></w:drawing>'
)
KINDS = {
    "docPr": r'<wp:docPr[^>]*? id="([^"]*)"',
    "cNvPr": r'<pic:cNvPr[^>]*? id="([^"]*)"',
    "shape": r'<v:rect[^>]*? id="([^"]*)"',
    "control": r'<w:id w:val="([^"]*)"',
}


def settled(xml: str) -> str:
    return with_unique_ids({DOCUMENT: xml.encode()})[DOCUMENT].decode()


def shape_ids(xml: str) -> list[str]:
    return re.findall(r'<v:(?!shapetype)[^>]*? id="([^"]*)"', xml)


def ids_in(made: bytes) -> dict[str, list[str]]:
    """Return the ids of each kind in all parts of a Word file."""
    texts = [data.decode() for name, data in members(made).items() if name.endswith(".xml")]
    return {
        kind: [i for text in texts for i in re.findall(pattern, text)]
        for kind, pattern in KINDS.items()
    }


def test_shapes_of_the_same_id_get_others() -> None:
    made = settled(SHAPE * 3)
    first, *others = shape_ids(made)
    assert first == "_x0000_s1026"
    assert len({first, *others, "_x0000_s1030"}) == 4
    assert len(set(re.findall('spid="([^"]*)"', made))) == 3


def test_an_object_keeps_its_shape() -> None:
    one = '<v:shape id="_x0000_i1025"/><o:OLEObject ShapeID="_x0000_i1025"/>'
    made = settled(one * 2)
    assert re.findall('ShapeID="([^"]*)"', made) == shape_ids(made)
    assert len(set(shape_ids(made))) == 2


def test_a_shape_type_is_there_once_and_names_of_a_person_stay_apart() -> None:
    made = settled(f'{TYPE}{TYPE}<v:rect id="框"/><v:rect id="框"/>')
    assert made.count("<v:shapetype") == 1
    assert shape_ids(made) == ["框", "框_1"]


def test_shapes_that_differ_are_left_as_they_are() -> None:
    xml = f'{TYPE}{SHAPE}<v:line id="_x0000_s1027"/>'
    assert settled(xml) == xml


def test_drawings_are_numbered_from_1() -> None:
    assert settled('<wp:docPr id="7"/><wp:docPr id="7"/>') == (
        '<wp:docPr id="1"/><wp:docPr id="2"/>'
    )


def test_what_is_inside_drawings_has_ids_of_its_own_and_connectors_lead_where_they_led() -> None:
    made = settled(GROUP * 3)
    inside = re.findall(r'cNvPr id="(\d+)"', made)
    assert inside[:2] == ["3", "4"]
    assert len(set(inside)) == 6
    assert re.findall(r'Cxn id="(\d+)"', made) == inside


def test_a_drawing_inside_the_text_of_another_is_no_end_of_it() -> None:
    outer = GROUP.replace("</w:drawing>", '<wps:cNvPr id="3"/>' + GROUP + "</w:drawing>")
    inside = re.findall(r'cNvPr id="(\d+)"', settled(outer))
    assert len(set(inside)) == len(inside) == 5


def test_a_shape_in_a_loop_is_another_each_time() -> None:
    form = words(*EACH_DUTY)
    form.paragraphs[1].add_run()._r.append(element(f'<w:pict><v:rect {VML} id="a"/></w:pict>'))
    made = members(compiled(saved(form)).render(duties("管理。", "服务。")))[DOCUMENT]
    assert shape_ids(made.decode()) == ["a", "a_1"]


def test_a_control_in_a_loop_is_another_each_time() -> None:
    opening, closing = (element(f"<w:p>{run(EACH_DUTY[at])}</w:p>") for at in (0, 2))
    form = with_markup(opening, element(f"<w:p>{CONTROL}{run('{{ 职能 }}')}</w:p>"), closing)
    made = compiled(form).render(duties("管理。", "服务。", "监督。"))
    assert members(made)[DOCUMENT].count(b"<w:sdt>") == 3
    assert ids_in(made)["control"] == []  # Word gives them ids when it opens the report
    texts = {"部门概况": {"单位基本职能": ["管理。", "服务。", "监督。"]}}
    ids = ids_in(Template(form).render(texts))["control"]
    assert ids[0] == "-42"
    assert len(set(ids)) == len(ids) == 3


@pytest.mark.parametrize("tags", [("", ""), (NAME, ""), ("", NAME), (NAME, NAME)])
def test_no_id_is_used_twice_in_a_document_whichever_parts_have_tags(tags: tuple[str, str]) -> None:
    form = words(NAME)
    section = form.sections[0]
    section.different_first_page_header_footer = True
    parts = (section.header, section.footer, section.first_page_header)
    for place, tag in zip((form, *parts), (NAME, *tags, ""), strict=True):
        add(place, tag)
        markup = element(f"<w:p>{DRAWN}{BOXED}{CONTROL}</w:p>")
        place.paragraphs[-1]._p.addnext(markup)
    made = Template(saved(form)).render({"部门概况": {"单位名称": UNIT}})
    assert UNIT in members(made)[DOCUMENT].decode()
    for kind, ids in ids_in(made).items():
        assert len(ids) == 4, kind
        assert len(set(ids)) == 4, kind
    report = ids_in(compiled(saved(form)).render(given()))
    assert all(len(set(ids)) == len(ids) for ids in report.values())


def test_a_part_without_tags_keeps_its_ids_and_bytes() -> None:
    one = f"<w:hdr>{DRAWN}{BOXED}{CONTROL}</w:hdr>".encode()
    taken, changed = unique_in({"word/header1.xml": one})
    assert not changed
    assert unique_in({"word/header1.xml": one, "word/header2.xml": one})[1].keys() == {
        "word/header2.xml"
    }
    made = with_unique_ids({DOCUMENT: one.replace(b'id="7"', b'id="1"')}, taken)[DOCUMENT]
    assert re.findall(KINDS["docPr"].encode(), made) == [b"1"]
    assert re.findall(KINDS["cNvPr"].encode(), made) == [b"1"]


def test_a_package_without_any_is_what_it_was() -> None:
    parts = package.unpack(saved(words("文字")))
    assert with_unique_ids(parts) == parts
