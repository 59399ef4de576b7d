"""Counted lists whose names have a figure each: 4个村，依次为甲村24.6%、乙村11.7%……."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import COUNT, UNITS_OF_NAMES, NameList, number_of
from reportgen.chinese.figures.measure_words import UNITS, same_unit
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_OPENS = (
    "(?:[，,]?(?:从[高大多][到至][低小少]|由[高大多][到至][低小少])?(?:依次|分别|具体)(?:为|是|有)"
    "[：:，,]?|[，,]?(?:即|具体包括|包括)[：:，,]?|[：:])"
)
_COUNTED = f"(?:前{COUNT}[位名]|{COUNT.replace('count', 'number')}(?P<unit>[{UNITS_OF_NAMES}]))"
_ONE = "[^，。；、：:0-9（(]{2,20}[（(]?[0-9]"
_NOUN = (
    "(?!百分点|月|小时|工作日|季度)(?:[^。；：:0-9、（(]|[（(][^（()）]{0,12}[）)]){0,30}?"
    "(?:[0-9][0-9.]{0,5}[^。；：:0-9、（(]{1,8}?)?"
)
MAY_BE_VALUED = Sign(
    f"[{UNITS_OF_NAMES}位](?<=[0-9两三四五六七八九十].){_NOUN}{_OPENS}{_ONE}",
    words("依次为 依次是 依次有 分别为 分别是 分别有 具体为 具体是 具体有 即 包括 ： :"),
)
"""What may open a list of names with a figure each."""

_LIST = lazy_pattern(f"(?<![0-9.第年]){_COUNTED}(?P<noun>{_NOUN}){_OPENS}(?P<list>{_ONE}[^。\\n]*)")
_ITEM = lazy_pattern(
    "(?P<joins>[，、；,]|[和及与]|以及|^)(?P<name>[^，。；、：:0-9（(）)]{2,20})(?P<opened>[（(])?"
    "[0-9][0-9.]*(?P<unit>[%％]|[万亿]?[^，。；、：:0-9（(）)和%％等]{1,8}?)(?(opened)[）)]|(?:[（(][^（()）]{0,40}[）)])?)"
    "(?=[，、；,。\\n]|[和及与](?![^，。；、0-9]{0,1}[，。；、0-9])|以及|$)"
)
_AFTER = lazy_pattern("[，,；][^0-9、]*|[。\\n]|$")
_NO_NAME = lazy_pattern(
    "其[他余中]|[加合]起来|合计|共计|总计|等|比|较|占|均|每|增|减|下降|上升|得分|另|含"
)
_OTHERS = lazy_pattern("等[^级次奖]|上年|去年|其中|每|均|超过(?![0-9])|新增|减少|增加")
_MARKS = frozenset("，、；,")
_SUM = lazy_pattern("[0-9]([^。；：:0-9、（(，]{1,8})[，,]?$")
_FEWEST, _APART = 2, 2


def read_valued_lists(text: str) -> Iterator[NameList]:
    """Return the lists that name more or fewer than the text counts before them.

    Each name has a figure of one unit, which is not that of the count: 编制8名：行政3名、事业5名
    are parts of a sum.
    """
    past = 0
    for found in _LIST.finditer(text):
        if found.start() < past or _OTHERS.search(found["noun"]):
            continue
        count = number_of(found["count"] or found["number"])
        items = _items(found["list"])
        units = {_unit(item["unit"]) for item in items}
        if len(items) < _FEWEST or len(units) != 1 or not 0 < abs(count - len(items)) <= _APART:
            continue
        if _are_of_sum(found, items) or (found["unit"] and same_unit(found["unit"], units.pop())):
            continue
        names = tuple(item["name"] for item in items)
        if len(set(names)) < len(names) or any(map(_NO_NAME.search, names)):
            continue
        past = found.start("list") + items[-1].end()
        head = text[found.start() : found.start("list")].rstrip("，,：:")
        yield NameList(found.start(), past, head, count, names)


def _are_of_sum(found: re.Match[str], items: Sequence[re.Match[str]]) -> bool:
    """Return whether a list tells what a sum behind the count is made of: 三个村用9万元，包括…."""
    summed = _SUM.search(found["noun"])
    head = found.string[found.start() : found.start("list")]
    return summed is not None and "包括" in head and summed[1] == items[0]["unit"]


def _items(listed: str) -> list[re.Match[str]]:
    """Return the names of a list with their figures; none where its end is in doubt."""
    items: list[re.Match[str]] = []
    at = 0
    while found := _ITEM.match(listed, at):
        if len(items) > 1 and found["joins"] in _MARKS and found["joins"] != items[1]["joins"]:
            break
        items.append(found)
        at = found.end()
    return items if items and _AFTER.fullmatch(listed, at) else []


def _unit(written: str) -> str:
    """Return the unit of a figure, without the multiplier or what it counts."""
    plain = written.lstrip("万亿") or written
    return next((UNITS[plain[:size]] for size in (3, 2, 1) if plain[:size] in UNITS), plain)
