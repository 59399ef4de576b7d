"""基础数据表 as other people draw it: other grids, lists with sums, years in headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.formats.word.annexes.plain_tables import annex, left, plainly, read
from tests.formats.word.markup import cell, row, table

if TYPE_CHECKING:
    from reportgen.formats.reading import Reading

BASE, WHOLE, PROJECTS = "基础数据表", "整体自评表", "项目自评表"


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


def test_rows_of_the_blank_form_are_no_items_and_leave_the_label_its_figures() -> None:
    reading = costs(
        plainly("1、业务工作经费", "", "", ""),
        plainly("2、运行维护经费", "300000", "100000", "400000"),
        plainly("……", "", "", ""),
        plainly("3、省级专项资金（每个专项一行）", "520000", "200000", "720000"),
        plainly("……", "", "", ""),
    )
    projects = annex(reading, BASE)["经费控制情况"]["项目支出"]
    assert [each["决算数"] for each in projects["运行维护经费"]] == ["400000元"]
    assert [each["决算数"] for each in projects["专项资金"]] == ["720000元"]
    assert reading.unplaced == []


def test_projects_may_stand_right_below_their_sum() -> None:
    reading = costs(
        plainly("项目支出", "145", "154", "152"),
        plainly("　1.水厂运行维护", "80", "88", "86"),
        plainly("　2.水质检测", "65", "66", "66"),
        plainly("公用经费", "1", "2", "3"),
        plainly("其他", "1", "1", "1"),
    )
    projects = annex(reading, BASE)["经费控制情况"]["项目支出"]
    assert projects["决算数"] == "152元"
    assert [each["决算数"] for each in projects["专项资金"]] == ["86元", "66元"]
    (told,) = reading.unplaced
    assert "有4格没有对应的栏目" in told.message


def test_a_sum_that_its_items_do_not_make_is_listed() -> None:
    reading = costs(
        plainly("1、业务工作经费", "9", "9", "9"),
        plainly("基层治理", "9", "8", "9"),
        plainly("其他说不清的", "", "", ""),
        plainly("公用经费", "1", "2", "3"),
        plainly("没有栏目的", "4", "5", "6"),
    )
    assert [each.text for each in reading.loose] == ["9", "没有栏目的", "4", "5", "6"]
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


def test_none_in_a_column_of_the_buildings_is_no_building() -> None:
    head = plainly("楼堂馆所控制情况", "批复规模（㎡）", "实际规模（㎡）", "规模控制率")
    reading = costs(plainly("三公经费", "1", "2", "3"), head, plainly("", "无", "", ""))
    assert "楼堂馆所控制情况" not in annex(reading, BASE)
    assert left(reading) == []
