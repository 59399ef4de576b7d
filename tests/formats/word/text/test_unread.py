"""What is seen in a Word file and is no plain text: read as what it means, or listed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.formats.word.making import seed_data, texts, write
from tests.formats.word.markup import form, packaged, paragraph, run, table
from tests.formats.word.markup import row as table_row
from tests.formats.word.test_markup import DUTIES_ROW, SUPERVISOR_ROW, read_with
from tests.wordfile import DOCUMENT, members, packed

if TYPE_CHECKING:
    from pathlib import Path

_A = "http://schemas.openxmlformats.org/drawingml/2006"
_MS = "http://schemas.microsoft.com/office"
OFFICE = "urn:schemas-microsoft-com:office:office"
UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


def field(code: str, data: str = "", result: str = "") -> str:
    """Write a field of Word's, with form data."""
    inner = f"<w:ffData>{data}</w:ffData>" if data else ""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{inner}</w:fldChar></w:r>'
    middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{middle}{result}{end}"


def drop_down(chosen: str) -> str:
    entries = '<w:listEntry w:val="未完成"/><w:listEntry w:val="已完成"/>'
    return field("FORMDROPDOWN", f"<w:ddList>{chosen}{entries}</w:ddList>")


def box(state: str) -> str:
    return field("FORMCHECKBOX", f"<w:checkBox><w:sizeAuto/>{state}</w:checkBox>")


def two_ways(inner: str) -> str:
    """Write a drawing as Word does those that older programs do not know."""
    choice = f'<mc:Choice Requires="wpg">{inner.removeprefix("<w:r>").removesuffix("</w:r>")}'
    fallback = "<mc:Fallback><w:pict><v:shape><v:imagedata/></v:shape></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}</mc:Choice>{fallback}</mc:AlternateContent></w:r>"


def drawing(kind: str) -> str:
    return (
        f'<w:r><w:drawing><a:graphic xmlns:a="{_A}/main"><a:graphicData uri="{_A}/{kind}"/>'
        "</a:graphic></w:drawing></w:r>"
    )


def ticked(state: str) -> str:
    box = f'<w14:checkbox xmlns:w14="{_MS}/word/2010/wordml"><w14:checked w14:val="{state}"/>'
    return f"<w:sdt><w:sdtPr>{box}</w14:checkbox></w:sdtPr><w:sdtContent/></w:sdt>"


FONT = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
READ_AS = {
    "superscripts": (["3.2×10", run("4", UP), "m", run("2", UP)], "3.2×10⁴m²"),
    "negative powers": (["10", run("-3", UP)], "10⁻³"),
    "subscripts": (["CO", run("2", DOWN)], "CO₂"),
    "a raised figure that Unicode lacks": (["10", run("1.5", UP)], "10^1.5"),
    "a raised word": (["甲", run("注", UP)], "甲注"),
    "a chosen entry": ([drop_down('<w:result w:val="1"/>')], "已完成"),
    "the entry that is chosen first": ([drop_down("")], "未完成"),
    "a ticked box": ([box('<w:default w:val="0"/><w:checked/>')], "☑"),
    "a box that begins ticked": ([box('<w:default w:val="1"/>')], "☑"),
    "a box that was cleared": ([box('<w:default w:val="1"/><w:checked w:val="0"/>')], "☐"),
    "a circled number": ([field(r" EQ \o\ac(○,21) ")], "㉑"),
    "a circled small number": ([field(r"eq \o\ac(○,3)")], "③"),
    "a circled number moved up": ([field(r"EQ \o\ac(○,\s\up 2(7))")], "⑦"),
    "a circled letter": ([field(r"EQ \o\ac(○,A)")], "Ⓐ"),
    "a circled numeral": ([field(r"EQ \o\ac(○,二)")], "㊁"),
    "a character in a square": ([field(r"EQ \o\ac(□,甲)")], "（甲）"),
    "a fraction": ([field(r"EQ \f(1,3)")], "1/3"),
    "a circle in a simple field": ([r'<w:fldSimple w:instr="EQ \o\ac(○,8)"/>'], "⑧"),
    "a figure that a field raises": (["10", field(r"EQ \s\up5(4)")], "10⁴"),
    "one that a field lowers": (["CO", field(r"EQ \s\do3(2)")], "CO₂"),
    "a word in a box": ([field(r"EQ \x(乙)")], "乙"),
    "a circle that shows its result": ([field(r"EQ \o\ac(○,3)", result=run("③"))], "③"),
    "characters set as one": ([field(r"EQ \o\ad(合并,字符)")], "合并字符"),
    "characters one above the other": ([field(r"EQ \o(\s\up 5(合并),\s\do 2(字符))")], "合并字符"),
    "symbols of a font": (
        ['<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'],
        "°",
    ),
    "text in a font of symbols": ([run("\uf0a3", FONT)], "≤"),
    "text that is struck through": (
        [run("旧", "<w:strike/>"), run("新", '<w:strike w:val="0"/>')],
        "旧新",
    ),
    "a button that nobody clicked": ([field("MACROBUTTON NoMacro [点击填写]")], ""),
    "a field of a mail merge that has no data": (
        [field("MERGEFIELD 职能", result=run("«职能»"))],
        "",
    ),
    "one that has": ([field("MERGEFIELD 职能", result=run("管理"))], "管理"),
    "letters that are shown as capitals": ([run("ppp", "<w:caps/>"), "项目"], "PPP项目"),
    "the number of a page in a sentence": (
        ["见第", field("PAGE", result=run("3")), "页"],
        "见第3页",
    ),
    "a box of Word 2010 that holds no character": (
        [ticked("1"), "县", ticked("0"), "市"],
        "☑县☐市",
    ),
    "radicals": (["⼈⺠⻔"], "人民门"),
    "doubles of characters": (["\uf967来"], "不来"),
}


