"""The drawn single-table form: its page, its table and its looks."""

import re

import pytest
from lxml import etree

from tests.forms.drawn import (
    R,
    W,
    body,
    find,
    millimetres,
    paragraphs,
    parts,
    rows,
    section,
    styles,
    table,
    text,
    value,
)

LABELS = [
    ("部门/概况", "单位名称"),
    ("", "年度预算金额"),
    ("", "主管部门"),
    ("", "单位基本职能"),
    ("绩效完/成情况", "部门整体支出/管理和使用/基本情况"),
    ("", "绩效目标/完成情况"),
    ("存在的/问题分析/及改进/措施", "存在的问题"),
    ("", "改进措施"),
    ("", "其他需要/说明问题"),
]
ALTERNATIVES = {
    "方正小标宋简体": "宋体",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "Times New Roman": "Liberation Serif",
}


def test_a4_page_has_the_margins_and_the_text_block_of_the_standard() -> None:
    page = [millimetres(value(section(), "pgSz", side)) for side in "wh"]
    sides = ("top", "right", "bottom", "left", "footer")
    margins = [millimetres(value(section(), "pgMar", side)) for side in sides]
    assert page == pytest.approx([210, 297], abs=0.02)
    assert margins == pytest.approx([37, 26, 35, 28, 24.7], abs=0.01)
    assert page[0] - margins[3] - margins[1] == pytest.approx(156, abs=0.02)
    assert page[1] - margins[0] - margins[2] == pytest.approx(225, abs=0.02)


def test_three_fixed_columns_fill_the_text_block_to_the_twip() -> None:
    beside = [int(value(section(), "pgMar", side)) for side in ("left", "right")]
    width = int(value(section(), "pgSz", "w")) - sum(beside)
    grid = [str(column.attrib[f"{W}w"]) for column in find(table(), "tblGrid")]
    assert [millimetres(column) for column in grid] == pytest.approx([20, 32, 104], abs=0.02)
    assert sum(map(int, grid)) == int(value(table(), "tblPr/tblW", "w")) == width
    assert value(table(), "tblPr/tblLayout", "type") == "fixed"
    assert value(table(), "tblPr/jc") == "center"
    for cells in rows():
        assert [value(cell, "tcPr/tcW", "w") for cell in cells] == grid
        assert {value(cell, "tcPr/tcW", "type") for cell in cells} == {"dxa"}


def test_first_column_of_nine_rows_is_merged_in_groups_of_four_two_and_three() -> None:
    start, more = ["restart"], ["continue"]
    groups = start + more * 3 + start + more + start + more * 2
    assert [value(cells[0], "tcPr/vMerge") for cells in rows()] == groups
    assert all(not list(cell.iter(f"{W}vMerge")) for cells in rows() for cell in cells[1:])


def test_single_lines_of_half_a_point_border_every_cell() -> None:
    borders = find(table(), "tblPr/tblBorders")
    sides = {border.tag.removeprefix(W) for border in borders}
    assert sides == {"top", "left", "bottom", "right", "insideH", "insideV"}
    assert {(b.get(f"{W}val"), b.get(f"{W}sz")) for b in borders} == {("single", "4")}


HIGH_LABELS = {"存在的问题": "TableTallLabel", "部门整体支出/管理和使用/基本情况": "TableHighLabel"}
"""Those that are as high as the label of their group, each with the style of its first line."""

_TAGS = re.compile(r"\{%.*?%\}")


def worded(cell: etree._Element) -> list[etree._Element]:
    """Return the paragraphs of a cell that print words."""
    return [each for each in cell.findall(f"{W}p") if _TAGS.sub("", text(each))]


def label(cell: etree._Element) -> str:
    """Return what a cell prints, with a slash for a line break or the end of a paragraph."""
    return "/".join(text(each) for each in worded(cell))


def test_labels_are_centred_break_as_on_the_printed_form_and_fit_their_columns() -> None:
    assert [(label(cells[0]), label(cells[1])) for cells in rows()] == LABELS
    beside = [int(value(table(), f"tblPr/tblCellMar/{side}", "w")) for side in ("left", "right")]
    for cell in (cell for cells in rows() for cell in cells[:2]):
        assert value(cell, "tcPr/vAlign") == "center"
        names = [value(each, "pPr/pStyle") for each in worded(cell)]
        first = HIGH_LABELS.get(label(cell), "TableLabel")
        assert names == [first, *["TableLabel"] * (len(names) - 1)][: len(names)]
        widest = 240 * max(len(line) for line in label(cell).split("/"))
        assert widest <= int(value(cell, "tcPr/tcW", "w")) - sum(beside)


