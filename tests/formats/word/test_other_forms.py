"""Reports of other provinces may lack what only this province's form asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportgen import check
from reportgen.formats.reading import read_word
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.findings import Finding

ELSEWHERE = """\
岭东县水利局
2024年度部门整体支出绩效自评报告
一、部门概况
（一）部门职责
负责全县水资源管理和农村供水。
二、部门整体绩效目标实现情况
（一）产出指标完成情况
改造水厂3座。
三、发现的主要问题及原因
（一）个别项目验收偏晚。
"""
SHEET = "附件1\n部门整体支出绩效自评表"
HEADINGS = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]


def lacking(folder: Path, *blocks: Any) -> list[Finding]:
    """Return what a Word file of these blocks is found to lack."""
    return [each for each in check(lay_out(folder / "a.docx", *blocks)) if each.rule == "C03"]


def test_a_report_in_another_outline_may_lack_fields_of_this_form(tmp_path: Path) -> None:
    found = lacking(tmp_path, ELSEWHERE)
    assert [each.severity for each in found] == ["warning"]
    assert "“主管部门”" in found[0].message
    assert "可能本来就没有这几栏" in found[0].message


def test_text_in_no_field_is_a_hint_where_the_outline_is_another(tmp_path: Path) -> None:
    chapter = "二、绩效评价工作开展情况\n成立了自评小组。\n三、一般公共预算"
    own = IN_CHAPTERS.replace("二、一般公共预算", chapter, 1)
    other = f"{ELSEWHERE}四、评价工作开展情况\n成立了自评小组。\n"
    for text, severity in ((own, "warning"), (other, "info")):
        found = [each for each in check(lay_out(tmp_path / "a.docx", text)) if each.rule == "R01"]
        assert "成立了自评小组" in found[-1].message
        assert {each.severity for each in found} == {severity}


def test_what_figures_a_report_lacks_is_said_once(tmp_path: Path) -> None:
    found = [each.message for each in check(lay_out(tmp_path / "a.docx", IN_CHAPTERS))]
    (told,) = [each for each in found if "正文里没有找到" in each]
    labels = "工资福利支出、商品和服务支出、对个人和家庭的补助、资本性支出、对企业补助"
    assert told == f"正文里没有找到这些数，没有填：{labels}"


def test_a_report_in_the_forms_own_chapters_may_not(tmp_path: Path) -> None:
    assert {each.severity for each in lacking(tmp_path, IN_CHAPTERS)} == {"error"}


def test_a_table_of_another_province_may_lack_groups_of_this_form(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", "", "", ""],
        ["年度主要任务", "任务名称", "主要内容", "", "", "完成情况", ""],
        HEADINGS,
        ["产出指标", "数量指标", "改造水厂", "3座", "3座", "100", "100"],
    ]
    found = lacking(tmp_path, SHEET, rows)
    assert [each.severity for each in found] == ["warning"]
    assert "缺少“年度预算申请”“年度总体目标”；这张“整体自评表”" in found[0].message


def test_what_one_row_of_several_lacks_is_missing_in_any_province(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", "", "", ""],
        ["年度主要任务", "任务名称", "主要内容", "", "", "完成情况", ""],
        HEADINGS,
        ["产出指标", "数量指标", "改造水厂", "3座", "3座", "", "50"],
        ["产出指标", "数量指标", "铺设管道", "8公里", "8公里", "50", "50"],
    ]
    found = [each for each in lacking(tmp_path, SHEET, rows) if each.path.endswith("分值")]
    assert [each.severity for each in found] == ["error"]


SCORED = ["指标名称", "指标值", "实际完成值", "权重", "得分", "完成情况"]
GOALS = ["部门名称", "岭东县水利局", "", "", "", ""]


def test_what_stands_below_the_last_table_is_no_part_of_the_last_chapter(tmp_path: Path) -> None:
    rows = [GOALS, SCORED, ["改造水厂", "4座", "3座", "100", "75", "未完成"]]
    text = f"{ELSEWHERE}四、改进措施\n（一）提前验收。\n附表\n部门整体支出绩效自评表\n单位：万元"
    remark = "偏差原因：一座水厂的设备晚到，改到下年安装。"
    reading = read_word(lay_out(tmp_path / "a.docx", text, rows, remark))
    measures = reading.data["存在的问题分析及改进措施"]["改进措施"]
    assert [each["标题"] for each in measures] == ["提前验收。"]
    assert remark in [each.text for each in reading.loose]


def test_a_report_may_go_on_behind_a_table(tmp_path: Path) -> None:
    rows = [GOALS, SCORED, ["改造水厂", "4座", "4座", "100", "100", "完成"]]
    title = "附表\n部门整体支出绩效自评表"
    after = "四、改进措施\n（一）提前验收。\n岭东县水利局\n2025年4月9日"
    reading = read_word(lay_out(tmp_path / "a.docx", f"{ELSEWHERE}{title}", rows, after))
    measures = reading.data["存在的问题分析及改进措施"]["改进措施"]
    assert [each["标题"] for each in measures] == ["提前验收。"]
    assert reading.data["落款日期"] == "2025年4月9日"


def test_a_signature_may_stand_below_the_last_table(tmp_path: Path) -> None:
    rows = [GOALS, SCORED, ["改造水厂", "4座", "4座", "100", "100", "完成"]]
    text = f"{ELSEWHERE}四、改进措施\n（一）提前验收。\n附表\n部门整体支出绩效自评表"
    signed = "岭东县水利局\n2025年4月9日"
    reading = read_word(lay_out(tmp_path / "a.docx", text, rows, signed))
    assert reading.data["落款日期"] == "2025年4月9日"


def test_a_table_without_levels_is_told_of_as_a_hint_and_checked(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", ""],
        ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["改造水厂", "4座", "3座", "60", "60"],
        ["铺设管道", "8公里", "8公里", "40", "40"],
        ["总分", "", "", "100", "100"],
    ]
    found = check(lay_out(tmp_path / "a.docx", SHEET, rows))
    (told,) = [each for each in found if each.rule == "D03"]
    assert (told.severity, "没有“一级指标”这一栏" in told.message) == ("info", True)
    assert "S03" in [each.rule for each in found]


def test_a_level_that_some_rows_have_is_missing_where_the_first_has_none(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", "", "", ""],
        HEADINGS,
        ["", "数量指标", "改造水厂", "4座", "4座", "60", "60"],
        ["产出指标", "数量指标", "铺设管道", "8公里", "8公里", "40", "40"],
    ]
    found = check(lay_out(tmp_path / "a.docx", SHEET, rows))
    assert [each.severity for each in found if each.rule == "D03"] == ["error"]


MONEY = ["年度资金", "年初预算数", "全年预算数", "全年执行数", ""]
SPENT = ["年度资金总额", "900", "1000", "950", ""]


def test_a_table_may_give_the_budget_no_points(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", ""],
        MONEY,
        SPENT,
        ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["改造水厂", "4座", "4座", "60", "60"],
        ["铺设管道", "8公里", "8公里", "40", "40"],
        ["总分", "", "", "100", "100"],
    ]
    found = check(lay_out(tmp_path / "a.docx", SHEET, rows))
    assert [each.rule for each in found if each.rule in ("S01", "S02", "S03")] == []


def test_a_table_without_the_score_of_the_budget_has_no_sum_to_compare(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", ""],
        MONEY,
        SPENT,
        ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["改造水厂", "4座", "4座", "50", "50"],
        ["铺设管道", "8公里", "8公里", "40", "40"],
        ["总分", "", "", "100", "99.8"],
    ]
    found = check(lay_out(tmp_path / "a.docx", SHEET, rows))
    assert [each.rule for each in found if each.rule in ("S01", "S02")] == []


def test_indicators_with_all_points_have_that_of_the_budget_among_them(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", ""],
        ["年度资金", "全年预算数", "全年执行数", "执行率", "得分"],
        ["年度资金总额", "1000", "980", "98%", "19.6"],
        ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["预算支出进度", "100%", "98%", "20", "19.6"],
        ["改造水厂", "4座", "4座", "80", "80"],
        ["总分", "", "", "100", "99.6"],
    ]
    found = check(lay_out(tmp_path / "a.docx", SHEET, rows))
    assert [each.rule for each in found if each.rule in ("S01", "S02")] == []


def test_a_goal_without_a_place_for_what_was_done_is_of_another_form(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", "", "", ""],
        ["部门整体绩效目标", "改造水厂3座，铺设管道8公里。", "", "", "", "", ""],
        HEADINGS,
        ["产出指标", "数量指标", "改造水厂", "3座", "3座", "100", "100"],
    ]
    found = [each for each in lacking(tmp_path, SHEET, rows) if "“实际完成情况”" in each.message]
    assert [each.severity for each in found] == ["warning"]


def test_entries_of_a_list_of_annexes_are_no_part_of_the_last_chapter(tmp_path: Path) -> None:
    listed = "附件：1.部门整体支出绩效自评表\n　　　2.项目支出绩效自评表"
    signed = "岭东县水利局\n2025年4月9日"
    text = f"{ELSEWHERE}四、改进措施\n提前验收。\n{listed}\n{signed}\n附件1\n部门整体支出绩效自评表"
    rows = [HEADINGS, ["产出指标", "数量指标", "改造水厂", "3座", "3座", "100", "100"]]
    reading = read_word(lay_out(tmp_path / "a.docx", text, rows))
    measures = reading.data["存在的问题分析及改进措施"]["改进措施"]
    assert [each["标题"] for each in measures] == ["提前验收。"]
    assert reading.data["落款日期"] == "2025年4月9日"
    assert "2.项目支出绩效自评表" in [each.text for each in reading.loose]


def test_a_table_of_two_columns_may_tell_of_people_and_of_money_in_texts(tmp_path: Path) -> None:
    rows = [
        ["部门名称（盖章）", "岭东县水利局"],
        ["部门职能", "负责全县水资源管理。"],
        ["机构人员情况", "内设5个股室，编制22人。"],
        ["部门预算收支情况", "2024年部门预算860万元，支出842.8万元，执行率98%。"],
        ["年度绩效目标", "改造水厂3座。"],
        ["绩效目标完成情况", "改造水厂3座。"],
        ["存在问题", "验收偏晚。"],
        ["改进措施", "提前验收。"],
    ]
    title = "2024年度部门整体支出绩效自评报告"
    data = read_word(lay_out(tmp_path / "a.docx", title, rows)).data
    assert data["部门概况"]["单位名称"] == "岭东县水利局"
    assert data["部门概况"]["年度预算金额"] == "860万元"
    assert data["部门概况"]["机构人员"]["机构设置"] == ["内设5个股室，编制22人。"]
    spent = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert (spent["概述"], spent["支出总额"]) == ([rows[3][1]], "842.8万元")


def test_points_of_the_budget_in_the_table_count(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", "", ""],
        [*MONEY[:-1], "分值", "得分"],
        [*SPENT[:-1], "10", "9.5"],
        ["三级指标", "年度指标值", "实际完成值", "分值", "得分", ""],
        ["改造水厂", "4座", "4座", "60", "60", ""],
        ["铺设管道", "8公里", "8公里", "40", "40", ""],
    ]
    found = check(lay_out(tmp_path / "a.docx", SHEET, rows))
    assert [each.rule for each in found if each.rule == "S01"] == ["S01"]


def test_a_heading_over_a_table_alone_is_no_empty_list(tmp_path: Path) -> None:
    text = "二、部门收支情况\n表1　部门支出情况表"
    rows = [
        ["支出项目", "年初预算", "", "执行数", ""],
        ["", "金额合计", "单位资金", "金额合计", "单位资金"],
        ["基本支出", "1,100.00", "0.00", "1,150.00", "0.00"],
        ["项目支出", "3,500.00", "100.00", "3,702.00", "80.00"],
        ["合计", "4,600.00", "100.00", "4,852.00", "80.00"],
    ]
    people = [["编制人数", "58", "实有人数", "56"], ["离退休人数", "31", "下属单位个数", "4"]]
    first, rest = ELSEWHERE.split("二、部门整体")
    after = f"三、部门整体{rest}"
    path = lay_out(tmp_path / "a.docx", f"{first}表2　人员情况表", people, text, rows, after)
    data = read_word(path).data
    spent = data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert spent["支出总额"] == "4,852.00"
    assert spent["按支出性质"] == {"基本支出": "1,150.00", "项目支出": "3,702.00"}
    assert data["部门概况"]["年度预算金额"] == "4,600.00"
    assert data["部门概况"]["机构人员"]["离退休人数"] == 31
    assert "概述" not in spent


def test_one_paragraph_on_budget_and_spending_tells_of_the_spending(tmp_path: Path) -> None:
    told = (
        "2024年年初预算1200万元，调整预算数1400万元，支出1372万元，执行率98%。"
        "其中基本支出372万元，项目支出1000万元。"
    )
    text = ELSEWHERE.replace("二、部门", f"（二）部门预算收支情况\n{told}\n二、部门")
    reading = read_word(lay_out(tmp_path / "a.docx", text))
    spent = reading.data["绩效完成情况"]["部门整体支出管理和使用基本情况"]
    assert spent["概述"] == [told]
    assert spent["支出总额"] == "1372万元"
    assert told not in [each.text for each in reading.loose]


@pytest.mark.parametrize(
    ("told", "measures"),
    [
        ("个别项目验收偏晚。下一步，我局将按月调度。", ["下一步，我局将按月调度。"]),
        ("问题：个别项目验收偏晚。建议：按月调度。", ["按月调度。"]),
        ("个别项目验收偏晚。下一步将按月调度。\n四、改进措施\n（一）提前验收。", ["提前验收。"]),
    ],
)
def test_what_is_to_be_done_next_is_a_measure_where_no_heading_has_any(
    told: str, measures: list[str], tmp_path: Path
) -> None:
    text = ELSEWHERE.replace("三、发现的主要问题及原因", "三、存在的问题和整改情况")
    text = text.replace("（一）个别项目验收偏晚。", told)
    found = read_word(lay_out(tmp_path / "a.docx", text)).data["存在的问题分析及改进措施"]
    assert found["存在的问题"][0]["标题"].startswith("个别项目验收偏晚")
    assert [each["标题"] for each in found["改进措施"]] == measures


def test_what_is_ticked_below_the_indicators_is_no_indicator(tmp_path: Path) -> None:
    rows = [
        ["部门名称", "岭东县水利局", "", "", "", "", ""],
        HEADINGS,
        ["产出指标", "数量指标", "改造水厂", "3座", "3座", "100", "100"],
        ["合计", "", "", "", "", "100", "100"],
        ["未完成原因分析", "经费保障", "□", "制度保障", "□", "人员保障", "√"],
    ]
    path = lay_out(tmp_path / "a.docx", SHEET, rows)
    reading = read_word(path)
    assert len(reading.data["附件"]["整体自评表"]["绩效指标"]) == 1
    assert "√" in [each.text for each in reading.loose]
    assert {each.severity for each in check(path)} <= {"warning", "info"}


def test_a_heading_that_tells_the_score_is_listed(tmp_path: Path) -> None:
    told = "（一）部门整体绩效自评得分：93.4分。"
    text = ELSEWHERE.replace(
        "二、部门", f"二、自评结论\n{told}\n（二）自评过程\n逐项打分。\n三、部门"
    )
    text = text.replace("三、发现", "四、发现")
    reading = read_word(lay_out(tmp_path / "a.docx", text))
    assert told in "".join(each.text for each in reading.loose)


def test_sums_approved_and_carried_out_are_on_spending(tmp_path: Path) -> None:
    told = "2.支出情况。2024年支出决算数502万元，其中：基本支出202万元，项目支出300万元。"
    text = ELSEWHERE.replace("二、部门", f"（二）预算批复及执行情况\n{told}\n二、部门")
    spent = read_word(lay_out(tmp_path / "a.docx", text)).data["绩效完成情况"]
    assert spent["部门整体支出管理和使用基本情况"]["支出总额"] == "502万元"


def test_chapters_may_have_sections(tmp_path: Path) -> None:
    text = """\
岭东县水利局2024年度部门整体支出绩效自评报告
第一章 部门基本情况
第一节 部门职能
负责全县水资源管理。
第二章 绩效目标完成情况
第一节 产出情况
改造水厂3座。
第二节 效果情况
供水正常。
第三章 存在问题
验收偏晚。
"""
    reading = read_word(lay_out(tmp_path / "a.docx", text))
    done = reading.data["绩效完成情况"]["绩效目标完成情况"]
    assert [each["标题"] for each in done] == ["产出情况", "效果情况"]
    assert reading.data["部门概况"]["单位基本职能"] == ["负责全县水资源管理。"]
    assert reading.loose == []
