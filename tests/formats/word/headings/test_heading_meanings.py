"""What a heading means is told from its words, where no installed outline has it."""

from __future__ import annotations

import pytest

from reportgen.formats.word.headings.heading_meanings import (
    ACHIEVED_KEY,
    BASICS_KEY,
    DUTIES_KEY,
    GOALS_KEY,
    INCOME_KEY,
    MEASURES_KEY,
    OTHERS_KEY,
    PROBLEMS_KEY,
    RESULTS_KEY,
    SPENT_KEY,
    STAFF_KEY,
    keyword_outline,
    meaning_of_chapter,
    meaning_of_part,
)
from reportgen.formats.word.headings.outline_words import NOWHERE, Key, plain_heading

MEANINGS = [
    ("（一）部门主要职责", DUTIES_KEY),
    ("3.职责职能", DUTIES_KEY),
    ("1.1部门职责概述", DUTIES_KEY),
    ("（一）部门机构设置、编制", STAFF_KEY),
    ("（二）人员构成情况", STAFF_KEY),
    ("（三）当年部门年度整体支出绩效目标", GOALS_KEY),
    ("（三）部门绩效目标设定情况", GOALS_KEY),
    ("（一）收入决算情况", INCOME_KEY),
    ("（五）当年部门预算及执行情况", SPENT_KEY),
    ("（三）“三公”经费支出情况", SPENT_KEY),
    ("（二）支出构成", SPENT_KEY),
    ("（五）严控“三公”经费支出情况", SPENT_KEY),
    ("2.拟与预算安排相结合情况", RESULTS_KEY),
    ("（一）机构编制及人员基本情况", STAFF_KEY),
    ("（一）履职完成情况", ACHIEVED_KEY),
    ("（四）就绩效目标完成情况分析存在问题及原因", PROBLEMS_KEY),
    ("（四）绩效目标实现分析存在的困难", PROBLEMS_KEY),
    ("（三）绩效目标完成情况分析", ACHIEVED_KEY),
    ("四、绩效目标完成中存在的问题及原因分析", PROBLEMS_KEY),
    ("五、整改措施及结果应用", MEASURES_KEY),
    ("（五）改进措施和结果应用建议", MEASURES_KEY),
    ("3.3产出", ACHIEVED_KEY),
    ("（三）社会满意度及可持续性影响", ACHIEVED_KEY),
    ("（一）主要问题及原因分析", PROBLEMS_KEY),
    ("（二）改进的方向和具体措施", MEASURES_KEY),
    ("（三）自评结果应用情况", RESULTS_KEY),
    ("（二）其他需要说明的事项", OTHERS_KEY),
    ("（一）部门职能概况", DUTIES_KEY),
    ("（一）镇政府主要职责", DUTIES_KEY),
    ("（一）部门履职概况", DUTIES_KEY),
    ("（一）部门职能与绩效目标", DUTIES_KEY),
    ("（一）部门职能定位", DUTIES_KEY),
    ("（一）主要工作职责及范围", DUTIES_KEY),
    ("（二）机构编制人员状况", STAFF_KEY),
    ("（三）年初设定的绩效目标", GOALS_KEY),
    ("（一）部门主要职责职能、组织架构、人员及资产等基本情况", BASICS_KEY),
    ("十、补充说明", OTHERS_KEY),
    ("五、改进举措", MEASURES_KEY),
    ("（二）机构设置及决算单位构成", STAFF_KEY),
    ("（二）人员配备情况", STAFF_KEY),
    ("（三）绩效目标及指标设置情况", GOALS_KEY),
    ("（三）年初绩效目标设定情况", GOALS_KEY),
    ("九、拟应用和公开情况", RESULTS_KEY),
    ("九、绩效信息公开情况", RESULTS_KEY),
    ("七、绩效管理中存在的问题", PROBLEMS_KEY),
    ("七、存在的短板弱项", PROBLEMS_KEY),
    ("八、下一步工作计划", MEASURES_KEY),
    ("（一）自评工作组织情况", NOWHERE),
    ("（三）年度主要工作任务", NOWHERE),
    ("（四）资产管理情况", NOWHERE),
]
NO_HEADINGS = [
    "1.食品安全有保障",
    "（二）完善职能职责体系",
    "1.道路建设有力",
    "（一）项目管理措施不到位",
    "（三）预算编制情况",
    "（三）预算编制及绩效目标情况",
]


@pytest.mark.parametrize(("heading", "key"), MEANINGS)
def test_a_part_is_known_by_its_words(heading: str, key: Key) -> None:
    assert meaning_of_part(plain_heading(heading)) == key


@pytest.mark.parametrize("heading", NO_HEADINGS)
def test_what_has_other_words_is_no_heading_of_a_part(heading: str) -> None:
    assert meaning_of_part(plain_heading(heading)) is None


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("五、偏离绩效目标的原因和下一步改进措施", PROBLEMS_KEY),
        ("二、单位基本概况", BASICS_KEY),
        ("1.引言", BASICS_KEY),
        ("二、部门决算收支情况说明", SPENT_KEY),
        ("七、改进措施及建议", MEASURES_KEY),
        ("四、发现的主要问题和改进措施", PROBLEMS_KEY),
        ("三、评价思路和过程", NOWHERE),
    ],
)
def test_a_chapter_may_have_other_words_too(heading: str, key: Key) -> None:
    assert meaning_of_chapter(plain_heading(heading)) == key


def test_three_chapters_of_one_numbering_make_an_outline() -> None:
    texts = ["1.引言", "1.1部门职责概述", "3.部门整体支出绩效分析", "5.存在的绩效问题", "6.建议"]
    outline = keyword_outline(texts)
    assert outline is not None
    assert outline.chapter("6.建议") == ("建议", MEASURES_KEY)
    assert outline.chapter("（六）建议") is None
    assert keyword_outline(texts[:2]) is None


def test_the_parts_of_the_only_chapter_are_the_outline() -> None:
    parts = (
        "（一）自评得分",
        "（二）绩效目标完成情况",
        "（三）存在的问题和原因",
        "（四）下一步拟改进措施",
    )
    found = keyword_outline(["一、自评结论", *parts])
    assert found is not None
    assert found.chapter(parts[2]) == ("存在问题原因", PROBLEMS_KEY)


def test_the_parts_are_the_outline_where_the_chapters_say_nothing() -> None:
    parts = ("（一）目标完成情况", "（二）存在的问题", "（三）下一步改进措施")
    found = keyword_outline(["一、自评结论", *parts, "二、佐证材料", "1.执行率情况", "2.成效"])
    assert found is not None
    assert found.chapter(parts[1]) == ("存在问题", PROBLEMS_KEY)
    basics = ("（一）单位职能", "（二）机构设置", "（三）绩效目标")
    assert keyword_outline(["一、自评结论", *basics, "二、佐证材料"]) is None


@pytest.mark.parametrize("words", ["上年度绩效自评结果应用情况", "上一年度自评问题整改情况"])
def test_what_was_done_about_the_year_before_has_no_field(words: str) -> None:
    assert meaning_of_chapter(words) == NOWHERE
