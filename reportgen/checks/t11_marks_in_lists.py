"""T11: no mark before 其中, and lists whose members are parted by different marks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpt
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_NO_MARK = lazy_pattern(
    "其中(?:(?<=[0-9０-９万亿余多][元%户人个亩名次吨项座辆处件套起份家只]其中)|(?<=[0"
    "-9万亿]平方米其中)|(?<=[0-9万]公里其中))"
)
_ITEM = "[\u4e00-\u9fff]{1,8}(?:费|支出|经费|资金|补助|收入)[0-9][0-9.,]*[万亿]?元"
_MIXED = lazy_pattern(f"(?<![\u4e00-\u9fff0-9])(?:{_ITEM}[、，]){{3,30}}{_ITEM}")
_MAY_BE_MIXED = lazy_pattern(
    "元、[\u4e00-\u9fff]{2,12}[0-9][0-9.]*[万亿]?元，[\u4e00-\u9fff]{1,8}[费出金入助]"
    "[0-9]|元，[\u4e00-\u9fff]{2,12}[0-9][0-9.]*[万亿]?元、[\u4e00-\u9fff]{1,8}[费出"
    "金入助][0-9]"
)
_VALUE = lazy_pattern("[0-9][0-9,]*(?:[.][0-9]+)?")
_OF_PARTS = lazy_pattern("包括|其中|合计|共|总|到位")
_AROUND = 8


@rule(
    codes.T11,
    explanation="查找两种标点错误：数后面直接写“其中”，前面缺逗号或冒号（“拨付资金318万元其中：”"
    "）；"
    "并列的四项以上费用，有的用顿号隔开，有的用逗号（“办公费12万元、印刷费3万元，差旅"
    "费8万元、……”）。",
    wrong="全年拨付村级资金318万元其中：道路维护140万元，水利设施178万元。",
    right="全年拨付村级资金318万元，其中：道路维护140万元，水利设施178万元。",
)
def lists_are_marked_well(subject: Subject) -> Iterator[Hit]:
    """Look for 其中 without a mark before it, and for lists with two kinds of marks."""
    for passage in subject.passages_with(_NO_MARK, marks="中"):
        for found in _NO_MARK.finditer(passage.text):
            words = excerpt(passage.text, found.start(), found.end(), _AROUND)
            yield Hit(passage.path, f"“{words}”的“其中”前面缺标点", "在“其中”前面加逗号")
    for passage in subject.passages_with(_MAY_BE_MIXED):
        for found in _MIXED.finditer(passage.text):
            marks = {mark for mark in found[0] if mark in "、，"}
            if len(marks) > 1 and not _is_total_first(found[0]):
                yield Hit(
                    passage.path,
                    f"“{found[0]}”里并列的各项，有的用顿号，有的用逗号",
                    "并列的各项用同一种标点，一般用顿号",
                )


def _is_total_first(words: str) -> bool:
    """Return whether a list begins with what the others are parts of."""
    values = [Decimal(value.replace(",", "")) for value in _VALUE.findall(words)]
    return values[0] * 2 >= sum(values) or _OF_PARTS.search(words) is not None
