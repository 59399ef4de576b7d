"""What a run says by its look: hidden, raised, or in a font of symbols, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.formats.word.making import seed_data, texts, write
from tests.formats.word.markup import form, packaged, paragraph, run, table
from tests.formats.word.test_markup import DUTIES_ROW, read_with

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.formats.reading import Reading

STYLES = (
    '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Also"><w:basedOn w:val="Gone"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def styled(name: str) -> str:
    return f'<w:rStyle w:val="{name}"/>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def duty(folder: Path, *content: str) -> Reading:
    return read_with(folder, DUTIES_ROW, [paragraph(*content)], {"styles": STYLES})


YES, NO = run("R", font("Wingdings 2")), run("£", font("Wingdings 2"))
ON_THE_LINE = styled("Up") + '<w:vertAlign w:val="baseline"/>'
SAID = {
    "raised by a style": (["10", run("4", styled("Up")), "m"], "10⁴m"),
    "on the line in spite of it": (["10", run("4", ON_THE_LINE)], "104"),
    "moved up": (["10", run("-3", '<w:position w:val="8"/>')], "10⁻³"),
    "moved down": (["CO", run("2", '<w:position w:val="-6"/>')], "CO₂"),
    "words moved a little": (["甲", run("乙1", '<w:position w:val="8"/>')], "甲乙1"),
    "a Latin word below the line": (
        [run("Company 2a", '<w:vertAlign w:val="subscript"/>')],
        "_Company 2a",
    ),
    "a Latin word with no figure": (
        [run("Company", '<w:vertAlign w:val="subscript"/>')],
        "Company",
    ),
    "an English ordinal": (["2", run("nd", styled("Up"))], "2nd"),
    "ticks in letters": ([YES, "是", NO, "否"], "☑是☐否"),
    "ticks of another font": ([run("\uf0fe", font("Wingdings")), "是"], "☑是"),
    "a symbol": (['<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "否"], "☐否"),
    "a numbered symbol": (["见", '<w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r>'], "见①"),
}


@pytest.mark.parametrize("kind", SAID)
def test_it_is_read_as_it_shows(kind: str, tmp_path: Path) -> None:
    content, text = SAID[kind]
    assert duty(tmp_path, *content).data["部门概况"]["单位基本职能"] == [text]


@pytest.mark.parametrize(
    "markup",
    [
        run("内部掌握", styled("Gone")),
        run("内部掌握", styled("Also")),
        run("内部掌握", "<w:b/><w:vanish/>"),
    ],
)
def test_hidden_text_is_listed_and_no_value(markup: str, tmp_path: Path) -> None:
    reading = duty(tmp_path, "甲", markup, "乙")
    assert reading.data["部门概况"]["单位基本职能"] == ["甲乙"]
    (left,) = [each for each in reading.unplaced if "隐藏" in each.message]
    assert "“内部掌握”" in left.message
    assert left.location.endswith("表1 第4行 第1段")


def test_so_is_what_a_paragraph_style_hides_and_a_hidden_row(tmp_path: Path) -> None:
    note = paragraph("不印的说明", properties='<w:pStyle w:val="Note"/>')
    shown = paragraph(run("印的", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Note"/>')
    cells = f"<w:tc>{paragraph('不印的行')}</w:tc>"
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cells}</w:tr>"
    body = form(texts(seed_data()), {DUTIES_ROW: [note, shown]}) + table(hidden) + paragraph("")
    header = {"styles": STYLES, "header1": note}
    reading = read_word(write(tmp_path, packaged(body, header)))
    assert reading.data["部门概况"]["单位基本职能"] == ["印的"]
    places = [
        each.location.rpartition(":")[2] for each in reading.unplaced if "隐藏" in each.message
    ]
    assert sorted(places) == ["表1 第4行 第1段", "表2 第1行", "页眉1 第1段"]
