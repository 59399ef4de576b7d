"""Files are read by what they are, whatever their names say, or refused with the true reason."""

from __future__ import annotations

import io
import quopri
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from reportgen import InputError, compile_template
from reportgen.formats.reading import read_word
from reportgen.ooxml.package import DOCUMENT
from tests.engine.documents import given
from tests.formats.word.making import LABELS, seed_data, texts, write
from tests.formats.word.markup import form, packaged
from tests.tools import FORM
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from pathlib import Path

DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
DATA = packaged(form(texts(seed_data())))


def page(charset: str = "utf-8", said: bool = True) -> bytes:
    """Return the form as a web page, as systems of offices export it."""
    rows = "".join(
        f"<tr><td>{label}</td><td>{'<br>'.join(map(str, content or ['']))}</td></tr>"
        for label, content in zip(LABELS, texts(seed_data()), strict=True)
    )
    meta = f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>" if said else ""
    outside = "<img src='http://example.invalid/a.png'><script>var 甲 = 1</script>"
    text = f"<html><head>{meta}<title>x</title></head><body>{outside}<table>{rows}</table></body>"
    return text.encode(charset)


def mhtml() -> bytes:
    """Return the page as Word saves a single-file web page."""
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    part = b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable"
    return head + part + b"\r\n\r\n" + quopri.encodestring(page("gb18030")) + b"\r\n--b--\r\n"


PAGES = {
    "网页": page(),
    "没有写编码的网页": page("gb18030", said=False),
    "国标码的网页": page("gb2312".replace("2312", "18030")),
    "单个文件的网页": mhtml(),
}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("name", ["导出.doc", "导出.docx", "导出.wps"])
def test_a_web_page_is_read_without_other_programs(
    kind: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    reading = read_word(write(tmp_path, PAGES[kind], name))
    plain = read_word(write(tmp_path, DATA, "样.docx"))
    assert reading.data["部门概况"] == plain.data["部门概况"]
    assert any("文件其实是" in note.message and "网页" in note.message for note in reading.notes)


def test_cells_that_go_over_rows_and_columns_are_merged_cells(tmp_path: Path) -> None:
    rows = (
        "<tr><td rowspan=3>部门概况</td><td>单位名称</td><td colspan=2>甲镇人民政府</td></tr>"
        "<tr><td>年度预算金额</td><td colspan=2>12万元</td></tr>"
        "<tr><td>主管部门</td><td colspan=2>乙县人民政府</td></tr>"
    )
    path = write(tmp_path, f"<html><body><table>{rows}</table></body></html>".encode(), "a.doc")
    assert read_word(path).data["部门概况"] == {
        "单位名称": "甲镇人民政府",
        "年度预算金额": "12万元",
        "主管部门": "乙县人民政府",
    }


IN_A_PAGE = {
    "a picture": ("甲<img src=a.png>", "甲", "没有读入：图片"),
    "a drawing": ("甲<svg><text>字</text></svg>", "甲", "没有读入：图片"),
    "a film": ("甲<video src=a></video>", "甲", "没有读入：图片"),
    "a dot that counts readers": ("甲<img src=a width=1 height=1>", "甲", ""),
    "a chosen entry": ("<select><option>未完<option selected>已完</select>。", "已完。", ""),
    "the first entry": ("<select><option>未完<option>已完</select>。", "未完。", ""),
    "boxes": ("<input type=checkbox checked>县<input type=checkbox>市", "☑县☐市", ""),
    "buttons of which one is chosen": (
        "<input type=radio>县<input type=radio checked>市",
        "○县●市",
        "",
    ),
    "what was typed": (
        "<input value=修路><input type=hidden value=x><textarea>。</textarea>",
        "修路。",
        "",
    ),
    "text that is struck through": ("甲<s>旧</s>", "甲旧", "划了删除线的“旧”"),
    "text struck through by its style": (
        "甲<span style='text-decoration: line-through'>旧</span>",
        "甲旧",
        "划了删除线的“旧”",
    ),
    "changes": ("甲<del>旧</del><ins>新</ins>", "甲新", "删去了“旧”"),
    "raised figures": ("3.2&times;10<sup>4</sup>m<sup>2</sup>", "3.2×10⁴m²", ""),
}


@pytest.mark.parametrize("what", IN_A_PAGE)
def test_what_a_page_shows_is_read_or_listed(what: str, tmp_path: Path) -> None:
    shown, text, told = IN_A_PAGE[what]
    rows = "".join(
        f"<tr><td>{label}</td><td>{content}</td></tr>"
        for label, content in (
            ("单位名称", "甲镇"),
            ("年度预算金额", "12万元"),
            ("主管部门", shown),
        )
    )
    path = write(tmp_path, f"<html><body><table>{rows}</table></body></html>".encode(), "a.doc")
    reading = read_word(path)
    assert reading.data["部门概况"]["主管部门"] == text
    notes = [note.message for note in reading.notes if "年度" not in note.message]
    assert len(notes) == 1 + bool(told) + (what == "changes")
    assert told in "".join(notes)


def book() -> bytes:
    """Return what is an Excel file to its first look."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return made.getvalue()


def archive_of(name: str) -> bytes:
    """Return an archive with a file of some name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, b"x")
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0" + bytes(600)
LOCKED_TEXT = bytes(508) + b"\xec\xa5" + bytes(9) + b"\x13" + "WordDocument".encode("utf-16-le")
_EXCEL = "这是 Excel 工作簿，后缀却是“{ending}”"
REFUSED = {
    "加密": (OLE + "EncryptedPackage".encode("utf-16-le"), "文件加了密码"),
    "旧格式加密": (OLE[:4] + LOCKED_TEXT, "文件加了密码"),
    "旧 Excel": (OLE + "Workbook".encode("utf-16-le"), _EXCEL),
    "新 Excel": (book(), _EXCEL),
    "新演示文稿": (archive_of("ppt/presentation.xml"), "文件是演示文稿，不是 Word 文件（.docx）"),
    "压缩包": (archive_of("报送/甲.docx"), "文件是压缩包，要先解压，用里面的“报送/甲.docx”"),
    "框架": (
        b"<html><frameset><frame src=a></frameset></html>",
        "网页里只有框架，内容在别的文件里",
    ),
    "图片": (b"\xff\xd8\xff\xe0" + bytes(99), "这是图片，不是 Word 文件"),
    "纯文本": ("部门整体支出绩效评价报告\n单位名称：甲".encode(), "这是纯文本，不是 Word 文件"),
}


