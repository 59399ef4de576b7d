"""Fonts, line heights and page numbers that differ from the usual are noted, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reportgen.forms.lint import check_template
from tests.engine.documents import add_table, document, saved
from tests.tools import CHAPTER_FORM, FORM

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document


def notes(folder: Path, made: Document) -> list[tuple[str, str]]:
    """Return place and sentence of what differs in a template; all of it is only information."""
    path = folder / "x.docx"
    path.write_bytes(saved(made))
    found = [finding for finding in check_template(path) if finding.rule == "M06"]
    assert all(f.severity == "info" and f.suggestion for f in found)
    return [(finding.location, finding.message) for finding in found]


def of_chapters(words: str) -> tuple[Document, int]:
    """Open the chapter form; give it with the number of the paragraph that begins with words."""
    made = docx.Document(str(CHAPTER_FORM))
    at = next(n for n, each in enumerate(made.paragraphs) if each.text.startswith(words))
    return made, at


@pytest.mark.parametrize(
    ("words", "font", "usual"),
    [
        ("一、", "宋体", "黑体三号"),
        ("（一）", "黑体", "楷体_GB2312三号"),
        ("（{{ loop", "仿宋_GB2312", "楷体_GB2312三号"),
        ("{{ 部门概况.单位名称 }}的主管部门", "宋体", "仿宋_GB2312三号"),
    ],
)
def test_the_font_of_headings_and_text_is_noted(
    words: str, font: str, usual: str, tmp_path: Path
) -> None:
    made, at = of_chapters(words)
    for run in made.paragraphs[at].runs:
        run.font.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    (note,) = notes(tmp_path, made)
    assert note[0] == f"第{at + 1}段"
    assert f"这里是{font}、16磅，通常用{usual}" in note[1]


def test_size_and_line_height_of_the_text_are_noted(tmp_path: Path) -> None:
    made, at = of_chapters("一、")
    made.paragraphs[at].runs[0].font.size = Pt(15)
    made.paragraphs[at + 1].paragraph_format.line_spacing = 1.5
    found = notes(tmp_path, made)
    assert [place for place, _ in found] == [f"第{at + 1}段", f"第{at + 2}段"]
    assert "黑体、15磅" in found[0][1]
    assert "行距是1.5倍，正文通常用固定值28～30磅" in found[1][1]


def test_text_before_the_first_heading_and_annexes_have_looks_of_their_own(tmp_path: Path) -> None:
    made, at = of_chapters("一、")
    made.paragraphs[at].insert_paragraph_before("某某县财政局").runs[0].font.size = Pt(22)
    for words in ("附件1", "一、说明"):
        made.add_paragraph().add_run(words).font.size = Pt(10)
    assert notes(tmp_path, made) == []


def test_another_font_of_digits_is_noted_with_how_often(tmp_path: Path) -> None:
    made = docx.Document(str(FORM))
    for paragraph in made.tables[0].cell(3, 2).paragraphs:
        for run in paragraph.runs:
            run.font.name = "Arial"
    ((place, message),) = notes(tmp_path, made)
    assert place == "表1 第4行 第3列 第1段"
    assert "数字和字母用Arial，通常用 Times New Roman" in message


def test_page_numbers_are_looked_for_and_at(tmp_path: Path) -> None:
    made = docx.Document(str(FORM))
    for run in made.sections[0].footer.paragraphs[0].runs:
        run.font.size = Pt(9)
    assert notes(tmp_path, made) == [("页脚", "页码是宋体、9磅，通常用宋体四号（14磅）")]
    made = docx.Document(str(FORM))
    for footer in (made.sections[0].footer, made.sections[0].even_page_footer):
        for run in footer.paragraphs[0].runs:
            run.text = ""
    ((place, message),) = notes(tmp_path, made)
    assert (place, message[:4]) == ("页脚", "没有页码")


def test_tables_of_annexes_have_looks_of_their_own(tmp_path: Path) -> None:
    for words, found in (("说明", 1), ("附件{{ loop.index }}", 0), ("附件1", 0)):
        made = docx.Document(str(FORM))
        table = made.tables[0]
        table.cell(8, 2).paragraphs[0].runs[0].font.size = Pt(9)
        title = made.add_paragraph(words)
        for run in title.runs:
            run.font.name = "Times New Roman"
        table._tbl.addprevious(title._p)
        assert len([m for _, m in notes(tmp_path, made) if "表内文字" in m]) == found, words


def test_a_table_on_a_sheet_on_its_side_may_be_wider(tmp_path: Path) -> None:
    def width_notes(*, turned: bool, wide: int) -> list[str]:
        made = document("甲")
        table = add_table(made, ["甲", "乙"])
        for column in table.columns:
            column.width = Mm(wide / 2)
        section = made.sections[0]
        if turned:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(297), Mm(210)
        else:
            section.page_width, section.page_height = Mm(210), Mm(297)
        return [message for _, message in notes(tmp_path, made) if "版心宽" in message]

    assert width_notes(turned=False, wide=156) == []
    assert width_notes(turned=False, wide=225) == ["表宽225毫米，版心宽156毫米"]
    assert width_notes(turned=True, wide=225) == []
    assert width_notes(turned=True, wide=240) == ["表宽240毫米，版心宽225毫米"]