@pytest.mark.parametrize("what", READ_AS)
def test_it_is_read_as_what_it_means(what: str, tmp_path: Path) -> None:
    content, text = READ_AS[what]
    reading = read_with(tmp_path, DUTIES_ROW, [paragraph("甲", *content, "。")])
    assert reading.data["部门概况"]["单位基本职能"] == [f"甲{text}。"]


def test_a_picture_behind_the_text_is_listed(tmp_path: Path) -> None:
    fill = '<v:background xmlns:v="urn:schemas-microsoft-com:vml"><v:fill/></v:background>'
    parts = members(packaged(form(texts(seed_data()))))
    text = parts[DOCUMENT].decode()
    body = text.index("<w:body>")
    text = f"{text[:body]}<w:background>{fill}</w:background>{text[body:]}"
    reading = read_word(write(tmp_path, packed({**parts, DOCUMENT: text.encode()})))
    (note,) = (each for each in reading.notes if "背景" in each.message)
    assert (note.message, note.location.partition(":")[2]) == ("没有读入：背景图片", "正文")


def test_a_large_initial_is_read_with_its_word(tmp_path: Path) -> None:
    initial = paragraph("甲", properties='<w:framePr w:dropCap="drop" w:lines="2"/>')
    reading = read_with(tmp_path, DUTIES_ROW, [initial, paragraph("职能。"), paragraph("乙职能。")])
    assert reading.data["部门概况"]["单位基本职能"] == ["甲职能。", "乙职能。"]


