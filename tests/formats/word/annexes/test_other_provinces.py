"""绩效自评表 of other provinces: levels by number, totals beside headings, goals by year."""

from __future__ import annotations

from tests.formats.word.annexes.plain_tables import annex, left, plainly, read, spanned
from tests.formats.word.markup import cell, paragraph, row, table

WHOLE, PROJECTS = "整体自评表", "项目自评表"


def test_levels_by_their_number_alone_and_a_grade_in_brackets() -> None:
    reading = read(
        paragraph("2024年度项目支出绩效自评表"),
        paragraph("填报单位：青禾镇人民政府　　　　　　金额单位：元"),
        table(
            plainly("项目名称", "水渠清淤", "", "", "", "", "", ""),
            plainly("项目资金", "", "年初预算数", "全年预算数", "全年执行数", "", "", ""),
            plainly("", "年度资金总额", "900,000", "900,000", "880,000", "", "", ""),
            plainly("", "一级", "二级", "三级", "指标值", "完成值", "分值", "得分"),
            plainly("", "产出指标", "数量指标", "清淤长度", "≥8公里", "9公里", "90", "90"),
            plainly("总分", "", "", "", "", "", "100", "（自评等级：优）"),
        ),
    )
    (found,) = annex(reading, PROJECTS)
    assert found["项目资金"]["年度资金总额"]["全年执行数"] == "880,000元"
    assert found["绩效指标"][0]["三级指标"] == "清淤长度"
    assert found["等级"] == "优"
    assert reading.data["部门概况"] == {"单位名称": "青禾镇人民政府"}
    assert reading.data["年度"] == 2024
    assert reading.unplaced == []


def test_the_unit_of_money_behind_the_number_of_a_sheet() -> None:
    reading = read(
        paragraph("2024年度部门整体支出绩效自评表"),
        paragraph("自评06表　　金额单位：元"),
        table(
            plainly("部门名称", "青禾镇人民政府", "", "", "", ""),
            plainly("预算执行情况", "年初预算数", "全年预算数", "全年执行数", "执行率", "得分"),
            plainly("年度资金总额", "8,000,000", "9,000,000.50", "8,900,000", "98.89%", "9.89"),
        ),
    )
    funds = annex(reading, WHOLE)["年度预算申请"]["年度资金总额"]
    assert funds["全年执行数"] == "8,900,000元"


def test_the_label_of_the_total_may_stand_beside_the_headings() -> None:
    reading = read(
        paragraph("部门（单位）整体绩效自评表"),
        table(
            plainly("部门（单位）名称", "青禾镇人民政府", "", "", "", ""),
            plainly("履职目标", "建设2万亩高标准农田。", "", "", "", ""),
            row(
                cell(["预算情况"], '<w:vMerge w:val="restart"/>'),
                cell(["部门预算总额（万元）"], '<w:vMerge w:val="restart"/>'),
                *(cell([each]) for each in ("预算数", "执行数", "执行率", "得分")),
            ),
            row(
                cell([""], "<w:vMerge/>"),
                cell([""], "<w:vMerge/>"),
                *(cell([each]) for each in ("5,600.00", "5,488.00", "98%", "9.8")),
            ),
            plainly("", "2、资金结构：（1）基本支出", "", "1,588.00", "", ""),
            plainly("", "（2）项目支出", "", "3,900.00", "", ""),
        ),
    )
    sheet = annex(reading, WHOLE)
    assert sheet["年度预算申请"]["年度资金总额"] == {
        "全年预算数": "5,600.00万元",
        "全年执行数": "5,488.00万元",
        "执行率": "98%",
        "得分": "9.8",
    }
    assert sheet["年度预算申请"]["按支出性质分"] == {
        "基本支出": "1,588.00万元",
        "项目支出": "3,900.00万元",
    }
    assert sheet["年度总体目标"]["预期目标"] == ["建设2万亩高标准农田。"]


def test_goals_of_later_years_are_listed() -> None:
    reading = read(
        paragraph("部门整体支出绩效自评表"),
        table(
            plainly("部门名称", "青禾镇人民政府", ""),
            plainly("财年", "目标", "实际完成情况"),
            plainly("2024", "修渠8公里。", "修渠9公里。"),
            plainly("2025", "修渠10公里。", "---"),
        ),
    )
    assert annex(reading, WHOLE)["年度总体目标"] == {
        "预期目标": ["修渠8公里。"],
        "实际完成情况": ["修渠9公里。"],
    }
    assert left(reading) == ["财年", "2025", "修渠10公里。"]


