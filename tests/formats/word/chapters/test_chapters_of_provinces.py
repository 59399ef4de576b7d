"""Chapters of reports of other provinces: what stands in which, and what has no field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.formats.word.built import read_bytes
from tests.formats.word.chapters.test_part_headings import REST, SPENT, listed, read
from tests.formats.word.markup import packaged, paragraph
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path


def test_headings_of_what_was_achieved_in_the_paragraph_of_its_text_are_read_once(
    tmp_path: Path,
) -> None:
    text = (
        "二、部门财政资金收支情况\n（一）部门财政资金支出情况。支出总额950万元。\n"
        "三、部门整体预算绩效管理情况\n（一）部门预算项目绩效管理。\n"
        "1.人员类项目绩效分析。2024年人员类项目预算670万元，执行670万元。\n"
        "2.运转类项目绩效分析。预算85万元，执行82万元。\n"
        "（二）部门整体履职绩效分析。全年审计项目12个。\n"
        "四、评价结论及建议\n（一）存在问题。一是人手少。\n（二）改进建议。一是招录人员。"
    )
    found = read(tmp_path, "（一）机构职能。负责审计。", text)
    assert found.data["绩效完成情况"]["绩效目标完成情况"] == [
        {"标题": title, "要点": [point]}
        for title, point in (
            ("人员类项目绩效分析", "2024年人员类项目预算670万元，执行670万元。"),
            ("运转类项目绩效分析", "预算85万元，执行82万元。"),
            ("部门整体履职绩效分析", "全年审计项目12个。"),
        )
    ]


def test_measures_may_follow_the_problems_in_a_paragraph_of_their_own(tmp_path: Path) -> None:
    start = REST.index("七、存在的问题")
    both = "七、存在的问题及改进措施\n存在问题：一是人手少；二是经费紧。\n"
    both += "改进措施：\n一是招录人员；二是争取经费。\n八、上年度绩效自评整改情况\n已全部整改。"
    reading = read(tmp_path, "（一）主要职责\n负责审计。", REST[:start] + both)
    said = reading.data["存在的问题分析及改进措施"]
    assert [each["标题"] for each in said["存在的问题"]] == ["人手少；", "经费紧。"]
    assert [each["标题"] for each in said["改进措施"]] == ["招录人员；", "争取经费。"]
    assert listed(reading) == ["八、上年度绩效自评整改情况", "已全部整改。"]


def test_last_years_outcome_among_the_problems_is_listed(tmp_path: Path) -> None:
    start = REST.index("七、存在的问题")
    both = "七、存在的问题和原因\n1.上年度绩效自评结果应用情况。\n已按要求整改。\n"
    both += "2.存在的问题。部分指标不细。\n八、下一步拟改进措施\n1.细化指标。"
    reading = read(tmp_path, "（一）主要职责\n负责审计。", REST[:start] + both)
    said = reading.data["存在的问题分析及改进措施"]
    assert [each["标题"] for each in said["存在的问题"]] == ["部分指标不细。"]
    assert listed(reading) == ["1.上年度绩效自评结果应用情况。", "已按要求整改。"]


def test_below_headings_with_styles_typed_ones_of_the_basics_are_known() -> None:
    chapters = ("一、部门概况", "二、支出情况", "三、存在的问题", "四、改进措施")
    parts = "（一）部门基本情况", "1.主要职能", "负责审计。", "2.人员情况", "编制20名，在职19人。"
    body = paragraph("县审计局2024年度部门整体支出绩效评价报告")
    for at, chapter in enumerate(chapters):
        body += paragraph(chapter, properties='<w:outlineLvl w:val="0"/>')
        for level, part in enumerate(() if at else parts):
            body += paragraph(part, properties="" if level else '<w:outlineLvl w:val="1"/>')
    overview = read_bytes(packaged(body)).data["部门概况"]
    assert overview["单位基本职能"] == ["负责审计。"]
    assert overview["机构人员"]["机构设置"] == ["编制20名，在职19人。"]


@pytest.mark.parametrize(
    "chapters",
    [
        "第二部分 部门收支情况\n{spent}\n第三部分 自评情况\n一、目标完成情况\n审计项目12个。",
        "二、部门整体绩效情况\n{spent}\n全年审计项目12个。",
    ],
)
def test_spending_told_under_no_heading_of_its_own_is_found(tmp_path: Path, chapters: str) -> None:
    spent = "2024年度支出合计950万元，其中：基本支出600万元；项目支出350万元。"
    text = "第一部分 部门概况\n" if chapters.startswith("第") else ""
    text += "一、部门主要职责\n负责审计。\n" + chapters.format(spent=spent)
    text += "\n{}、存在的问题\n1.人手少。\n{}、改进措施\n1.招录人员。"
    text = text.format(*("二三" if chapters.startswith("第") else "三四"))
    path = lay_out(tmp_path / "a.docx", f"县审计局2024年度部门整体支出绩效自评报告\n{text}")
    found = read_word(path).data["绩效完成情况"]
    assert found[SPENT]["支出总额"] == "950万元"
    assert found[SPENT]["按支出性质"] == {"基本支出": "600万元", "项目支出": "350万元"}
    assert "审计项目12个。" in str(found["绩效目标完成情况"])
