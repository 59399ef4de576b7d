"""Unit, year and date are read from the title of a report, whatever it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from reportgen.formats.word.chapters.report_titles import plain_date, take_titles, year_in_text
from reportgen.formats.word.read_values import Values
from reportgen.formats.word.text.word_lines import WordLine
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path


def taken(*texts: str) -> tuple[Values, list[str]]:
    """Take the title from lines; return what was read, and the lines that say more."""
    values = Values("a.docx")
    lines = [WordLine(text, f"第{at}段") for at, text in enumerate(texts, 1)]
    return values, [line.text for line in take_titles(lines, values)]


UNIT = "云溪县水利局"


@pytest.mark.parametrize(
    "lines",
    [
        (UNIT, "2024年度部门整体支出绩效自评报告"),
        (f"2024年度{UNIT}", "部门整体绩效自评报告"),
        (f"{UNIT}2024年度部门整体绩效自评报告",),
        (f"{UNIT}关于2024年度部门整体支出绩效自评的报告",),
        (f"{UNIT}部门整体支出绩效评价报告", "（2024年度）"),
        ("2024年部门（单位）整体支出", "绩效评价自评报告", UNIT),
        (f"{UNIT}2024年度机关整体支出绩效评价报告",),
        ("部门整体支出绩效自评报告", "评价年度：2024", f"评价单位（公章）：{UNIT}"),
        ("2024年度", "部门整体支出绩效自评报告", f"单位名称：{UNIT}（公章）"),
        ("部门单位整体支出绩效自评报告", "（2024年度）", f"部门单位名称（公章）：{UNIT}"),
        (f"部门（单位）名称　{UNIT}", "2024年度单位整体支出绩效自评报告"),
        (f"附件1：{UNIT}2024年整体支出绩效评价报告",),
        (f"{UNIT}二〇二四年度部门整体支出绩效自评报告",),
        (UNIT, "二零二四年度部门整体支出绩效自评工作总结"),
    ],
)
def test_unit_and_year_stand_in_before_or_after_the_title(lines: tuple[str, ...]) -> None:
    values, rest = taken(*lines)
    assert values.get(("部门概况", "单位名称")) == UNIT
    assert values.year == 2024
    assert rest == []


def test_the_full_name_on_the_cover_counts_and_the_date_is_that_of_the_report() -> None:
    values, rest = taken(
        "北岭镇部门整体支出绩效自评报告",
        "评价单位（公章）：徐海县北岭镇人民政府",
        "填报日期：2025年11月6日",
        "预算编码：1234",
    )
    assert values.get(("部门概况", "单位名称")) == "徐海县北岭镇人民政府"
    assert values.get(("落款日期",)) == "2025年11月6日"
    assert rest == ["预算编码：1234"]


@pytest.mark.parametrize(
    "line",
    [
        "现将2024年度整体支出绩效自评情况报告如下：",
        "按照要求，我局报送2024年度部门整体支出绩效自评报告。",
        "部门整体支出绩效自评表",
    ],
)
def test_a_sentence_is_no_title(line: str) -> None:
    values, rest = taken(line)
    assert (values.data, values.year, rest) == ({}, None, [line])


def test_the_year_of_the_text_counts_where_it_names_one() -> None:
    told = [WordLine("2021年部门决算收支完成情况。", "第3段"), WordLine("2022年3月25日", "第9段")]
    assert year_in_text(told) == (2021, "第3段")
    assert year_in_text([*told, WordLine("2020年部门支出12万元。", "第4段")]) is None


def test_a_title_may_be_that_of_a_letter_and_the_unit_that_of_the_signature(tmp_path: Path) -> None:
    rest = IN_CHAPTERS[
        IN_CHAPTERS.index("一、部门") : IN_CHAPTERS.index("云溪县青禾镇人民政府\n2025")
    ]
    rest = rest.replace("云溪县青禾镇人民政府的主管部门为", "")
    title = "附件1\n关于报送湖东县财政局2024年度部门整体\n支出绩效评价报告的报告\n"
    reading = read_word(lay_out(tmp_path / "a.docx", title + rest))
    assert reading.data["部门概况"]["单位名称"] == "湖东县财政局"
    assert reading.data["年度"] == 2024
    assert not reading.loose
    signed = "2024年度部门整体支出绩效评价报告\n" + rest + "湖东县财政局\n2025年3月18日"
    reading = read_word(lay_out(tmp_path / "b.docx", signed))
    assert reading.data["部门概况"]["单位名称"] == "湖东县财政局"
    assert reading.data["落款日期"] == "2025年3月18日"


def test_a_date_in_numerals_is_read_with_digits() -> None:
    assert plain_date("二〇二五年 三月二十日") == "2025年3月20日"
    assert plain_date("2025年3月20日") == "2025年3月20日"


@pytest.mark.parametrize(
    "title",
    [
        ("云溪县2024年度部门整体支出", "绩效评价自评报告"),
        ("云溪县2024年度", "部门整体支出绩效评价自评报告"),
        ("云溪县部门整体支出绩效自评报告（2024年度）",),
    ],
)
def test_a_title_that_names_the_county_is_of_a_unit_in_it(title: tuple[str, ...]) -> None:
    values = Values("a.docx")
    values.put(("部门概况", "单位名称"), UNIT, "第1段")
    lines = [WordLine(text, f"第{at}段") for at, text in enumerate(title, 2)]
    assert take_titles(lines, values) == []
    assert (values.get(("部门概况", "单位名称")), values.year) == (UNIT, 2024)


def test_the_title_of_a_cover_may_stand_in_text_boxes(tmp_path: Path) -> None:
    rest = IN_CHAPTERS[
        IN_CHAPTERS.index("（一）") : IN_CHAPTERS.index("云溪县青禾镇人民政府\n2025")
    ]
    boxes = f"【文本框】{UNIT}\n【文本框】2024年度部门整体支出绩效自评报告\n【文本框】样章"
    body = f"{boxes}\n一、部门（单位）基本情况\n{rest}"
    reading = read_word(lay_out(tmp_path / "a.docx", body))
    assert (reading.data["部门概况"]["单位名称"], reading.data["年度"]) == (UNIT, 2024)
    assert [each.text for each in reading.loose] == ["样章"]


def test_the_title_may_name_projects_too() -> None:
    values, rest = taken("附件1", f"{UNIT}2024年度部门整体和", "项目支出绩效自评报告")
    assert (values.get(("部门概况", "单位名称")), values.year, rest) == (UNIT, 2024, [])


@pytest.mark.parametrize("year", ["２０２４", "2024\u200b", "20\ufeff24"])
def test_figures_of_any_width_are_the_year(year: str) -> None:
    values, rest = taken(UNIT, f"{year}年度部门整体支出绩效自评报告")
    assert values.get(("部门概况", "单位名称")) == UNIT
    assert (values.year, rest) == (2024, [])


def test_labels_far_apart_in_one_line_are_read_each() -> None:
    values, rest = taken(
        "2024年度部门整体支出绩效自评报告", f"单位名称：{UNIT}　　　填报日期：2025年3月20日"
    )
    assert values.get(("部门概况", "单位名称")) == UNIT
    assert values.get(("落款日期",)) == "2025年3月20日"
    assert rest == []


def test_what_stands_far_behind_the_unit_is_none_of_its_name() -> None:
    line = f"单位：{UNIT}　　　　　　公开13表"
    values, rest = taken("2024年度部门整体支出绩效自评情况", line)
    assert values.get(("部门概况", "单位名称")) == UNIT
    assert rest == [line]


def test_who_made_the_form_is_not_the_unit() -> None:
    values, rest = taken(
        "部门整体支出绩效评价自评报告",
        "（2024年度）",
        f"部门（单位）全称：{UNIT}（公章）",
        "云溪市财政局制",
        "部门整体支出绩效评价报告",
        "（参考提纲）",
    )
    assert values.get(("部门概况", "单位名称")) == UNIT
    assert "云溪市财政局制" in rest


def test_the_annex_names_the_unit_where_no_title_does(tmp_path: Path) -> None:
    text = IN_CHAPTERS.removeprefix("云溪县青禾镇人民政府\n").replace("云溪县青禾镇人民政府\n", "")
    rows = [
        ["部门名称", "云溪县青禾镇人民政府", "", "", "", "", ""],
        ["年度预算申请", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["年度资金总额", "950", "950", "950", "10", "100%", "10"],
    ]
    source = lay_out(tmp_path / "a.docx", text + "附件1\n部门整体支出绩效自评表", rows)
    reading = read_word(source)
    assert reading.data["部门概况"]["单位名称"] == "云溪县青禾镇人民政府"
    assert any("照附件里的填" in each.message for each in reading.notes)


def test_the_unit_of_the_amounts_is_no_name(tmp_path: Path) -> None:
    text = (
        "单位：万元\n一、部门概况\n负责农业。\n二、存在的问题\n进度慢。\n三、改进措施\n加快进度。"
    )
    assert "单位名称" not in read_word(lay_out(tmp_path / "a.docx", text)).data["部门概况"]