OBJECT = '<w:r><w:object><o:OLEObject xmlns:o="urn:x" ProgID="{}"/></w:object></w:r>'
PROMPT = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
LISTED = {
    "a picture": (drawing("picture"), "没有读入：图片"),
    "an old picture": (
        '<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>',
        "没有读入：图片",
    ),
    "a chart": (drawing("chart"), "没有读入：图表"),
    "SmartArt": (drawing("diagram"), "没有读入：SmartArt 图形"),
    "an embedded sheet": (OBJECT.format("Excel.Sheet.12"), "没有读入：嵌入的表格"),
    "a sheet of WPS": (OBJECT.format("ET.Workbook.6"), "没有读入：嵌入的表格"),
    "an old equation": (OBJECT.format("Equation.3"), "没有读入：公式"),
    "an equation": (
        '<w:smartTag><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>a</m:t></m:r></m:oMath></w:smartTag>",
        "公式（按文字读入）",
    ),
    "a prompt": (
        PROMPT.format(run("选择一项。")),
        "没有读入：内容控件没有填，只有提示“选择一项。”",
    ),
    "a prompt that does not say so": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('单击或点击此处输入文字。')}</w:sdtContent></w:sdt>",
        "没有读入：内容控件没有填，只有提示“单击或点击此处输入文字。”",
    ),
    "a picture that is said in two ways": (two_ways(drawing("picture")), "没有读入：图片"),
    "a newer chart": (
        two_ways(drawing("chart").replace(f"{_A}/chart", f"{_MS}/drawing/2014/chartex")),
        "没有读入：图表",
    ),
    "ink": (
        two_ways(drawing("x").replace(f"{_A}/x", f"{_MS}/word/2010/wordprocessingInk")),
        "没有读入：墨迹",
    ),
    "a control": ('<w:r><w:control r:id="x" w:name="CheckBox1"/></w:r>', "没有读入：控件"),
    "a control inside an object": (
        '<w:r><w:object><v:shape/><w:control r:id="x" w:name="TextBox1"/></w:object></w:r>',
        "没有读入：控件",
    ),
    "letters drawn as a picture": (
        '<w:r><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>',
        "没有读入：艺术字“机密”",
    ),
    "a line to sign on": (
        '<w:r><w:pict><v:shape><o:signatureline xmlns:o="urn:x"/></v:shape></w:pict></w:r>',
        "没有读入：签名行",
    ),
    "a group": (
        drawing("x").replace(f"{_A}/x", f"{_MS}/word/2010/wordprocessingGroup"),
        "没有读入：图形",
    ),
    "a canvas": (
        drawing("x").replace(f"{_A}/x", f"{_MS}/word/2010/wordprocessingCanvas"),
        "没有读入：图形",
    ),
    "a model": (drawing("x").replace(f"{_A}/x", f"{_MS}/drawing/2017/model3d"), "没有读入：图形"),
    "an old shape": ("<w:r><w:pict><v:oval/></w:pict></w:r>", "没有读入：图形"),
    "a document elsewhere": ('<w:subDoc r:id="x"/>', "没有读入：子文档（在另一个文件里）"),
    "a button": (
        field("MACROBUTTON NoMacro [点击填写]"),
        "没有读入：域没有填，只有提示“[点击填写]”",
    ),
    "text that is struck through": (run("旧", "<w:strike/>"), "划了删除线的“旧”按没有划读入"),
    "an unknown formula": (
        field(r"EQ \i\su(1,2,3)"),
        r"没有读入：域“EQ \i\su(1,2,3)”里的公式或符号",
    ),
    "a number by a field": (field("AUTONUM"), "没有读入：域“AUTONUM”里的公式或符号"),
    "a font's own character": (run("\ue123"), "字体自造的字（U+E123），换台电脑可能显示不出"),
}


@pytest.mark.parametrize("what", LISTED)
def test_it_is_listed_once_with_its_place(what: str, tmp_path: Path) -> None:
    markup, message = LISTED[what]
    reading = read_with(tmp_path, DUTIES_ROW, [paragraph("甲。"), paragraph("乙", markup, "。")])
    notes = [note for note in reading.notes if note.message == message]
    assert [note.location.rpartition(":")[2] for note in notes] == ["表1 第4行 第2段"]


MERE_LINES = {
    "a line": drawing("x")
    .replace(f"{_A}/x", f"{_MS}/word/2010/wordprocessingShape")
    .replace("/></a:graphic>", '><a:prstGeom prst="line"/></a:graphicData></a:graphic>'),
    "an old line": "<w:r><w:pict><v:line/></w:pict></w:r>",
    "a rule": f'<w:r><w:pict><v:rect xmlns:o="{OFFICE}" o:hr="t"/></w:pict></w:r>',
}


@pytest.mark.parametrize("what", MERE_LINES)
def test_a_mere_line_is_nothing_to_list(what: str, tmp_path: Path) -> None:
    reading = read_with(tmp_path, DUTIES_ROW, [paragraph("甲", MERE_LINES[what], "。")])
    assert [note.message for note in reading.notes if "图形" in note.message] == []


