"""Mottoes counted by their characters: “节水优先、空间均衡、系统治理、两手发力”十六字治水思路."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import NameList, number_of
from reportgen.chinese.signs import Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_TENS = "一二三四五六七八九十"
MAY_COUNT_CHARACTERS = Sign(f"”的?[{_TENS}]{{1,3}}字[方工治要总口]", each_of(_TENS, "字"))
"""What may count the characters of a motto."""

_MOTTO = lazy_pattern(
    "“(?P<motto>[\u4e00-\u9fff、，；]{4,60})”的?(?P<count>[二三四五六七八九十]{1,3})字"
    "(?:工作|治水|总)?(?:方针|思路|要求|要诀|口诀|工作法)"
)
_MARKS = lazy_pattern("[、，；]")
_FEWEST = 8


def read_counted_characters(text: str) -> Iterator[NameList]:
    """Return the mottoes in one pair of quotes that have another number of characters."""
    for found in _MOTTO.finditer(text):
        if text[found.start() - 1 : found.start()] in ("”", "、"):
            continue  # “甲”、“乙”十六字方针
        characters = _MARKS.sub("", found["motto"])
        count = number_of(found["count"])
        if count >= _FEWEST and count != len(characters):
            said = found[0].rpartition("”")[2]
            yield NameList(found.start(), found.end(), said, count, tuple(characters))
