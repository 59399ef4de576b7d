"""绩效自评表 as other people draw them: all in one table, groups and totals of any kind."""

from __future__ import annotations

import pytest

from reportgen.model.report import ANNEXES
from tests.annexes import PROJECT
from tests.formats.word.annexes.drawing import annexes_of
from tests.formats.word.annexes.meaning import meaning, with_annexes
from tests.formats.word.annexes.plain_tables import annex, left, plainly, read, spanned
from tests.formats.word.markup import cell, paragraph, row, table

BASE, WHOLE, PROJECTS = "基础数据表", "整体自评表", "项目自评表"


def test_the_provinces_sheet_with_figures_behind_their_labels() -> None:
    reading = read(
        paragraph("附件2"),
        paragraph("2024年度部门整体支出绩效自评表"),
        table(
            row(spanned("预算部门名称", 2), spanned("青禾镇人民政府", 6)),
            row(
                cell(["年度预算申请", "（万元）"], '<w:vMerge w:val="restart"/>'),
                *(cell([each]) for each in ("", "年初预算数", "全年预算数", "全年执行数")),
                *(cell([each]) for each in ("分值（10分）", "执行率", "得分")),
            ),
            row(
                cell([""], "<w:vMerge/>"),
                *(
                    cell([e])
                    for e in ("年度资金总额", "3950", "3960", "3920", "10", "98.99%", "9.9")
                ),
            ),
            row(
                cell([""], "<w:vMerge/>"),
                spanned("按收入性质分：3920", 3),
                spanned("按支出性质分：", 4),
            ),
            row(
                cell([""], "<w:vMerge/>"),
                spanned("其中：一般公共预算：3900", 3),
                spanned("其中：基本支出：3517", 4),
            ),
            row(
                cell([""], "<w:vMerge/>"),
                spanned("政府性基金拨款：20", 3),
                spanned("项目支出：403", 4),
            ),
            row(
                cell([""], "<w:vMerge/>"),
                spanned("纳入专户管理的非税收入拨款：", 3),
                spanned("", 4),
            ),
            row(cell([""], "<w:vMerge/>"), spanned("其他资金：", 3), spanned("", 4)),
            row(cell(["年度总体目标"]), spanned("预期目标", 3), spanned("实际完成情况", 4)),
            row(cell([""]), spanned("一切正常。", 3), spanned("都已办结。", 4)),
            plainly(
                "绩效|指标",
                "一级|指标",
                "二级|指标",
                "三级|指标",
                "年度|指标值",
                "实际|完成值",
                "分值",
                "得分",
            ),
            plainly("", "产出指标", "数量指标", "就业", "≥280人", "292人", "90", "90"),
            row(spanned("总分", 6), cell(["100"]), cell(["99.9"])),
            row(spanned("自评等级", 6), spanned("优", 2)),
        ),
        paragraph("填表人：罗青　　填报日期：　　联系电话：　　单位负责人签字："),
    )
    found = annex(reading, WHOLE)
    assert found["预算部门（单位）名称"] == "青禾镇人民政府"
    assert found["年度预算申请"]["按收入性质分"] == {
        "一般公共预算": "3900万元",
        "政府性基金拨款": "20万元",
    }
    assert found["年度预算申请"]["按支出性质分"] == {"基本支出": "3517万元", "项目支出": "403万元"}
    assert found["年度预算申请"]["年度资金总额"]["得分"] == "9.9"
    assert found["年度总体目标"] == {"预期目标": ["一切正常。"], "实际完成情况": ["都已办结。"]}
    assert found["绩效指标"][0]["二级指标"] == "数量指标"
    assert (found["总分"], found["等级"]) == ({"分值": "100", "得分": "99.9"}, "优")
    assert left(reading) == ["填表人：罗青"]


HEAD = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "得分",
    "偏差原因分析",
)


@pytest.mark.parametrize(
    ("total", "weight", "score", "grade"),
    [
        (("总分", "", "", "", "", "100", "96.5", ""), "100", "96.5", None),
        (("总分", "100", "得分合计", "96.5"), "100", "96.5", None),
        (("总分：100", "得分合计：96.5", "自评等级：优"), "100", "96.5", "优"),
        (("合  计", "", "", "", "", "100", "96.5", "优"), "100", "96.5", "优"),
        (("总分", "96.5"), None, "96.5", None),
        (("总分", "100", "96.5", "评价等次：", "良"), "100", "96.5", "良"),
    ],
)
def test_the_row_of_the_total(
    total: tuple[str, ...], weight: str | None, score: str, grade: str | None
) -> None:
    indicator = plainly("产出", "数量", "就业", "1", "1", "90", "90", "")
    reading = read(table(plainly(*HEAD), indicator, plainly(*total)))
    found = annex(reading, WHOLE)
    assert found["总分"].get("分值") == weight
    assert found["总分"]["得分"] == score
    assert found.get("等级") == grade
    assert reading.unplaced == []


