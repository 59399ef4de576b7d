"""What Word puts into paragraphs beside plain runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.formats.word.making import Data, plain, seed_data, texts, write
from tests.formats.word.markup import cell, form, packaged, paragraph, row, run, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.formats.reading import Reading

UNIT_ROW, SUPERVISOR_ROW, DUTIES_ROW, SECTIONS_ROW = 0, 2, 3, 5
PROBLEMS_ROW, REMARKS_ROW = 6, 8
SUPERVISOR = "湘潭县人民政府"


def read_with(
    folder: Path, at: int, content: Sequence[str], parts: dict[str, str] | None = None
) -> Reading:
    """Read the sample with another content in one row."""
    data = packaged(form(texts(seed_data()), {at: content}), parts)
    return read_word(write(folder, data))


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="甲">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="甲"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def field(instruction: str, result: str) -> str:
    codes = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}{codes}{middle}{run(result)}{end}"


SAME_SUPERVISOR = {
    "content control around the text": [
        paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run(SUPERVISOR)}</w:sdtContent></w:sdt>")
    ],
    "content control around the paragraph": [
        f"<w:sdt><w:sdtContent>{paragraph(SUPERVISOR)}</w:sdtContent></w:sdt>"
    ],
    "hyperlink": [paragraph(f'<w:hyperlink r:id="x">{run(SUPERVISOR)}</w:hyperlink>')],
    "smart tag": [paragraph("湘潭县", f"<w:smartTag>{run('人民政府')}</w:smartTag>")],
    "field": [paragraph(field("REF 单位", "湘潭县"), "人民政府")],
    "simple field": [
        paragraph(f'<w:fldSimple w:instr="DOCPROPERTY x">{run(SUPERVISOR)}</w:fldSimple>')
    ],
    "inserted": [paragraph("湘潭县", inserted("人民政府"))],
    "deleted": [paragraph("湘潭县", deleted("财政局"), "人民政府")],
    "moved": [
        paragraph(
            f"<w:moveTo>{run('湘潭县')}</w:moveTo>人民政府".replace("人民政府", run("人民政府")),
            f"<w:moveFrom>{run('湘潭县')}</w:moveFrom>",
        )
    ],
    "paragraph mark deleted": [
        paragraph("湘潭县", properties="<w:rPr><w:del w:id='3'/></w:rPr>"),
        paragraph("人民政府"),
    ],
    "split into runs": [paragraph(*SUPERVISOR)],
    "bookmark and proof marks": [
        paragraph(
            '<w:bookmarkStart w:id="1" w:name="x"/>',
            "湘潭县",
            '<w:proofErr w:type="x"/>',
            "人民政府",
        )
    ],
    "soft return": [paragraph("湘潭县", "<w:r><w:br/></w:r>", "人民政府")],
    "page break": [paragraph("湘潭县", '<w:r><w:br w:type="page"/></w:r>', "人民政府")],
    "tabs and full-width spaces around": [
        paragraph("　　", "<w:r><w:tab/></w:r>", SUPERVISOR, "　")
    ],
    "empty paragraphs around": ["", SUPERVISOR, "", "　"],
    "two paragraphs": ["湘潭县", "人民政府"],
    "two ways to say the same": [
        paragraph(
            f"<mc:AlternateContent><mc:Choice>{run(SUPERVISOR)}</mc:Choice>"
            f"<mc:Fallback>{run(SUPERVISOR)}</mc:Fallback></mc:AlternateContent>"
        )
    ],
}


@pytest.mark.parametrize("name", SAME_SUPERVISOR)
def test_the_same_text_in_other_markup(tmp_path: Path, name: str) -> None:
    reading = read_with(tmp_path, SUPERVISOR_ROW, SAME_SUPERVISOR[name])
    assert plain(reading.data) == seed_data()
    assert reading.unplaced == []


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


CHOICE = (
    mark("begin"), code("IF"), field("DOCPROPERTY 级别", "1"), code('= 1 "县" "乡"'),
    mark("separate"), "县", mark("end"),
)  # fmt: skip
PHONETIC = code('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(yǒng),甬)')


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (("负责", *CHOICE, "道管理。"), "负责县道管理。"),
        (("负责", mark("begin"), PHONETIC, mark("end"), "路管理。"), "负责甬路管理。"),
        (("负责", mark("begin"), code("IF 1"), "县道管理。"), "负责县道管理。"),
        (("甲职能。", '<w:r><w:br w:type="page"/></w:r>', "乙职能。"), "甲职能。\n乙职能。"),
        (('<w:r><w:br w:type="page"/></w:r>', "甲职能。"), "甲职能。"),
        (("甲职能。", '<w:r><w:br w:type="column"/></w:r>'), "甲职能。"),
    ],
)
def test_of_fields_and_breaks_what_is_seen_is_read(
    tmp_path: Path, content: Sequence[str], text: str
) -> None:
    reading = read_with(tmp_path, DUTIES_ROW, [paragraph(*content)])
    assert reading.data["部门概况"]["单位基本职能"] == [text]


def test_a_torn_field_hides_no_field_after_it(tmp_path: Path) -> None:
    content = [paragraph(mark("begin"), code("IF 1")), paragraph(field("REF a", "甲职能。"))]
    reading = read_with(tmp_path, DUTIES_ROW, content)
    assert reading.data["部门概况"]["单位基本职能"] == ["甲职能。"]


def test_changes_are_taken_as_accepted_and_told(tmp_path: Path) -> None:
    content = [paragraph("湘潭县", deleted("财政局"), inserted("人民政府"))]
    reading = read_with(tmp_path, SUPERVISOR_ROW, content)
    path = tmp_path / "报告.docx"
    assert reading.data["部门概况"]["主管部门"] == SUPERVISOR
    told = [str(each) for each in reading.notes if "修订" in each.message]
    assert told == [
        f"{path}:表1 第3行 第1段：提示 R02 按已接受修订来读，删去了“财政局”",
        f"{path}：提示 R02 文件里有1处修订插入的文字，按已接受来读",
    ]


def test_a_deleted_row_is_told(tmp_path: Path) -> None:
    gone = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr>" + cell(["备注"]) + cell(["作废"]) + "</w:tr>"
    body = form(texts(seed_data())).replace("<w:tr>", f"{gone}<w:tr>", 1)
    reading = read_word(write(tmp_path, packaged(body)))
    assert plain(reading.data) == seed_data()
    assert "按已接受修订来读，删去了“备注作废”" in [each.message for each in reading.notes]


def test_beside_the_text(tmp_path: Path) -> None:
    note = paragraph("资料来源：统计站。")
    box = f"<w:txbxContent>{paragraph('机密')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    parts = {
        "footnotes": '<w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="2">{note}</w:footnote>',
        "comments": f'<w:comment w:id="0" w:author="甲">{paragraph("请核对")}</w:comment>',
        "header1": paragraph("湘潭县财政局制"),
        "footer1": paragraph("— ", field("PAGE", "3"), " —"),
        "footer2": paragraph(
            "第", field(" page \\* MERGEFORMAT", "3"), "页 共", field("NUMPAGES", "8"), "页"
        ),
    }
    reading = read_with(tmp_path, SUPERVISOR_ROW, [paragraph(SUPERVISOR, mark, box)], parts)
    assert plain(reading.data) == seed_data()
    path = tmp_path / "报告.docx"
    assert [f"{each.location} {each.message}" for each in reading.unplaced] == [
        f"{path}:文本框1 第1段 表格以外的文字没有对应的栏目：“机密”",
        f"{path}:页眉1 第1段 页眉没有对应的栏目：“湘潭县财政局制”",
        f"{path}:表1 第3行 第1段 脚注没有对应的栏目：“资料来源：统计站。”",
    ]
    assert "批注没有读入数据：“请核对”" in [each.message for each in reading.notes]


NUMBERED = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>
  <w:lvl w:ilvl="1">
    <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return paragraph(text, properties=properties)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("decimal", "%1、"),
        ("decimal", "%1."),
        ("chineseCounting", "%1、"),
        ("chineseCountingThousand", "（%1）"),
        ("decimalEnclosedCircle", "%1"),
        ("bullet", "\uf06c"),
        ("none", ""),
    ],
)
def test_automatic_numbers(tmp_path: Path, kind: str, text: str) -> None:
    duties = [numbered(each) for each in seed_data()["部门概况"]["单位基本职能"]]
    parts = {"numbering": NUMBERED.format(kind=kind, text=text)}
    reading = read_with(tmp_path, DUTIES_ROW, duties, parts)
    assert plain(reading.data) == seed_data()
    assert any("自动编号" in each.message for each in reading.notes) == (kind != "none")


def test_several_levels_of_numbers(tmp_path: Path) -> None:
    data = seed_data()
    content: list[str] = []
    for section in data["绩效完成情况"]["绩效目标完成情况"]:
        content.append(numbered(section["标题"]))
        content += [numbered(point, level=1) for point in section["要点"]]
    parts = {"numbering": NUMBERED.format(kind="chineseCounting", text="%1、")}
    reading = read_with(tmp_path, SECTIONS_ROW, content, parts)
    assert plain(reading.data) == data
    told = [each.message for each in reading.notes]
    assert "表样的节标题不编号，去掉了“一、 二、 三、 四、 五、”" in told


def test_a_list_within_an_item_stays_with_it(tmp_path: Path) -> None:
    content = [
        numbered("抓好生产。"),
        numbered("粮食；", level=1),
        numbered("油菜。", level=1),
        numbered("管好资金。"),
    ]
    parts = {"numbering": NUMBERED.format(kind="decimal", text="%1、")}
    reading = read_with(tmp_path, DUTIES_ROW, content, parts)
    duties = reading.data["部门概况"]["单位基本职能"]
    assert duties == ["抓好生产。\n（1）粮食；\n（2）油菜。", "管好资金。"]


def test_numbers_in_prose_stay(tmp_path: Path) -> None:
    parts = {"numbering": NUMBERED.format(kind="chineseCounting", text="%1、")}
    content = [numbered("甲事。"), numbered("乙事。"), numbered("又甲事。", num=2)]
    reading = read_with(tmp_path, REMARKS_ROW, content, parts)
    remarks = reading.data["存在的问题分析及改进措施"]["其他需要说明问题"]
    assert remarks == ["一、甲事。", "二、乙事。", "一、又甲事。"]


def test_a_table_within_a_cell(tmp_path: Path) -> None:
    inner = table(row(cell(["项目"]), cell(["完成"])), row(cell(["道路"]), cell(["5.2公里"])))
    reading = read_with(tmp_path, REMARKS_ROW, ["情况如下：", inner, "以上。"])
    remarks = reading.data["存在的问题分析及改进措施"]["其他需要说明问题"]
    assert remarks == ["情况如下：", "项目\t完成", "道路\t5.2公里", "以上。"]
    assert reading.unplaced == []


def test_the_form_within_a_cell(tmp_path: Path) -> None:
    body = table(row(cell([paragraph("报送稿"), form(texts(seed_data()))])))
    reading = read_word(write(tmp_path, packaged(body)))
    assert plain(reading.data) == seed_data()
    assert [each.message for each in reading.unplaced] == ["表格以外的文字没有对应的栏目：“报送稿”"]


def bold(text: str) -> str:
    return run(text, "<w:b/>")


def test_headings_in_bold(tmp_path: Path) -> None:
    data: Data = seed_data()
    content = [
        paragraph(
            bold(each["标题"]), "  " + "".join(f"（{n}）{p}" for n, p in enumerate(each["要点"], 1))
        )
        for each in data["绩效完成情况"]["绩效目标完成情况"]
    ]
    reading = read_with(tmp_path, SECTIONS_ROW, content)
    assert plain(reading.data) == data


def test_problems_with_bold_titles_on_their_own_lines(tmp_path: Path) -> None:
    data = seed_data()
    content: list[str] = []
    for each in data["存在的问题分析及改进措施"]["存在的问题"]:
        content += [paragraph(bold(each["标题"])), each["内容"]]
    reading = read_with(tmp_path, PROBLEMS_ROW, content)
    assert plain(reading.data) == data