def test_hidden_text_is_no_value_and_is_listed(tmp_path: Path) -> None:
    content = paragraph(
        "甲", run("内部掌握", "<w:vanish/>"), run("乙", '<w:vanish w:val="0"/>'), "。"
    )
    reading = read_with(tmp_path, DUTIES_ROW, [content])
    assert reading.data["部门概况"]["单位基本职能"] == ["甲乙。"]
    (left,) = [each for each in reading.unplaced if "隐藏" in each.message]
    assert "“内部掌握”" in left.message


def test_a_prompt_around_a_whole_paragraph_is_no_value(tmp_path: Path) -> None:
    content = [paragraph("甲。"), PROMPT.format(paragraph("单击此处输入文字。"))]
    reading = read_with(tmp_path, DUTIES_ROW, content)
    assert reading.data["部门概况"]["单位基本职能"] == ["甲。"]
    assert any("单击此处输入文字。" in note.message for note in reading.notes)


def test_a_table_inside_a_cell_is_read_as_text_and_listed(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("项目", "12万元"))
    reading = read_with(tmp_path, DUTIES_ROW, [paragraph("甲。"), table(table_row(cells))])
    assert "项目\t12万元" in reading.data["部门概况"]["单位基本职能"]
    (note,) = [each for each in reading.notes if "还有一张表" in each.message]
    assert "表1 第4行" in note.location


def test_what_was_replaced_is_said(tmp_path: Path) -> None:
    reading = read_with(tmp_path, DUTIES_ROW, [paragraph("⼈⺠⼈。")])
    (note,) = [each for each in reading.notes if "常用字" in each.message]
    assert "⼈→人、⺠→民" in note.message


@pytest.mark.parametrize(
    "what", ["a picture", "a chart", "SmartArt", "an embedded sheet", "a prompt"]
)
def test_it_is_listed_in_a_header_a_text_box_and_below_the_table_too(
    what: str, tmp_path: Path
) -> None:
    markup, message = LISTED[what]
    shape = f"<wps:wsp><wps:txbx><w:txbxContent>{paragraph(markup)}</w:txbxContent></wps:txbx>"
    box = two_ways(f"<w:r><w:drawing>{shape}</wps:wsp></w:drawing></w:r>")
    body = form(texts(seed_data()), {DUTIES_ROW: [paragraph("甲。", box)]}) + paragraph(markup)
    data = packaged(body, {"header1": paragraph(markup), "footnotes": ""})
    reading = read_word(write(tmp_path, data))
    places = [note.location.rpartition(":")[2] for note in reading.notes if note.message == message]
    assert sorted(places) == ["文本框1 第1段", "第1段", "页眉1 第1段"]


def test_a_chosen_entry_is_a_value_also_where_it_is_all_of_a_cell(tmp_path: Path) -> None:
    entry = drop_down('<w:result w:val="1"/>').replace("已完成", "湘潭县人民政府")
    reading = read_with(tmp_path, SUPERVISOR_ROW, [paragraph(entry)])
    assert reading.data["部门概况"]["主管部门"] == "湘潭县人民政府"


def test_the_words_of_a_diagram_are_listed(tmp_path: Path) -> None:
    shown = "".join(
        f"<d:pt><d:t><a:p><a:r><a:t>{word}</a:t></a:r></a:p></d:t></d:pt>"
        for word in ("党政办公室", "财政所")
    )
    diagram = (
        '<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<d:ptLst>{shown}</d:ptLst></d:dataModel>"
    )
    parts = members(packaged(form(texts(seed_data()))))
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
    link = f'<Relationship Id="rId97" Type="{kind}" Target="diagrams/data1.xml"/></Relationships>'
    parts[name] = parts[name].decode().replace("</Relationships>", link).encode()
    parts["word/diagrams/data1.xml"] = diagram.encode()
    reading = read_word(write(tmp_path, packed(parts)))
    assert [(each.text, each.place) for each in reading.loose] == [
        ("党政办公室", "SmartArt 图形1"),
        ("财政所", "SmartArt 图形1"),
    ]
