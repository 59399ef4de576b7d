"""Files of other word processors: read through LibreOffice, or a sentence that says what to do."""

from __future__ import annotations

import asyncio
import os
import subprocess
import time
from pathlib import Path

import pytest

from reportgen import load, render
from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.formats.reading import read_word
from reportgen.formats.word.packages.converting import converted_members
from reportgen.ooxml import outer_program
from tests.formats.word.built import without_data
from tests.formats.word.making import plain, seed_data, write
from tests.office import convert_all
from tests.tools import INPUTS, tool
from tests.wordfile import members

SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 再读"
NEEDED = "LibreOffice makes and reads files of other word processors"
OLE = b"\xd0\xcf\x11\xe0"
ENDINGS = ("doc", "odt", "rtf")
DOCX = without_data(render(load(INPUTS / "青山桥镇.yaml")))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Save the sample in the formats of other word processors; return the bytes by ending."""
    folder = tmp_path_factory.mktemp("made")
    source = write(folder, DOCX, "source.docx")
    for ending in ENDINGS:
        convert_all([source], ending, folder, NEEDED)
    return {ending: (folder / f"source.{ending}").read_bytes() for ending in ENDINGS}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.doc", "doc"), ("a.odt", "odt"), ("a.rtf", "rtf"), ("年报.WPS", "doc"), ("-a.wpt", "doc")],
)
def test_other_formats_are_read(
    tmp_path: Path, made: dict[str, bytes], name: str, content: str
) -> None:
    assert made[content].startswith({"doc": OLE, "odt": b"PK", "rtf": b"{\\rtf"}[content])
    reading = read_word(write(tmp_path, made[content], name))
    assert plain(reading.data) == seed_data()
    assert reading.unplaced == []
    ending = Path(name).suffix.lower()
    told = [each.message for each in reading.notes if "LibreOffice" in each.message]
    assert told == [f"文件由 LibreOffice 从 {ending} 转换后读入"]


MISNAMED = [
    ("导出.doc", "rtf", "RTF 文件"),
    ("导出.docx", "rtf", "RTF 文件"),
    ("导出.doc", "odt", "OpenDocument 文件（.odt）"),
    ("导出.docx", "odt", "OpenDocument 文件（.odt）"),
    ("导出.docx", "doc", "旧格式的 Word 文件（.doc）"),
]


@pytest.mark.parametrize(("name", "content", "what"), MISNAMED)
def test_what_other_programs_wrote_is_read_under_another_name(
    tmp_path: Path, made: dict[str, bytes], name: str, content: str, what: str
) -> None:
    reading = read_word(write(tmp_path, made[content], name))
    assert plain(reading.data) == seed_data()
    told = [each.message for each in reading.notes if "LibreOffice" in each.message]
    ending = Path(name).suffix
    assert told == [f"文件其实是{what}（名字是 {ending}），由 LibreOffice 转换后读入"]


@pytest.mark.parametrize("name", ["a.wps", "a.wpt", "a.doc", "a.docx"])
def test_a_docx_of_another_name_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", "")
    reading = read_word(write(tmp_path, DOCX, name))
    assert plain(reading.data) == seed_data()
    assert not any("LibreOffice" in each.message for each in reading.notes)


def refusal(path: Path) -> tuple[str, str]:
    """Return the sentence and the advice with which a file is refused."""
    with pytest.raises(InputError) as caught:
        read_word(path)
    (finding,) = caught.value.findings
    assert finding == Finding("D01", "error", "", str(path), finding.message, finding.suggestion)
    return finding.message, finding.suggestion


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.rtf", "a.WPS"])
def test_without_libreoffice_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("PATH", "")
    ending = Path(name).suffix.lower()
    message = f"读 {ending} 文件要用 LibreOffice 转换，这台机器上没有"
    assert refusal(write(tmp_path, OLE + bytes(600), name)) == (message, SAVE_AS)


def test_what_libreoffice_finds_no_form_in_is_refused(tmp_path: Path) -> None:
    tool("soffice", NEEDED)
    message, _ = refusal(write(tmp_path, OLE + b"\0\1\2" * 200, "a.doc"))
    assert message in (
        "文件里没有找到“部门整体支出绩效评价报告”的表格或章节",
        "LibreOffice 转换不了这个文件",
    )


posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for LibreOffice")


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the place of a program that is found before LibreOffice."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), os.environ["PATH"])))
    return folder / "soffice"


def script(path: Path, *lines: str) -> None:
    """Write a program that the system can run."""
    path.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    path.chmod(0o755)


@posix
def test_one_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, instead: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ps = tool("ps", "it tells which processes are there")
    numbers = tmp_path / "numbers"
    script(instead, "sleep 300 &", f"echo $$ $! > '{numbers}'", "wait")
    monkeypatch.setattr(outer_program, "TIME_LIMIT", 1)
    message, advice = refusal(write(tmp_path, OLE + bytes(600), "a.doc"))
    assert (message, advice) == ("LibreOffice 转换这个文件超过了1秒", SAVE_AS)
    started = numbers.read_text(encoding="utf-8").split()
    assert len(started) == 2
    assert all(has_ended(ps, number) for number in started)


def has_ended(ps: str, number: str) -> bool:
    """Return whether a process is gone, or will be in a moment; one that nobody waits for is."""
    for _ in range(100):
        state = subprocess.run([ps, "-o", "stat=", "-p", number], capture_output=True, check=False)
        if not state.stdout.strip() or state.stdout.startswith(b"Z"):
            return True
        time.sleep(0.05)
    return False


@posix
@pytest.mark.parametrize("lines", [["exit 0"], ["echo 'no' >&2", "exit 1"]])
def test_one_that_makes_nothing_is_told(tmp_path: Path, instead: Path, lines: list[str]) -> None:
    script(instead, *lines)
    message, advice = refusal(write(tmp_path, OLE + bytes(600), "a.doc"))
    assert (message, advice) == ("LibreOffice 转换不了这个文件", SAVE_AS)


@posix
def test_one_that_can_not_be_run_is_told(tmp_path: Path, instead: Path) -> None:
    instead.write_bytes(b"\x7fELF no program")
    instead.chmod(0o755)
    message, advice = refusal(write(tmp_path, OLE + bytes(600), "a.doc"))
    assert (message, advice) == ("LibreOffice 转换不了这个文件", SAVE_AS)


def copying(path: Path, source: Path) -> None:
    """Write a program that gives a file for any; its last options are a folder and a file."""
    script(path, "while [ $# -gt 2 ]; do shift; done", f"mkdir '{path.parent}/x' \"$1\"",
           f"cp '{source}' \"$1/source.docx\"")  # fmt: skip


@posix
def test_what_it_makes_has_the_same_limits(tmp_path: Path, instead: Path) -> None:
    copying(instead, write(tmp_path, b"PK\3\4 no zip PK\5\6", "made.docx"))
    message, _ = refusal(write(tmp_path, OLE + bytes(600), "a.doc"))
    assert message == "文件不是 .docx，或已损坏"


@posix
def test_files_are_read_inside_an_event_loop(tmp_path: Path, instead: Path) -> None:
    copying(instead, write(tmp_path, DOCX, "made.docx"))

    async def read() -> dict[str, bytes]:
        return converted_members(tmp_path / "a.doc", OLE + bytes(600))[0]

    assert asyncio.run(read()) == members(DOCX)


@pytest.mark.parametrize("name", ["导出.doc", "导出.docx"])
def test_a_text_of_one_xml_by_libreoffice_is_called_that(tmp_path: Path, name: str) -> None:
    kind = 'office:mimetype="application/vnd.oasis.opendocument.text"'
    flat = f'<?xml version="1.0"?><office:document xmlns:office="urn:x" {kind}/>'
    with pytest.raises(InputError) as caught:
        read_word(write(tmp_path, flat.encode(), name))
    assert "LibreOffice 存的单个 XML 文件（.fodt）" in caught.value.findings[0].message
