"""Tables by economic class are read where they come to all that was spent, and only there."""

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
2023年部门整体支出950万元，按经济分类见下表。
三、绩效目标完成情况
举办文化活动36场。
四、存在的问题
1.产品单一。
五、改进措施
1.开发产品。"""
CLASSES = [
    ["经济分类", "预算数", "决算数"],
    ["一、工资福利支出", "500", "480"],
    ["二、商品和服务支出", "200", "190"],
    ["三、对个人和家庭的补助支出", "250", "245"],
    ["四、资本性支出", "50", "35"],
    ["支出合计", "1000", "950"],
]
READ = {
    "工资福利支出": "480",
    "商品和服务支出": "190",
    "对个人和家庭的补助": "245",
    "资本性支出": "35",
}


def classes_of(tmp_path: Path, rows: list[list[str | None]], unit: str = "") -> Any:
    """Return 按经济分类 of a report with such a table."""
    data = read_word(lay_out(tmp_path / "a.docx", TEXT, *([unit] if unit else []), rows)).data
    return data["绩效完成情况"]["部门整体支出管理和使用基本情况"].get("按经济分类")


def test_a_table_that_comes_to_all_that_was_spent_is_read(tmp_path: Path) -> None:
    assert classes_of(tmp_path, CLASSES) == READ


def test_it_may_have_two_rows_of_headings(tmp_path: Path) -> None:
    heads = [
        ["经济分类", "预算数", None, "决算数", None],
        [ABOVE, "小计", "其中：财政拨款", "小计", "其中：财政拨款"],
    ]
    rows = [[name, budget, budget, spent, "1"] for name, budget, spent in CLASSES[1:]]
    assert classes_of(tmp_path, [*heads, *rows]) == READ


def test_its_unit_is_that_of_its_figures(tmp_path: Path) -> None:
    rows = [[name, *(f"{each}0000" for each in figures)] for name, *figures in CLASSES[1:]]
    found = classes_of(tmp_path, [CLASSES[0], *rows], "单位：元")
    assert found["工资福利支出"] == "4800000元"


@pytest.mark.parametrize(
    "rows",
    [
        CLASSES[:-1],
        [*CLASSES[:-1], ["支出合计", "1000", "940"]],
        [*CLASSES[:3], *CLASSES[4:]],
        [["经济分类", "年初数", "年末数"], *CLASSES[1:]],
        [["经济分类", "预算数", "调整预算数"], *CLASSES[1:]],
    ],
)
def test_one_of_something_else_is_not(tmp_path: Path, rows: list[list[str | None]]) -> None:
    assert not classes_of(tmp_path, rows)
