"""Names and figures that 分别 pairs: 甲、乙、丙、丁分别清淤12公里、8公里、6公里 lacks one.

So with places for each of those counted before: 第一书记4名，分别派驻甲村、乙村、丙村.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import COUNT, NameList, is_nearly, number_of
from reportgen.chinese.enumerations import AFTER_ORDINAL
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "[\u4e00-\u9fffA-Z“”]{1,12}"
MAY_BE_NAMES = Sign(
    f"、{_NAME}分别[\u4e00-\u9fff]{{0,8}}[0-9][0-9.]*[^0-9，。；、]{{1,4}}[、和及，]",
    words("分别"),
)
"""What may tell of figures paired with names."""

_PAIRED = lazy_pattern(
    f"(?:(?<![^。；：:，,\n])|{AFTER_ORDINAL}|(?<=[0-9]年))(?P<names>{_NAME}(?:、{_NAME}){{1,12}})分别(?:[\u4e00-\u9fff]{{0,8}}?)"
    "(?P<values>[0-9][0-9.]*(?P<unit>[%％]|[万亿]?[\u4e00-\u9fff]{1,3}?)"
    "(?:(?:[、，和及]|以及)[0-9][0-9.]*(?P=unit)){1,12})(?=[，。；）]|$)"
)
_NO_NAMES = lazy_pattern(
    "等(?![奖级次])|[各每]|的(?=.*、)|上年|去年|年初|同比|(?<!^)其中|之和|以及|(?:收入|支出|预算|决算|人数|面积|金额|比例|[编人]制|[率数额])、"
)
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?")
_JOINED = lazy_pattern("[和与及]")
_SPLIT = lazy_pattern("[、，和及]+|以及")
_FEWEST = 3

_SENT = (
    "分别(?:选?派(?:驻|往|到|至|赴)?|下派|[进入]?驻|到|赴|前往|位于|坐落于|[建设布分][设布置]?[在于]"
    "|安装[在于]|挂职|落户)(?:[在到于至])?"
)
_PLACE = "[\u4e00-\u9fff]{1,8}?(?:村|社区|镇|乡|街道|林场|小学|中学|学校|园区|景区)"
MAY_BE_SENT = Sign(f"{_SENT}[\u4e00-\u9fff]{{2,12}}、", words("分别"))
"""What may tell where each of some was sent, or is."""

_SENT_TO = lazy_pattern(
    f"(?<![0-9.第]){COUNT}(?:[名位个处座支台辆]|人(?!次))[\u4e00-\u9fff]{{0,12}}[，,]{_SENT}"
    f"(?P<names>{_PLACE}(?:[、和及与]{_PLACE}){{1,15}})(?P<rest>[^。；\n]*)"
)
_MARK = lazy_pattern("(?<=[村区镇乡道场学校])[、和及与]")
_GO_ON = lazy_pattern("[，,]?(?:[、和及与等]|以及|另)")
_SEVERAL = lazy_pattern("[每各]|其中|均有|[2-9两三四][名位个]")


class PairedNames(NamedTuple):
    """The names before 分别 and the figures after it, at ``text[start:end]``."""

    start: int
    end: int
    names: tuple[str, ...]
    values: tuple[str, ...]


def read_paired_names(text: str) -> Iterator[PairedNames]:
    """Return the lists of which one has a member more than the other, however 和 is read."""
    for found in _PAIRED.finditer(text):
        before = text[: found.start()]
        if _NO_NAMES.search(found["names"]):
            continue
        clause = before[max(map(before.rfind, "。；\n")) + 1 :]
        clause = _YEAR.sub("", clause)
        if before[-1:] in ("，", ",") and ("、" in clause or any(map(str.isdigit, clause))):
            continue  # the list may have begun before
        names = tuple(found["names"].split("、"))
        values = tuple(_SPLIT.split(found["values"]))
        joined = sum(len(_JOINED.findall(name)) for name in names)
        parts = [part for name in names for part in _JOINED.split(name)]
        alike = len({part[-1:] for part in parts}) == 1
        sizes = {len(names) + joined} if alike else {len(names), len(names) + joined}
        fewest = min(abs(size - len(values)) for size in sizes)
        if fewest == 1 and max(len(values), *sizes) >= _FEWEST:
            yield PairedNames(found.start(), found.end(), tuple(parts) if alike else names, values)


def read_sent_to(text: str) -> Iterator[NameList]:
    """Return 4名，分别派驻甲村、乙村、丙村: one place more or fewer than those who are sent."""
    for found in _SENT_TO.finditer(text):
        names, count = tuple(_MARK.split(found["names"])), number_of(found["count"])
        kinds = {name[-1] for name in names}
        if len(kinds) > 1 or _GO_ON.match(found["rest"]) or _SEVERAL.search(found["rest"]):
            continue
        if is_nearly(count, {len(names)}, 1):
            head = text[found.start() : found.start("names")]
            yield NameList(found.start(), found.end("names"), head, count, names)
