"""Every character of a file is in a field, on the form, or listed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from lxml import etree

from reportgen.formats.reading import read_word
from reportgen.ooxml.package import unpack
from tests.formats.word.built import built, read_bytes, read_report, without_data
from tests.formats.word.making import GROUPS, LABELS, Layout, Style, make, seed_data, texts, write
from tests.formats.word.markup import form, packaged
from tests.formats.word.plain_reports import readable_reports
from tests.formats.word.test_markup import SAME_SUPERVISOR, SUPERVISOR_ROW
from tests.formats.word.test_prose import STYLES
from tests.formats.word.text.test_grid import LAYOUTS

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.formats.reading import Reading
    from reportgen.model.report import Report

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES = {"".join(label.split()) for label in (*GROUPS, *LABELS)}
_SEPARATORS = "，,：:"
"""Marks that join figures, and close titles and labels; the form has its own."""

_ORDINALS = "1234567890一二三四五六七八九十()（）.．、①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭"


def characters(data: bytes) -> Counter[str]:
    """Count what a file shows, but for the labels of its tables and white space."""
    found: Counter[str] = Counter()
    for name, content in unpack(data).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root = etree.fromstring(content)
        for cell in list(root.iter(f"{_W}tc")):
            text = _text(cell).replace("：", "")
            if text in _NAMES:
                cell.getparent().remove(cell)
        found.update(_text(root))
    return found


def _text(element: Any) -> str:
    tags = (f"{_W}t", f"{_W}delText")
    return "".join("".join((each.text or "").split()) for each in element.iter(*tags))


def lost(path: Path, spare: str = _SEPARATORS) -> Counter[str]:
    """Count what is neither printed again from the data that was read, nor listed."""
    return lost_in(path.read_bytes(), read_word(path), spare)


def lost_in(data: bytes, reading: Reading, spare: str = _SEPARATORS) -> Counter[str]:
    """Count what of a file is neither printed again nor listed."""
    told = "".join(each.message for each in (*reading.unplaced, *reading.notes))
    there = characters(built(read_report(reading))) + Counter("".join(told.split()))
    missing = characters(data) - there
    return Counter({mark: count for mark, count in missing.items() if mark not in spare})


@pytest.mark.parametrize("name", [name for name in LAYOUTS if name != "cover page"])
def test_any_grid(tmp_path: Path, name: str) -> None:
    year = "2024年度（）" if "year" in name or name == "title broken" else ""
    path = write(tmp_path, make(texts(seed_data()), LAYOUTS[name]))
    assert lost(path, _SEPARATORS + year) == Counter()


@pytest.mark.parametrize("name", [name for name in STYLES if "full width" not in name])
def test_any_style(tmp_path: Path, name: str) -> None:
    spare = _SEPARATORS + _ORDINALS + ("。" if "。" in name or "first" in name else "")
    rows = texts(seed_data(), STYLES[name])
    assert lost(write(tmp_path, make(rows)), spare) == Counter()


@pytest.mark.parametrize("name", SAME_SUPERVISOR)
def test_any_markup(tmp_path: Path, name: str) -> None:
    data = packaged(form(texts(seed_data()), {SUPERVISOR_ROW: SAME_SUPERVISOR[name]}))
    twice = "湘潭县人民政府" if name in ("two ways to say the same", "moved") else ""
    assert lost(write(tmp_path, data), _SEPARATORS + twice) == Counter()


def test_text_of_no_field(tmp_path: Path) -> None:
    before = ["附件3", "内部资料，注意保存", "湘潭县青山桥镇人民政府", "部门整体支出绩效评价报告"]
    after = ["填表人：甲　　电话：0731-12345678", "湘潭县青山桥镇人民政府", "2025年4月8日"]
    document = make(texts(seed_data(), Style()), Layout(before=before, after=after))
    table = document.add_table(2, 3)
    for at, cell in enumerate(each for row in table.rows for each in row.cells):
        cell.text = f"甲{at}乙\n丙"
    document.sections[0].header.paragraphs[0].text = "县财政局监制"
    document.tables[0].rows[1].cells[2].add_paragraph("（含上年结转21万元）")
    document.tables[0].add_row().cells[1].text = "审核意见"
    document.tables[0].rows[-1].cells[2].text = "同意。"
    assert lost(write(tmp_path, document)) == Counter()


def test_the_count_finds_a_loss(tmp_path: Path) -> None:
    path = write(tmp_path, make([*texts(seed_data())[:-1], ["无"]]))
    assert lost(path) == Counter()
    assert "县" in characters(path.read_bytes())
    assert characters(path.read_bytes())["湘"] == 7


@given(report=readable_reports())
def test_any_built_file_without_its_data(report: Report) -> None:
    data = without_data(built(report))
    missing = lost_in(data, read_bytes(data), _SEPARATORS + "1234567890")
    # A title that has 。 inside is cut there; the form sets a space between the two.
    assert missing["。"] <= len(report.improvement.measures)
    assert set(missing) <= {"。"}
