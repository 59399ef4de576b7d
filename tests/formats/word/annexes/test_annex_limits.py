"""Tables of annexes that are hostile or huge are read in time that grows as they do."""

from __future__ import annotations

import time

import pytest

from reportgen.formats.word import Reading
from tests.annexes import ANNEXES as ALL
from tests.formats.word.annexes.drawing import annexes_of
from tests.formats.word.annexes.meaning import with_annexes
from tests.formats.word.built import read_bytes
from tests.formats.word.markup import cell, package, row, table

HEAD = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析")
COSTS = ("经费控制情况", "2023年决算数", "2024年预算数", "2024年决算数")


def plainly(*texts: str) -> str:
    return row(*(cell([text]) for text in texts))


def read(*parts: str) -> Reading:
    return read_bytes(package("".join(parts) + "<w:p/>"))


ROWS = {
    "indicators": (plainly(*HEAD), plainly("产出", "数量", "甲", "1", "1", "1", "1", "")),
    "items": (
        plainly(*COSTS) + plainly("业务工作经费", "", "", ""),
        plainly("项目甲", "1", "2", "3"),
    ),
    "sums": (plainly(*COSTS), plainly("省级专项资金", "1", "2", "3")),
    "fields that are given again": (plainly(*COSTS), plainly("公用经费", "1", "2", "3")),
    "headings": (plainly(*COSTS), plainly(*COSTS)),
    "totals": (plainly(*HEAD), plainly("总分", "100", "96", "自评等级：优")),
    "projects": ("", plainly("项目支出名称", "甲") + plainly("项目支出名称", "乙")),
    "titles": (plainly("部门整体支出绩效自评表"), plainly("项目支出绩效自评表")),
    "words of a long pattern": (plainly(*HEAD), plainly(*["：" * 60] * 8)),
}


@pytest.mark.parametrize("name", ROWS)
def test_thousands_of_rows(name: str) -> None:
    """Twice as many rows take no more than a few times as long: nothing grows as their square."""
    head, one = ROWS[name]
    took = []
    for count in (1500, 3000):
        body = table(head, one * count)
        started = time.process_time()
        read(body)
        took.append(time.process_time() - started)
    assert took[1] < 3.5 * took[0] + 0.5


@pytest.mark.parametrize("text", ["决算数", "三级指标", "编制数", "规模控制率", "年初预算数", "预期目标"])
def test_thousands_of_columns(text: str) -> None:
    body = table(plainly("经费控制情况", *[text] * 5000), *[plainly(*["1"] * 5000)] * 3)
    started = time.process_time()
    read(body)
    assert time.process_time() - started < 20


def test_nested_deep() -> None:
    nest = "<w:tbl><w:tr><w:tc>" * 40 + annexes_of(with_annexes(ALL)) + "<w:p/>"
    nest += "</w:tc></w:tr></w:tbl>" * 40
    reading = read(nest)
    assert set(reading.data["附件"]) == {"基础数据表", "整体自评表", "项目自评表"}


def test_a_long_text_in_a_cell() -> None:
    report = with_annexes(ALL)
    goal = "加强管理，压减支出。" * 2000
    body = annexes_of(report).replace("保障机构运转，办好民生实事。", goal)
    assert read(body).data["附件"]["整体自评表"]["年度总体目标"]["预期目标"] == [goal]
