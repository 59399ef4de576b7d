"""Tables that go on in other tables, that are wrapped, and files with more than one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.errors import InputError
from reportgen.formats.reading import read_word
from tests.formats.word.making import LABELS, plain, seed_data, texts, write
from tests.formats.word.markup import cell, form, packaged, paragraph, row, table

if TYPE_CHECKING:
    from pathlib import Path

DUTIES_ROW = 3
PAGE_BREAK = paragraph('<w:r><w:br w:type="page"/></w:r>')


def test_several_reports_in_one_file_are_named(tmp_path: Path) -> None:
    other = [["云溪县青禾镇人民政府"], *texts(seed_data())[1:]]
    body = form(texts(seed_data())) + PAGE_BREAK + form(other) + "<w:p/>"
    with pytest.raises(InputError) as caught:
        read_word(write(tmp_path, packaged(body)))
    (finding,) = caught.value.findings
    assert finding.message == (
        "文件里有2份报告：“湘潭县青山桥镇人民政府”（表1 第1行）、"
        "“云溪县青禾镇人民政府”（表2 第1行）"
    )
    assert finding.suggestion == "拆成几个文件，一份报告一个"


def test_a_cell_that_goes_on_in_the_table_on_the_next_page(tmp_path: Path) -> None:
    rows = texts(seed_data())
    duties = rows[DUTIES_ROW]
    first = [row(cell([LABELS[at]]), cell(rows[at])) for at in range(DUTIES_ROW)]
    first.append(row(cell([LABELS[DUTIES_ROW]]), cell(duties[:6])))
    second = [row(cell([""]), cell(duties[6:]))]
    second += [row(cell([LABELS[at]]), cell(rows[at])) for at in range(DUTIES_ROW + 1, len(LABELS))]
    body = table(*first) + PAGE_BREAK + table(*second) + "<w:p/>"
    reading = read_word(write(tmp_path, packaged(body)))
    assert plain(reading.data) == seed_data()
    assert reading.unplaced == []


@pytest.mark.parametrize("wrapped", ["table", "row", "cell"])
def test_a_content_control_around_a_part_of_the_table(tmp_path: Path, wrapped: str) -> None:
    begin, end = "<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"
    kind = {"table": "tbl", "row": "tr", "cell": "tc"}[wrapped]
    body = form(texts(seed_data()))
    body = body.replace(f"<w:{kind}>", f"{begin}<w:{kind}>")
    body = body.replace(f"</w:{kind}>", f"</w:{kind}>{end}")
    reading = read_word(write(tmp_path, packaged(body + "<w:p/>")))
    assert plain(reading.data) == seed_data()
    assert reading.unplaced == []


@pytest.mark.parametrize(
    "label", ["年度预算金额（万元）", "年度预算金额(单位：万元)：", "２．年度预算金额"]
)
def test_a_label_with_a_unit_or_a_number(tmp_path: Path, label: str) -> None:
    rows = [*texts(seed_data())]
    rows[1] = ["3960" if "元" in label else "3960万元"]
    body = form(rows).replace(">年度预算金额<", f">{label}<") + "<w:p/>"
    reading = read_word(write(tmp_path, packaged(body)))
    assert plain(reading.data) == seed_data()
    assert reading.unplaced == []


def test_rows_with_label_and_value_in_one_cell(tmp_path: Path) -> None:
    rows = texts(seed_data())
    short = [row(cell([f"{LABELS[at]}：{rows[at][0].strip()}"])) for at in range(DUTIES_ROW)]
    long = [row(cell([LABELS[at]]), cell(rows[at])) for at in range(DUTIES_ROW, len(LABELS))]
    reading = read_word(write(tmp_path, packaged(table(*short, *long) + "<w:p/>")))
    assert plain(reading.data) == seed_data()
    assert reading.unplaced == []
