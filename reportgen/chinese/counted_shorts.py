"""What a text counts in short and then lists: 设三股一室：甲股、乙股……; “四统一”，即统一采购……."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.name_lists import NameList, number_of
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_NUMERALS = "0123456789一二两三四五六七八九十"
_NUMBER = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
_BODY = "(?:[室股科办部站]|中心)"
_OPENS = "[”]?(?:[：:]|[，,]?(?:分别(?:为|是)|即|包括|具体为)[：:]?)"
MAY_BE_SHORT = Sign(
    f"[室股科办部站中](?:(?<=[{_NUMERALS}].)(?<!中)|(?<=[{_NUMERALS}]中)心){_OPENS}",
    each_of(_NUMERALS, "室股科办部站中"),
)
_SHORT = lazy_pattern(
    f"(?:设有?|设置|设立|机构(?:为|有|是)?)“?(?P<counts>(?:{_NUMBER}{_BODY}){{1,4}}){_OPENS}"
    "(?P<names>[^。；;：:\n]{4,300})(?=[。；;\n]|$)"
)
_COUNTS = lazy_pattern(f"({_NUMBER}){_BODY}")
_ASIDE, _UNSURE = (
    lazy_pattern("[（(][^（()）]{0,60}[）)]"),
    lazy_pattern("等|[0-9（()）]|其[中他]|另|和|及|与"),
)
_IS_BODY = lazy_pattern("[\u4e00-\u9fff]{1,16}(?:[办股科局室部委会队厅所站台馆院处组]|中心)")

MAY_BE_MOTTO = Sign(
    f"“[2-9两三四五六七八九十][\u4e00-\u9fff]{{1,6}}”[\u4e00-\u9fff]{{0,6}}{_OPENS}[^。；\n]{{2,24}}[，、]",
    words("： : 即 包括 分别为 分别是 具体为"),
)
_MOTTO = lazy_pattern(
    "“(?P<count>[两三四五六七八九十]|[2-9])个?(?P<shared>[\u4e00-\u9fff]{1,4}?)制?”"
    f"[\u4e00-\u9fff]{{0,6}}?{_OPENS}"
    "(?P<items>[^。；;：:\n]{4,200})(?=[。；;\n]|$)"
)
_NUMERAL = lazy_pattern("(?<!统)一(?![致体])|[二两三四五六七八九十百]")
_MARKS, _ETC = lazy_pattern("[，,、]"), lazy_pattern("等|……|[0-9“”]|其中|另|以及|[和及与]")
_FEWEST, _APART, _ONE = 2, 2, "一"


def read_counted_shorts(text: str) -> Iterator[NameList]:
    """Return the offices that are more or fewer than a count in short says before them."""
    for found in _SHORT.finditer(text):
        listed = _ASIDE.sub("", found["names"])
        names = tuple(listed.split("、"))
        if len(names) < _FEWEST or _UNSURE.search(listed):
            continue
        if not all(map(_IS_BODY.fullmatch, names)):
            continue
        count = sum(number_of(each) for each in _COUNTS.findall(found["counts"]))
        if 0 < abs(count - len(names)) <= _APART:
            head = text[found.start() : found.start("names")].rstrip("，,：:")
            yield NameList(found.start(), found.end(), head, count, names)


def read_mottoes(text: str) -> Iterator[NameList]:
    """Return “四统一”，即统一采购、统一标准、统一验收: more or fewer than the motto counts.

    Each of them has the word that the motto is made of.
    """
    for found in _MOTTO.finditer(text):
        shared, items = found["shared"], found["items"]
        if (shared != _ONE and _NUMERAL.search(shared)) or _ETC.search(items):
            continue
        names = _with(shared, _MARKS.split(items))
        count = number_of(found["count"])
        ended = len(names) == len(_MARKS.split(items))
        is_wrong = len(names) > count or (ended and len(names) < count)
        if len(names) >= _FEWEST and is_wrong and abs(count - len(names)) <= _APART:
            yield NameList(found.start(), found.end(), _head(text, found), count, tuple(names))


def _head(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.start("items")].rstrip("，,：:")


def _with(shared: str, items: list[str]) -> list[str]:
    """Return the first of some items that have a word once, all at their start, end or within."""
    names: list[str] = []
    for item in items:
        place = _place(shared, item)
        if not place or place != _place(shared, items[0]):
            break
        names.append(item)
    return names


def _place(shared: str, item: str) -> str:
    """Return where a word stands in an item; nothing where it does not, or twice."""
    if shared == _ONE:
        return "start" if item.startswith(_ONE) else ""  # 一户一策
    if item.count(shared) != 1:
        return ""
    if item.startswith(shared):
        return "start"
    if item.endswith(shared):
        return "end"
    return "within" if len(shared) > 1 else ""
