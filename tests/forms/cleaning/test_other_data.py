"""Tags in parts that hold data or other files: taken out and told of, or an error, never left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import TemplateError
from reportgen.engine.mapping_template import Template
from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.engine.documents import NAME, UNIT, filled, lines, located, template
from tests.forms.cleaning.test_outside_content import REL
from tests.wordfile import CONTENT_TYPES, members, packed, problems

if TYPE_CHECKING:
    from pathlib import Path

ITEM = "customXml/item7.xml"
LINKS = "word/_rels/document.xml.rels"
DATA = {
    "text": "<a xmlns='urn:x'>{{ 年度 }}</a>",
    "an attribute": "<a xmlns='urn:x' b='{{ 年度 }}'/>",
    "pieces": "<a xmlns='urn:x'><b>{{</b><b> 年度 }}</b></a>",
    "wide braces": "<a xmlns='urn:x'>｛｛年度｝｝</a>",
    "half a tag": "<a xmlns='urn:x'>{{ 年度</a>",
    "a statement": "<a xmlns='urn:x'>{% if 年度 %}</a>",
}


def with_part(name: str, content: str | bytes, kind: str = "customXml") -> bytes:
    parts = members(template(NAME))
    target = f"/{name}"
    entry = f'<Relationship Id="rId91" Type="{REL}/{kind}" Target="{target}"/></Relationships>'
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", entry.encode())
    ending = name.rpartition(".")[2]
    default = f'<Default Extension="{ending}" ContentType="application/x-{ending}"/></Types>'
    if ending != "xml":
        parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", default.encode())
    return packed({**parts, name: content if isinstance(content, bytes) else content.encode()})


@pytest.mark.parametrize("name", DATA)
def test_data_with_a_tag_is_told_and_left_out(name: str, tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(with_part(ITEM, DATA[name]))
    (found,) = (each for each in check_template(path) if each.location == ITEM)
    assert (found.rule, found.severity) == ("M16", "warning")
    assert "写着标签" in found.message
    made = filled(path.read_bytes())
    assert ITEM not in members(made)
    assert lines(made) == [UNIT]
    assert [each for each in problems(made) if "page" not in each] == []
    assert any(ITEM in str(mend) for mend in fix_template(path, path))
    assert ITEM not in members(path.read_bytes())
    assert all(each.location != ITEM for each in check_template(path))


def test_data_of_other_programs_without_tags_is_kept() -> None:
    json = '<a>{"x":{"y":{}}} {z} % 5% }</a>'
    assert members(filled(with_part(ITEM, json)))[ITEM].decode() == json


def test_without_a_form_data_with_a_tag_is_an_error() -> None:
    with pytest.raises(TemplateError, match="这个部件里的标签不起作用"):
        Template(with_part(ITEM, DATA["text"]))


OLD = b"\xd0\xcf\x11\xe0" + bytes(60)
FILES = {
    "a page": ("word/afchunk.html", "<p>{{ 年度 }}</p>"),
    "RTF": ("word/afchunk.rtf", r"{\rtf1 \{\{ x \}\}}"),
    "plain text": ("word/afchunk.txt", "甲{{ 年度 }}"),
    "old drawings": ("word/drawings/a.vml", "<xml>{{ 年度 }}</xml>"),
    "a drawing": ("word/media/a.svg", "<svg>{{ 年度 }}</svg>"),
    "an old workbook": ("word/embeddings/a.xls", OLD + "甲{{ 年度 }}".encode("utf-16-le")),
    "a workbook": (
        "word/embeddings/a.xlsx",
        packed({CONTENT_TYPES: b"<a/>", "xl/sharedStrings.xml": b"<a>{{ x }}</a>"}),
    ),
    "a chart": ("word/charts/chart1.xml", "<a><t>{{</t><t> x }}</t></a>"),
    "a diagram": ("word/diagrams/data1.xml", "<a><t>{{ x }}</t></a>"),
    "a style": ("word/more.xml", "<a n='{{ x }}'/>"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_tag_in_any_other_file_inside_is_an_error_with_its_place(name: str) -> None:
    part, content = FILES[name]
    ((place, message),) = located(with_part(part, content, "x"))
    assert part in place
    assert "标签不起作用" in message


@pytest.mark.parametrize("content", [b"\x89PNG\0{{ x }}", b"\xff\xd8\xff\xe0\0\x10JFIF{{ x }}"])
def test_the_bytes_of_a_picture_are_no_tags(content: bytes) -> None:
    assert members(filled(with_part("word/media/a.png", content, "image")))["word/media/a.png"]