def test_groups_that_are_repeated_or_left_empty_are_given_once() -> None:
    rows = [
        plainly("产出指标", "数量指标", "甲", "1", "1", "10", "10", ""),
        plainly("产出指标", "数量指标", "乙", "1", "1", "10", "10", ""),
        plainly("", "质量指标", "丙", "1", "1", "10", "10", "第一段|第二段"),
        plainly("效益指标", "质量指标", "丁", "1", "1", "10", "10", ""),
    ]
    found = annex(read(table(plainly(*HEAD), *rows)), WHOLE)["绩效指标"]
    levels = [(each.get("一级指标"), each.get("二级指标")) for each in found]
    assert levels == [
        ("产出指标", "数量指标"),
        (None, None),
        (None, "质量指标"),
        ("效益指标", "质量指标"),
    ]
    assert found[2]["偏差原因分析及改进措施"] == "第一段\n第二段"


@pytest.mark.parametrize("count", [0, 1, 3, 60])
def test_indicators_that_go_on_in_other_tables(count: int) -> None:
    rows = [plainly("产出", "数量", f"第{n}项", "1", "1", "1", "1", "") for n in range(count)]
    tables = [table(plainly(*HEAD), *rows[:20]), *(table(*rows[at : at + 20]) for at in (20, 40))]
    tables = [each for each in tables if "<w:tr>" in each]
    found = annex(read("<w:p/>".join(tables)), WHOLE)["绩效指标"]
    assert [each["三级指标"] for each in found] == [f"第{n}项" for n in range(count)]


@pytest.mark.parametrize("titled", [True, False])
def test_any_number_of_projects(titled: bool) -> None:
    projects = [{**PROJECT, "项目支出名称": f"第{n}个项目"} for n in range(20)]
    report = with_annexes({PROJECTS: projects})
    body = annexes_of(report)
    if not titled:
        body = body.replace("项目支出绩效自评表", "").replace("附件", "").replace("2024年度", "")
    reading = read(body)
    assert meaning(with_annexes(reading.data[ANNEXES])) == meaning(report)


def test_sign_and_unit_stand_in_columns_called_after_the_indicator() -> None:
    reading = read(
        table(
            plainly("部门名称", "青禾镇人民政府", "", "", "", "", ""),
            plainly(
                *("一级指标", "二级指标", "三级指标", "绩效指标性质", "绩效指标值"),
                *("绩效度量单位", "完成值"),
            ),
            plainly("产出指标", "数量指标", "就业", "≥", "280", "人", "292"),
        )
    )
    (found,) = annex(reading, WHOLE)["绩效指标"]
    assert (found["年度指标值"], found["实际完成值"]) == ("≥280人", "292人")


@pytest.mark.parametrize(("basic", "is_read"), [("620", False), ("600", True)])
def test_a_budget_divided_above_the_columns_is_not_what_was_spent(
    basic: str, *, is_read: bool
) -> None:
    reading = read(
        paragraph("部门整体支出绩效自评表"),
        table(
            plainly("单位名称", "青禾镇人民政府", "", "", "", ""),
            plainly("基本支出总额", basic, "项目支出总额", "380", "", ""),
            plainly("预算执行情况", "", "预算数（A）", "执行数（B）", "执行率（B/A）", "得分"),
            plainly("", "部门整体支出总额", "1000", "980", "98%", "19.6"),
            plainly("一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值", "得分"),
            plainly("产出指标", "数量指标", "就业", "≥280人", "292人", "80"),
        ),
    )
    request = annex(reading, WHOLE)["年度预算申请"]
    assert ("按支出性质分" in request) is is_read
    assert bool([text for text in left(reading) if "基本支出" in text]) is not is_read


def test_the_execution_of_all_the_year_among_the_indicators_is_no_indicator() -> None:
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    reading = read(
        table(
            plainly("部门名称", "青禾镇人民政府", "", "", "", "", ""),
            plainly(*heads),
            plainly("产出指标", "数量指标", "就业", "≥280人", "292人", "90", "90"),
            plainly("预算执行", "预算执行率", "全年预算执行率", "100%", "99%", "10", "9.9"),
        )
    )
    sheet = annex(reading, WHOLE)
    assert [each["三级指标"] for each in sheet["绩效指标"]] == ["就业"]
    assert sheet["年度预算申请"]["年度资金总额"] == {"分值": "10", "得分": "9.9", "执行率": "99%"}


