"""Parts of chapters that no outline has are found by their number, and swallowed by none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import Reading, read_word
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

REST = IN_CHAPTERS[IN_CHAPTERS.index("二、一般公共预算") :]
SPENT = "部门整体支出管理和使用基本情况"


def read(tmp_path: Path, parts: str, rest: str = REST) -> Reading:
    """Read a report with such parts in its first chapter."""
    text = f"县审计局2024年度部门整体支出绩效自评报告\n一、部门基本情况\n{parts}\n{rest}"
    return read_word(lay_out(tmp_path / "a.docx", text))


def listed(reading: Reading) -> list[str]:
    """Return the texts that are in no field."""
    return [each.text for each in reading.loose]


def test_a_heading_in_the_paragraph_of_its_text_ends_the_part_before(tmp_path: Path) -> None:
    parts = "（一）人员编制。编制20名，在职19人。\n（二）部门整体预算情况。预算收入总计300万元。\n"
    reading = read(tmp_path, parts + "（三）部门整体绩效目标（附目标申报表）。审计项目12个。")
    assert reading.data["部门概况"]["机构人员"]["机构设置"] == ["编制20名，在职19人。"]
    assert reading.data["部门概况"]["绩效目标设定情况"] == ["审计项目12个。"]
    assert "预算收入总计300万元。" in listed(reading)


def test_a_sentence_that_is_numbered_is_no_heading(tmp_path: Path) -> None:
    parts = "（一）单位职能\n（1）负责审计。\n（2）负责整改。落实责任。"
    reading = read(tmp_path, parts)
    assert reading.data["部门概况"]["单位基本职能"] == ["负责审计。", "负责整改。落实责任。"]


def test_a_heading_over_known_headings_is_not_listed_and_one_over_text_is(tmp_path: Path) -> None:
    chapter = "（一）总体情况\n1.主要职责\n负责审计。\n（二）绩效管理开展情况\n成立了小组。"
    texts = listed(read(tmp_path, chapter))
    assert "一、部门基本情况" not in texts
    assert "成立了小组。" in texts


def test_problems_and_measures_below_one_heading_are_told_apart(tmp_path: Path) -> None:
    start = REST.index("七、存在的问题")
    both = "七、存在的问题及整改措施\n1.存在的问题。一是人手少。二是经费紧。\n"
    both += "2.改进措施。一是招录人员。二是争取经费。"
    found = read(tmp_path, "（一）主要职责\n负责审计。", REST[:start] + both)
    said = found.data["存在的问题分析及改进措施"]
    assert [each["标题"] for each in said["存在的问题"]] == ["人手少。", "经费紧。"]
    assert [each["标题"] for each in said["改进措施"]] == ["招录人员。", "争取经费。"]


def test_basic_and_project_spending_below_the_whole_are_of_the_whole(tmp_path: Path) -> None:
    rest = """二、部门整体支出管理及使用情况
