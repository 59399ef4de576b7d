"""Annexes as other people draw them: other grids, all in one table, any order, nothing beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reportgen.errors import InputError
from reportgen.formats.word import read_word
from reportgen.loading import load
from reportgen.model.report import ANNEXES
from tests.annexes import ANNEXES as ALL
from tests.annexes import PROJECT
from tests.formats.word.annexes.drawing import EXPLANATION, SECTION, annexes_of
from tests.formats.word.annexes.meaning import meaning, with_annexes
from tests.formats.word.built import read_bytes
from tests.formats.word.making import plain, seed_data, texts, write
from tests.formats.word.markup import cell, form, package, paragraph, row, table

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.formats.word import Reading

BASE, WHOLE, PROJECTS = "基础数据表", "整体自评表", "项目自评表"


def spanned(text: str, span: int, merge: str = "") -> str:
    merged = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}.get(merge, "")
    return cell([text], f'<w:gridSpan w:val="{span}"/>{merged}')


def plainly(*texts: str) -> str:
    """Give a row of cells of one column each."""
    return row(*(cell(text.split("|")) for text in texts))


def read(*parts: str) -> Reading:
    return read_bytes(package("".join(parts) + "<w:p/>"))


def annex(reading: Reading, kind: str) -> Any:
    return reading.data[ANNEXES][kind]


def left(reading: Reading) -> list[str]:
    return [each.message.partition("：“")[2].removesuffix("”") for each in reading.unplaced]


COSTS_HEAD = plainly("项目", "2023年决算数（元）", "2024年预算数（元）", "2024年决算数（元）")


def costs(*rows: str) -> Reading:
    return read(table(plainly("经费控制情况", "", "", ""), COSTS_HEAD, *rows))


def test_lists_in_four_columns_with_sums() -> None:
    reading = costs(
        plainly("三公经费", "10000", "9000", "8000"),
        plainly("项目支出", "600000", "700000", "650000"),
        plainly("1、业务工作经费", "300000", "400000", "350000"),
        plainly("　　基层治理", "100000", "150000", "150000"),
        plainly("　　文化活动", "200000", "250000", "200000"),
        plainly("2、运行维护经费", "0", "0", "0"),
        plainly("3、专项资金", "300000", "300000", "300000"),
        plainly("省级专项资金", "100000", "100000", "100000"),
        plainly("其中：危房改造", "100000", "100000", "100000"),
        plainly("县级专项资金", "200000", "200000", "200000"),
        plainly("公用经费", "1", "2", "3"),
    )
    found = annex(reading, BASE)["经费控制情况"]
    assert found["三公经费"] == {"上年决算数": "10000元", "预算数": "9000元", "决算数": "8000元"}
    projects = found["项目支出"]
    assert [each["名称"] for each in projects["业务工作经费"]] == ["基层治理", "文化活动"]
    assert [(each["名称"], each["决算数"]) for each in projects["运行维护经费"]] == [
        ("运行维护经费", "0元")
    ]
    assert [(f["名称"], f.get("级别"), f["决算数"]) for f in projects["专项资金"]] == [
        ("危房改造", "省级", "100000元"),
        ("专项资金", "县级", "200000元"),
    ]
    assert reading.unplaced == []
    sums = [each.message for each in reading.notes if "小计" in each.message]
    assert len(sums) == 9
    assert sums[0] == "小计由明细相加，不单独填：“300000”"


def test_a_sum_that_its_items_do_not_make_is_listed() -> None:
    reading = costs(
        plainly("1、业务工作经费", "9", "9", "9"),
        plainly("基层治理", "9", "8", "9"),
        plainly("其他说不清的", "", "", ""),
        plainly("公用经费", "1", "2", "3"),
        plainly("没有栏目的", "4", "5", "6"),
    )
    assert left(reading) == ["9", "没有栏目的", "4", "5", "6"]
    assert reading.unplaced[0].message == "“1、业务工作经费”的小计没有对应的栏目：“9”"
    assert reading.unplaced[0].location.endswith("表1 第3行 第3列")


@pytest.mark.parametrize(
    ("heads", "order"),
    [
        (("2024年决算数", "2024年预算数", "2023年决算数"), ("决算数", "预算数", "上年决算数")),
        (("2023决算", "2024预算", "2024决算"), ("上年决算数", "预算数", "决算数")),
        (("上年度决算数", "当年预算数", "当年决算数"), ("上年决算数", "预算数", "决算数")),
    ],
)
def test_years_in_headings(heads: tuple[str, ...], order: tuple[str, ...]) -> None:
    reading = read(table(plainly("经费控制情况", *heads), plainly("公车购置", "1", "2", "3")))
    vehicles = annex(reading, BASE)["经费控制情况"]["三公经费"]["公务用车购置和维护经费"]
    assert list(vehicles["公车购置"]) == list(order)
    assert list(vehicles["公车购置"].values()) == ["1万元", "2万元", "3万元"]


def test_only_last_years_account_and_this_years_budget() -> None:
    head = plainly("经费控制情况", "2023年决算数", "2024年预算数")
    reading = read(table(head, plainly("公用经费", "1", "2")))
    found = annex(reading, BASE)["经费控制情况"]["公用经费"]
    assert found == {"上年决算数": "1万元", "预算数": "2万元"}
    assert reading.data["年度"] == 2024


def test_staff_in_pairs_and_buildings_with_names_in_a_column() -> None:
    reading = read(
        table(
            plainly("编制数", "96人", "2024年实际在职人数", "92人", "控制率", "95.83%"),
            row(
                *(
                    cell([each])
                    for each in (
                        "楼堂馆所控制情况",
                        "项目名称",
                        "批复规模|（㎡）".replace("|", ""),
                        "实际规模（㎡）",
                        "规模控制率",
                        "预算投资（元）",
                    )
                )
            ),
            plainly("", "便民服务中心", "800", "796.5", "99.56%", "1800000"),
            plainly("", "无", "", "", "", ""),
        )
    )
    found = annex(reading, BASE)
    assert found["财政供养人员情况"] == {
        "编制数": "96人",
        "实际在职人数": "92人",
        "控制率": "95.83%",
    }
    (building,) = found["楼堂馆所控制情况"]
    assert building == {
        "名称": "便民服务中心",
        "批复规模": "800",
        "实际规模": "796.5",
        "规模控制率": "99.56%",
        "预算投资": "1800000元",
    }
    assert reading.unplaced == []


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


def everything() -> str:
    return annexes_of(with_annexes(ALL))


@pytest.mark.parametrize("at", ["before", "after"])
def test_beside_the_report_in_any_order(at: str) -> None:
    report = form(texts(seed_data()))
    annexes = SECTION.join(reversed(everything().split(SECTION)))
    parts = [annexes, SECTION, report] if at == "before" else [report, SECTION, annexes]
    reading = read(*parts)
    assert reading.unplaced == []
    data = dict(reading.data)
    assert meaning(with_annexes(data.pop(ANNEXES))) == meaning(with_annexes(ALL))
    assert plain(data) == seed_data()


def test_only_annexes_are_told_of(tmp_path: Path) -> None:
    reading = read(annexes_of(with_annexes({BASE: ALL[BASE]})))
    assert list(reading.data) == [ANNEXES, "年度"]
    assert list(reading.data[ANNEXES]) == [BASE]
    assert "文件里只有附件（基础数据表），没有报告" in next(n.message for n in reading.notes)
    path = write(tmp_path, package(everything() + "<w:p/>"))
    with pytest.raises(InputError) as caught:
        load(path)
    first = caught.value.findings[0]
    assert first.message == "缺少“部门概况”，表的“部门概况”一组要用"
    assert any(
        "只有附件（基础数据表、整体自评表、1张项目自评表）" in each.message
        for each in caught.value.findings
    )


def test_text_of_no_field_is_listed_with_its_place() -> None:
    body = everything().replace("</w:tbl>", plainly("审核意见", "同意。") + "</w:tbl>", 1)
    reading = read(paragraph("县财政局监制"), body, paragraph("备注：数据来自决算。"))
    assert left(reading) == ["县财政局监制", "备注：数据来自决算。", "审核意见", "同意。"]
    assert reading.unplaced[-1].location.endswith("表1 第3行 第2列")


def test_what_is_no_figure_is_found_wrong_where_it_stands(tmp_path: Path) -> None:
    body = everything().replace(">3960<", ">约3960<", 1).replace(">优<", ">合格<")
    body = body.replace("自评等级：优", "自评等级：合格", 1)
    path = write(tmp_path, package(form(texts(seed_data())) + SECTION + body))
    with pytest.raises(InputError) as caught:
        load(path)
    places = {
        each.path: (each.location.rpartition(":")[2], each.message)
        for each in caught.value.findings
    }
    assert places["附件.整体自评表.年度预算申请.年度资金总额.全年预算数"] == (
        "表6 第3行 第4列",
        "“约3960”不是金额",
    )
    assert places["附件.整体自评表.等级"] == ("表7 第11行 第4列", "这一栏只能写：优、良、中、差")


def test_an_annex_of_another_year_is_told() -> None:
    reading = read(form(texts(seed_data())), everything().replace("2024年度", "2023年度"))
    assert reading.data["年度"] == 2024
    assert any("附件写的是2023年度" in each.message for each in reading.notes)


def test_a_title_with_the_name_of_the_unit() -> None:
    body = everything().replace("2024年度部门", "云溪县青禾镇人民政府2024年部门")
    assert read(body).unplaced == []
    other = everything().replace("2024年度部门", "某某镇2024年部门")
    assert left(read(other)) == ["某某镇", "某某镇"]


def test_a_list_of_annexes_that_are_not_there_is_listed() -> None:
    lines = ["附件：1.部门整体支出绩效评价基础数据表", "2.项目支出绩效自评表（农村公路养护）"]
    listed = "".join(map(paragraph, lines))
    report = form(texts(seed_data()))
    assert left(read(report, listed)) == lines
    assert left(read(report, listed, SECTION, everything())) == []


def test_other_tables_stay_what_they_are() -> None:
    other = table(plainly("项目", "预算数", "决算数"), plainly("办公费", "3", "2"))
    reading = read(form(texts(seed_data())), "<w:p/>", other)
    assert ANNEXES not in reading.data
    assert left(reading) == ["项目", "预算数", "决算数", "办公费", "3", "2"]


def test_the_explanation_below_the_tables_is_on_the_form() -> None:
    assert EXPLANATION in everything()
    assert read(everything()).unplaced == []


def test_the_same_field_twice_is_listed() -> None:
    head = plainly("", "2023年决算数", "2024年预算数", "2024年决算数")
    again = table(head, plainly("公用经费", "640", "7", "648"))
    reading = read(everything(), paragraph("附件9"), paragraph("基础数据表"), again)
    assert [each.message for each in reading.unplaced] == [
        "“预算数”前面已经填了，这里的没有用：“7”"
    ]


def test_a_file_that_is_read_from_disk(tmp_path: Path) -> None:
    path = write(tmp_path, package(everything() + "<w:p/>"))
    assert read_word(path).data[ANNEXES][BASE]["填表人"] == "罗青"
