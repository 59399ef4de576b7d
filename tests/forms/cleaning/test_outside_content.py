"""What a form shows from elsewhere: told of by check, and left out of every report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.engine.documents import NAME, UNIT, add, blank, filled, lines, paragraph, run, saved
from tests.engine.documents import with_markup as body_of
from tests.forms.cleaning.test_cleaning import with_settings
from tests.wordfile import members, packed, problems

if TYPE_CHECKING:
    from pathlib import Path

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HERS = "file:///C:/Users/wang/"
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="5" name="图片 5"/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    "<pic:blipFill><a:blip {}/></pic:blipFill></pic:pic>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
VML = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="a">'
    '<v:imagedata r:href="rId91"/></v:shape></w:pict></w:r>'
)


def field(code: str, shown: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")]
    half = len(code) // 2
    codes = "".join(
        f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in (code[:half], code[half:])
    )
    return f"{marks[0]}{codes}{marks[1]}{run(shown)}{marks[2]}"


OUTSIDE = ' TargetMode="External"'


def linked(content: str, address: str, kind: str = "image", *, external: bool = True) -> bytes:
    """Return a template with content that refers to an address as rId91."""
    parts = members(body_of(paragraph(NAME, content)))
    name = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="rId91" Type="{REL}/{kind}" Target="{address}"'
    link += f"{OUTSIDE if external else ''}/></Relationships>"
    parts[name] = parts[name].decode().replace("</Relationships>", link).encode()
    return packed(parts)


def hyperlink(text: str) -> str:
    return f'<w:hyperlink r:id="rId91">{run(text)}</w:hyperlink>'


KINDS = {
    "a linked picture": (
        linked(PICTURE.format('r:link="rId91"'), f"{HERS}章.png"),
        "链接的图片",
        "",
    ),
    "a picture that its program has lost": (
        linked(PICTURE.format('r:embed="rId91"'), "NULL", external=False),
        "链接的图片“NULL”不在表样文件里",
        "",
    ),
    "a linked old picture": (linked(VML, f"{HERS}章.png"), "链接的图片", ""),
    "a link to a file": (
        linked(hyperlink("附表"), f"{HERS}表.xlsx", "hyperlink"),
        "链接“附表”",
        "附表",
    ),
    "a share": (linked(hyperlink("附表"), r"\\srv\表.xlsx", "hyperlink"), "链接“附表”", "附表"),
    "a field with a file": (
        body_of(paragraph(NAME, field(r'HYPERLINK "D:\\wang\\表.xlsx"', "附表"))),
        "指向制作人的电脑",
        "附表",
    ),
    "a picture field": (
        body_of(paragraph(NAME, field(r'INCLUDEPICTURE "C:\\wang\\章.png" \d', "章"))),
        "要到别处去取内容",
        "章",
    ),
    "cells of a workbook": (
        body_of(paragraph(NAME, field(r'LINK Excel.Sheet.12 "D:\\wang.xlsx"', "12"))),
        "要到别处去取内容",
        "12",
    ),
    "a field of a merge": (
        body_of(paragraph(NAME, field("MERGEFIELD wang", "«单位»"))),
        "邮件合并的域“MERGEFIELD wang”不会填",
        "«单位»",
    ),
    "variables of macros": (
        with_settings('<w:docVars><w:docVar w:name="wang" w:val="1"/></w:docVars>'),
        "宏用的文档变量",
        "",
    ),
    "styles of a template": (with_settings("<w:linkStyles/>"), "自动更新文档样式", ""),
    "a view of changes": (with_settings('<w:revisionView w:markup="0"/>'), "看修订", ""),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_with_its_place_and_reports_do_not_have_it(kind: str, tmp_path: Path) -> None:
    data, said, shown = KINDS[kind]
    path, mended = tmp_path / "表.docx", tmp_path / "好.docx"
    path.write_bytes(data)
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert said in told.message
    assert told.location in ("第1段", "文件设置")
    made = filled(data)
    everything = b"".join(members(made).values())
    marks = (b"rId91", b"wang", b"INCLUDEPICTURE", b"linkStyles", b"revisionView")
    assert [mark for mark in marks if mark in everything] == []
    assert lines(made) == [UNIT + shown]
    assert [each for each in problems(made) if "page" not in each] == []
    fix_template(path, mended)
    assert [found for found in check_template(mended) if found.rule == "M16"] == []


def test_a_link_to_a_bookmark_that_is_said_to_be_a_part_is_put_right() -> None:
    data = linked(hyperlink("上"), "#_top", "hyperlink", external=False)
    relations = members(filled(data))["word/_rels/document.xml.rels"].decode()
    assert 'Target="#_top" TargetMode="External"' in relations


def test_a_relationship_to_what_is_not_there_is_left_out() -> None:
    made = filled(linked(NAME, "../NULL", external=False))
    assert b"NULL" not in members(made)["word/_rels/document.xml.rels"]
    escaped = filled(linked(NAME, "MEDIA/%41.png", external=False))
    assert b"%41" not in members(escaped)["word/_rels/document.xml.rels"]


def test_a_picture_that_is_linked_and_in_the_file_stays() -> None:
    data = linked(PICTURE.format('r:embed="rId1" r:link="rId91"'), f"{HERS}章.png")
    document = members(filled(data))["word/document.xml"]
    assert b'r:embed="rId1"' in document
    assert b"rId91" not in document


def test_a_link_to_a_page_of_the_web_stays_and_is_mentioned(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(linked(hyperlink("公开网站"), "https://example.com/", "hyperlink"))
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert (told.severity, "https://example.com/" in told.message) == ("info", True)
    assert b"rId91" in members(filled(path.read_bytes()))["word/document.xml"]


def test_what_is_linked_in_a_header_or_chart_goes_too(tmp_path: Path) -> None:
    made = blank()
    add(made, NAME)
    made.sections[0].header.paragraphs[0].text = "页眉"
    parts = members(saved(made))
    header = next(name for name in parts if name.startswith("word/header"))
    parts[header] = parts[header].replace(b"</w:p>", VML.encode() + b"</w:p>")
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId91" Type="{REL}/{{}}" Target="{HERS}数.xlsx" TargetMode="External"/>'
        "</Relationships>"
    )
    parts[f"word/_rels/{header.rpartition('/')[2]}.rels"] = link.format("image").encode()
    chart = (
        '<c:chartSpace xmlns:c="urn:c" xmlns:r="{}"><c:externalData r:id="rId91"/></c:chartSpace>'
    )
    parts["word/charts/chart1.xml"] = chart.format(REL).encode()
    parts["word/charts/_rels/chart1.xml.rels"] = link.format("oleObject").encode()
    path = tmp_path / "表.docx"
    path.write_bytes(packed(parts))
    places = [found.location for found in check_template(path) if found.rule == "M16"]
    assert sorted(places) == ["word/charts/chart1.xml", "页眉 第1段"]
    assert not any(b"rId91" in data for data in members(filled(path.read_bytes())).values())


def test_smart_tags_leave_their_text() -> None:
    tag = (
        '<w:smartTag w:uri="urn:x" w:element="PersonName"><w:smartTagPr>'
        f'<w:attr w:name="ProductID" w:val="王股长"/></w:smartTagPr>{run(NAME)}</w:smartTag>'
    )
    document = members(filled(body_of(paragraph(tag))))["word/document.xml"].decode()
    assert UNIT in document
    assert "smartTag" not in document
    assert "王股长" not in document


def test_custom_xml_markup_leaves_what_is_in_it_and_is_told(tmp_path: Path) -> None:
    inner = f'<w:customXml w:uri="urn:x" w:element="单位">{run(NAME)}</w:customXml>'
    held = (
        f'<w:customXml {nsdecls("w")} w:uri="urn:x" w:element="报告"><w:customXmlPr>'
        f'<w:attr w:name="a" w:val="王股长"/></w:customXmlPr><w:p>{inner}</w:p></w:customXml>'
    )
    path = tmp_path / "表.docx"
    path.write_bytes(body_of(parse_xml(held)))
    told = [each.message for each in check_template(path) if each.rule == "M16"]
    assert [each.partition("是")[0] for each in told] == ["“报告”", "“单位”"]
    document = members(filled(path.read_bytes()))["word/document.xml"].decode()
    assert UNIT in document
    assert "w:customXml" not in document
    assert "王股长" not in document


def test_controls_that_repeat_leave_what_is_in_them_and_are_told(tmp_path: Path) -> None:
    control = (
        f'<w:sdt {nsdecls("w")} xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        "<w:sdtPr><w15:{}/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    )
    item = control.format("repeatingSectionItem", f"<w:p>{run(NAME)}</w:p>")
    path = tmp_path / "表.docx"
    path.write_bytes(body_of(parse_xml(control.format("repeatingSection", item))))
    told = [each.message for each in check_template(path) if each.rule == "M16"]
    assert len(told) == 2
    assert all("可以重复" in each for each in told)
    document = members(filled(path.read_bytes()))["word/document.xml"].decode()
    assert UNIT in document
    assert "w:sdt" not in document
