"""PDF files of several programs: the equal report, or exactly what a PDF can't tell."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from reportgen import load, render
from reportgen.formats import pdf
from reportgen.formats.pdf import worker
from reportgen.formats.reading import read_word
from tests.formats.pdf.making import (
    WHY,
    printed_by_chromium,
    printed_by_libreoffice,
    recoded,
    ruled,
)
from tests.formats.word.built import built, printed, read_bytes, read_report, without_data
from tests.formats.word.making import plain
from tests.formats.word.test_libreoffice import BUILT, HUMAN
from tests.tools import INPUTS, seed, tool
from tests.wordfile import DOCUMENT, W, members

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.formats.reading import Reading
    from reportgen.model.report import Report

INFERRED = "由 PDF 读入：段落按缩进和行末分，请对着原件核对"
SAMPLE = load(INPUTS / "青山桥镇.yaml")
HOSTILE = BUILT["hostile"]
"""Its texts have a space where lines are broken, and titles that only their font tells."""

EQUAL: dict[str, Report] = {
    **{name: each for name, each in BUILT.items() if each is not HOSTILE},
    "the shortest sample": load(INPUTS / "最小示例.yaml"),
    "the sample with annexes": load(INPUTS / "含附件示例.yaml"),
}
HEADER = "绩效指标一级指标二级指标三级指标年度指标值实际完成值分值得分偏差原因分析及改进措施"
RULED = {name: ruled(data) for name, data in HUMAN.items()}
IN_CHAPTERS = without_data(render(SAMPLE, "hunan"))


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read here what the program reads in a process of its own, which other tests start."""
    monkeypatch.setattr(pdf, "_asked", lambda data: json.loads(json.dumps(worker.read(data))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the PDFs."""
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="module")
def pdfs(folder: Path) -> dict[str, Path]:
    """Print all files with LibreOffice."""
    files = {name: built(each) for name, each in EQUAL.items()}
    files |= {"hostile": built(HOSTILE), "in chapters": IN_CHAPTERS, **RULED}
    return printed_by_libreoffice(files, folder)


@cache
def reading_of(pdf: Path) -> Reading:
    """Read a PDF, which takes longer than anything that is then looked at."""
    return read_word(pdf)


def told(reading: Reading) -> list[str]:
    """Return what is said of a reading, but for the sentence that is said of each PDF."""
    messages = [each.message for each in (*reading.unplaced, *reading.notes)]
    messages.remove(INFERRED)
    return messages


@pytest.mark.parametrize("name", EQUAL)
def test_a_built_file_gives_the_equal_report(pdfs: dict[str, Path], name: str) -> None:
    reading = reading_of(pdfs[name])
    before = read_bytes(without_data(built(EQUAL[name])))
    assert read_report(reading) == read_report(before)
    if name in BUILT and BUILT[name].annexes is None:  # of those, some print what is computed
        assert read_report(reading) == printed(BUILT[name])
    assert told(reading) == [each.message for each in (*before.unplaced, *before.notes)]
    assert reading.carried is None


def test_the_real_report_gives_the_equal_report(tmp_path: Path) -> None:
    report = load(seed("qingshanqiao-2024.yaml"))
    (pdf,) = printed_by_libreoffice({"报告": built(report)}, tmp_path).values()
    reading = read_word(pdf)
    assert read_report(reading) == printed(report)
    assert told(reading) == []


@pytest.mark.parametrize("name", RULED)
def test_a_file_that_people_made_gives_the_same_data(pdfs: dict[str, Path], name: str) -> None:
    before, reading = read_bytes(RULED[name]), reading_of(pdfs[name])
    assert plain(reading.data) == plain(before.data)
    unplaced = [each.message for each in before.unplaced]
    assert [each.message for each in reading.unplaced] == unplaced


def test_chapters_give_the_same_data(pdfs: dict[str, Path]) -> None:
    before, reading = read_bytes(IN_CHAPTERS), read_word(pdfs["in chapters"])
    assert read_report(reading) == read_report(before)
    assert reading.unplaced == before.unplaced == []


def test_what_a_pdf_does_not_tell(pdfs: dict[str, Path]) -> None:
    reading = reading_of(pdfs["hostile"])
    data, unit = reading.data, HOSTILE.overview.unit_name
    # A space at which a line is broken is not in the file.
    assert data["部门概况"]["单位名称"] == unit.replace("注 #", "注#") != unit
    assert reading.unplaced == []
    # A title that only its font sets apart ends at its first colon.
    title = HOSTILE.performance.achievements[0].title
    assert title is not None
    found = data["绩效完成情况"]["绩效目标完成情况"][0]
    assert (found["标题"], found["要点"][0]) == tuple(title.replace("注 #", "注#").split(":", 1))


def characters(pdf: Path) -> Counter[str]:
    """Count what another program finds in a PDF."""
    run = subprocess.run([tool("pdftotext", WHY), str(pdf), "-"], check=True, capture_output=True)
    return Counter("".join(run.stdout.decode().split()))


@pytest.mark.parametrize("name", [*EQUAL, "hostile"])
def test_every_character_is_in_a_field_or_listed(pdfs: dict[str, Path], name: str) -> None:
    reading = reading_of(pdfs[name])
    messages = (each.message for each in (*reading.unplaced, *reading.notes))
    listed = Counter("".join("".join(messages).split()))
    there = characters_of(built(read_report(reading))) + listed
    missing = characters(pdfs[name]) - there
    # Page numbers are no text; a colon that closes a title is not printed again; the rows at the
    # top of a table are printed on each of its pages.
    if name in EQUAL and EQUAL[name].annexes is not None:
        missing -= Counter(HEADER * 4)
    assert {char: n for char, n in missing.items() if char not in "—0123456789:。"} == {}


def characters_of(data: bytes) -> Counter[str]:
    """Count what the document of a Word file shows."""
    texts = etree.fromstring(members(data)[DOCUMENT]).iter(f"{W}t")
    return Counter("".join("".join(each.text or "" for each in texts).split()))


@pytest.mark.parametrize("name", ["the sample", "in chapters", "five columns"])
def test_fonts_of_which_only_a_part_is_there(pdfs: dict[str, Path], name: str) -> None:
    assert read_word(recoded(pdfs[name])).data == reading_of(pdfs[name]).data


@pytest.mark.parametrize("name", ["single", "chapters"])
def test_a_pdf_of_a_browser(folder: Path, name: str) -> None:
    data = built(SAMPLE) if name == "single" else IN_CHAPTERS
    reading = read_word(printed_by_chromium(data, folder, name))
    assert read_report(reading) == read_report(read_bytes(without_data(data)))
    assert reading.unplaced == []
    message = told(reading)[-1]
    assert "个字用的是部首的编码，换成了通用的字：" in message
    assert "⻘→青" in message
    assert "⼾→户" in message


@pytest.mark.parametrize("name", ["报告.PDF", "报告.docx"])
def test_any_name_will_do(pdfs: dict[str, Path], tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(pdfs["the shortest sample"].read_bytes())
    assert load(path) == printed(EQUAL["the shortest sample"])