@pytest.mark.parametrize("kind", REFUSED)
@pytest.mark.parametrize("name", ["表.doc", "表.docx"])
def test_what_can_not_be_read_is_refused_with_the_true_reason(
    kind: str, name: str, tmp_path: Path
) -> None:
    data, message = REFUSED[kind]
    with pytest.raises(InputError) as caught:
        read_word(write(tmp_path, data, name))
    told = message.format(ending=f".{name.rpartition('.')[2]}")
    assert [found.message for found in caught.value.findings] == [told]


@pytest.mark.parametrize("name", ["平.doc", "平.docx"])
def test_a_file_of_one_xml_is_read(name: str, tmp_path: Path) -> None:
    held = "".join(
        f'<pkg:part pkg:name="/{part}"><pkg:xmlData>{DECLARATION.sub("", data.decode(), 1)}'
        "</pkg:xmlData></pkg:part>"
        for part, data in members(DATA).items()
        if part.endswith((".xml", ".rels")) and "Content_Types" not in part
    )
    namespace = "http://schemas.microsoft.com/office/2006/xmlPackage"
    flat = f'<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="{namespace}">'
    reading = read_word(write(tmp_path, f"{flat}{held}</pkg:package>".encode(), name))
    assert reading.data == read_word(write(tmp_path, DATA, "样.docx")).data
    assert any("Word 的单个 XML 文件" in note.message for note in reading.notes)


WORD_2003 = (
    '<?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:st1="urn:st" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:fonts/><w:styles><w:style w:styleId="a">'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
    "<w:body><wx:sect>{}<w:sectPr>{}</w:sectPr></wx:sect></w:body></w:wordDocument>"
)


def row_2003(label: str, content: str, merge: str = "") -> str:
    return (
        f"<w:tr><w:tc><w:tcPr><w:vmerge {merge}/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr/><w:p><w:r>"
        f"<w:t>{label}</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/>{content}</w:tc></w:tr>"
    )


