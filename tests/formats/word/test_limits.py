"""Word files that are damaged, hostile or huge: refused with a sentence or read, and soon."""

from __future__ import annotations

import subprocess
import sys
import zlib
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen.errors import InputError
from reportgen.formats.reading import read_word
from reportgen.formats.word.text.text_parts import MAX_BYTES
from reportgen.ooxml import package
from tests.formats.word.built import built, read_bytes, saved_again
from tests.formats.word.making import plain, seed_data, texts, write
from tests.formats.word.markup import W, form, packaged, paragraph, run
from tests.reports import report, with_values
from tests.tools import ROOT
from tests.wordfile import DOCUMENT, members, packed

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.formats.reading import Reading

ROWS = texts(seed_data())
FORM = form(ROWS)
SOUND = packaged(FORM)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AGAIN = "用 Word 或 WPS 打开，另存为 .docx"
CHOOSE = "检查是不是选错了文件；一份报告只有几页"
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈">{}]>'.format(
    "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
)
NOT_XML = "部件 {} 不是规范的 XML，或者嵌套太深、一段文字太长"
NINES = "9" * 5000
"""More digits than Python makes a number of."""


def without(name: str, data: bytes = SOUND) -> bytes:
    """Return a file without one of its members."""
    return packed({key: content for key, content in members(data).items() if key != name})


