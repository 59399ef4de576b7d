"""自评表 of other provinces: scores by rules of their own, reasons in the text beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.laid_out import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.findings import Finding

TEXT = """\
岭东县水利局
2024年度部门整体支出绩效自评报告
一、部门概况
（一）部门职责
负责全县水资源管理和农村供水。
二、部门整体绩效目标实现情况
（一）产出情况
改造水厂和管网，供水稳定。
三、绩效自评结论
全局自评得分{score}分。
"""
HEAD = ["一级指标", "二级指标", "年初目标值", "实际完成值", "分值", "得分"]
LEVELS = ["一级指标", "二级指标", "三级指标", "目标值", "完成值", "分值", "得分"]
FULL = ["投入", "预算编制", "完整", "完整", "40", "40"]


def found_in(folder: Path, rows: list[list[str]], score: str, *below: str) -> list[Finding]:
    """Return what the S rules find in a report with a table of these rows, and text below it."""
    blocks = [TEXT.format(score=score), rows, *below]
    return [each for each in check(lay_out(folder / "a.docx", *blocks)) if each.rule[0] == "S"]


def rows_with(*rows: list[str]) -> list[list[str]]:
    """Return the rows of a table of two levels, the total with what the others say."""
    body = [FULL, *rows]
    total = sum(float(row[-1]) for row in body)
    return [HEAD, *body, ["合计", "", "", "", "100", f"{total:g}"]]


@pytest.mark.parametrize(
    ("done", "score", "count"),
    [("97.4%", "29.2", 0), ("97.4%", "29.1", 0), ("97.4%", "29.5", 1), ("97.4%", "28", 0)],
)
def test_scores_of_another_form_are_rounded_as_it_rounds(
    tmp_path: Path, done: str, score: str, count: int
) -> None:
    one = ["过程", "预算执行率", "100%", done, "30", score]
    rows = rows_with(one, ["产出", "改造水厂", "≥4座", "4座", "30", "29.5"])
    below = "扣分原因：验收资料不全，改造水厂扣0.5分；预算执行率未达100%。"
    found = [each for each in found_in(tmp_path, rows, rows[-1][-1], below) if each.rule == "S03"]
    assert [each.severity for each in found] == ["warning"] * count


def test_the_name_is_that_of_the_last_level(tmp_path: Path) -> None:
    rows = rows_with(["产出", "改造水厂", "≥4座", "3座", "60", "45"])
    (found,) = found_in(tmp_path, rows, rows[-1][-1])
    assert found.rule == "S05"
    assert found.message.startswith("“改造水厂”分值60，得分45")


@pytest.mark.parametrize(
    "below",
    [
        "扣分原因：设备晚到扣10分，管网漏损扣5分。",
        "扣分说明：改造水厂少1座扣15分。",
        "改造水厂少完成1座，主要是设备晚到两个月。",
        "未完成指标说明：改造水厂只完成3座，原因是征地协调滞后。",
    ],
)
def test_the_text_may_say_why_points_were_taken_off(tmp_path: Path, below: str) -> None:
    rows = rows_with(["产出", "改造水厂", "≥4座", "3座", "60", "45"])
    assert found_in(tmp_path, rows, rows[-1][-1], below) == []


@pytest.mark.parametrize(
    "below",
    [
        "扣分原因：管网漏损扣5分。",
        "未完成指标说明：群众满意度低于目标，主要是停水较多。",
        "每少1座扣15分，扣完为止。",
    ],
)
def test_a_reason_for_something_else_is_none(tmp_path: Path, below: str) -> None:
    rows = rows_with(["产出", "改造水厂", "≥4座", "3座", "60", "45"])
    assert [each.rule for each in found_in(tmp_path, rows, rows[-1][-1], below)] == ["S05"]


def test_weights_of_another_form_are_divided_otherwise(tmp_path: Path) -> None:
    rows = [
        LEVELS,
        ["产出指标", "数量指标", "改造水厂", "≥4座", "4座", "40", "40"],
        ["效益指标", "社会效益", "供水保证率", "≥95%", "96%", "40", "40"],
        ["满意度指标", "服务对象", "群众满意度", "≥90%", "93%", "20", "20"],
        ["合计", "", "", "", "", "100", "100"],
    ]
    assert [each for each in found_in(tmp_path, rows, "100") if each.rule == "S01"] == []


def test_a_row_of_money_may_be_called_total_spending(tmp_path: Path) -> None:
    rows = [
        ["预算执行情况（20分）", "", "预算数（A）", "执行数（B）", "执行率（B/A）", "得分"],
        ["↑", "支出总额（万元）", "800.00", "784.00", "98.00%", "19.6"],
        ["一级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "分值", "得分"],
        ["产出指标", "改造水厂", "≥4座", "4座", "50", "50"],
        ["效益指标", "供水保证率", "≥95%", "96%", "30", "30"],
        ["总分", "", "", "", "100", "99.6"],
    ]
    assert found_in(tmp_path, rows, "99.6") == []


NAMED = ["指标名称", "计量单位", "指标性质", "指标值", "全年完成值", "指标权重（分）", "得分"]
IN_NAMED = [
    ["供水管网改造长度", "公里", "≥", "12", "12.4", "40", "40"],
    ["水质抽检合格率", "%", "≥", "98", "98.6", "30", "30"],
    ["预算执行率", "%", "＝", "100", "96.5", "10", "9.65"],
    ["用水户满意度", "%", "≥", "90", "91.4", "20", "20"],
]


def test_indicators_with_unit_and_sign_in_columns_are_a_sheet(tmp_path: Path) -> None:
    total = ["合计", "", "", "", "", "100", "99.65"]
    rows = [NAMED, *IN_NAMED, total]
    assert found_in(tmp_path, rows, "99.65") == []
    wrong = [NAMED, *IN_NAMED, [*total[:-1], "99.56"]]
    assert {each.rule for each in found_in(tmp_path, wrong, "99.65")} == {"S02", "S08"}
    told = TEXT.replace("供水稳定。", "供水稳定。用水户满意度为94.1%。").format(score="99.65")
    found = check(lay_out(tmp_path / "a.docx", told, rows))
    assert [each.rule for each in found if each.rule[0] == "S"] == ["S15"]


def test_several_such_tables_are_those_of_projects(tmp_path: Path) -> None:
    total = ["合计", "", "", "", "", "100", "99.65"]
    rows = [NAMED, *IN_NAMED, total]
    blocks = [TEXT.format(score="95"), rows, "另一个项目的得分：", rows]
    found = check(lay_out(tmp_path / "a.docx", *blocks))
    assert not any("整体自评表" in each.message for each in found)


def test_a_row_that_tells_its_own_rule_is_not_scored_in_proportion(tmp_path: Path) -> None:
    head = ["指标", "分值", "目标值", "完成值", "评分标准", "得分"]
    rule = "每超10个百分点扣1分"
    rows = [
        head,
        ["预算调整率", "10", "≤20%", "28%", rule, "9"],
        ["水库巡查次数", "90", "48次", "48次", "按完成比例", "90"],
        ["合计", "100", "—", "—", "—", "99"],
    ]
    below = "预算调整率扣1分，原因是上级年中追加了水毁修复资金。"
    assert found_in(tmp_path, rows, "99", below) == []
    rows[1][4] = "按完成比例"
    assert [each.rule for each in found_in(tmp_path, rows, "99", below)] == ["S03"]