def paragraph_2003(*runs: str, properties: str = "") -> str:
    shown = (each if each.startswith("<") else f"<w:r><w:t>{each}</w:t></w:r>" for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(shown)}</w:p>"


def item_2003(number: str) -> str:
    shown = f'<wx:t wx:val="{number}"/><wx:font wx:val="Times"/>'
    return f'<w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/>{shown}</w:listPr>'


def word_2003() -> bytes:
    change = (
        "<aml:annotation aml:id='1' w:type='Word.{}'><aml:content>{}</aml:content></aml:annotation>"
    )
    run = "<w:r><w:t>{}</w:t></w:r>"
    rows = (
        row_2003(
            "单位名称",
            paragraph_2003("<st1:city>" + run.format("甲镇") + "</st1:city>", "政府"),
            "w:val='restart'",
        ),
        row_2003(
            "年度预算金额",
            paragraph_2003("12万元", "<aml:annotation w:type='Word.Bookmark.Start'/>"),
        ),
        row_2003(
            "主管部门",
            paragraph_2003(
                "乙县",
                change.format("Deletion", run.format("人大")),
                change.format("Insertion", run.format("政府")),
            ),
        ),
        row_2003(
            "单位基本职能",
            paragraph_2003(
                "建设3.2×10",
                '<w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:t>4</w:t></w:r>',
                "米",
                "<w:r><w:footnote><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote></w:r>",
                properties=item_2003("1."),
            )
            + paragraph_2003(
                "<w:hlink w:dest='http://x/'>" + run.format("修路") + "</w:hlink>",
                properties=item_2003("2."),
            )
            + paragraph_2003(
                "养护",
                "<w:r><w:pict><w:binData w:name='a'>AAAA</w:binData><v:shape>"
                "<v:imagedata src='a'/></v:shape></w:pict></w:r>",
                properties=item_2003("3."),
            ),
        ),
    )
    grid = f"<w:tblGrid>{'<w:gridCol/>' * 3}</w:tblGrid>"
    table = f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"
    title = paragraph_2003("2024年度部门整体支出绩效评价报告")
    header = f"<w:hdr w:type='odd'>{paragraph_2003('内部资料')}</w:hdr>"
    return WORD_2003.format(f"<wx:sub-section>{title}</wx:sub-section>{table}", header).encode()


@pytest.mark.parametrize("name", ["老.doc", "老.docx", "老.xml"])
def test_a_word_2003_xml_file_is_read_without_other_programs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    reading = read_word(write(tmp_path, word_2003(), name))
    assert reading.data["部门概况"] == {
        "单位名称": "甲镇政府",
        "年度预算金额": "12万元",
        "主管部门": "乙县政府",
        "单位基本职能": ["建设3.2×10⁴米", "修路", "养护"],
    }
    told = "\n".join(each.message for each in (*reading.notes, *reading.unplaced))
    for words in ("Word 2003 的 XML 文件", "删去了“人大”", "没有读入：图片", "脚注", "内部资料"):
        assert words in told


