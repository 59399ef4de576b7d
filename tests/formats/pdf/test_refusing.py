"""PDF files that can't be read: a clear sentence at once, whatever they do."""

from __future__ import annotations

import sys
import zlib
from functools import cache
from typing import TYPE_CHECKING

import pytest

from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.formats.pdf import worker
from reportgen.formats.reading import read_word
from reportgen.ooxml import outer_program
from tests.formats.pdf.making import locked, printed_by_libreoffice, written
from tests.formats.word.built import built
from tests.formats.word.making import write
from tests.formats.word.test_libreoffice import BUILT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

USE_WORD = "有原来的 Word 文件就读那一份；没有的，用 Word 2013 以上或 WPS 转成 .docx，核对后再读"
DAMAGED = "文件不是 PDF，或已损坏"
NO_TEXT = "这个 PDF 里没有文字，是扫描件或图片"
SHORTEST = BUILT["shortest"]
SQUARE = b"0 0 100 100 re f"
PICTURE = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q"
HELLO = b"BT /F 12 Tf 72 700 Td (hello) Tj ET"


def refusal(path: Path) -> tuple[str, str]:
    """Return the sentence and the advice with which a file is refused."""
    with pytest.raises(InputError) as caught:
        read_word(path)
    (finding,) = caught.value.findings
    assert finding == Finding("D01", "error", "", str(path), finding.message, finding.suggestion)
    return finding.message, finding.suggestion


@cache
def bomb(size: int) -> bytes:
    """Return some bytes that unpack to many."""
    return zlib.compress(b" " * size, 1)


def bomb_in_a_bomb(size: int) -> bytes:
    """Return a file with one inside another."""
    inner = zlib.compress(bomb(size))
    return written(compressed=inner, filters="[/FlateDecode /FlateDecode]")


def test_without_the_library_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    message, advice = refusal(write(tmp_path, written(HELLO), "a.pdf"))
    assert message == "读 .pdf 文件要用 pdfplumber，这台机器上没有"
    assert advice == f"运行 pip install pdfplumber 装上再读；{USE_WORD}"


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: written(SQUARE, SQUARE), NO_TEXT),
        (lambda: b"%PDF-1.4\n", DAMAGED),
        (lambda: b"%PDF-1.4\n" + bytes(range(256)) * 50, DAMAGED),
        (lambda: b"no pdf at all", DAMAGED),
        (lambda: written(HELLO)[:400], DAMAGED),
        (lambda: written(*[HELLO] * 201), "这个 PDF 有201页，一份报告没有这么长"),
        (lambda: written(compressed=bomb(300_000_000)), f"{DAMAGED}：读它要用的内存太多"),
        (lambda: bomb_in_a_bomb(300_000_000), f"{DAMAGED}：读它要用的内存太多"),
        (lambda: written(b"[" * 200_000 + b"]" * 200_000), NO_TEXT),
    ],
    ids=[
        *("pictures only", "empty", "noise", "text", "cut off"),
        *("too many pages", "bomb", "bomb inside a bomb", "deep"),
    ],
)
def test_what_can_not_be_read(tmp_path: Path, made: Callable[[], bytes], message: str) -> None:
    assert refusal(write(tmp_path, made(), "a.pdf")) == (message, USE_WORD)


def test_a_file_with_a_password(tmp_path: Path) -> None:
    path = locked(built(SHORTEST), tmp_path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert refusal(path) == ("这个 PDF 加了密码", USE_WORD)


def test_one_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outer_program, "TIME_LIMIT", 1)
    squares = b"".join(b"%d 0 m %d 800 l S\n" % (n % 590, n % 590) for n in range(60_000))
    path = write(tmp_path, written(squares, squares, squares), "a.pdf")
    assert refusal(path) == ("读这个 PDF 超过了1秒，没有读完", USE_WORD)


def test_more_lines_than_a_table_has(tmp_path: Path) -> None:
    squares = b"".join(b"%d %d m %d 800 l S\n" % (n % 590, n % 7, n % 590) for n in range(20_001))
    message, _ = refusal(write(tmp_path, written(HELLO + b"\n" + squares), "a.pdf"))
    assert message == "第1页有20001条线，报告的表格没有这么多"


def test_a_text_without_the_form(tmp_path: Path) -> None:
    message, _ = refusal(write(tmp_path, written(HELLO), "a.pdf"))
    assert message == "文件里没有找到“部门整体支出绩效评价报告”的表格或章节"


def test_fonts_that_do_not_say_which_characters_they_have(tmp_path: Path) -> None:
    (pdf,) = printed_by_libreoffice({"报告": built(SHORTEST)}, tmp_path).values()
    data = pdf.read_bytes()
    assert b"/ToUnicode" in data
    message, advice = refusal(write(tmp_path, data.replace(b"/ToUnicode", b"/NoUnicode"), "a.pdf"))
    assert message.startswith("这个 PDF 的字体没有写明各是什么字，")
    assert advice == USE_WORD


@pytest.mark.parametrize("page", [PICTURE, SQUARE, b"0 0 m 9 9 5 5 1 1 c S"])
def test_pages_without_text_are_told(page: bytes) -> None:
    (_, told) = worker.read(written(HELLO, page, HELLO))["notes"]
    assert told == "第2页没有文字，只有图片或图形，没有读"


def test_an_empty_page_is_nothing_to_tell() -> None:
    assert len(worker.read(written(HELLO, b"", HELLO))["notes"]) == 1
