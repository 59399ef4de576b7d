"""Figures of tables go where label and column say: never budget as spent, nor last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportgen.formats.reading import read_word
from tests.laid_out import ABOVE, lay_out

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """龙山县文化旅游局2023年度部门整体支出绩效自评报告
一、部门基本情况
（一）主要职责
负责全县文化工作。
二、部门整体支出情况
收支见下表。
三、绩效目标完成情况
举办文化活动36场。
四、存在的问题
1.产品单一。
五、改进措施
1.开发产品。"""
MONEY = [
    ["项目", "年初预算数", "调整预算数", "决算数", "完成率"],
    ["一、收入合计", "1200.00", "1560.30", "1560.30", "100%"],
    ["其中：一般公共预算拨款", "1150.00", "1500.30", "1500.30", "100%"],
    ["二、支出合计", "1200.00", "1560.30", "1532.10", "98.19%"],
    ["其中：基本支出", "620.00", "640.00", "640.00", "100%"],
    ["项目支出", "580.00", "920.30", "892.10", "96.94%"],
]
OFFICIAL = [
    ["项目", "2022年决算数", "2023年预算数", "2023年决算数", "增减率"],
    ["“三公”经费合计", "9.60", "10.00", "8.40", "-12.5%"],
    ["公务用车运行维护费", "6.20", "6.50", "5.80", "-6.45%"],
    ["公务接待费", "3.40", "3.50", "2.60", "-23.53%"],
]


def spent_of(tmp_path: Path, *blocks: Any) -> dict[str, Any]:
    """Return 部门整体支出管理和使用基本情况 of a report with such tables."""
    data = read_word(lay_out(tmp_path / "a.docx", TEXT, *blocks)).data
    found = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert isinstance(found, dict)
    return found


def test_the_column_says_what_a_figure_is(tmp_path: Path) -> None:
    spent = spent_of(tmp_path, MONEY, "三公经费见下表。", OFFICIAL)
    assert spent["支出总额"] == "1532.10"
    assert spent["按支出性质"] == {"基本支出": "640.00", "项目支出": "892.10"}
    assert spent["三公经费"] == {
        "合计": "8.40",
        "预算数": "10.00",
        "上年数": "9.60",
        "公务用车购置及运行费": {"公务用车运行费": "5.80"},
        "公务接待费": "2.60",
    }


def test_of_figures_whose_columns_have_no_names_none_is_taken(tmp_path: Path) -> None:
    spent = spent_of(tmp_path, MONEY[1:])
    assert "支出总额" not in spent
    assert "按支出性质" not in spent


@pytest.mark.parametrize("where", ["above the table", "in the table"])
def test_the_unit_of_a_table_is_that_of_its_figures(where: str, tmp_path: Path) -> None:
    blocks = [MONEY] if where == "above the table" else [["单位：元", "", "", "", ""], *MONEY]
    before = ["单位：元"] if where == "above the table" else []
    spent = spent_of(tmp_path, *before, blocks if where == "in the table" else MONEY)
    assert spent["支出总额"] == "1532.10元"


def test_a_table_of_pairs_is_read_pair_by_pair(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "松江县交通运输局", "年度", "2023"],
        ["主管部门", "松江县人民政府", "联系人", "王成"],
        ["部门职责", "1.负责公路管理。\n2.负责公路养护。", None, None],
        ["年度预算", "3120.5万元", "全年支出", "3098.7万元"],
        ["存在的问题", "养护资金不足。", None, None],
        ["改进措施", "争取上级资金。", None, None],
    ]
    reading = read_word(lay_out(tmp_path / "a.docx", "部门整体支出绩效自评报告", rows))
    overview = reading.data["部门概况"]
    assert reading.data["年度"] == 2023
    assert overview["单位名称"] == "松江县交通运输局"
    assert overview["主管部门"] == "松江县人民政府"
    assert overview["单位基本职能"] == ["负责公路管理。", "负责公路养护。"]
    assert overview["年度预算金额"] == "3120.5万元"
    assert [each.text for each in reading.loose if "王成" in each.text] == ["联系人：王成"]


COVER = "云溪县2024年度部门整体支出\n绩效评价自评报告\n部门（单位）名称：云溪县林业局"
MADE = [
    ["单位负责人", "张山", "财务负责人", "李水"],
    ["核定编制", "86人", "年末在职人数", "79人"],
    ["部门职能概述", "负责林业生态保护。", None, None],
    ["年度绩效目标", "造林1.2万亩。", None, None],
    ["绩效目标完成情况", "造林1.25万亩。", None, None],
    ["存在问题", "地块分散。", None, None],
    ["整改措施", "集中连片造林。", None, None],
]


def test_labels_of_a_countys_form_mean_what_their_words_say(tmp_path: Path) -> None:
    data = read_word(lay_out(tmp_path / "a.docx", COVER, MADE)).data
    assert data["部门概况"] == {
        "单位名称": "云溪县林业局",
        "单位基本职能": ["负责林业生态保护。"],
        "机构人员": {"编制数": 86, "在职人数": 79},
        "绩效目标设定情况": ["造林1.2万亩。"],
    }


def test_the_title_of_a_countys_form_does_not_name_the_unit(tmp_path: Path) -> None:
    title = "云溪县部门整体支出绩效自评报告\n（2024年度）"
    cover = [["部门（单位）名称", "云溪县林业局（盖章）"], ["主管部门", "云溪县人民政府"]]
    data = read_word(lay_out(tmp_path / "a.docx", title, cover, MADE[1:4])).data
    assert data["部门概况"]["单位名称"] == "云溪县林业局"


@pytest.mark.parametrize(("head", "read_as"), [("（元）", "18203000元"), ("（万元）", "18203000")])
def test_the_unit_may_stand_behind_the_title_of_the_table(
    head: str, read_as: str, tmp_path: Path
) -> None:
    money = [
        [f"年度支出情况{head}", None, None],
        ["支出合计", "基本支出", "项目支出"],
        ["18203000", "11201000", "7002000"],
    ]
    data = read_word(lay_out(tmp_path / "a.docx", COVER, MADE, money)).data
    assert data["绩效完成情况"]["部门整体支出管理和使用基本情况"]["支出总额"] == read_as


def test_sources_that_are_not_the_whole_of_the_income_are_listed(tmp_path: Path) -> None:
    money = [
        ["项目", "年初预算数", "决算数"],
        ["一、一般公共预算财政拨款收入", "900", "950"],
        ["二、事业收入", "0", "40"],
        ["三、其他收入", "0", "10"],
        ["本年收入合计", "900", "1000"],
    ]
    reading = read_word(lay_out(tmp_path / "a.docx", TEXT, money))
    assert reading.data["预算收支"]["收入"] == {"合计": "1000"}
    assert {"一般公共预算拨款：950", "其他资金：10"} <= {each.text for each in reading.loose}


def test_a_label_over_two_rows_has_headings_and_their_figures_beside_it(tmp_path: Path) -> None:
    money = [
        ["年度收入（万元）", "合计", "财政拨款", "其他收入"],
        [ABOVE, "2300", "2200", "100"],
        ["年度支出（万元）", "合计", "基本支出", "项目支出"],
        [ABOVE, "2200", "1500", "700"],
        ["三公经费支出（万元）", "合计", "公务用车购置及运行费", "公务接待费"],
        [ABOVE, "12", "8", "4"],
    ]
    data = read_word(lay_out(tmp_path / "a.docx", COVER, MADE, money)).data
    income = {"合计": "2300", "一般公共预算拨款": "2200", "其他资金": "100"}
    assert data["预算收支"]["收入"] == income
    spent = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert spent["支出总额"] == "2200"
    assert spent["按支出性质"] == {"基本支出": "1500", "项目支出": "700"}
    official = {"合计": "12", "公务用车购置及运行费": {"合计": "8"}, "公务接待费": "4"}
    assert spent["三公经费"] == official


def test_rows_of_the_forms_table_may_have_labels_of_another_form(tmp_path: Path) -> None:
    rows = [
        ["一、部门基本情况", None],
        ["单位名称", "云溪县水务局"],
        ["主管部门", "云溪县人民政府"],
        ["主要职能", "1.负责水资源管理。\n2.负责防汛抗旱。"],
        ["二、预算执行情况", None],
        ["其中：基本支出（万元）", "300"],
        ["绩效目标完成情况", "巡堤40次。"],
        ["存在的问题", "1.人手不足。"],
        ["改进措施", "1.补充人手。"],
        ["其他需要说明的情况", "无"],
    ]
    title = "云溪县水务局部门整体支出绩效自评报告（2024年度）"
    reading = read_word(lay_out(tmp_path / "a.docx", title, rows))
    duties = ["负责水资源管理。", "负责防汛抗旱。"]
    assert reading.data["部门概况"]["单位基本职能"] == duties
    spent = reading.data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert spent["按支出性质"]["基本支出"] == "300"
    assert reading.data["存在的问题分析及改进措施"]["其他需要说明问题"] == ["无"]
    assert [each.text for each in reading.loose] == ["一、部门基本情况", "二、预算执行情况"]


def test_a_row_that_is_a_heading_has_its_text_in_the_rows_below(tmp_path: Path) -> None:
    rows = [
        ["单位名称", "云溪县水务局"],
        ["编制人数", "96"],
        ["实有人数", "91"],
        ["三、绩效目标完成情况", None],
        ["1.巡堤40次。\n2.新建水厂1座。", None],
        ["四、存在的问题", None],
        ["人手不足。", None],
        ["五、资产情况", None],
        ["固定资产20万元。", None],
        ["六、下一步改进措施", None],
        ["补充人手。", None],
    ]
    reading = read_word(lay_out(tmp_path / "a.docx", "2023年度部门整体支出绩效自评报告", rows))
    done = reading.data["绩效完成情况"]["绩效目标完成情况"]
    assert done == [{"要点": ["巡堤40次。", "新建水厂1座。"]}]
    told = reading.data["存在的问题分析及改进措施"]
    assert told == {"存在的问题": [{"标题": "人手不足。"}], "改进措施": [{"标题": "补充人手。"}]}
    assert "固定资产20万元。" in {each.text for each in reading.loose}


def test_the_sum_of_a_table_of_nothing_but_parts_is_that_of_the_whole(tmp_path: Path) -> None:
    rows = [OFFICIAL[0], *OFFICIAL[2:], ["合计", *OFFICIAL[1][1:]]]
    official = spent_of(tmp_path, MONEY, "三公经费见下表。", rows)["三公经费"]
    assert [official[key] for key in ("合计", "预算数", "上年数")] == ["8.40", "10.00", "9.60"]


def test_what_is_left_at_the_end_of_the_year_is_the_balance(tmp_path: Path) -> None:
    rows = [*MONEY, ["年末结转和结余", "0", "0", "28.20", ""]]
    assert spent_of(tmp_path, rows)["结余"] == "28.20"


def test_the_seal_on_a_cover_is_none_of_the_name(tmp_path: Path) -> None:
    cover = [["单 位 名 称：", "龙山县文化旅游局（盖章）"], ["评 价 年 度：", "2023年度"]]
    text = TEXT.removeprefix("龙山县文化旅游局2023年度")
    reading = read_word(lay_out(tmp_path / "a.docx", "2023年度自评报告", [*cover], text, MONEY))
    assert reading.data["部门概况"]["单位名称"] == "龙山县文化旅游局"


def test_rows_of_budget_and_years_below_the_parts_of_official_expenses(tmp_path: Path) -> None:
    rows = [
        ["年度", "合计", "因公出国（境）费用", "公务用车购置及运行费", "公务接待费"],
        ["2023年预算", "20", "0", "11", "9"],
        ["2023年决算", "9.07", "0", "7", "2.07"],
        ["2022年决算", "15", "0", "7", "8"],
    ]
    assert spent_of(tmp_path, MONEY, rows)["三公经费"] == {
        "合计": "9.07",
        "预算数": "20",
        "上年数": "15",
        "因公出国（境）费": "0",
        "公务用车购置及运行费": {"合计": "7"},
        "公务接待费": "2.07",
    }
    rows[1][0] = "镇机关"
    assert "三公经费" not in spent_of(tmp_path, MONEY, rows)


def test_the_row_of_the_sum_tells_of_all_people_and_names_no_unit(tmp_path: Path) -> None:
    people = [
        ["单位名称", "编制数", "在职人数", "退休人数"],
        ["局机关", "60", "58", "20"],
        ["图书馆", "40", "37", "15"],
        ["合计", "100", "95", "35"],
    ]
    text = TEXT.removeprefix("龙山县文化旅游局")
    overview = read_word(lay_out(tmp_path / "a.docx", text, people)).data["部门概况"]
    assert (overview["机构人员"]["编制数"], overview["机构人员"]["在职人数"]) == (100, 95)
    assert "单位名称" not in overview


GRID = [
    ["预算数", None, None, None, "决算数", None, None, None],
    [
        *("合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"),
        *("合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务接待费"),
    ],
    ["20", "0", "11", "9", "9.07", "0", "7", "2.07"],
]


@pytest.mark.parametrize("merged", [True, False])
def test_parts_of_official_expenses_below_budget_and_final_are_told_apart(
    tmp_path: Path, *, merged: bool
) -> None:
    rows = [[cell if merged else cell or "" for cell in row] for row in GRID]
    reading = read_word(lay_out(tmp_path / "a.docx", TEXT, MONEY, rows))
    official = reading.data["绩效完成情况"]["部门整体支出管理和使用基本情况"]["三公经费"]
    assert official == {
        "合计": "9.07",
        "预算数": "20",
        "因公出国（境）费": "0",
        "公务用车购置及运行费": {"合计": "7"},
        "公务接待费": "2.07",
    }
    assert "预算数·公务接待费：9" in {each.text for each in reading.loose}


def test_a_part_of_official_expenses_may_have_its_own_parts_below_it(tmp_path: Path) -> None:
    rows = [
        ["合计", "因公出国（境）费", "公务用车购置及运行费", None, None, "公务接待费"],
        [ABOVE, ABOVE, "小计", "公务用车购置费", "公务用车运行费", ABOVE],
        ["3", "0", "2", "0", "2", "1"],
    ]
    official = spent_of(tmp_path, MONEY, rows)["三公经费"]
    vehicles = {"合计": "2", "公务用车购置费": "0", "公务用车运行费": "2"}
    assert (official["合计"], official["公务用车购置及运行费"]) == ("3", vehicles)


def test_parts_of_official_expenses_in_several_rows_of_figures_are_left_open(
    tmp_path: Path,
) -> None:
    assert "三公经费" not in spent_of(tmp_path, MONEY, [*GRID, GRID[-1]])


YEARS = [
    ["项目", "2022年", None, "2023年", None],
    [ABOVE, "预算数", "决算数", "预算数", "决算数"],
    ["“三公”经费合计", "6", "5", "5", "3"],
    ["公务用车运行维护费", "4", "3", "3", "2"],
    ["公务接待费", "2", "2", "2", "1"],
]


def test_years_over_budget_and_final_say_what_a_figure_is(tmp_path: Path) -> None:
    official = spent_of(tmp_path, MONEY, "三公经费见下表。", YEARS)["三公经费"]
    assert [official[each] for each in ("合计", "预算数", "上年数")] == ["3", "5", "5"]
    assert official["公务接待费"] == "1"


def test_last_years_budget_is_no_figure_of_last_year(tmp_path: Path) -> None:
    rows = [
        ["项目", "2022年预算数", "2023年预算数", "2023年决算数"],
        ["“三公”经费合计", "6", "5", "3"],
    ]
    assert "上年数" not in spent_of(tmp_path, MONEY, "三公经费见下表。", rows)["三公经费"]
