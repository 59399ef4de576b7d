"""The drawn chapter-style form: its page, its looks, and what it says once its tags are filled."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from reportgen import render
from templates.hunan.draw import CHAPTERS as HEADINGS
from templates.hunan.draw import draw as draw_chapters
from templates.xiangtan.draw import draw as draw_single_table
from tests.forms.drawn import millimetres, value
from tests.reports import ACHIEVED, CHAPTERS, MEASURES, PROBLEMS, REMARKS, report
from tests.wordfile import DOCUMENT, STYLES, W, members, title

if TYPE_CHECKING:
    from tests.reports import Data

GB2312 = "仿宋_GB2312"


@cache
def part(name: str) -> Any:
    return etree.fromstring(members(draw_chapters())[name])


@cache
def styles() -> dict[str, Any]:
    return {each.get(f"{W}styleId"): each for each in part(STYLES).iter(f"{W}style")}


def look(style: str, path: str, attribute: str = "val") -> str:
    """Return what a style says, or the styles that it is based on."""
    element = styles()[style].find("/".join(W + step for step in path.split("/")))
    if element is not None and (found := element.get(W + attribute)) is not None:
        return str(found)
    return look(value(styles()[style], "basedOn"), path, attribute)


def filled(*changes: tuple[str, object]) -> list[str]:
    """Return the paragraphs of the report with values put in."""
    data: Data = deepcopy(CHAPTERS)
    for path, new in changes:
        *groups, last = path.split(".")
        group = data
        for label in groups:
            group = group[label]
        group[last] = new
    return title(render(report(data), "hunan"))


def under(lines: list[str], heading: str) -> list[str]:
    """Return the paragraphs of a chapter, by its ordinal and heading."""
    start = lines.index(heading) + 1
    ends = [at for at, line in enumerate(lines[start:], start) if line[1:2] == "、"]
    return lines[start : min(ends, default=len(lines))]


def test_a_page_has_22_lines_of_28_characters_in_the_text_block_of_the_standard() -> None:
    section = next(part(DOCUMENT).iter(f"{W}sectPr"))
    margins = [millimetres(value(section, "pgMar", s)) for s in ("top", "right", "bottom", "left")]
    assert margins == pytest.approx([37, 26, 35, 28], abs=0.01)
    assert value(section, "docGrid", "type") == "lines"
    height, width = 16838 - 2098 - 1984, 11906 - 1587 - 1474
    pitch, line = int(value(section, "docGrid", "linePitch")), int(look("ChapterText", *SPACING))
    assert height // pitch == height // line == 22
    character = int(look("ChapterText", "rPr/sz")) * 10 + int(look("ChapterText", "rPr/spacing"))
    assert width // character == 28


SPACING = ("pPr/spacing", "line")


@pytest.mark.parametrize(
    ("style", "font", "half_points", "line"),
    [
        ("ChapterTitle", "方正小标宋简体", "44", "660"),
        ("Heading1", "黑体", "32", "578"),
        ("Heading2", "楷体_GB2312", "32", "578"),
        ("Heading3", GB2312, "32", "578"),
        ("ChapterText", GB2312, "32", "578"),
        ("ChapterClosing", GB2312, "32", "578"),
        ("Signature", GB2312, "32", "578"),
        ("SignatureDate", GB2312, "32", "578"),
    ],
)
def test_styles_have_the_fonts_sizes_and_exact_lines_of_an_official_document(
    style: str, font: str, half_points: str, line: str
) -> None:
    assert look(style, "rPr/rFonts", "eastAsia") == font
    assert look(style, "rPr/sz") == half_points
    assert (look(style, *SPACING), look(style, "pPr/spacing", "lineRule")) == (line, "exact")


def test_paragraphs_and_headings_are_indented_by_two_characters() -> None:
    for style in ("Heading1", "Heading2", "Heading3", "ChapterText", "ChapterClosing"):
        assert look(style, "pPr/ind", "firstLineChars") == "200"
    assert [look(f"Heading{level}", "pPr/outlineLvl") for level in (1, 2, 3)] == ["0", "1", "2"]


def test_a_heading_stays_with_its_text_and_the_last_text_with_the_signature() -> None:
    for style in ("ChapterTitle", "Heading1", "Heading2", "Heading3", "ChapterClosing"):
        chain = [style, value(styles()[style], "basedOn")]
        assert any(styles()[each].find(f"{W}pPr/{W}keepNext") is not None for each in chain)
    assert styles()["Signature"].find(f"{W}pPr/{W}keepNext") is not None
    assert value(styles()["SignatureDate"], "pPr/keepNext") == "0"


def test_the_styles_of_the_single_table_form_are_there_as_they_are() -> None:
    own = etree.fromstring(members(draw_single_table())[STYLES])
    shared = [etree.tostring(each, method="c14n") for each in own.iter(f"{W}style")]
    here = [etree.tostring(each, method="c14n") for each in styles().values()]
    assert [each for each in shared if each not in here] == []


def test_all_other_parts_are_those_of_the_single_table_form() -> None:
    mine, other = members(draw_chapters()), members(draw_single_table())
    differ = {name for name in mine if mine[name] != other.get(name)}
    assert (differ, mine.keys()) == ({DOCUMENT, STYLES}, other.keys())


def test_every_paragraph_names_a_style_that_is_defined() -> None:
    used = {each.get(f"{W}val") for each in part(DOCUMENT).iter(f"{W}pStyle")}
    assert used <= styles().keys()


def test_ten_chapters_come_in_the_order_of_the_outline() -> None:
    lines = filled()
    assert lines[:2] == ["云溪县青禾镇人民政府2024年度", "部门整体支出绩效评价报告"]
    numbered = zip("一二三四五六七八九十", HEADINGS, strict=True)
    headings = [f"{ordinal}、{heading}" for ordinal, heading in numbered]
    assert [line for line in lines if line[1:2] == "、"] == headings
    assert lines[-2:] == ["云溪县青禾镇人民政府", "2025年4月8日"]


def test_the_first_chapter_says_who_what_for_how_many_and_how_much() -> None:
    assert under(filled(), "一、部门（单位）基本情况") == [
        "云溪县青禾镇人民政府的主管部门为云溪县人民政府，2024年度预算金额为3960万元。",
        "（一）单位基本职能",
        "1.承办上级交办的事项。",
        "（二）机构人员",
        "设综合办公室。",
        "2024年末编制数60人，在职人数58人，离退休人数0人。",
        "（三）预算收支",
        "2024年收入3920万元，其中：一般公共预算拨款3920万元、上年结转资金0万元。支出总额3920万元。",
    ]


def test_spending_is_said_by_budget_and_none_where_the_data_have_0() -> None:
    lines = filled()
    assert under(lines, "二、一般公共预算支出情况") == [
        "（一）基本支出",
        "2024年一般公共预算基本支出3517万元。",
        "用于人员和公用支出。",
        "（二）项目支出",
        "2024年一般公共预算项目支出403万元。",
        "用于民生项目。",
        "按进度拨付。",
    ]
    assert under(lines, "三、政府性基金预算支出情况")[0] == "2024年没有政府性基金预算支出。"
    assert under(lines, "四、国有资本经营预算支出情况")[0] == "2024年没有国有资本经营预算支出。"
    assert under(lines, "五、社会保险基金预算支出情况")[0] == "2024年没有社会保险基金预算支出。"
    some = filled(("预算收支.政府性基金预算支出情况", "12.50万元"))
    assert under(some, "三、政府性基金预算支出情况") == ["2024年政府性基金预算支出12.50万元。"]


def test_people_that_are_not_given_are_not_mentioned() -> None:
    staff = {"机构设置": ["设一个股。"], "编制数": 3, "在职人数": 2}
    lines = filled(("部门概况.机构人员", staff))
    assert "2024年末编制数3人，在职人数2人。" in lines


def test_income_of_one_figure_has_no_sources() -> None:
    assert "2024年收入9万元。支出总额3920万元。" in filled(("预算收支.收入", "9万元"))


def test_performance_has_headings_of_four_levels() -> None:
    sections = [
        {"标题": "发展", "要点": ["增产。", "增收。"]},
        {"标题": "民生", "要点": ["改善。"]},
    ]
    assert under(filled((ACHIEVED, sections)), "六、部门整体支出绩效情况") == [
        "（一）部门整体支出管理和使用基本情况",
        "预算执行平稳。",
        "2024年部门整体支出3920万元。",
        "（二）绩效目标完成情况",
        "1.发展",
        "（1）增产。",
        "（2）增收。",
        "2.民生",
        "改善。",
    ]


def test_problems_and_measures_have_their_titles_as_headings() -> None:
    problems = [{"标题": "底子薄", "内容": "缺钱。"}, *[{"标题": f"问题{n}"} for n in range(2, 13)]]
    lines = filled((PROBLEMS, problems), (MEASURES, ["开源。节流。"]), (REMARKS, ["甲。", "乙。"]))
    chapter = under(lines, "七、存在的问题及原因分析")
    assert chapter[:3] == ["（一）底子薄", "缺钱。", "（二）问题2"]
    assert chapter[-1] == "（十二）问题12"
    assert under(lines, "八、下一步改进措施") == ["（一）开源", "节流。"]
    assert under(lines, "九、绩效自评结果拟应用和公开情况") == ["随部门决算公开。"]
    assert under(lines, "十、其他需要说明的情况")[:2] == ["甲。", "乙。"]
