"""What a form's file has beside its text: told of, taken out by --fix, in no report."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from tests.engine.documents import NAME, filled, located, paragraph, run, template, with_markup
from tests.forms.cleaning.test_cleaning import REL, W, with_part, with_settings
from tests.wordfile import DOCUMENT, members, packed, problems

if TYPE_CHECKING:
    from pathlib import Path

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ACTIVE = "application/vnd.ms-office.activeX+xml"
NOTE = "去年被退回过"


def xml(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}">{inner}</w:{name}>'


def with_blocks() -> bytes:
    """Return a template with a building block of its maker."""
    about = '<w:docPartPr><w:category><w:gallery w:val="autoTxt"/></w:category></w:docPartPr>'
    body = f"<w:docPartBody><w:p>{run(NOTE)}</w:p></w:docPartBody>"
    part = xml("glossaryDocument", f"<w:docParts><w:docPart>{about}{body}</w:docPart></w:docParts>")
    kind = f"{WORD}.document.glossary+xml"
    name = "word/glossary/document.xml"
    return with_part(template(NAME), name, part, f"{REL}/glossaryDocument", kind)


def with_control() -> bytes:
    """Return a template with a control that runs a program."""
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="a"/>'
    control = f'<w:r><w:object>{shape}<w:control r:id="rId9" w:name="按钮1"/></w:object></w:r>'
    data = with_markup(paragraph(NAME, control))
    return with_part(data, "word/activeX/activeX1.xml", "<a/>", f"{REL}/control", ACTIVE)


def with_styles_changed() -> bytes:
    """Return a template in which the change of a style is tracked."""
    parts = members(template(NAME))
    former = '<w:rPr><w:b/><w:rPrChange w:id="3" w:author="王股长"><w:rPr/></w:rPrChange></w:rPr>'
    style = f'<w:style w:type="paragraph" w:styleId="zz"><w:name w:val="zz"/>{former}</w:style>'
    name = "word/styles.xml"
    parts[name] = parts[name].replace(b"</w:styles>", f"{style}</w:styles>".encode())
    return packed(parts)


def with_frames() -> bytes:
    frames = xml("webSettings", "<w:frameset><w:frame/></w:frameset>")
    parts = members(template(NAME))
    parts["word/webSettings.xml"] = frames.encode()
    return packed(parts)


def with_control_of(properties: str, text: str = NAME) -> bytes:
    content = f"<w:sdtContent>{run(text)}</w:sdtContent>"
    return with_markup(paragraph(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"))


def with_macro_call() -> bytes:
    """Return a template with a form field that calls a macro."""
    data = '<w:ffData><w:name w:val="a"/><w:entryMacro w:val="核对"/><w:textInput/></w:ffData>'
    kinds = ("begin", "separate", "end")
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds]
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    code = "<w:r><w:instrText>FORMTEXT</w:instrText></w:r>"
    return with_markup(paragraph(NAME, begin, code, marks[1], "填", marks[2]))


KINDS = {
    "域的宏": (with_macro_call, ("entryMacro",), "要运行宏“核对”"),
    "构建基块": (with_blocks, (NOTE, "glossary"), "构建基块（自动图文集）"),
    "控件": (with_control, ("w:control", "activeX"), "控件“按钮1”"),
    "样式的修订": (with_styles_changed, ("rPrChange", "王股长"), "改了样式或编号的格式"),
    "框架": (with_frames, ("frameset",), "框架"),
    "锁": (lambda: with_control_of('<w:lock w:val="contentLocked"/>'), ("w:lock",), "锁着"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_taken_out_by_fix_and_in_no_report(kind: str, tmp_path: Path) -> None:
    make, marks, said = KINDS[kind]
    path, mended = tmp_path / "表.docx", tmp_path / "好.docx"
    path.write_bytes(make())
    told = [found.message for found in check_template(path) if found.rule == "M16"]
    assert any(said in message for message in told), told
    made = filled(path.read_bytes())
    everything = b"".join(members(made).values()).decode(errors="replace")
    everything += "".join(members(made))
    assert [mark for mark in marks if mark in everything] == []
    assert [each for each in problems(made) if "page" not in each] == []
    fix_template(path, mended)
    assert [found.message for found in check_template(mended) if found.rule == "M16"] == []


def test_a_button_and_fonts_are_told_of(tmp_path: Path) -> None:
    button = '<w:fldSimple w:instr="MACROBUTTON 核对 点击填写"/>'
    data = with_part(with_markup(paragraph(NAME, button)), "word/fonts/font1.odttf", b"x", "x")
    path = tmp_path / "表.docx"
    path.write_bytes(data)
    told = {found.message: found.location for found in check_template(path)}
    assert told["按钮“点击填写”是给填表人看的，每份报告里都会印出来"] == "第1段"
    assert told["表样里嵌着字体（1KB），每份报告都带着"] == "字体"


def test_how_its_maker_looked_at_a_form_is_in_no_report() -> None:
    entries = '<w:view w:val="outline"/><w:formsDesign/><w:proofState w:spelling="clean"/>'
    settings = members(filled(with_settings(entries)))["word/settings.xml"]
    assert [mark for mark in (b"w:view ", b"formsDesign", b"proofState") if mark in settings] == []


def test_prompts_of_building_blocks_go_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    parts = members(with_blocks())
    name = "word/glossary/document.xml"
    parts[name] = parts[name].replace(b"autoTxt", b"placeholder")
    path.write_bytes(packed(parts))
    assert [found for found in check_template(path) if found.rule == "M16"] == []
    assert name not in members(filled(path.read_bytes()))


def test_a_prompt_that_every_report_would_print_is_told(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(with_control_of("<w:showingPlcHdr/>", "单击此处输入文字。"))
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert "“单击此处输入文字。”" in told.message
    assert told.location.endswith("第1段")


def test_a_film_of_the_web_leaves_its_picture() -> None:
    film = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"
    blip = (
        f'<w:r><w:drawing><a:blip><a:extLst><a:ext uri="x"><v:webVideoPr xmlns:v="{film}" '
        'embeddedHtml="http://a.invalid"/></a:ext></a:extLst></a:blip></w:drawing></w:r>'
    )
    xml_ = members(filled(with_markup(paragraph(NAME, blip))))[DOCUMENT]
    assert b"a.invalid" not in xml_
    assert b"<a:blip" in xml_


def workbook(text: str) -> bytes:
    """Return what a workbook with a text is to its first look."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
    return made.getvalue()


