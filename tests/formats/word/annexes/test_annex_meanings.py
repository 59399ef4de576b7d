"""Labels of 绩效自评表 by their words, in any order that a province prints them."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.formats.word.annexes.annex_meanings import (
    GOAL_HEADINGS,
    GROUP_LABELS,
    INDICATORS,
    MONEY,
    TOTAL_ROW,
    Meanings,
    meaning_of,
)
from reportgen.model.report import ANNEXES
from tests.formats.word.annexes.plain_tables import left, plainly, read
from tests.formats.word.markup import paragraph, table

_TITLE = paragraph("附件1") + paragraph("项目支出绩效自评表")
_NAME = plainly("项目名称", "河道保洁", "", "", "", "实施单位", "云溪县青禾镇人民政府", "")
_GOALS = (
    plainly("年度总体目标", "预期目标", "", "", "实际完成情况", "", "", ""),
    plainly("", "清河道。", "", "", "清了河道。", "", "", ""),
)
_INDICATORS = (
    plainly("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "备注"),
    plainly("产出指标", "数量指标", "清理河道", "≥30公里", "30公里", "50", "50", ""),
)
_FIGURES = ("120", "110", "99", "10", "90%", "9")


@pytest.mark.parametrize(
    ("label", "meanings", "meant"),
    [
        ("年初部门预算数", MONEY, "年初预算数"),
        ("支出决算", MONEY, "全年执行数"),
        ("绩效完成值", INDICATORS, "实际完成值"),
        ("全年资金", TOTAL_ROW, "年度资金总额"),
        ("调整后预算金额", MONEY, "全年预算数"),
        ("调整后全年预算数C", MONEY, "全年预算数"),
        ("资金实际支付金额", MONEY, "全年执行数"),
        ("预算支出进度", MONEY, "执行率"),
        ("执行率C/B", MONEY, "执行率"),
        ("预设分值", MONEY, "分值"),
        ("单位自评得分", MONEY, "得分"),
        ("截至年末实际支出数", MONEY, "全年执行数"),
        ("权重分", MONEY, "分值"),
        ("实得分", MONEY, "得分"),
        ("项目支出", MONEY, None),
        ("预算执行情况", MONEY, None),
        ("实际到位数", MONEY, None),
        ("绩效指标值", INDICATORS, "年度指标值"),
        ("年初目标值A", INDICATORS, "年度指标值"),
        ("全年实际完成结果", INDICATORS, "实际完成值"),
        ("未完成原因分析下一步改进措施", INDICATORS, "偏差原因分析及改进措施"),
        ("偏差原因说明另见附表", INDICATORS, None),
        ("指标权重", INDICATORS, "分值"),
        ("是否核心", INDICATORS, None),
        ("年度绩效目标", GOAL_HEADINGS, "预期目标"),
        ("年度总体目标年初设定", GOAL_HEADINGS, "预期目标"),
        ("年度总体目标", GOAL_HEADINGS, None),
        ("项目目标实际完成情况说明", GOAL_HEADINGS, "实际完成情况"),
        ("完成", GOAL_HEADINGS, None),
        ("预算资金总额", TOTAL_ROW, "年度资金总额"),
        ("资金总", TOTAL_ROW, "年度资金总额"),  # 资金总和, folded
        ("中央财政资金", TOTAL_ROW, None),
        ("项目预算执行情况", GROUP_LABELS, ""),
    ],
)
def test_a_label_means_a_column_only_by_all_its_words(
    label: str, meanings: Meanings, meant: str | None
) -> None:
    assert meaning_of(label, meanings) == meant


def _project(
    money: tuple[str, ...] = (),
    indicators: tuple[str, ...] = _INDICATORS,
    goals: tuple[str, ...] = _GOALS,
) -> tuple[dict[str, Any], list[str]]:
    reading = read(_TITLE, table(_NAME, *money, *goals, *indicators))
    return reading.data[ANNEXES]["项目自评表"][0], left(reading)


def _total(*heads: tuple[str, ...], row: tuple[str, ...] = _FIGURES) -> tuple[Any, list[str]]:
    rows = [
        plainly("项目资金（万元）" if not at else "", "", *head) for at, head in enumerate(heads)
    ]
    data, beside = _project((*rows, plainly("", "年度资金总额", *row)))
    return data["项目资金"]["年度资金总额"], beside


_READ = {
    "年初预算数": "120万元",
    "全年预算数": "110万元",
    "全年执行数": "99万元",
    "分值": "10",
    "执行率": "90%",
    "得分": "9",
}


@pytest.mark.parametrize(
    "heads",
    [
        (
            "年初预算数（A）",
            "调整后预算数（B）",
            "预算执行数（C）",
            "权重",
            "执行率（C/B）",
            "得分",
        ),
        ("年初预算金额", "调整后预算金额", "实际支出金额", "标准分", "支出进度", "自评得分"),
    ],
)
def test_columns_of_money_in_other_words(heads: tuple[str, ...]) -> None:
    assert _total(heads) == (_READ, [])


def test_a_second_row_of_headings_divides_the_first() -> None:
    first = ("预算数", "", "执行数", "分值", "执行率", "得分")
    assert _total(first, ("年初数", "调整后", "", "", "", "")) == (_READ, [])


def test_a_figure_under_no_heading_is_listed_and_never_what_was_spent() -> None:
    total, beside = _total(("年初预算数", "", "全年执行数", "分值", "执行率", "得分"))
    assert total == {key: value for key, value in _READ.items() if key != "全年预算数"}
    assert beside == ["110"]


def test_of_two_columns_of_the_budget_the_one_that_was_adjusted_counts() -> None:
    heads = ("预算数", "调整后预算数", "执行数", "分值", "执行率", "得分")
    total, beside = _total(heads)
    assert total == {key: value for key, value in _READ.items() if key != "年初预算数"}
    assert beside == ["预算数", "120"]


@pytest.mark.parametrize("label", ["合计", "预算资金总额", "项目总预算"])
def test_the_row_of_the_total_in_other_words(label: str) -> None:
    head = plainly("项目资金", "", *list(_READ))
    data, beside = _project((head, plainly("", label, *_FIGURES)))
    assert (data["项目资金"]["年度资金总额"]["全年执行数"], beside) == ("99万元", [])


def test_sign_and_unit_of_an_indicator_in_columns_of_their_own() -> None:
    heads = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重")
    rows = (
        plainly(*heads, "得分"),
        plainly("产出指标", "数量指标", "清理河道", "≥", "30", "公里", "31", "50", "50"),
        plainly("", "质量指标", "水质", "定性", "良好", "", "良好", "40", "40"),
    )
    data, beside = _project(indicators=rows)
    told = [(each["年度指标值"], each["实际完成值"]) for each in data["绩效指标"]]
    assert told == [("≥30公里", "31公里"), ("良好", "良好")]
    assert beside == ["定性"]


def test_sign_and_unit_below_the_heading_of_the_value() -> None:
    rows = (
        plainly("一级指标", "二级指标", "三级指标", "年度指标值", "", "实际完成值", "分值", "得分"),
        plainly("", "", "", "指标值", "计量单位", "", "", ""),
        plainly("产出指标", "数量指标", "清理河道", "≥30", "公里", "30", "50", "50"),
    )
    data, beside = _project(indicators=rows)
    (indicator,) = data["绩效指标"]
    assert (indicator["年度指标值"], indicator["实际完成值"]) == ("≥30公里", "30公里")
    assert (indicator["分值"], indicator["得分"], beside) == ("50", "50", [])


@pytest.mark.parametrize(
    ("goal", "done"),
    [
        ("年初预期目标", "全年完成情况"),
        ("年度绩效目标", "目标实际完成情况"),
        ("年度总体目标（年初设定）", "年度总体目标完成情况综述"),
        ("项目年度目标", "年度目标完成情况"),
        ("年初总体目标", "年末完成情况"),
        ("总体目标", "完成情况"),
        ("计划目标", "实际完成"),
        ("目标内容", "完成情况简述"),
    ],
)
def test_goals_in_other_words(goal: str, done: str) -> None:
    rows = (plainly("年度总体目标", goal, "", "", done, "", "", ""), _GOALS[1])
    data, beside = _project(goals=rows)
    read_as = {"预期目标": ["清河道。"], "实际完成情况": ["清了河道。"]}
    assert (data["年度总体目标"], beside) == (read_as, [])


def test_rows_that_nobody_filled_in_are_told_at_once_and_levels_alone_are_the_forms() -> None:
    rows = (
        *_INDICATORS,
        plainly("", "质量指标", "（三级指标1）", "", "", "", "", ""),
        plainly("", "时效指标", "指标1：××", "指标值1", "", "", "", ""),
        plainly("", "可持续影响指标", "", "", "", "", "", ""),
        plainly("", "成本指标", "无", "", "", "", "", ""),
    )
    data, beside = _project(indicators=rows)
    assert ([each["三级指标"] for each in data["绩效指标"]], beside) == (["清理河道"], [])


def test_the_weight_in_the_heading_of_the_score_counts_without_a_rate() -> None:
    head = plainly("预算执行情况（万元）", "", "预算数（A）", "执行数（B）", "得分（20分*执行率）")
    data, _ = _project((head, plainly("", "部门整体支出总额", "1000", "950", "19")))
    total = data["项目资金"]["年度资金总额"]
    assert total == {"全年预算数": "1000万元", "全年执行数": "950万元", "得分": "19", "分值": "20"}


def test_of_two_budgets_the_one_of_the_whole_year_counts() -> None:
    heads = ("年初预算", "调整预算", "全年预算", "全年支出", "支出率", "得分")
    total, beside = _total(heads, row=("120", "-10", "110", "99", "90%", "9"))
    assert (total["全年预算数"], total["全年执行数"]) == ("110万元", "99万元")
    assert beside == ["调整预算", "-10"]


def test_a_second_row_of_headings_may_have_any_of_them() -> None:
    rows = (
        plainly("一级指标", "二级指标", "三级指标", "分值", "", "指标值", "", "备注"),
        plainly("", "", "", "权重", "得分", "目标值", "完成值", ""),
        plainly("产出指标", "数量指标", "清理河道", "50", "49", "≥30公里", "29公里", ""),
    )
    data, beside = _project(indicators=rows)
    (indicator,) = data["绩效指标"]
    assert (indicator["分值"], indicator["得分"], beside) == ("50", "49", [])
    assert (indicator["年度指标值"], indicator["实际完成值"]) == ("≥30公里", "29公里")


def test_the_unit_may_stand_in_a_row_of_the_table() -> None:
    money = (plainly("单位：元"), plainly("项目资金", "", *_READ), plainly("", "合计", *_FIGURES))
    data, _ = _project(money)
    assert data["项目资金"]["年度资金总额"]["全年执行数"] == "99元"


def test_a_row_of_money_with_a_column_of_reasons_is_none_of_indicators() -> None:
    heads = ("年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分", "原因")
    row = ("120", "110", "99", "90%", "10", "9", "")
    assert _total(heads, row=row) == (_READ, ["原因"])


def test_a_label_over_both_goals_is_none_of_them() -> None:
    head = plainly("项目概况", "1.年度目标完成情况", "项目年度目标", "", "年度目标完成情况", "")
    texts = plainly("", "", "清河道。", "", "清了河道。", "")
    data, beside = _project(goals=(head, texts))
    read_as = {"预期目标": ["清河道。"], "实际完成情况": ["清了河道。"]}
    assert (data["年度总体目标"], beside) == (read_as, ["项目概况"])


@pytest.mark.parametrize("name", ["指标名称", "名称"])
def test_beside_the_other_levels_a_column_of_names_is_the_third(name: str) -> None:
    rows = (
        plainly("一级指标", "二级指标", name, "年度指标值", "实际完成值", "分值", "得分", "备注"),
        plainly("产出指标", "数量指标", "清理河道", "≥30公里", "29公里", "50", "49", ""),
    )
    data, beside = _project(indicators=rows)
    assert ([each["三级指标"] for each in data["绩效指标"]], beside) == (["清理河道"], [])