（一）基本支出
基本支出年初预算数221.60万元，全年执行数236.18万元，主要用于人员经费。
（二）项目支出
项目支出年初预算数146.60万元，全年执行数273.75万元。
（三）资金执行情况
2024年年初预算368.20万元，全年预算512.46万元，全年执行数509.93万元。
三、部门整体支出绩效情况
（一）产出情况
1.产出数量
完成审计项目12个。
2.产出质量
整改率96%。
（二）效益情况
促进增收节支260万元。
四、存在的问题
人手少。
五、改进措施
招录人员。"""
    data = read(tmp_path, "（一）主要职责\n负责审计。", rest).data
    assert "一般公共预算支出情况" not in data.get("预算收支", {})
    spent = data["绩效完成情况"][SPENT]
    assert spent["按支出性质"] == {"基本支出": "236.18万元", "项目支出": "273.75万元"}
    assert spent["支出总额"] == "509.93万元"
    assert data["部门概况"]["年度预算金额"] == "368.20万元"
    sections = data["绩效完成情况"]["绩效目标完成情况"]
    assert sections == [
        {
            "标题": "产出情况",
            "要点": ["产出数量\n完成审计项目12个。", "产出质量\n整改率96%。"],
        },
        {"标题": "效益情况", "要点": ["促进增收节支260万元。"]},
    ]


def test_headings_may_be_indented_and_end_in_a_colon(tmp_path: Path) -> None:
    rest = """    二、绩效目标完成情况：
    1、审计项目：完成12个。
    2、审计整改：整改率96%。
    三、存在的主要问题及下步打算：
    （一）存在的主要问题
    1、人手少。
    （二）下步打算
    1、招录人员。
        县审计局
        2025年3月1日"""
    reading = read(tmp_path, "    1、单位职能：负责审计。\n    2、三公经费：预算数8万元，"
                             "决算数6.15万元，同比上年6.83万元下降9.96%。", rest)  # fmt: skip
    data = reading.data
    assert data["部门概况"]["单位基本职能"] == ["负责审计。"]
    spent = data["绩效完成情况"][SPENT]
    assert spent["三公经费"] == {"预算数": "8万元", "合计": "6.15万元", "上年数": "6.83万元"}
    sections = data["绩效完成情况"]["绩效目标完成情况"]
    assert [each["标题"] for each in sections] == ["审计项目", "审计整改"]
    said = data["存在的问题分析及改进措施"]
    assert [each["标题"] for each in said["存在的问题"]] == ["人手少。"]
    assert [each["标题"] for each in said["改进措施"]] == ["招录人员。"]
    assert data["落款日期"] == "2025年3月1日"


def test_problems_and_measures_of_one_paragraph_are_told_apart(tmp_path: Path) -> None:
    start = REST.index("七、存在的问题")
    both = "七、存在的问题和改进意见\n存在问题：资金不足。改进意见：积极争取资金。"
    found = read(tmp_path, "（一）主要职责\n负责审计。", REST[:start] + both)
    assert found.data["存在的问题分析及改进措施"] == {
        "存在的问题": [{"标题": "资金不足。"}],
        "改进措施": [{"标题": "积极争取资金。"}],
    }


def test_each_problem_of_a_paragraph_has_its_measure_behind_it(tmp_path: Path) -> None:
    start = REST.index("七、存在的问题")
    told = "一是资金不足。下一步将积极争取资金。二是人手少。下一步将招录人员。"
    both = f"七、存在的问题和改进意见\n{told}"
    found = read(tmp_path, "（一）主要职责\n负责审计。", REST[:start] + both)
    assert found.data["存在的问题分析及改进措施"] == {
        "存在的问题": [{"标题": "资金不足。"}, {"标题": "人手少。"}],
        "改进措施": [{"标题": "下一步将积极争取资金。"}, {"标题": "下一步将招录人员。"}],
    }


def test_a_part_on_the_budget_is_no_measure(tmp_path: Path) -> None:
    rest = """二、部门整体支出管理及使用情况
1、预算安排情况：2024年年初预算320万元。
2、执行情况：全年支出310万元。
三、部门整体支出绩效情况
完成审计项目12个。
四、存在的主要问题
1、人手少。
五、改进措施和有关建议
1、招录人员。"""
    data = read(tmp_path, "（一）主要职责\n负责审计。", rest).data
    assert data["部门概况"]["年度预算金额"] == "320万元"
    said = data["存在的问题分析及改进措施"]
    assert [each["标题"] for each in said["改进措施"]] == ["招录人员。"]


def test_money_with_parts_of_its_own_ends_where_the_next_part_begins(tmp_path: Path) -> None:
    rest = """二、部门整体绩效目标实现情况及绩效分析
