"""Villages named town by town, with how many there are: 甲镇（a村、b村）、乙乡（c村）3个村."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import COUNT, NameList, number_of
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAD = "[^（）()、，]*?(?:涉及|惠及|覆盖|分布[在于]|位于|分别[在为是]|包括|[在为是])"
_GROUP = "[\u4e00-\u9fff]{2,12}[（(][^（）()。；0-9]{2,200}[）)]"
_ROW = f"(?P<row>{_GROUP}(?:[、，]{_GROUP}){{1,30}})"
_TOWNS = COUNT.replace("count", "towns") + "个(?:乡镇|镇[、（]?街道?[）]?|镇乡|镇|乡|街道)"
_VILLAGES = f"{COUNT}个(?:行政|自然|项目)?(?P<noun>村[（、]?社区[）]?|村|社区)"
MAY_BE_GROUPED = Sign(
    "[）)](?:等|共|共计|合计|，?共涉及)?[0-9]{1,2}个(?:乡|镇|街道)"
    "|[村区][）]?(?:[：:]|[（(]|，(?:分别|即|包括))[^，。；、0-9（）()]{2,14}[（(][^（）()。]{2,200}[）)][、，]",
    each_of("）)", DIGITS)
    | words("）共 ）合 ）等 ），")
    | words("村： 区： 村: 区: 村（ 区（ 村，分 区，分 村，即 区，即 村，包 区，包 ）： ）:"),
)
"""What may tell of villages town by town, before the number of them or behind it."""

_BEFORE = lazy_pattern(f"{_ROW}(?:共计?|合计|，?共涉及)?{_TOWNS}(?:[、和，的共]|共计)?{_VILLAGES}")
_BEHIND = lazy_pattern(
    f"{_TOWNS}(?:[、和，的共]|共计)?{_VILLAGES}"
    f"(?:[：:（(]|，(?:分别[为是]|即|包括)[：:]?){_ROW}(?=[。；;，）)]|$)"
)
_PARTS = lazy_pattern(f"(?:{_LEAD})?([^（）()、，]+)[（(]([^（）()]+)[）)]")
_MARKS = lazy_pattern("[、，]")
_NAME = lazy_pattern("[\u4e00-\u9fff]{1,8}?(?:村|社区|居委会|居)?")
_OPEN = lazy_pattern("等|[0-9]|其中|另|含|和|及|与|除|原")
_FARTHEST = 3


def read_grouped_names(text: str) -> Iterator[NameList]:
    """Return the villages, or the towns they are in, that are more or fewer than is said."""
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(text):
            parts = _PARTS.findall(found["row"])
            towns = [town for town, _ in parts]
            villages = [name for _, listed in parts for name in _MARKS.split(listed)]
            if any(map(_OPEN.search, (*towns, *villages))) or not _are_places(villages):
                continue
            for count, names, said in (
                (found["towns"], towns, f"{found['towns']}个乡镇"),
                (found["count"], villages, f"{found['count']}个{found['noun']}"),
            ):
                stated = number_of(count)
                if stated and 0 < abs(stated - len(names)) <= _FARTHEST:
                    yield NameList(found.start(), found.end(), said, stated, tuple(names))


def _are_places(names: Sequence[str]) -> bool:
    """Return whether all names are of villages, each named once."""
    return len(set(names)) == len(names) and all(
        name.endswith(("村", "社区", "居委会")) and _NAME.fullmatch(name) for name in names
    )