def numbered(count: int, level: str = "0") -> str:
    """Return a number of paragraphs that Word numbers."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph("甲", properties=properties) * count


def list_of(text: str, level: str = "0", start: str = "1") -> str:
    """Return the inner XML of a numbering part with one list."""
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "文件是空的", "检查文件是否传完整，重新要一份"),
    "no zip": (lambda: b"\1\0\2" * 99, "文件不是 .docx，或已损坏", SAVE_AGAIN),
    "cut off": (lambda: SOUND[: len(SOUND) // 2], "文件不是 .docx，或已损坏", SAVE_AGAIN),
    "with a password": (
        lambda: OLE + bytes(600),
        "文件是旧格式（.doc、.wps）或加了密码，不是 .docx",
        SAVE_AGAIN,
    ),
    "over 50 MB": (
        lambda: bytes(package.MAX_FILE_BYTES + 1),
        "文件超过50MB",
        "这样的文件只有几十KB，检查是不是选错了",
    ),
    "over 2,000 members": (
        lambda: packed({**members(SOUND), **{f"word/media/{n}.png": b"" for n in range(2000)}}),
        "文件里有超过2000个部件",
        SAVE_AGAIN,
    ),
    "without the document": (lambda: without(DOCUMENT), "文件不是 Word 文件（.docx）", SAVE_AGAIN),
    "without a body": (
        lambda: packed({**members(SOUND), DOCUMENT: f'<w:document xmlns:w="{W}"/>'.encode()}),
        "文件里没有正文",
        SAVE_AGAIN,
    ),
    "without the form": (
        lambda: packaged(paragraph("部门整体支出绩效评价报告")),
        "文件里没有找到“部门整体支出绩效评价报告”的表格或章节",
        "检查是不是选错了文件；表格的栏目要有“单位名称”“年度预算金额”这些字，"
        "章节的标题要有“部门基本情况”“一般公共预算支出情况”这些字",
    ),
    "entities in a text": (
        lambda: packaged(FORM + "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", head=DOCTYPE),
        "部件 word/document.xml 里有文档类型声明（DOCTYPE）",
        SAVE_AGAIN,
    ),
    "entities in an attribute": (
        lambda: packaged(FORM + '<w:p w:rsidR="&a9;"/>', head=DOCTYPE),
        "部件 word/document.xml 里有文档类型声明（DOCTYPE）",
        SAVE_AGAIN,
    ),
    "entities not used": (
        lambda: packaged(FORM, head=DOCTYPE),
        "部件 word/document.xml 里有文档类型声明（DOCTYPE）",
        SAVE_AGAIN,
    ),
    "nested deep": (
        lambda: packaged(FORM + "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        NOT_XML.format("word/document.xml"),
        SAVE_AGAIN,
    ),
    "a huge text": (
        lambda: packaged(FORM + paragraph("字" * 4_000_000)),
        NOT_XML.format("word/document.xml"),
        SAVE_AGAIN,
    ),
    "many elements": (
        lambda: packaged(FORM + "<w:p/>" * 1_000_000),
        "文件的内容太多，不是一份报告",
        CHOOSE,
    ),
    "many attributes": (
        lambda: packaged(FORM + "<w:p" + "".join(map(' a{}=""'.format, range(1_000_000))) + "/>"),
        "文件的内容太多，不是一份报告",
        CHOOSE,
    ),
    "much in all parts together": (
        lambda: packaged(FORM, {f"header{n}": "<w:p/>" * 300_000 for n in range(4)}),
        "文件的内容太多，不是一份报告",
        CHOOSE,
    ),
    "many texts": (
        lambda: packaged(FORM + paragraph("字" * 3_300_000) * (MAX_BYTES // 9_900_000 + 1)),
        "文件的内容太多，不是一份报告",
        CHOOSE,
    ),
    "many relationships": (
        lambda: packed(
            {
                **members(SOUND),
                "word/_rels/document.xml.rels": b"<a>" + b"<b/>" * 1_000_000 + b"</a>",
            }
        ),
        "文件的内容太多，不是一份报告",
        CHOOSE,
    ),
    "a number in many words": (
        lambda: packaged(FORM + numbered(2), {"numbering": list_of("第" * 256)}),
        "自动编号的格式有256个字",
        SAVE_AGAIN,
    ),
    "two reports": (
        lambda: packaged(FORM + form([["乙乡人民政府"], *ROWS[1:]])),
        "文件里有2份报告：“湘潭县青山桥镇人民政府”（表1 第1行）、“乙乡人民政府”（表2 第1行）",
        "拆成几个文件，一份报告一个",
    ),
    "two reports in one table": (
        lambda: packaged(
            FORM.replace("</w:tbl>", "") + form([[""], *ROWS[1:]]).partition("Grid/>")[2]
        ),
        "文件里有2份报告：“湘潭县青山桥镇人民政府”（表1 第1行）、“未写单位”（表1 第10行）",
        "拆成几个文件，一份报告一个",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_sentence_and_advice(tmp_path: Path, name: str) -> None:
    make, message, advice = REFUSED[name]
    path = write(tmp_path, make())
    with pytest.raises(InputError) as caught:
        read_word(path)
    (finding,) = caught.value.findings
    assert (finding.rule, finding.severity, finding.location) == ("D01", "error", str(path))
    assert (finding.message, finding.suggestion) == (message, advice)


@pytest.mark.parametrize("kind", ["styles", "numbering", "header1", "footnotes", "comments"])
def test_a_damaged_part_is_named(tmp_path: Path, kind: str) -> None:
    contents = members(packaged(FORM, {kind: paragraph("甲")}))
    contents[f"word/{kind}.xml"] = contents[f"word/{kind}.xml"][:-9]
    with pytest.raises(InputError) as caught:
        read_word(write(tmp_path, packed(contents)))
    assert caught.value.findings[0].message == NOT_XML.format(f"word/{kind}.xml")


def parents(*pairs: tuple[str, str]) -> str:
    """Return styles, each based on another."""
    based = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    return "".join(based.format(*each) for each in pairs)


def spanning(properties: str) -> str:
    """Return the form with properties in each of its cells."""
    return FORM.replace("<w:tcPr></w:tcPr>", f"<w:tcPr>{properties}</w:tcPr>")


NESTED_TABLES = "<w:tbl><w:tr><w:tc>" * 40 + "</w:tc></w:tr></w:tbl>" * 40
STYLED = paragraph(properties='<w:pStyle w:val="甲"/>')
READ: dict[str, bytes] = {
    "a style that is its own parent": packaged(FORM + STYLED, {"styles": parents(("甲", "甲"))}),
    "styles in a ring": packaged(FORM + STYLED, {"styles": parents(("甲", "乙"), ("乙", "甲"))}),
    "a style without an end": packaged(
        FORM + STYLED, {"styles": parents(*((f"甲{n or ''}", f"甲{n + 1}") for n in range(5000)))}
    ),
    "a span of a billion": packaged(spanning('<w:gridSpan w:val="1000000000"/>')),
    "a span in many digits": packaged(spanning(f'<w:gridSpan w:val="{NINES}"/>')),
    "a span below 0": packaged(spanning('<w:gridSpan w:val="-3"/>')),
    "a row that begins at a billion": packaged(
        FORM.replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>')
    ),
    "60,000 empty paragraphs": packaged(FORM + "<w:p/>" * 60_000),
    "60,000 empty paragraphs in a cell": packaged(form(ROWS, {8: [*ROWS[8], "<w:p/>" * 60_000]})),
    "nested 200 deep": packaged(FORM + "<w:sdt>" * 200 + "<w:p/>" + "</w:sdt>" * 200),
    "tables nested 40 deep": packaged(FORM + NESTED_TABLES),
    "relationships to nothing": without("word/styles.xml", packaged(FORM, {"styles": ""})),
}


@pytest.mark.parametrize("name", READ)
def test_odd_files_are_read(name: str) -> None:
    reading = read_bytes(READ[name])
    assert plain(reading.data) == seed_data()
    assert reading.unplaced == []


def unplaced(reading: Reading) -> list[str]:
    return [each.message.partition("：")[2] for each in reading.unplaced]


@pytest.mark.parametrize(
    ("level", "start", "printed"),
    [
        (NINES, "1", ["“1.甲”", "“2.甲”"]),
        ("-1", "1", ["“1.甲”", "“2.甲”"]),
        ("0", NINES, ["“0.甲”", "“1.甲”"]),
        ("0", "99999999", ["“99999999.甲”", "“100000000.甲”"]),
        ("9", "1", ["“甲”", "“甲”"]),
    ],
)
def test_absurd_numbers_are_written_as_they_can_be(
    level: str, start: str, printed: list[str]
) -> None:
    parts = {"numbering": list_of("%1.", level, start)}
    assert unplaced(read_bytes(packaged(FORM + numbered(2, level), parts))) == printed


@pytest.mark.parametrize("code", ["D800", "110000", "F" * 40, "", "x"])
def test_a_symbol_that_is_no_character_is_shown(code: str) -> None:
    symbol = f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'
    assert unplaced(read_bytes(packaged(FORM + paragraph(run("甲"), symbol)))) == ["“甲\ufffd”"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'templateYear="2023"', f'templateYear="{NINES}"'.encode()),
        (b'template="xiangtan"', b'template="../../../etc/passwd"'),
        (b'template="xiangtan"', b'template="/etc/passwd.docx"'),
        (b'templateSha256="', b'templateSha256="&lt;'),
    ],
)
def test_what_a_file_says_of_its_template_is_not_trusted(old: bytes, new: bytes) -> None:
    given = report(with_values())
    contents = members(saved_again(built(given)))
    assert sum(old in data for data in contents.values()) == 1
    changed = {name: data.replace(old, new) for name, data in contents.items()}
    assert read_bytes(packed(changed)).data == read_bytes(packed(contents)).data


def deflated(piece: bytes, times: int) -> bytes:
    """Deflate a piece again and again, without making the whole."""
    stream = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b"".join(stream.compress(piece) for _ in range(times)) + stream.flush()


MEASURE = """
import re, sys
from pathlib import Path
from reportgen.errors import InputError
from reportgen.formats.reading import read_word
try:
    read_word(Path(sys.argv[1]))
except InputError as error:
    print(error.findings[0].message)
else:
    print("read")
# ru_maxrss would count the memory of the process that started this one.
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.parametrize("piece", ["<w:p/>", "<w:p w:a='' w:b=''/>", "字"])
def test_what_unpacks_to_nearly_the_limit_takes_memory_in_proportion(
    tmp_path: Path, piece: str
) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("the system does not tell how much memory was taken")
    chunk = piece.encode() * (1_000_000 // len(piece.encode()))
    crc = reduce(lambda crc, _: zlib.crc32(chunk, crc), range(190), 0)
    bomb = package.Member.of(DOCUMENT.encode(), crc, 190 * len(chunk), deflated(chunk, 190))
    path = write(
        tmp_path, package.join([package.pack_member(package.CONTENT_TYPES, b"<Types/>"), bomb])
    )
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    message, kibibytes = done.stdout.splitlines()
    assert message == "文件的内容太多，不是一份报告"
    assert int(kibibytes) * 1024 < 3 * package.MAX_UNPACKED_BYTES