@pytest.mark.parametrize(
    "content", [b"<a/>", b"<html/>", b"", b"<w:wordDocument/>", b"<pkg:package/>"]
)
def test_any_other_xml_is_refused_with_the_true_reason(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_word(write(tmp_path, content, "甲.xml"))
    (found,) = caught.value.findings
    assert "没有" in found.message or "空的" in found.message


@pytest.mark.parametrize("name", ["甲.html", "甲.htm", "甲.mht"])
def test_a_page_of_its_own_name_is_read(name: str, tmp_path: Path) -> None:
    content = mhtml() if name.endswith("mht") else page()
    reading = read_word(write(tmp_path, content, name))
    assert reading.data["部门概况"]["单位名称"]
    assert all("其实" not in note.message for note in reading.notes)


@pytest.mark.parametrize("name", ["甲.docm", "甲.dotx", "甲.dotm"])
def test_a_word_template_or_one_with_macros_is_read(name: str, tmp_path: Path) -> None:
    assert (
        read_word(write(tmp_path, DATA, name)).data
        == read_word(write(tmp_path, DATA, "样.docx")).data
    )


def renamed(data: bytes, main: str) -> bytes:
    """Rename the main part, as Word Online does."""
    parts = members(data)
    parts[main] = parts.pop(DOCUMENT)
    folder, _, file = main.rpartition("/")
    links = parts.pop("word/_rels/document.xml.rels")
    if folder != "word":
        links = links.replace(b'Target="', b'Target="/word/')
    parts[f"{folder}/_rels/{file}.rels".lstrip("/")] = links
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(DOCUMENT.encode(), main.encode())
    return packed(parts)


def strict(data: bytes) -> bytes:
    """Save a file as Strict Open XML."""
    base = b"http://schemas.openxmlformats.org"
    changes = (
        (base + b"/wordprocessingml/2006/main", b"wordprocessingml/main"),
        (base + b"/officeDocument/2006/relationships", b"officeDocument/relationships"),
    )
    parts = members(data)
    for usual, other in changes:
        replaced = b"http://purl.oclc.org/ooxml/" + other
        parts = {name: content.replace(usual, replaced) for name, content in parts.items()}
    return packed(parts)


def with_names(data: bytes, change: tuple[str, str]) -> bytes:
    return packed({change[1] + n.replace("/", change[0]): d for n, d in members(data).items()})


WRITTEN = {
    "document2.xml": lambda: renamed(FORM.read_bytes(), "word/document2.xml"),
    "another folder": lambda: renamed(FORM.read_bytes(), "main.xml"),
    "backslashes": lambda: with_names(FORM.read_bytes(), ("\\", "")),
    "a leading slash": lambda: with_names(FORM.read_bytes(), ("/", "/")),
    "strict": lambda: strict(FORM.read_bytes()),
}


@pytest.mark.parametrize("way", WRITTEN)
def test_a_file_written_in_an_unusual_way_is_read_and_serves_as_a_form(
    way: str, tmp_path: Path
) -> None:
    path = write(tmp_path, WRITTEN[way](), "表.docx")
    usual = compile_template(FORM)
    made = members(compile_template(path).render(given()))
    assert made[DOCUMENT] == members(usual.render(given()))[DOCUMENT]
    reading = read_word(write(tmp_path, compile_template(path).render(given()), "报告.docx"))
    assert reading.data["部门概况"]["单位名称"]


@pytest.mark.parametrize("inner", ["html", "docx"])
def test_a_file_inside_the_file_is_read_where_it_stands(inner: str, tmp_path: Path) -> None:
    content = page() if inner == "html" else DATA
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = members(packaged('<w:p/><w:altChunk r:id="rId77"/>'))
    name = "word/_rels/document.xml.rels"
    link = f'<Relationship Id="rId77" Type="{relation}/aFChunk" Target="in.{inner}"/>'
    parts[name] = parts[name].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    parts[f"word/in.{inner}"] = content
    reading = read_word(write(tmp_path, packed(parts)))
    plain = read_word(write(tmp_path, DATA, "样.docx"))
    assert reading.data["部门概况"] == plain.data["部门概况"]
    assert any("嵌着另一个文件" in note.message for note in reading.notes)


def test_one_in_a_header_is_read_too_and_one_of_another_kind_is_listed(tmp_path: Path) -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = {"rId77": "in.html", "rId78": "in.rtf"}
    links = "".join(
        f'<Relationship Id="{key}" Type="{relation}/aFChunk" Target="{name}"/>'
        for key, name in names.items()
    )
    chunks = "".join(f'<w:altChunk r:id="{key}"/>' for key in names)
    parts = members(packaged(form(texts(seed_data())), {"header1": f"<w:p/>{chunks}<w:p/>"}))
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    header = f'<Relationships xmlns="{package}">{links}</Relationships>'
    parts["word/_rels/header1.xml.rels"] = header.encode()
    parts["word/in.html"] = "<html><body><p>内部资料</p></body></html>".encode()
    parts["word/in.rtf"] = b"{\\rtf1 x}"
    reading = read_word(write(tmp_path, packed(parts)))
    assert any("“内部资料”" in each.message for each in reading.unplaced)
    said = [note.message for note in reading.notes if "嵌着" in note.message]
    assert ["没有读入" in each for each in said] == [False, True]
