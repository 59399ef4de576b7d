"""Names and figures that 分别 pairs: 甲、乙、丙、丁分别清淤12公里、8公里、6公里 lacks one."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    f"(?<![^。；：:，,\n])(?P<names>{_NAME}(?:、{_NAME}){{1,12}})分别(?:[\u4e00-\u9fff]{{0,8}}?)"
    "(?P<values>[0-9][0-9.]*(?P<unit>[%％]|[万亿]?[\u4e00-\u9fff]{1,3}?)"
    "(?:(?:[、，和及]|以及)[0-9][0-9.]*(?P=unit)){1,12})(?=[，。；）]|$)"
)
_NO_NAMES = lazy_pattern(
    "等(?![奖级次])|[各每]|的(?=.*、)|上年|去年|年初|同比|(?<!^)其中|之和|以及|(?:收入|支出|预算|决算|人数|面积|金额|比例|[编人]制|[率数额])、"
)
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}年")
_JOINED = lazy_pattern("[和与及]")
_SPLIT = lazy_pattern("[、，和及]+|以及")
_FEWEST = 3


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
