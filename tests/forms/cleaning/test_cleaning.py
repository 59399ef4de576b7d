"""What a form would carry into each report: told of by check, taken out by --fix, never printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen.forms.cleaning import clean
from reportgen.forms.lint import check_template
from reportgen.forms.lint.fixing import fix_template
from reportgen.ooxml.package import CONTENT_TYPES
from tests.engine.documents import (
    NAME,
    UNIT,
    blank,
    compiled,
    filled,
    lines,
    opened,
    paragraph,
    run,
    saved,
    template,
    with_markup,
)
from tests.reports import SHORTEST
from tests.tools import FORM
from tests.wordfile import DOCUMENT, core_properties, members, packed, problems

if TYPE_CHECKING:
    from tests.commands import Command

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENT = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="3" w:author="王股长"><w:p><w:r>'
    "<w:t>去年这一栏被退回过</w:t></w:r></w:p></w:comment></w:comments>"
)
BINDING = (
    '<w:sdt><w:sdtPr><w:id w:val="7"/><w:showingPlcHdr/>'
    '<w:dataBinding w:xpath="/a[1]" w:storeItemID="{55AF091B}"/></w:sdtPr>'
    f"<w:sdtContent>{run(NAME)}</w:sdtContent></w:sdt>"
)


def with_part(data: bytes, name: str, content: str | bytes, kind: str, type_: str = "") -> bytes:
    """Add a part that the document refers to."""
    parts = members(data)
    rels = parts["word/_rels/document.xml.rels"].decode()
    target = name.removeprefix("word/") if name.startswith("word/") else f"/{name}"
    link = f'<Relationship Id="rId9{len(parts)}" Type="{kind}" Target="{target}"/>'
    parts["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f"{link}</Relationships>"
    ).encode()
    override = f'<Override PartName="/{name}" ContentType="{type_ or "application/xml"}"/>'
    types = parts[CONTENT_TYPES].decode().replace("</Types>", f"{override}</Types>")
    parts[CONTENT_TYPES] = types.encode()
    parts[name] = content if isinstance(content, bytes) else content.encode()
    return packed(parts)


def commented() -> bytes:
    """Return a template with a comment inside a loop."""
    marks = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'
    data = with_markup(
        paragraph("{%p for 职能 in 部门概况.单位基本职能 %}"),
        paragraph(marks[0], "{{ 职能 }}", marks[1], '<w:r><w:commentReference w:id="3"/></w:r>'),
        paragraph("{%p endfor %}"),
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    return with_part(data, "word/comments.xml", COMMENT, f"{REL}/comments", kind)


def revised() -> bytes:
    """Return a template with tracked changes of every usual kind."""
    gone = "<w:r><w:delText>旧{{ 年度 }}</w:delText></w:r>"
    deleted = f'<w:del w:id="1" w:author="甲">{gone}</w:del>'
    inserted = f'<w:ins w:id="2" w:author="甲">{run("新" + NAME)}</w:ins>'
    former = '<w:rPrChange w:id="3" w:author="甲"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    mark = '<w:pPr><w:rPr><w:del w:id="4" w:author="甲"/></w:rPr></w:pPr>'
    return with_markup(
        paragraph("始", deleted, inserted, run("粗", former)),
        paragraph(mark, "前段"),
        paragraph("后段"),
    )


def with_settings(entries: str) -> bytes:
    """Return a template with these settings."""
    parts = members(template(NAME))
    name = "word/settings.xml"
    at = parts[name].index(b">", parts[name].index(b"<w:settings")) + 1
    parts[name] = parts[name][:at] + entries.encode() + parts[name][at:]
    return packed(parts)


MERGE = (
    '<w:attachedTemplate xmlns:r="http://x" r:id="rId1"/><w:trackRevisions/><w:mailMerge>'
    '<w:query w:val="SELECT"/></w:mailMerge><w:documentProtection w:edit="readOnly"/>'
)


def signed() -> bytes:
    """Return a template whose properties name its maker."""
    made = blank()
    add = made.add_paragraph(NAME)
    assert add is not None
    made.core_properties.author = "李股长"
    made.core_properties.last_modified_by = "张三"
    made.core_properties.title = "2019年旧表"
    made.core_properties.keywords = "绩效"
    return saved(made)


def with_macros() -> bytes:
    """Return a template that Word saved with macros."""
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    binary = "application/vnd.ms-office.vbaProject"
    parts = members(with_part(template(NAME), "word/vbaProject.bin", b"\1\2", kind, binary))
    plain = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = "vnd.ms-word.document.macroEnabled.main+xml"
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].decode().replace(plain, macro).encode()
    return packed(parts)


def reviewed() -> bytes:
    """Return a template that names who has reviewed it."""
    person = '<w15:person w15:author="王股长"><w15:presenceInfo w15:userId="wang@x"/></w15:person>'
    people = f'<w15:people xmlns:w15="{W15}">{person}</w15:people>'
    return with_part(template(NAME), "word/people.xml", people, "http://x/people")


def of_library() -> bytes:
    """Return a template that a library of documents has kept a record in."""
    record = (
        f'<p:properties xmlns:p="{LIBRARY}"><a><DisplayName>王股长</DisplayName></a></p:properties>'
    )
    return with_part(template(NAME), "customXml/item3.xml", record, f"{REL}/customXml")


def with_path() -> bytes:
    """Return a template with a picture that is called by the path of its file."""
    path = r"C:\Users\王股长\章.png"
    drawing = (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="5" name="{path}" '
        f'descr="{path}"/></wp:inline></w:drawing></w:r>'
    )
    return with_markup(paragraph(NAME, drawing))


def with_properties() -> bytes:
    """Return a template of which a field shows one of several properties."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    held = "".join(
        f'<property fmtid="{{0}}" pid="{at}" name="{name}"><t>{text}</t></property>'
        for at, (name, text) in enumerate((("制作", "王股长"), ("文号", "1号")), 2)
    )
    field = f'<w:fldSimple w:instr="DOCPROPERTY 文号">{run("1号")}</w:fldSimple>'
    data = with_markup(paragraph(NAME, field))
    text = f'<Properties xmlns="{kind}">{held}</Properties>'
    return with_part(data, "docProps/custom.xml", text, "http://x/custom-properties")


