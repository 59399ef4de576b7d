"""Households and the people in them: 412户126人 has fewer people than households."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

MAY_BE_HOUSEHOLDS = Sign(
    "[0-9]户(?:[、，]?[^，。；、0-9]{2,4}人口)?[0-9]{1,7}人", each_of("户", f"{DIGITS}、，")
)
"""What may tell of households with the people in them."""

_TOLD = lazy_pattern(
    "(?<![0-9.])(?P<homes>[0-9]{1,6})户(?:[、，]?(?P<kind>[\u4e00-\u9fff]{2,4})人口)?"
    "(?P<people>[0-9]{1,7})人(?![次均/份])"
)
_NO_HOMES = lazy_pattern(
    "每|户均|平均|各|新增|增加|减少|比|较|企业|商户|工商户|经营户|大户|门店|业户"
)
_REACH = 12


class Households(NamedTuple):
    """So many households with fewer people in them, at ``text[start:end]``."""

    start: int
    end: int
    homes: int
    people: int


def read_households(text: str) -> Iterator[Households]:
    """Return the households that have fewer people than there are of them."""
    for found in _TOLD.finditer(text):
        homes, people = int(found["homes"]), int(found["people"])
        lead = text[max(0, found.start() - _REACH) : found.start()]
        lead = lead[max(map(lead.rfind, "，。；、：")) + 1 :]
        if people >= homes or _NO_HOMES.search(lead):
            continue
        if found["kind"] is None or f"{found['kind']}户" in lead:
            yield Households(found.start(), found.end(), homes, people)
