"""Lines below the tables of a county's annexes, in its own words: read back from the paper."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.text.paragraph import Paragraph

from reportgen import load, render
from reportgen.formats.reading import read_word
from reportgen.forms.annex_words import annex_words
from reportgen.forms.new_template import start_template
from reportgen.ooxml.data_part import remove_data
from tests.tools import INPUTS
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.formats.reading import Reading

WORDS = {
    "填表人：": "制表：",
    "填报日期：": "做表的时间",
    "联系电话：": "座机（办公室）：",
    "单位负责人签字：": "领导审定：",
}
NOTE = "注：本表由{{ 年度 }}年的经办人填，项目支出是指专项。"
SIGNED = {"填表人": "罗青", "填报日期": "2025年3月20日", "联系电话": "0731-12345678"}
BASE = "基础数据表"


def all_paragraphs(made: Any) -> list[Any]:
    """Return the paragraphs of a document, those of its tables' cells too, each once."""
    cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
    inside = [each for cell in cells for each in cell.paragraphs]
    return list({id(each._p): each for each in [*made.paragraphs, *inside]}.values())


@pytest.fixture(scope="module", autouse=True)
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make 我县: nothing but the lines below the tables is worded otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("lines"))
        path = start_template("我县")
        made = docx.Document(str(path))
        missing = {*WORDS, "说明："}
        for paragraph in all_paragraphs(made):
            if paragraph.text.startswith("说明："):
                missing.discard("说明：")
                for run in paragraph.runs[1:]:
                    run.text = ""
                paragraph.runs[0].text = NOTE
            for run in paragraph.runs:
                for old, new in WORDS.items():
                    if old in run.text:
                        missing.discard(old)
                        run.text = run.text.replace(old, new)
        assert missing == set()
        made.save(str(path))
        yield path


def paper(change: Any = None) -> Reading:
    """Return what is read of the sample's paper alone, after a change as in Word."""
    made = packed(remove_data(members(render(load(INPUTS / "含附件示例.yaml"), "我县"))))
    path = Path("甲.docx")
    path.write_bytes(made)
    if change is not None:
        opened = docx.Document(str(path))
        change(opened)
        opened.save(str(path))
    return read_word(path)


def test_the_form_is_told_by_them_and_all_are_read() -> None:
    reading = paper()
    assert (reading.form, reading.unplaced) == ("我县", [])
    found = reading.data["附件"][BASE]
    assert {label: found.get(label) for label in SIGNED} == SIGNED


def test_what_was_written_by_hand_behind_a_word_is_read() -> None:
    def sign(made: Any) -> None:
        (line,) = [each for each in all_paragraphs(made) if "领导审定" in each.text]
        line.add_run(" 李 四")

    assert paper(sign).data["附件"][BASE]["单位负责人签字"] == "李 四"


def test_a_line_that_is_none_of_the_forms_is_listed() -> None:
    def add(made: Any) -> None:
        (table,) = [each for each in made.tables if "领导审定" in each._cells[-1].text]
        added = copy.deepcopy(made.paragraphs[0]._p)
        table._tbl.addnext(added)
        Paragraph(added, made).text = "复核：王五"

    (left,) = paper(add).unplaced
    assert "“复核：王五”" in left.message


def test_the_lines_are_derived_from_the_template(form: Path) -> None:
    lines = annex_words(form).lines
    assert (("制表：", ""), ((BASE, "填表人"),)) in lines
    assert (("做表的时间", ""), ((BASE, "填报日期"),)) in lines
    assert any(line.words[0].startswith("注：本表由2024年") and not line.paths for line in lines)