W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
LIBRARY = "http://schemas.microsoft.com/office/2006/metadata/properties"
SHORTEST_TEXT = json.dumps(SHORTEST, ensure_ascii=False)
KINDS = {
    "批注": (commented, ("commentRef", "王股长", "commentRange"), "王股长：去年这一栏被退回过"),
    "修订": (revised, ("delText", "w:ins ", "rPrChange", "旧"), "删去了“旧{{ 年度 }}”"),
    "邮件合并": (lambda: with_settings(MERGE), ("mailMerge", "attachedTemplate"), "邮件合并"),
    "保护": (lambda: with_settings(MERGE), ("documentProtection", "trackRev"), "文档保护"),
    "姓名": (signed, ("李股长", "张三", "2019年旧表"), "标题：2019年旧表、作者：李股长"),
    "宏": (with_macros, ("vbaProject", "macroEnabled"), "表样里有宏"),
    "审阅者": (reviewed, ("王股长", "people"), "审阅者的名单（王股长）"),
    "文档库": (of_library, ("王股长", "DisplayName"), "文档库（SharePoint）登记的信息"),
    "图片的路径": (with_path, ("王股长", "Users"), "图片的说明是制作人电脑里的路径"),
    "自定义属性": (with_properties, ("王股长", "制作"), "制作：王股长"),
    "绑定": (lambda: with_markup(paragraph(BINDING)), ("dataBinding", "showingPlc"), "绑定"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_and_reports_do_not_have_it(kind: str, tmp_path: Path) -> None:
    make, marks, said = KINDS[kind]
    data = make()
    path = tmp_path / "表.docx"
    path.write_bytes(data)
    told = [found for found in check_template(path) if found.rule == "M16"]
    assert any(said in found.message for found in told), told
    made = filled(data)
    everything = b"".join(members(made).values()).decode(errors="replace")
    everything += "".join(members(made))
    assert [mark for mark in marks if mark in everything] == []
    assert [each for each in problems(made) if "page" not in each] == []


@pytest.mark.parametrize("kind", KINDS)
def test_fix_takes_it_out_of_the_form_itself(kind: str, tmp_path: Path) -> None:
    make, _, _ = KINDS[kind]
    path, mended = tmp_path / "表.docx", tmp_path / "好.docx"
    path.write_bytes(make())
    assert any(str(change).startswith("已去掉：") for change in fix_template(path, mended))
    assert [found for found in check_template(mended) if found.rule == "M16"] == []
    assert lines(filled(mended.read_bytes())) == lines(filled(path.read_bytes()))


def test_tracked_changes_are_accepted_as_a_whole() -> None:
    assert lines(filled(revised())) == [f"始新{UNIT}粗", "前段后段"]
    places = [found.location for found in compiled(revised()).left_out]
    assert places == ["第1段", "第1段", "第1段", "第2段"]


def test_a_row_whose_insertion_or_deletion_is_tracked_is_taken_as_accepted() -> None:
    made = blank()
    table = made.add_table(3, 1)
    for at, row in enumerate(table.rows):
        row.cells[0].text = f"第{at}行"
        kind = ("ins", "del", "")[at]
        if kind:
            row._tr.get_or_add_trPr().append(paragraph(f'<w:{kind} w:id="1"/>')[0])
    result = opened(filled(saved(made))).tables[0]
    assert [row.cells[0].text for row in result.rows] == ["第0行", "第2行"]


def test_a_report_has_its_own_title_and_author_whatever_the_form_says() -> None:
    found = core_properties(filled(signed()))
    assert "绩效" in [found.pop(key) for key in list(found) if key.endswith("keywords")]
    assert found == core_properties(filled(FORM.read_bytes()))


@pytest.mark.parametrize("name", ["表.dotx", "表.docm", "表.dotm"])
def test_a_word_template_and_one_with_macros_can_be_used(name: str, command: Command) -> None:
    Path(name).write_bytes(with_macros())
    Path("数据.json").write_text(SHORTEST_TEXT, "utf-8")
    ended = command("build", "数据.json", "--template", name, "-o", "a.docx")
    assert ended.code in (0, 1), ended.err
    assert "表样里有宏，报告里不带" in ended.out
    assert (
        b"wordprocessingml.document.main+xml" in members(Path("a.docx").read_bytes())[CONTENT_TYPES]
    )


def test_a_batch_says_once_what_its_form_has(command: Command) -> None:
    Path("表.docx").write_bytes(commented())
    Path("数据").mkdir()
    for at in range(2):
        text = SHORTEST_TEXT.replace(SHORTEST["部门概况"]["单位名称"], f"甲{at}镇人民政府")
        Path(f"数据/{at}.json").write_text(text, "utf-8")
    ended = command("build", "数据", "--template", "表.docx", "-o", "出")
    assert ended.out.count("表样里有批注“王股长：去年这一栏被退回过”") == 1


def test_a_new_form_made_from_another_begins_clean(command: Command) -> None:
    Path("旧表.docx").write_bytes(commented())
    assert command("template", "new", "新表", "--from", "旧表.docx").code == 0
    (path,) = Path("templates/新表").glob("*.docx")
    assert b"<w:comment " not in members(path.read_bytes())["word/comments.xml"]


def test_the_shipped_forms_have_nothing_of_it() -> None:
    parts = members(FORM.read_bytes())
    assert clean(parts) == (parts, [])
    assert DOCUMENT in parts
