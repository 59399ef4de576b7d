"""Rows of tables that the prose tells with another figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.test_score_sheets import TEXT
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

MONEY = [
    ["单位：万元", "", "", ""],
    ["序号", "项目名称", "预算数", "支出数"],
    ["1", "村级水厂改造", "286.50", "283.40"],
    ["2", "其中：管网延伸", "112.80", "112.80"],
    ["合计", "", "286.50", "283.40"],
]
IN_YUAN = [
    ["填报部门：水利局", "2024年度", "金额单位：元"],
    ["科目", "科目名称", "决算数"],
    ["213", "农林水支出", "3,286,000.00"],
]
PEOPLE = [["类别", "编制数", "实有数"], ["驻村工作队员", "—", "14"], ["合计", "62", "72"]]
WORKS = [
    ["任务", "计划数", "完成数", "完成率"],
    ["新修机耕道（公里）", "36.50", "38.20", "104.66%"],
    ["村民饮水达标率（%）", "95", "97.86", "—"],
]
YEARS = [["项目", "2023年", "2024年"], ["基本药物补助", "1260.00", "1480.00"]]
RATES = [
    ["指标", "目标值", "完成值"],
    ["老年人体检率", "≥70%", "71.58%"],
    ["0—3岁儿童体检率", "≥95%", "95.12%"],
]


def found_in(folder: Path, text: str, rows: list[list[str]], title: str = "情况表") -> list[str]:
    whole = TEXT.format(score="98").replace("供水稳定。", f"供水稳定。{text}")
    found = check(lay_out(folder / "a.docx", whole, title, rows))
    return [each.message for each in found if each.rule == "A13" and "写的是" in each.message]


@pytest.mark.parametrize(
    ("rows", "text", "written"),
    [
        (MONEY, "主要用于村级水厂改造293.40万元。", "283.40万元"),
        (MONEY, "全年管网延伸支出112.08万元。", "112.80万元"),
        (IN_YUAN, "农林水支出338.60万元，用于水渠清淤。", "3286000.00元"),
        (PEOPLE, "另有驻村工作队员16人。", "14人"),
        (WORKS, "全年新修机耕道38.60公里。", "38.20公里"),
        (WORKS, "全镇村民用水8600户，饮水达标率98.76%。", "97.86%"),
        (RATES, "老年人体检率71.85%，居民满意。", "71.58%"),
        (RATES, "0—3岁儿童体检率94.12%。", "95.12%"),
    ],
)
def test_a_slip_is_told_of(tmp_path: Path, rows: list[list[str]], text: str, written: str) -> None:
    (message,) = found_in(tmp_path, text, rows)
    assert f"写的是{written}，两处的数不同" in message


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (MONEY, "主要用于村级水厂改造283.40万元。"),
        (MONEY, "主要用于村级水厂改造283.4万元。"),
        (MONEY, "村级水厂改造预算286.50万元，支出283.40万元。"),
        (MONEY, "村级水厂改造293.40万元；村级水厂改造283.40万元。"),
        (MONEY, "村级水厂改造150.00万元。"),
        (MONEY, "上年村级水厂改造293.40万元。"),
        (MONEY, "管网延伸112.08公里。"),
        (MONEY, "其他镇的村级水厂改造293.40万元。"),
        (IN_YUAN, "农林水支出328.60万元，用于水渠清淤。"),
        (PEOPLE, "年初驻村工作队员16人。"),
        (PEOPLE, "另有驻村工作队员14人。"),
        (WORKS, "全年新修机耕道38200米。"),
        (WORKS, "饮水达标率97.86%，比上年饮水达标率96.87%提高。"),
        (WORKS, "学校饮水达标率98.76%。"),
    ],
)
def test_the_same_figure_or_another_thing(tmp_path: Path, rows: list[list[str]], text: str) -> None:
    assert found_in(tmp_path, text, rows) == []


@pytest.mark.parametrize(
    ("title", "text", "count"),
    [
        ("单位：万元", "基本药物补助支出1408.00万元。", 1),
        ("单位：万元", "基本药物补助支出1206.00万元。", 0),
        ("单位：万元", "基本药物补助支出1480.00万元。", 0),
        ("情况如下", "基本药物补助支出1408.00万元。", 0),
    ],
)
def test_the_unit_of_a_table_may_stand_over_it(
    tmp_path: Path, title: str, text: str, count: int
) -> None:
    assert len(found_in(tmp_path, text, YEARS, title)) == count


@pytest.mark.parametrize(("year", "count"), [("2024年", 0), ("2022年", 1)])
def test_a_year_over_a_column_beside_that_of_the_report_is_no_slip(
    tmp_path: Path, year: str, count: int
) -> None:
    rows = [["项目", "2023年", year], *YEARS[1:]]
    found = check(lay_out(tmp_path / "a.docx", TEXT.format(score="98"), "情况如下", rows))
    told = [each for each in found if each.rule == "Y01" and "表1" in each.location]
    assert bool(told) == bool(count)


def test_a_table_may_have_other_headings_below(tmp_path: Path) -> None:
    rows = [
        ["预算", "年初预算数", "全年预算数", "全年执行数", "得分"],
        ["总额", "3612.00", "3825.46", "3798.22", "9.9"],
        ["指标名称", "计量单位", "指标值", "完成值", "得分"],
        ["河道保洁巡查", "次", "120", "123", "10"],
    ]
    assert len(found_in(tmp_path, "全年开展河道保洁巡查132次。", rows)) == 1
    assert found_in(tmp_path, "全年开展河道保洁巡查123次。", rows) == []