def test_indicators_without_levels_have_their_name_and_goals_that_were_changed() -> None:
    reading = read(
        paragraph("部门整体绩效自评表"),
        table(
            plainly("部门资金（万元）", "", "年初预算数", "全年（调整）预算数", "全年执行数", ""),
            plainly("年度总金额", "", "2,100", "2,350", "2,303", ""),
            plainly("当年绩效目标", "年初绩效目标", "全年（调整）绩效目标", "目标完成情况", "", ""),
            plainly("", "修渠8公里", "修渠9公里", "修成9公里", "", ""),
            plainly("绩效指标", "指标名称", "年初指标值", "全年完成值", "指标权重", "指标得分"),
            plainly("", "修渠长度", "≥8公里", "9公里", "90", "90"),
        ),
    )
    sheet = annex(reading, WHOLE)
    assert sheet["年度预算申请"]["年度资金总额"]["全年执行数"] == "2,303万元"
    assert sheet["年度总体目标"] == {"预期目标": ["修渠9公里"], "实际完成情况": ["修成9公里"]}
    assert sheet["绩效指标"][0]["三级指标"] == "修渠长度"


def test_names_may_stand_in_a_column_called_indicators() -> None:
    reading = read(
        paragraph("部门整体绩效自评表"),
        table(
            plainly("单位名称", "青禾镇人民政府", "", "", "", ""),
            plainly("年度总体目标", "修渠8公里，修桥1座。", "", "", "", ""),
            plainly("指标", "指标解释", "年度指标值", "实际完成值", "分值", "得分"),
            plainly("修渠长度", "全年修成的", "≥8公里", "9公里", "60", "60"),
            plainly("修桥", "全年修成的", "1座", "1座", "40", "40"),
        ),
    )
    sheet = annex(reading, WHOLE)
    assert [each["三级指标"] for each in sheet["绩效指标"]] == ["修渠长度", "修桥"]
    assert sheet["年度总体目标"] == {"预期目标": ["修渠8公里，修桥1座。"]}
    assert left(reading) == ["指标解释", "全年修成的", "全年修成的"]


def test_a_table_without_levels_is_read_where_each_column_is_known() -> None:
    reading = read(
        paragraph("部门整体绩效自评表"),
        table(
            plainly("部门名称", "青禾镇人民政府", "", "", "", ""),
            plainly("年度履职目标", "修渠8公里，修桥1座。", "", "", "", ""),
            plainly("序号", "指标名称", "指标值", "实际完成值", "权重", "得分"),
            plainly("1", "修渠长度", "≥8公里", "9公里", "60", "60"),
            plainly("2", "修桥", "1座", "1座", "40", "40"),
            plainly("", "合计", "", "", "100", "100"),
        ),
    )
    sheet = annex(reading, WHOLE)
    assert [each["分值"] for each in sheet["绩效指标"]] == ["60", "40"]
    assert sheet["年度总体目标"] == {"预期目标": ["修渠8公里，修桥1座。"]}
    assert left(reading) == []


def test_the_execution_may_be_named_in_short_among_the_indicators() -> None:
    reading = read(
        paragraph("部门整体绩效自评表"),
        table(
            plainly("部门名称", "青禾镇人民政府", "", "", "", "", ""),
            plainly("一级指标", "二级指标", "三级指标", "指标值", "完成值", "权重", "得分"),
            plainly("产出指标", "数量指标", "修渠长度", "≥8公里", "9公里", "90", "90"),
            plainly("预算执行", "预算执行率", "执行率", "100%", "98%", "10", "9.8"),
        ),
    )
    sheet = annex(reading, WHOLE)
    assert len(sheet["绩效指标"]) == 1
    assert sheet["年度预算申请"]["年度资金总额"] == {"分值": "10", "得分": "9.8", "执行率": "98%"}


def test_a_subtotal_of_the_indicators_is_not_the_total_and_a_level_may_be_called_aims() -> None:
    reading = read(
        paragraph("附件1 2023年度部门整体支出绩效自评表"),
        table(
            plainly("一级指标", "二级指标", "三级指标", "指标值", "实际值", "分值", "得分"),
            plainly("产出指标", "履职目标", "适老化改造", "≥600户", "620户", "50", "50"),
            plainly("效益指标", "社会效益", "受益老人", "≥900人", "926人", "40", "38"),
            row(spanned("合计", 5), cell(["90"]), cell(["88"])),
            row(spanned("总分", 5), cell(["100"]), cell(["97.6"])),
        ),
    )
    found = annex(reading, WHOLE)
    assert [each["三级指标"] for each in found["绩效指标"]] == ["适老化改造", "受益老人"]
    assert found["总分"] == {"分值": "100", "得分": "97.6"}
    assert reading.data["年度"] == 2023
    assert left(reading) == ["90", "88"]


def test_a_sheet_of_another_form_is_noted_for_the_rules_on_sums_and_scores() -> None:
    reading = read(
        paragraph("部门整体支出绩效自评表"),
        table(
            plainly("指标名称", "计量单位", "指标值", "全年完成值", "得分系数", "权重", "得分"),
            plainly("送戏下乡", "场", "80", "96", "1", "100", "100"),
        ),
    )
    (other,) = reading.places.tables
    assert other.title == "部门整体支出绩效自评表"
    assert [each.place for each in other.rows] == ["表1 第1行", "表1 第2行"]
    assert [(cell.text, cell.column) for cell in other.rows[1].cells][:2] == [
        ("送戏下乡", 0),
        ("场", 1),
    ]