@pytest.mark.parametrize(
    "caption", ["（2024年度）　　　　　单位：元", "2024年 计量单位：元", "单位：人民币元"]
)
def test_the_unit_may_stand_behind_the_year(caption: str) -> None:
    reading = read(
        paragraph("项目支出绩效自评表"),
        paragraph(caption),
        table(
            plainly("项目名称", "水渠清淤", "", "", "", ""),
            plainly("项目资金", "", "年初预算数", "全年预算数", "全年执行数", "分值"),
            plainly("", "年度资金总额", "900,000", "900,000", "880,000", "10"),
        ),
    )
    money = annex(reading, PROJECTS)[0]["项目资金"]["年度资金总额"]
    assert (money["全年预算数"], money["全年执行数"]) == ("900,000元", "880,000元")
    assert reading.unplaced == []


def test_a_label_over_all_indicators_may_name_what_was_done() -> None:
    reading = read(
        table(
            plainly("项目名称", "水渠清淤", "", "", "", "", "", ""),
            plainly(
                *("年度绩效指标完成情况", "一级指标", "二级指标", "三级指标"),
                *("年度指标值", "实际完成值", "分值", "得分"),
            ),
            plainly("", "产出指标", "数量指标", "清淤长度", "≥8公里", "9公里", "90", "90"),
        ),
    )
    assert annex(reading, PROJECTS)[0]["绩效指标"][0]["实际完成值"] == "9公里"
    assert reading.unplaced == []


@pytest.mark.parametrize(
    ("name", "target"),
    [("绩效指标", "年度指标值"), ("三级指标", "年度目标"), ("三级指标", "目标")],
)
def test_columns_of_names_and_aims_are_known_by_where_they_stand(name: str, target: str) -> None:
    head = plainly(*HEAD[:2], name, target, "完成情况", *HEAD[5:])
    indicator = plainly("产出", "数量", "植树", "≥30亩", "32亩", "90", "90", "")
    reading = read(table(head, indicator))
    (found,) = annex(reading, WHOLE)["绩效指标"]
    assert (found["三级指标"], found["年度指标值"], found["实际完成值"]) == (
        "植树",
        "≥30亩",
        "32亩",
    )
    assert reading.unplaced == []


def test_the_execution_within_a_group_of_other_things_is_an_indicator() -> None:
    merged = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    names = ("目标制定", "预算执行进度")
    reading = read(
        paragraph("部门整体支出绩效自评打分表"),
        table(
            plainly("一级指标", "二级指标", "三级指标", "分值", "自评得分", "扣分原因"),
            *(
                row(
                    cell(["预算管理（30分）"], each),
                    *(cell([e]) for e in (name, name, "15", "14", "")),
                )
                for name, each in zip(names, merged, strict=True)
            ),
            row(cell(["履职（70分）"]), *(cell([e]) for e in ("履职", "办结", "70", "70", ""))),
            row(spanned("合计", 3), cell(["100"]), cell(["98"]), cell([""])),
        ),
    )
    found = annex(reading, WHOLE)
    assert [each["三级指标"] for each in found["绩效指标"]] == [*names, "办结"]
    assert "年度预算申请" not in found


def test_weights_behind_the_names_are_read_where_no_column_has_them() -> None:
    reading = read(
        paragraph("部门整体支出绩效自评表"),
        table(
            plainly("一级指标", "二级指标", "三级指标", "年初目标值", "实际完成值", "得分"),
            plainly("产出指标", "数量指标", "整修渠道（60分）", "≥36公里", "36.5公里", "60"),
            plainly("效益指标", "社会效益指标", "受益村（40分）", "12个", "12个", "40"),
        ),
    )
    assert [each["分值"] for each in annex(reading, WHOLE)["绩效指标"]] == ["60", "40"]


def test_a_last_column_in_which_nothing_stands_is_none() -> None:
    aims, counted = "绩效定性目标及实施计划完成情况", "绩效定量目标及实施计划完成情况"

    def drawn(more: str) -> str:
        rows = (
            row(cell([aims]), spanned("预期目标", 2), spanned("实际完成", 2), more),
            row(cell([aims]), spanned("完成规划。", 2), spanned("规划已批复。", 2), more),
            row(cell([counted]), spanned("评价内容", 2), cell(["绩效目标"]), cell(["完成"]), more),
            row(*(cell([each]) for each in (counted, "产出", "质量", "合格率100%", "100%")), more),
        )
        return paragraph("2024年度部门整体支出绩效自评表") + table(*rows)

    known = read(drawn(""))
    assert annex(known, WHOLE)["年度总体目标"]["实际完成情况"] == ["规划已批复。"]
    assert read(drawn(cell([""]))).data == known.data
