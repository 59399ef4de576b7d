"""Tables of annexes that are huge or nested are read, in time that grows as they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.annexes import ANNEXES as ALL
from tests.formats.word.annexes.drawing import annexes_of
from tests.formats.word.annexes.meaning import with_annexes
from tests.formats.word.built import read_bytes
from tests.formats.word.markup import cell, packaged, paragraph, row, table
from tests.growing import assert_linear

if TYPE_CHECKING:
    from reportgen.formats.reading import Reading

HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因")
COSTS = ("经费控制情况", "2023年决算数", "2024年预算数", "2024年决算数")
FEW = 100


def plainly(*texts: str) -> str:
    return row(*(cell([text]) for text in texts))


def read(*parts: str) -> Reading:
    return read_bytes(packaged("".join(parts) + "<w:p/>"))


ROWS = {
    "indicators": (plainly(*HEAD), plainly("产出", "数量", "甲", "1", "1", "1", "1", "")),
    "items": (plainly(*COSTS) + plainly("业务工作经费"), plainly("项目甲", "1", "2", "3")),
    "sums": (plainly(*COSTS), plainly("省级专项资金", "1", "2", "3")),
    "fields that are given again": (plainly(*COSTS), plainly("公用经费", "1", "2", "3")),
    "headings": (plainly(*COSTS), plainly(*COSTS)),
    "totals": (plainly(*HEAD), plainly("总分", "100", "96", "自评等级：优")),
    "projects": ("", plainly("项目支出名称", "甲") + plainly("项目支出名称", "乙")),
    "titles": (plainly(*HEAD), plainly("项目支出绩效自评表")),
    "colons": (plainly(*HEAD), plainly(*["：" * 60] * 8)),
}


@pytest.mark.parametrize("name", ROWS)
def test_time_grows_with_the_rows_and_no_faster(name: str) -> None:
    head, one = ROWS[name]
    assert_linear(lambda count: packaged(table(head, one * count) + "<w:p/>"), read_bytes, FEW)


@pytest.mark.parametrize("text", ["决算数", "三级指标", "规模控制率", "年初预算数", "预期目标"])
def test_time_grows_with_the_columns_and_no_faster(text: str) -> None:
    def wide(count: int) -> bytes:
        rows = [plainly(*["1"] * count)] * 3
        return packaged(table(plainly("经费控制情况", *[text] * count), *rows) + "<w:p/>")

    assert_linear(wide, read_bytes, FEW * 4)


@pytest.mark.parametrize("text", ["附件1", "部门整体支出绩效自评表", "填表人：甲"])
def test_time_grows_with_the_lines_around_and_no_faster(text: str) -> None:
    annexes = annexes_of(with_annexes(ALL))
    assert_linear(
        lambda count: packaged(annexes + paragraph(text) * count + annexes), read_bytes, FEW
    )


def test_nested_deep() -> None:
    nest = "<w:tbl><w:tr><w:tc>" * 40 + annexes_of(with_annexes(ALL)) + "<w:p/>"
    nest += "</w:tc></w:tr></w:tbl>" * 40
    assert set(read(nest).data["附件"]) == {"基础数据表", "整体自评表", "项目自评表"}


def test_a_long_text_in_a_cell() -> None:
    goal = "加强管理，压减支出。" * 2000
    body = annexes_of(with_annexes(ALL)).replace("保障机构运转，办好民生实事。", goal)
    assert read(body).data["附件"]["整体自评表"]["年度总体目标"]["预期目标"] == [goal]