def test_rows_may_break_and_only_rows_of_short_values_have_a_least_height() -> None:
    splits = [row.find(f"{W}trPr/{W}cantSplit") is None for row in table().findall(f"{W}tr")]
    assert splits == [False] * 3 + [True] * 6
    heights = [row.find(f"{W}trPr/{W}trHeight") for row in table().findall(f"{W}tr")]
    rules = [None if height is None else height.get(f"{W}hRule") for height in heights]
    assert rules == ["atLeast"] * 3 + [None] * 5 + ["atLeast"]


def test_title_is_two_lines_without_punctuation_kept_with_the_table() -> None:
    first, second, table = list(body())[:3]
    assert [text(first), text(second)] == ["{{ 部门概况.单位名称 }}", "部门整体支出绩效评价报告"]
    assert value(first, "pPr/pStyle") == value(second, "pPr/pStyle") == "Title"
    assert table.tag == f"{W}tbl"
    assert find(styles()["Title"], "pPr").find(f"{W}keepNext") is not None


def test_styles_have_the_fonts_sizes_and_exact_lines_of_the_form() -> None:
    looks = {}
    for name in ("Title", "TableLabel", "TableText", "TableShort", "Footer"):
        look = styles()[name]
        font, half_points = value(look, "rPr/rFonts", "eastAsia"), value(look, "rPr/sz")
        assert value(look, "pPr/spacing", "lineRule") == "exact"
        spacing = value(look, "pPr/spacing", "line")
        looks[name] = (font, half_points, spacing, value(look, "pPr/jc"))
    assert looks == {
        "Title": ("方正小标宋简体", "44", "660", "center"),
        "TableLabel": ("黑体", "24", "420", "center"),
        "TableText": ("仿宋_GB2312", "24", "420", "both"),
        "TableShort": ("仿宋_GB2312", "24", "420", "center"),
        "Footer": ("宋体", "28", "400", "left"),
    }


def test_text_is_indented_by_two_characters() -> None:
    assert value(styles()["TableText"], "pPr/ind", "firstLineChars") == "200"
    assert value(styles()["TableText"], "pPr/ind", "firstLine") == str(2 * 12 * 20)


def test_every_paragraph_names_a_style_that_is_defined() -> None:
    assert {value(paragraph, "pPr/pStyle") for paragraph in paragraphs()} <= styles().keys()
    assert [look.get(f"{W}val") for look in body().iter(f"{W}rStyle")] == ["SectionTitle"]
    assert styles()["SectionTitle"].get(f"{W}type") == "character"
    assert styles()["Normal"].get(f"{W}default") == "1"


def test_every_font_is_in_the_font_table_with_its_alternative() -> None:
    table = {str(f.get(f"{W}name")): value(f, "altName") for f in parts()["word/fontTable.xml"]}
    fonts = [f.attrib for part in parts().values() for f in part.iter(f"{W}rFonts")]
    used = {name for font in fonts for key, name in font.items() if key != f"{W}hint"}
    assert used <= table.keys()
    assert table == ALTERNATIVES


def test_punctuation_common_to_both_scripts_is_set_in_the_chinese_font() -> None:
    runs = [run for p in paragraphs() for run in p.iter(f"{W}r") if not text(run).isascii()]
    assert {value(run, "rPr/rFonts", "hint") for run in runs} == {"eastAsia"}


def test_every_cell_ends_in_a_paragraph_and_the_body_in_one_too_small_for_a_page() -> None:
    assert all(cell[-1].tag == f"{W}p" for cells in rows() for cell in cells)
    assert [element.tag.removeprefix(W) for element in body()[:4]] == ["p", "p", "tbl", "p"]
    assert (value(body()[3], "pPr/pStyle"), text(body()[3])) == ("TableEnd", "")
    assert value(styles()["TableEnd"], "pPr/spacing", "line") == "20"
    assert value(styles()["TableEnd"], "pPr/spacing", "lineRule") == "exact"


@pytest.mark.parametrize(
    ("kind", "page", "look", "side"),
    [("default", "1", "FooterOdd", "right"), ("even", "2", "FooterEven", "left")],
)
def test_page_numbers_stand_outside_on_odd_and_even_pages(
    kind: str,
    page: str,
    look: str,
    side: str,
) -> None:
    ids = {f.get(f"{W}type"): f.get(f"{R}id") for f in section().iter(f"{W}footerReference")}
    relations = {r.get("Id"): r.get("Target") for r in parts()["word/_rels/document.xml.rels"]}
    footer = parts()[f"word/{relations[ids[kind]]}"]
    assert text(footer) == f"— {page} —"
    assert [code.text for code in footer.iter(f"{W}instrText")] == [" PAGE "]
    assert value(footer, "p/pPr/pStyle") == look
    assert value(styles()[look], "pPr/jc") == side
    assert value(styles()[look], "pPr/ind", f"{side}Chars") == "100"
    assert value(styles()[look], "pPr/ind", side) == str(14 * 20)
    assert parts()["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
