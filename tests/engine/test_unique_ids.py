"""Ids of drawings and VML shapes, each there once."""

from __future__ import annotations

import re

from reportgen.engine.unique_ids import with_unique_drawings, with_unique_shapes
from tests.engine.documents import compiled, element, saved
from tests.engine.documents import document as words
from tests.engine.test_vertical_merge import duties
from tests.wordfile import DOCUMENT, members

SHAPE = '<v:shape id="_x0000_s1026" o:spid="_x0000_s1030" type="#_x0000_t75"/>'
TYPE = '<v:shapetype id="_x0000_t75"><v:path/></v:shapetype>'


def shape_ids(xml: bytes) -> list[str]:
    return re.findall(r'<v:(?!shapetype)[^>]*? id="([^"]*)"', xml.decode())


def test_shapes_of_the_same_id_get_others() -> None:
    made = with_unique_shapes((SHAPE * 3).encode())
    first, *others = shape_ids(made)
    assert first == "_x0000_s1026"
    assert len({first, *others, "_x0000_s1030"}) == 4
    assert len(set(re.findall(rb'spid="([^"]*)"', made))) == 3


def test_an_object_keeps_its_shape() -> None:
    one = '<v:shape id="_x0000_i1025"/><o:OLEObject ShapeID="_x0000_i1025"/>'
    made = with_unique_shapes((one * 2).encode())
    assert re.findall(r'ShapeID="([^"]*)"', made.decode()) == shape_ids(made)
    assert len(set(shape_ids(made))) == 2


def test_a_shape_type_is_there_once_and_names_of_a_person_stay_apart() -> None:
    made = with_unique_shapes(f'{TYPE}{TYPE}<v:rect id="框"/><v:rect id="框"/>'.encode())
    assert made.count(b"<v:shapetype") == 1
    assert shape_ids(made) == ["框", "框_1"]


def test_shapes_that_differ_are_left_as_they_are() -> None:
    xml = f'{TYPE}{SHAPE}<v:line id="_x0000_s1027"/>'.encode()
    assert with_unique_shapes(xml) == xml


def test_drawings_are_numbered_from_1() -> None:
    assert with_unique_drawings(b'<wp:docPr id="7"/><wp:docPr id="7"/>') == (
        b'<wp:docPr id="1"/><wp:docPr id="2"/>'
    )


def test_a_shape_in_a_loop_is_another_each_time() -> None:
    form = words("{%p for 职能 in 部门概况.单位基本职能 %}", "{{ 职能 }}", "{%p endfor %}")
    picture = element('<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" id="a"/></w:pict>')
    form.paragraphs[1].add_run()._r.append(picture)
    made = members(compiled(saved(form)).render(duties("管理。", "服务。")))[DOCUMENT]
    assert shape_ids(made) == ["a", "a_1"]
