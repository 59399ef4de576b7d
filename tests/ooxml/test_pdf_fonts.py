"""Which fonts a PDF lacks that the Word file asks for, and what stands in for them."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import load, render
from reportgen.batch.pdf_files import font_note
from reportgen.ooxml.pdf_fonts import FONTS, fonts_missing, fonts_of
from tests.batch.units import write_units
from tests.tools import INPUTS, tool

if TYPE_CHECKING:
    from tests.commands import Command

DOCX = render(load(INPUTS / "最小示例.yaml"))


def pdf(*names: str) -> bytes:
    return b"%PDF-1.7\n" + b"".join(b"<</BaseFont/%b>>\n" % name.encode() for name in names)


def test_names_are_read_from_plain_and_packed_objects() -> None:
    packed = zlib.compress(b"<</Type/Font/BaseFont/ABCDEF+SimHei>>")
    data = pdf("BAAAAA+FangSong_GB2312", "#E9#BB#91#E4#BD#93") + b"stream\n" + packed + b"endstream"
    assert fonts_of(data) == ["FangSong_GB2312", "黑体", "SimHei"]


def test_all_that_is_there_is_not_missed() -> None:
    names = [starts[0] for starts in FONTS.values()]
    assert fonts_missing(DOCX, pdf(*names, "TimesNewRomanPSMT")) == ((), ())


def test_what_is_missing_and_what_is_there_instead() -> None:
    missing, instead = fonts_missing(DOCX, pdf("AAAAAA+SimHei", "BAAAAA+NotoSerifCJKsc-Bold"))
    assert missing == ("方正小标宋简体", "仿宋_GB2312", "宋体")
    assert instead == ("NotoSerifCJKsc",)
    note = font_note([(missing, instead), (("黑体",), instead)])
    assert note.count("NotoSerifCJKsc") == 1
    assert "没有装 方正小标宋简体、仿宋_GB2312、宋体、黑体，PDF 里由" in note
    assert font_note([((), ())]) == ""


def test_it_is_said_once_when_pdfs_are_made(command: Command) -> None:
    tool("soffice", "it makes the PDFs")
    write_units(Path("in"), 2)
    ended = command("build", "in", "-o", "out", "--pdf")
    assert ended.code == 0
    lacks = any(fonts_missing(each.with_suffix(".docx").read_bytes(), each.read_bytes())[0]
                for each in Path("out").glob("*.pdf"))  # fmt: skip
    assert ended.out.count("这台机器没有装") == (1 if lacks else 0)
