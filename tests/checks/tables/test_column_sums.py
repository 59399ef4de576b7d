"""Totals of the columns of tables that are of no form."""

from __future__ import annotations

import pytest

from reportgen.checks.tables.column_sums import wrong_column_sums
from reportgen.model.other_tables import OtherTable, TableCell, TableRow


def table_of(text: str, title: str = "") -> OtherTable:
    """Return a table of lines, their cells between ｜; a cell that says nothing is left out."""
    rows = []
    for at, line in enumerate(text.strip("\n").split("\n"), 1):
        cells = (TableCell(cell, column) for column, cell in enumerate(line.split("｜")))
        rows.append(TableRow(tuple(cell for cell in cells if cell.text), f"表1 第{at}行"))
    return OtherTable("表1", title, tuple(rows))


FLAT = """
项目｜金额（万元）｜资金来源
水厂改造｜120.50｜县级资金
管网延伸｜86.30｜省级资金
水质检测｜15.20｜自有资金
合计｜{}｜
"""
GROUPED = """
类别｜项目｜金额
基本支出｜人员经费｜310.20
｜公用经费｜45.80
｜小计｜356.00
项目支出｜水厂改造｜120.50
｜管网延伸｜86.30
｜小计｜206.80
合计｜｜{}
"""
SIDE_BY_SIDE = """
收入｜｜支出
项目｜金额｜项目｜金额
财政拨款｜520.00｜基本支出｜356.00
其他收入｜42.80｜　其中：人员经费｜310.20
｜｜　　　　公用经费｜45.80
｜｜项目支出｜206.80
总计｜562.80｜总计｜{}
"""
FIRST = """
项目｜2023年决算｜2024年决算
“三公”经费合计｜16.00｜{}
1.公务接待费｜4.20｜3.90
2.公务用车购置及运行费｜11.80｜11.60
其中：公务用车购置｜0｜0
　　　公务用车运行维护｜11.80｜11.60
"""
CODED = """
科目编码｜科目名称｜金额
201｜一般公共服务支出｜80.00
20103｜政府办公厅及相关机构事务｜80.00
2010301｜行政运行｜60.00
2010302｜一般行政管理事务｜20.00
213｜农林水支出｜482.80
21303｜水利｜482.80
｜合计｜{}
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (FLAT, "222.00", "222.80"),
        (GROUPED, "562.80", "568.20"),
        (SIDE_BY_SIDE, "562.80", "526.80"),
        (FIRST, "15.50", "15.90"),
        (CODED, "562.80", "526.80"),
    ],
)
def test_a_total_is_what_its_column_makes(text: str, right: str, wrong: str) -> None:
    assert list(wrong_column_sums(table_of(text.format(right)))) == []
    (found,) = wrong_column_sums(table_of(text.format(wrong)))
    assert f"{found.total}" == wrong
    assert f"{found.made}" == right


SEVERAL = """
项目｜决算数
本年收入合计｜562.80
财政拨款｜520.00
其他收入｜42.80
本年支出合计｜535.20
基本支出｜356.00
项目支出｜179.20
年末结转｜27.60
"""
ON_TOP = """
项目｜决算数
财政拨款｜520.00
其他收入｜42.80
本年收入合计｜562.80
使用专用基金｜10.00
上年结转｜27.60
总计｜600.40
"""


@pytest.mark.parametrize("text", [SEVERAL, ON_TOP])
def test_a_table_may_have_several_totals(text: str) -> None:
    assert list(wrong_column_sums(table_of(text))) == []


@pytest.mark.parametrize("total", ["600.00", "320.00"])
def test_what_is_divided_in_a_way_that_is_not_known_is_left_alone(total: str) -> None:
    for text in (SIDE_BY_SIDE, FIRST, CODED):
        assert list(wrong_column_sums(table_of(text.format(total)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "项目｜执行率\n水厂改造｜98.5\n管网延伸｜97.2\n合计｜97.9",
        "主要项目｜金额\n水厂改造｜120.50\n管网延伸｜86.30\n合计｜562.80",
        "项目｜金额\n水厂改造｜120.5\n管网延伸｜86.3\n水质检测｜15.2\n合计｜222.1",
        "项目｜金额\n水厂改造｜120.50\n管网延伸｜约86\n合计｜222.00",
        "项目｜金额\n水厂改造｜120.50\n合计｜222.00",
        "没有数的表｜说明\n水厂改造｜已完成",
    ],
)
def test_what_is_no_sum_is_left_alone(text: str) -> None:
    assert list(wrong_column_sums(table_of(text))) == []


def test_the_sum_of_a_group_is_looked_at_too() -> None:
    text = GROUPED.format("562.80").replace("356.00", "365.00")
    assert [f"{found.label}{found.total}" for found in wrong_column_sums(table_of(text))] == [
        "小计365.00"
    ]


def test_a_subtotal_may_be_of_the_last_rows_above_it_alone() -> None:
    text = """
支出项目｜｜支出数
基本支出｜基本支出｜4286.72
项目支出｜城市管理｜1865.20
项目支出｜平安法治｜1247.36
项目支出｜小计｜{}
合计｜合计｜7399.28
"""
    assert list(wrong_column_sums(table_of(text.format("3112.56")))) == []
    assert list(wrong_column_sums(table_of(text.format("3121.56")))) != []


@pytest.mark.parametrize(("text", "wrong"), [(FLAT, "222.80"), (GROUPED, "568.20")])
def test_full_width_figures_are_added_up_too(text: str, wrong: str) -> None:
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    (found,) = wrong_column_sums(table_of(text.format(wrong).translate(wide)))
    assert f"{found.total}" == wrong