（一）资金情况分析
1.资金到位情况分析
实际到位330万元。
2.资金执行情况分析
实际支出320万元，其中：基本支出200万元、项目支出120万元。
（二）绩效目标完成情况分析
1.产出指标完成情况分析
办理案件642件。
2.满意度指标完成情况分析
满意度96.8%。
三、存在的问题
人手少。
四、改进措施
招录人员。"""
    data = read(tmp_path, "（一）主要职责\n负责审计。", rest).data["绩效完成情况"]
    assert data[SPENT]["支出总额"] == "320万元"
    assert "办理案件642件。" not in data[SPENT]["概述"]
    (section,) = data["绩效目标完成情况"]
    assert section["要点"] == [
        "产出指标完成情况分析\n办理案件642件。",
        "满意度指标完成情况分析\n满意度96.8%。",
    ]


def test_a_part_whose_number_is_counted_wrong_ends_the_part_before(tmp_path: Path) -> None:
    goals = "（二）绩效目标\n审计项目12个。"
    for number in ("（四）", "（二）", "三）"):
        reading = read(
            tmp_path, f"（一）职能\n负责审计。\n{goals}\n{number}资产管理情况\n共计2万元。"
        )
        assert reading.data["部门概况"]["绩效目标设定情况"] == ["审计项目12个。"], number
        assert "共计2万元。" in listed(reading)


def test_a_heading_that_lost_its_first_bracket_is_one_of_its_kind(tmp_path: Path) -> None:
    parts = "（一）职能\n负责审计。\n二）绩效目标\n审计项目12个。\n（三）人员编制\n编制20名。"
    data = read(tmp_path, parts).data["部门概况"]
    assert data["绩效目标设定情况"] == ["审计项目12个。"]
    assert data["机构人员"]["编制数"] == 20


def test_a_figure_keeps_the_heading_that_says_what_it_is(tmp_path: Path) -> None:
    text = (
        "县审计局2024年度部门整体支出绩效自评报告\n一、部门基本情况\n（一）部门职能\n负责审计。\n"
    )
    text += "二、部门支出情况\n全年总支出100万元。\n1.基本支出：60万元。其中人员经费50万元。\n"
    text += "2.项目支出：40万元。\n三、绩效目标完成情况\n审计项目12个。\n"
    reading = read_word(lay_out(tmp_path / "a.docx", text))
    spent = reading.data["绩效完成情况"][SPENT]
    assert spent["按支出性质"] == {"基本支出": "60万元", "项目支出": "40万元"}
    assert not any(each.startswith("60万元") for each in spent["概述"])


def test_headings_without_a_number_are_known_by_their_words(tmp_path: Path) -> None:
    text = "县审计局2024年度部门整体支出绩效自评报告\n部门概况\n主要职责\n负责审计。\n机构编制\n"
    text += "编制20名。\n整体支出管理使用情况\n2024年部门整体支出100万元。\n工作成效\n"
    text += "审计项目12个。\n存在问题\n人手不足。\n下步打算\n补充人手。"
    data = read_word(lay_out(tmp_path / "a.docx", text)).data
    assert data["部门概况"]["单位基本职能"] == ["负责审计。"]
    assert data["部门概况"]["机构人员"]["机构设置"] == ["编制20名。"]
    assert data["绩效完成情况"]["绩效目标完成情况"] == [{"要点": ["审计项目12个。"]}]
    problems = data["存在的问题分析及改进措施"]
    assert [each["标题"] for each in problems["存在的问题"]] == ["人手不足。"]
    assert [each["标题"] for each in problems["改进措施"]] == ["补充人手。"]


def test_what_a_problem_is_about_is_none_of_the_basics(tmp_path: Path) -> None:
    rest = IN_CHAPTERS[IN_CHAPTERS.index("二、一般公共预算") :]
    rest = rest.replace("1.预算编制还不够细。部分项目年中调整较多。", "1、人员。\n人手不足。")
    reading = read(tmp_path, "（一）机构设置\n设5个股室。", rest)
    problems = reading.data["存在的问题分析及改进措施"]["存在的问题"]
    assert problems == [{"标题": "人员", "内容": "人手不足。"}]
    assert reading.data["部门概况"]["机构人员"]["机构设置"] == ["设5个股室。"]


def test_one_paragraph_on_income_and_spending_is_read_for_both(tmp_path: Path) -> None:
    text = "县审计局2024年度部门整体支出绩效自评报告\n一、基本情况\n（一）部门职能。负责审计。\n"
    text += "（二）收支情况。2024年收入合计100万元，支出合计100万元，其中：基本支出60万元，占60%；"
    text += (
        "项目支出40万元，占40%。\n二、绩效目标完成情况\n审计项目12个。\n三、存在问题\n人手不足。"
    )
    data = read_word(lay_out(tmp_path / "a.docx", text)).data
    assert data["预算收支"]["收入"] == {"合计": "100万元"}
    assert data["绩效完成情况"][SPENT]["支出总额"] == "100万元"
    kinds = {"基本支出": "60万元", "项目支出": "40万元"}
    assert data["绩效完成情况"][SPENT]["按支出性质"] == kinds


@pytest.mark.parametrize("mark", ["：", "，", "。"])
def test_a_part_begins_where_its_sum_follows_its_name(tmp_path: Path, mark: str) -> None:
    text = IN_CHAPTERS
    for kind, amount in (("（一）基本支出", "600万元"), ("（二）项目支出", "350万元")):
        old = f"{kind}\n2024年一般公共预算{kind[3:]}{amount}。"
        assert old in text
        text = text.replace(old, f"{kind}{amount}{mark}用于本镇。")
    general = read_word(lay_out(tmp_path / "a.docx", text)).data["预算收支"]["一般公共预算支出情况"]
    assert [general[key]["合计"] for key in ("基本支出", "项目支出")] == ["600万元", "350万元"]
    assert general["项目支出"]["说明"] == [f"（二）项目支出350万元{mark}用于本镇。"]


def test_problems_and_measures_may_be_named_after_what_they_speak_of(tmp_path: Path) -> None:
    text = (
        "县林业局2024年度部门整体支出绩效自评报告\n一、部门基本情况\n负责造林。\n"
        "二、预算收支情况\n全年支出120万元。\n三、绩效目标完成情况\n造林300亩。\n"
        "四、存在问题\n（一）社会效益指标难以量化。（二）进度慢。\n"
        "五、改进措施\n（一）探索满意度调查。（二）按月督办。"
    )
    data = read_word(lay_out(tmp_path / "a.docx", text)).data["存在的问题分析及改进措施"]
    assert [each["标题"] for each in data["存在的问题"]] == ["社会效益指标难以量化。", "进度慢。"]
    assert [each["标题"] for each in data["改进措施"]] == ["探索满意度调查。", "按月督办。"]
