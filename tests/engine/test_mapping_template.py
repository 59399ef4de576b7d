"""The engine by itself: docxtpl's language for any mapping, compared with docxtpl."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from PIL import Image

from reportgen import TemplateError
from reportgen.engine.language import Filter, Language
from reportgen.engine.mapping_template import Template
from reportgen.engine.name_schema import SchemaNode, group
from reportgen.ooxml import package
from tests.engine.both_engines import by_docxtpl, by_us, said, table, words
from tests.engine.documents import lines

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = {"people": [{"name": "甲", "age": 30}, {"name": "乙", "age": 41}], "title": "名单"}
CORPUS: dict[str, tuple[bytes, dict[str, Any]]] = {
    "values": (words("{{ title }}：{{ people[0].name }}，{{ people|length }}人"), PEOPLE),
    "paragraphs": (words("{%p for x in people %}", "{{ x.name }}", "{%p endfor %}", "完"), PEOPLE),
    "in a paragraph": (words("{% for x in people %}{{ x.name }}；{% endfor %}"), PEOPLE),
    "across paragraphs": (
        words("起{% for x in people %}", "{{ x.name }}", "{% endfor %}止"),
        PEOPLE,
    ),
    "rows": (
        words(
            look=table(
                ["姓名", "年龄"],
                ["{%tr for x in people %}", ""],
                ["{{ x.name }}", "{{ x.age }}"],
                ["{%tr endfor %}", ""],
            )
        ),
        PEOPLE,
    ),
    "cells": (
        words(look=table(["{%tc for x in people %}", "{{ x.name }}", "{%tc endfor %}"])),
        PEOPLE,
    ),
    "runs": (words("甲{%r if title %}乙{%r endif %}丙"), PEOPLE),
    "literals": (
        words("{% for x in ['a', 'b'] %}{{ x }}{% endfor %}{% set n = 2 %}{{ n + 1 }}"),
        {},
    ),
    "tests": (words("{% if people is mapping %}甲{% elif title is string %}乙{% endif %}"), PEOPLE),
    "filters": (words("{{ title|upper }}{{ people|map(attribute='name')|join('、') }}"), PEOPLE),
    "joined": (words("住在", "{%- if title -%}", "城里", "{%- endif -%}", "。"), PEOPLE),
    "comments": (words("甲", "{#p 这一段不要 #}", "乙{# 不印 #}丙"), {}),
    "comment rows": (words(look=table(["{#tr 这一行不要 #}", "x"], ["甲", "乙"])), {}),
    "vm": (
        words(
            look=table(
                ["{%tr for x in people %}", ""],
                ["{% vm %}", "{{ x.name }}"],
                ["{%tr endfor %}", ""],
            )
        ),
        PEOPLE,
    ),
    "hm": (
        words(
            look=table(
                ["甲", "{%tc for x in people %}", "{% hm %}{{ title }}", "{%tc endfor %}"],
                ["乙", "{%tc for x in people %}", "{{ x.name }}", "{%tc endfor %}"],
            )
        ),
        PEOPLE,
    ),
    "colspan": (words(look=table(["{% colspan n %}{{ title }}"], ["甲"])), {**PEOPLE, "n": 2}),
    "cellbg": (
        words(look=table(["{% cellbg colour %}{{ title }}"])),
        {**PEOPLE, "colour": "FF0000"},
    ),
    "listing": (words("{{ x }}"), {"x": Listing("甲\n乙\t丙 & <丁>\a新段")}),
    "rich text": (words("甲{{r x }}乙"), {"x": RichText("红", color="FF0000", bold=True)}),
    "macro": (words("{% macro f(x) %}《{{ x }}》{% endmacro %}{{ f(title) }}"), PEOPLE),
    "with": (words("{% with y = title %}{{ y }}{% endwith %}"), PEOPLE),
    "braces": (words("写作 {_{ x }_}，{_% if %_}"), {}),
    "curly quotes": (words("{{ title if title == “名单” else ‘’ }}"), PEOPLE),
}


@pytest.mark.parametrize("name", CORPUS)
def test_both_engines_make_the_same_document(name: str) -> None:
    data, mapping = CORPUS[name]
    assert said(by_us(data, mapping)) == said(by_docxtpl(data, mapping))


def test_headers_footers_and_properties_are_rendered() -> None:
    def look(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "页眉{{ title }}"
        made.sections[0].footer.paragraphs[0].text = "页脚{{ title }}"
        made.core_properties.title = "{{ title }}"

    data = words("正文", look=look)
    assert said(by_us(data, PEOPLE)) == said(by_docxtpl(data, PEOPLE))
    made = docx.Document(io.BytesIO(by_us(data, PEOPLE)))
    assert made.core_properties.title == "名单"


def picture(colour: str = "red") -> io.BytesIO:
    held = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(held, "PNG")
    held.seek(0)
    return held


def test_a_picture_goes_into_the_part_that_shows_it() -> None:
    def look(made: Any) -> None:
        made.sections[0].header.paragraphs[0].text = "{{ logo }}"

    data = words("前{{ logo }}后", look=look)
    of = DocxTemplate(io.BytesIO(data))
    made = by_us(data, {"logo": InlineImage(of, picture(), width=Mm(20))})
    members = package.unpack(made)
    assert [name for name in members if name.startswith("word/media/")] == ["word/media/added1.png"]
    opened = docx.Document(io.BytesIO(made))
    assert len(opened.inline_shapes) == 1
    assert opened.inline_shapes[0].width == Mm(20)
    assert lines(made) == ["前后"]
    assert len(opened.sections[0].header.part.rels) == 1


def test_a_document_goes_in_with_its_own_paragraphs() -> None:
    data = words("前", "{{p inner }}", "后")
    of = DocxTemplate(io.BytesIO(data))
    inner = of.new_subdoc()
    inner.add_paragraph("一段")
    inner.add_picture(picture())
    made = by_us(data, {"inner": inner})
    assert lines(made) == ["前", "一段", "", "后"]
    assert len(docx.Document(io.BytesIO(made)).inline_shapes) == 1


def test_a_link_of_rich_text_is_carried_over() -> None:
    data = words("{{r x }}")
    of = DocxTemplate(io.BytesIO(data))
    text = RichText("看", url_id=of.build_url_id("https://example.org/a"))
    made = Template(data).render({"x": text}, made_with=of)
    rels = package.unpack(made)["word/_rels/document.xml.rels"].decode()
    assert "https://example.org/a" in rels
    with pytest.raises(TemplateError, match="made_with"):
        Template(data).render({"x": text})


def test_a_picture_of_the_template_is_replaced_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(picture().getvalue())
    data = words("甲", look=lambda made: made.add_picture(str(file)))
    other = picture("blue").getvalue()
    members = package.unpack(Template(data).render({}, pictures={"logo.png": other}))
    assert other in members.values()
    with pytest.raises(TemplateError, match=r"没有名为“x\.png”的图片"):
        Template(data).render({}, pictures={"x.png": other})


def test_text_behind_a_picture_keeps_its_look() -> None:
    def look(made: Any) -> None:
        made.add_paragraph().add_run("{{ x }}后").bold = True

    data = words(look=look)
    of = DocxTemplate(io.BytesIO(data))
    made = by_us(data, {"x": InlineImage(of, picture())})
    assert docx.Document(io.BytesIO(made)).paragraphs[0].runs[-1].bold


@pytest.mark.parametrize(
    ("text", "mapping", "message"),
    [
        ("{{ nobody }}", {}, "“{{ nobody }}”：没有给出“nobody”"),
        ("{{ x.y }}", {"x": {}}, "没有给出“y”"),
        ("{{ x + 1 }}", {"x": "a"}, "文字和整数不能相连"),
        ("{{ x|round }}", {"x": "a"}, "“{{ x|round }}”"),
        ("{{ x }}", {"x": "a\x00"}, "有不能用的字符"),
    ],
)
def test_a_value_that_does_not_fit_names_the_tag_and_its_place(
    text: str, mapping: dict[str, Any], message: str
) -> None:
    template = Template(words("一", text))
    with pytest.raises(TemplateError) as caught:
        template.render(mapping)
    (finding,) = caught.value.findings
    assert finding.location == "第2段"
    assert message in finding.message


def test_no_template_can_run_python() -> None:
    for text in ("{{ x.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ x.append(1) }}"):
        with pytest.raises(TemplateError):
            by_us(words(text), {"x": []})
    with pytest.raises(TemplateError, match="表样里不能用“include”"):
        Template(words("{% include 'x' %}"))


def test_filters_and_functions_of_the_caller_can_be_used() -> None:
    language = Language(
        {"两遍": Filter(lambda text: text * 2)}, functions={"问好": lambda n: f"{n}好"}
    )
    assert lines(by_us(words("{{ x|两遍 }}{{ 问好(x) }}"), {"x": "甲"}, language)) == ["甲甲甲好"]


def test_with_a_schema_names_are_checked_before_anything_is_rendered() -> None:
    schema = group("", {"单位": SchemaNode("单位", "text")})
    assert lines(Template(words("{{ 单位 }}"), schema).render({"单位": "甲"})) == ["甲"]
    with pytest.raises(TemplateError) as caught:
        Template(words("{{ 单 }}", "{{ 单位 + 1 }}"), schema)
    assert [finding.location for finding in caught.value.findings] == ["第1段", "第2段"]


def test_data_are_printed_as_they_are() -> None:
    text = "a<b>&{{ 1 }}{_{ x }_}\r\n乙"
    assert lines(by_us(words("{{ x }}"), {"x": text})) == ["a<b>&{{ 1 }}{_{ x }_}\n乙"]
