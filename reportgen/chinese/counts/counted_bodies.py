"""Bodies, levels and figures counted by a word beside them: 甲局、乙局和丙队三部门, 县、乡两级."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import (
    COUNT,
    NameList,
    is_nearly,
    names_in,
    number_of,
    set_apart,
    sizes_of,
)
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTED_BODIES = Sign(
    "[部单](?:(?<=[两三四五六七八九十].)(?:门|位)(?:联|共|会|协|一|参|派|分|负|组|抽|对|进|开|配))|、[省州市旗县区乡镇村组户][两三四五六]级",
    {number + noun for number in "两三四五六七八九十" for noun in ("部门", "单位")}
    | each_of("省州市旗县区乡镇村组户", "两三四五六", "级"),
)
"""What counts the bodies named before it without 个: 甲、乙、丙三部门联合."""
_BODIES_BEFORE = lazy_pattern(
    f"(?P<names>[\u4e00-\u9fff]{{1,14}}(?:、[\u4e00-\u9fff]{{1,20}}){{1,20}}?)[，,]?(?:共"
    f"|等)?{COUNT}(?P<noun>部门|单位)"
)
_LEVELS = lazy_pattern(
    "(?<![、\u4e00-\u9fff])(?:[\u4e00-\u9fff]{0,8}?(?<![省市县区乡镇村组国州旗]))(?P<names>[国省州市旗县区乡镇村组户](?:、[国省州市旗县区乡镇村组户]){1,5})"
    "(?P<count>[两三四五六])级"
)
_LEADS = lazy_pattern("会同|联合|牵头|配合|组织|协同")
MAY_BE_RESPECTIVE = Sign("分别[\u4e00-\u9fff]{0,4}[0-9][0-9.]*[^0-9，。；、]{0,3}、", words("分别"))
_RESPECTIVE = lazy_pattern(
    f"(?<![第0-9]){COUNT}(?:大?[个类种项家]|所|村|镇)(?P<noun>[\u4e00-\u9fff]{{1,8}}?)[，,]?"
    "[\u4e00-\u9fff]{0,10}分别(?:为|是|达到?|有|补助|拨付|安排|下达|投入|支付|奖励|发放|补贴|给予"
    "|支持){0,2}"
    "(?P<values>[0-9][0-9.]*(?P<unit>[%％]|[万亿]?[\u4e00-\u9fff]{1,2})(?:[、和][0-9][0-9.]*(?P=un"
    "it)){1,20})"
    "(?=[，。；]|$)"
)
_JOINS = lazy_pattern("[和与及、]|百分点|月|小时|工作日|上年|去年|年初|预算|计划|其中|男性|早稻")
_AND = lazy_pattern("[、和]")


def read_counted_bodies(text: str) -> Iterator[NameList]:
    """Return 甲局、乙局和丙队四部门联合: fewer or more bodies than are counted after them.

    So with 县、乡、村四级.
    """
    for found in _LEVELS.finditer(text):
        count, levels = number_of(found["count"]), tuple(found["names"].split("、"))
        if count != len(levels):
            yield NameList(found.start(), found.end(), found[0], count, levels)
    for found in _BODIES_BEFORE.finditer(text):
        count, names = number_of(found["count"]), names_in(found["names"])
        if "等" in found[0] or not count or not names or _LEADS.search(found["names"]):
            continue
        if is_nearly(count, sizes_of(names), 1):
            yield NameList(found.start(), found.end(), found[0], count, tuple(set_apart(names)))


def read_respective_values(text: str) -> Iterator[NameList]:
    """Return 5类食品，不合格率分别为…: as many figures as things are counted before them."""
    for found in _RESPECTIVE.finditer(text):
        values = tuple(_AND.split(found["values"]))
        count = number_of(found["count"])
        between = text[found.start("noun") : found.start("values")]
        if count > 1 and abs(count - len(values)) == 1 and not _JOINS.search(between):
            head = text[found.start() : found.start("values")]
            yield NameList(found.start(), found.end(), head, count, values)