def embedding(content: bytes) -> bytes:
    """Return a template with a workbook behind a table that it shows."""
    office = "urn:schemas-microsoft-com:office:office"
    held = f'<o:OLEObject xmlns:o="{office}" Type="Embed" ProgID="Excel.Sheet.12" r:id="rId9"/>'
    ole = f"<w:r><w:object>{held}</w:object></w:r>"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    data = with_markup(paragraph(NAME, ole))
    return with_part(data, "word/embeddings/预算.xlsx", content, f"{REL}/package", kind)


def test_a_whole_file_that_goes_with_every_report_is_told(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(embedding(workbook("12")))
    (told,) = [found for found in check_template(path) if found.rule == "M16"]
    assert "嵌着整个文件“预算.xlsx”" in told.message
    assert "word/embeddings/预算.xlsx" in members(filled(path.read_bytes()))


def test_a_tag_inside_it_is_an_error() -> None:
    ((place, message),) = located(embedding(workbook("{{ 年度 }}")))
    assert place == "word/embeddings/预算.xlsx"
    assert message == "“{{ 年度 }}”：这个部件里的标签不起作用"


def test_a_file_that_is_put_in_when_the_report_is_opened_is_an_error() -> None:
    data = with_markup(paragraph(NAME))
    parts = members(data)
    chunk = b'<w:altChunk r:id="rId77"/><w:sectPr'
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:sectPr", chunk, 1)
    ((_, message),) = located(packed(parts))
    assert "嵌着另一个文件（altChunk）" in message
