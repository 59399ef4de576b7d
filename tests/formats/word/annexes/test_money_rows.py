"""The money of 绩效自评表 as other provinces draw it: no budget is taken for what was spent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportgen.formats.reading import read_word
from reportgen.model.report import ANNEXES
from tests.laid_out import ABOVE, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.formats.reading import Reading

HEAD = [["项目名称", "化肥减量", None, None, "实施单位", "青禾站", None]]
GOALS = [
    ["年度总体目标", "预期目标", None, None, "实际完成情况", None, None],
    [ABOVE, "建示范区两万亩。", None, None, "建成两万亩。", None, None],
]
INDICATORS = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "示范区", "≥20000亩", "20000亩", "90", "90"],
]
SPENT = {"全年预算数": "278.4万元", "全年执行数": "30.00万元"}


def sheet(
    folder: Path, money: list[Any], goals: list[Any] = GOALS, indicators: list[Any] = INDICATORS
) -> tuple[dict[str, Any], Reading]:
    """Return the sheet of a project with such rows, and all that was read."""
    rows = [*HEAD, *money, *goals, *indicators]
    reading = read_word(lay_out(folder / "a.docx", "附件1\n项目支出绩效自评表", rows))
    return reading.data[ANNEXES]["项目自评表"][0], reading


def test_each_figure_may_have_what_it_is_to_its_left(tmp_path: Path) -> None:
    money = [
        ["预算执行情况（万元）", "预算数：", "278.4", None, "执行数：", "30.00", None],
        [ABOVE, "其中：财政拨款：", "200", None, "其中：财政拨款：", "20", None],
        [ABOVE, "其他资金：", "78.4", None, "其他资金：", "10", None],
    ]
    found, reading = sheet(tmp_path, money)
    assert found["项目资金"] == {
        "年度资金总额": SPENT,
        "当年财政拨款": {"全年预算数": "200万元", "全年执行数": "20万元"},
        "其他资金": {"全年预算数": "78.4万元", "全年执行数": "10万元"},
    }
    assert not reading.loose


def test_a_row_may_begin_with_what_its_figures_are(tmp_path: Path) -> None:
    money = [
        ["年度资金总额（万元）", "预算数：", "278.4", None, "其中：财政拨款", "200", None],
        [ABOVE, "执行数：", "30.00", None, "其中：财政拨款", "20", None],
    ]
    found, _ = sheet(tmp_path, money)
    assert found["项目资金"]["年度资金总额"] == SPENT
    assert found["项目资金"]["当年财政拨款"] == {"全年预算数": "200万元", "全年执行数": "20万元"}


def test_a_label_that_nobody_knows_takes_its_figure_with_it(tmp_path: Path) -> None:
    money = [["预算数（万元）", "278.4", "其中：省级补助", "100", "执行数（万元）", "30.00", ""]]
    found, reading = sheet(tmp_path, money)
    assert found["项目资金"]["年度资金总额"] == SPENT
    assert [each.text for each in reading.loose] == ["其中：省级补助", "100"]


def test_what_stands_below_spent_is_no_budget(tmp_path: Path) -> None:
    money = [
        ["预算执行", "", "预算", None, "执行", "执行率", "得分"],
        [ABOVE, ABOVE, "年初", "调整后", "全年", ABOVE, ABOVE],
        [ABOVE, "总额", "200", "278.4", "30.00", "10.78%", "1.08"],
    ]
    found, reading = sheet(tmp_path, money)
    wanted = {"年初预算数": "200万元", **SPENT, "执行率": "10.78%", "得分": "1.08"}
    assert found["项目资金"]["年度资金总额"] == wanted
    assert not reading.loose


def test_a_budget_beside_what_was_changed_is_the_first(tmp_path: Path) -> None:
    money = [
        ["项目资金（万元）", "", "预算数", "调整数", "决算数", "执行率", "得分"],
        [ABOVE, "资金总额", "278.4", "10", "30.00", "10.78%", "1.08"],
    ]
    found, reading = sheet(tmp_path, money)
    assert found["项目资金"]["年度资金总额"]["年初预算数"] == "278.4万元"
    assert "全年预算数" not in found["项目资金"]["年度资金总额"]
    assert [each.text for each in reading.loose] == ["调整数", "10"]


@pytest.mark.parametrize(("rate", "listed"), [("50%", []), ("50.00%", []), ("60%", ["60%"])])
def test_the_rate_of_a_part_is_listed_if_its_sums_give_another(
    rate: str, listed: list[str], tmp_path: Path
) -> None:
    money = [
        ["项目资金（万元）", "", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [ABOVE, "年度资金总额", "278.4", "30.00", "10", "10.78%", "1.08"],
        [ABOVE, "其中：当年财政拨款", "40", "20", "—", rate, "—"],
    ]
    _, reading = sheet(tmp_path, money)
    assert [each.text for each in reading.loose] == listed


@pytest.mark.parametrize("heading", ["完成情况", "实际完成", "目标完成情况", "全年完成情况"])
def test_what_was_done_stands_below_its_heading_and_not_beside_the_goal(
    heading: str, tmp_path: Path
) -> None:
    goals = [["年度总体目标", "年初目标", None, None, heading, None, None], GOALS[1]]
    found, _ = sheet(tmp_path, [], goals)
    assert found["年度总体目标"] == {
        "预期目标": ["建示范区两万亩。"],
        "实际完成情况": ["建成两万亩。"],
    }


def test_the_goals_end_where_a_row_has_another_label(tmp_path: Path) -> None:
    others = [
        ["存在的主要问题", "经费不足。", None, None, None, None, None],
        ["定量目标", "评价内容", None, None, "绩效目标", "完成情况", None],
        [ABOVE, "质量指标", None, None, "合格率100%", "合格率100%", None],
        ["绩效自评综合得分", "94", None, None, None, None, None],
    ]
    found, reading = sheet(tmp_path, [], [*GOALS, *others], [])
    assert found["年度总体目标"]["预期目标"] == ["建示范区两万亩。"]
    assert found["年度总体目标"]["实际完成情况"] == ["建成两万亩。"]
    assert found["总分"] == {"得分": "94"}
    assert {"存在的主要问题", "经费不足。", "合格率100%"} <= {each.text for each in reading.loose}


def test_of_three_columns_of_weights_the_total_is_that_of_the_last(tmp_path: Path) -> None:
    indicators = [
        ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"],
        ["投入", "10", "预算配置", "10", "控制率", "10", "9"],
        ["过程", "90", "预算执行", "90", "完成率", "90", "86.8"],
        ["合计", "100", "", "100", "", "100", "95.8"],
    ]
    found, _ = sheet(tmp_path, [], [], indicators)
    assert found["总分"] == {"分值": "100", "得分": "95.8"}


def test_the_form_of_the_budget_system_is_read_whole(tmp_path: Path) -> None:
    basics = [
        [
            "项目基本情况",
            "1.项目年度目标完成情况",
            "项目年度目标",
            None,
            "年度目标完成情况",
            None,
            None,
        ],
        [ABOVE, ABOVE, "建示范区两万亩。", None, "建成两万亩。", None, None],
    ]
    money = [
        [
            "预算执行情况（10分）",
            "年度预算数（万元）",
            "年初预算",
            "调整后预算数",
            "预算执行数",
            "权重",
            "得分",
        ],
        [ABOVE, "总额", "200", "278.4", "30.00", "10", "1.08"],
        [ABOVE, "其中：财政资金", "200", "278.4", "30.00", "/", "/"],
    ]
    indicators = [
        ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值"],
        ["产出指标", "数量指标", "示范区", "≥", "20000", "亩", "20000"],
        ["效益指标", "社会效益指标", "部门运转", "＝", "正常运转", "是/否", "正常运转"],
    ]
    found, reading = sheet(tmp_path, money, basics, indicators)
    assert found["项目资金"]["年度资金总额"] == {
        **{"年初预算数": "200万元", **SPENT},
        **{"分值": "10", "得分": "1.08"},
    }
    assert found["年度总体目标"]["实际完成情况"] == ["建成两万亩。"]
    told = [(each["年度指标值"], each["实际完成值"]) for each in found["绩效指标"]]
    assert told == [("≥20000亩", "20000亩"), ("正常运转", "正常运转")]
    assert not {"是/否", "＝"} & {each.text for each in reading.loose}


def test_figures_below_their_headings_need_no_label(tmp_path: Path) -> None:
    money = [
        ["预算执行情况（万元）", "年初预算", "调整预算", "全年执行数", "执行率", "分值", "得分"],
        [ABOVE, "200", "278.4", "30.00", "10.78%", "20", "2.16"],
    ]
    found, reading = sheet(tmp_path, money)
    rated = {"执行率": "10.78%", "分值": "20", "得分": "2.16"}
    assert found["项目资金"]["年度资金总额"] == {"年初预算数": "200万元", **SPENT, **rated}
    assert not reading.loose


@pytest.mark.parametrize(
    "levels", [("预算执行率", "", ""), ("预算执行", "预算执行率", "预算执行率")]
)
def test_the_execution_among_the_indicators_is_that_of_the_money(
    levels: tuple[str, ...], tmp_path: Path
) -> None:
    indicators = [*INDICATORS, [*levels, "100%", "97.16%", "10", "9.72"]]
    found, reading = sheet(tmp_path, [], indicators=indicators)
    rated = {"分值": "10", "得分": "9.72", "执行率": "97.16%"}
    assert found["项目资金"]["年度资金总额"] == rated
    assert len(found["绩效指标"]) == 1
    assert not reading.loose


def test_a_figure_before_the_first_label_of_one_hides_none_behind_it(tmp_path: Path) -> None:
    money = [["年度资金总额（万元）", "278.4", None, None, "实际支出（万元）", "30.00", None]]
    found, reading = sheet(tmp_path, money)
    assert found["项目资金"]["年度资金总额"] == {"全年执行数": "30.00万元"}
    assert [each.text for each in reading.loose] == ["278.4"]


def test_the_unit_alone_before_the_figures_is_no_label(tmp_path: Path) -> None:
    money = [
        ["预算执行情况", None, "预算数", "执行数", "执行率", "", ""],
        ["（元）", None, "2784000", "300000", "10.78%", "", ""],
    ]
    data, reading = sheet(tmp_path, money)
    total = data["项目资金"]["年度资金总额"]
    assert total == {"全年预算数": "2784000元", "全年执行数": "300000元", "执行率": "10.78%"}
    assert reading.unplaced == []
