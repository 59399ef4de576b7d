"""What a text counts in short and then lists: 设三股一室：甲股、乙股……; “四统一”，即统一采购……."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import NameList, number_of
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_NUMERALS = "0123456789一二两三四五六七八九十"
_NUMBER = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
_BODY = "(?:[室股科办部站所队]|中心)"
_OPENS = "[”]?(?:[：:]|[，,]?(?:分别(?:为|是)|即|包括|具体为)[：:]?)"
MAY_BE_SHORT = Sign(
    f"[室股科办部站所队中](?:(?<=[{_NUMERALS}].)(?<!中)|(?<=[{_NUMERALS}]中)心){_OPENS}",
    each_of(_NUMERALS, "室股科办部站所队中"),
)
_SHORT = lazy_pattern(
    f"(?:设有?|设置|设立|机构(?:为|有|是)?)“?(?P<counts>(?:{_NUMBER}{_BODY}){{1,4}}){_OPENS}"
    "(?P<names>[^。；;：:\n]{4,300})(?=[。；;\n]|$)"
)
_COUNTS = lazy_pattern(f"({_NUMBER}){_BODY}")
MAY_BE_SITES = Sign(
    f"[园院校馆][{_NUMERALS}][址区部园院校]{_OPENS}", each_of("园院校馆", _NUMERALS)
)
_SITES = lazy_pattern(
    f"一[园院校馆](?P<count>[两三四五六七八九])(?:址|[院校园分]?区|[分本]?部|园|院|校){_OPENS}"
    "(?P<names>[^。；;：:，（）\n]{4,120})(?=[，。；;\n]|$)"
)
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
_MOTTO_OF_SEVERAL = lazy_pattern(
    f"“(?P<motto>(?:[一两三四五六七八九][\u4e00-\u9fff]){{2,4}})”[\u4e00-\u9fff]{{0,6}}?{_OPENS}"
    "(?P<items>[^。；;：:\n]{4,200})(?=[。；;\n]|$)"
)
_IS_CLAUSE = lazy_pattern(
    "(?!.*、)(?:全[年镇县乡]|均[为是属系]|确保|有效|有力|实现|切实|推动|进一步|[没未已]|使|得到|取得|提升|不断|着力|扎实|促进|形成|构建|筑牢|成效)"
)
_OFFICES = ("科室", "股室", "处室", "内设机构", "部门", "站所", "事业单位", "单位")
_EACH = ("各", "都", "均", "全部", "分别")
MAY_BE_AGAIN = Sign(
    f"。(?:这|上述|以上)?{_NUMBER}[个家](?:{'|'.join(_OFFICES)})(?:{'|'.join(_EACH)})",
    {office + each for office in _OFFICES for each in _EACH},
)
_AGAIN = lazy_pattern(
    "(?P<names>[\u4e00-\u9fff]{1,16}(?:、[\u4e00-\u9fff]{1,16}){1,20})。(?:这|上述|以上)?"
    f"(?P<count>{_NUMBER})[个家](?:{'|'.join(_OFFICES)})(?:{'|'.join(_EACH)})"
)
_PART_OF_MOTTO = lazy_pattern("([一两三四五六七八九])([\u4e00-\u9fff])")
_MEASURES = frozenset("步项类级种张")
_NUMERAL = lazy_pattern("(?<!统)一(?![致体])|[二两三四五六七八九十百]")
_MARKS, _ETC = (
    lazy_pattern("[，,、]"),
    lazy_pattern("等(?![级次候])|……|[0-9“”]|其中|另|以及|[和及与]"),
)
_FEWEST, _APART, _ONE = 2, 2, "一"


def read_counted_shorts(text: str) -> Iterator[NameList]:
    """Return the offices that are more or fewer than a count in short says before them."""
    for found in _SHORT.finditer(text):
        listed = _ASIDE.sub("", found["names"])
        if not all(map(_IS_BODY.fullmatch, _MARKS.split(listed))):
            listed = _up_to_comma(listed)
        names = tuple(_MARKS.split(listed))
        if len(names) < _FEWEST or _UNSURE.search(listed):
            continue
        if not all(map(_IS_BODY.fullmatch, names)):
            continue
        count = sum(number_of(each) for each in _COUNTS.findall(found["counts"]))
        if 0 < abs(count - len(names)) <= _APART:
            head = text[found.start() : found.start("names")].rstrip("，,：:")
            yield NameList(found.start(), found.end(), head, count, names)


def read_counted_sites(text: str) -> Iterator[NameList]:
    """Return 一园三址，分别为东园、西园: sites that are fewer or more than is said."""
    for found in _SITES.finditer(text):
        names = tuple(found["names"].split("、"))
        count = number_of(found["count"])
        if len(names) < _FEWEST or _UNSURE.search(found["names"]):
            continue
        if abs(count - len(names)) == 1 and count + 1 != len(names):  # 一院两区: with 总院 three
            head = text[found.start() : found.start("names")].rstrip("，,：:")
            yield NameList(found.start(), found.end(), head, count, names)


def read_counted_again(text: str) -> Iterator[NameList]:
    """Return 设甲科、乙科、丙室。4个科室各…: offices that the next sentence counts as others."""
    for found in _AGAIN.finditer(text):
        names, count = tuple(found["names"].split("、")), number_of(found["count"])
        if _UNSURE.search(found["names"]) or not all(map(_IS_BODY.fullmatch, names)):
            continue
        if 0 < abs(count - len(names)) <= _APART:
            yield NameList(found.start(), found.end(), found[0], count, names)


def read_mottoes(text: str) -> Iterator[NameList]:
    """Return “四统一”，即统一采购、统一标准、统一验收: more or fewer than the motto counts.

    Each of them has the word that the motto is made of.
    """
    yield from _of_several(text)
    for found in _MOTTO.finditer(text):
        shared, items = found["shared"], _up_to_comma(found["items"])
        if (shared != _ONE and _NUMERAL.search(shared)) or _ETC.search(items):
            continue
        steps = _MARKS.split(items)
        if shared[0] in _MEASURES and "、" in items and "，" not in items:
            names = steps  # “三步工作法”：提议、商议、决议
        else:
            names = _with(shared, steps)
        count = number_of(found["count"])
        ended = len(names) == len(steps)
        is_wrong = len(names) > count or (ended and len(names) < count)
        if len(names) >= _FEWEST and is_wrong and abs(count - len(names)) <= _APART:
            yield NameList(found.start(), found.end(), _head(text, found), count, tuple(names))


def _up_to_comma(items: str) -> str:
    """Return the items of a list parted by 、, which ends at a comma."""
    first, _, rest = items.partition("，")
    return first if "、" in first and _IS_CLAUSE.match(rest) else items


def _of_several(text: str) -> Iterator[NameList]:
    """Return “三清一改”，即清垃圾、清沟塘、清粪污、改习惯: more or fewer than all it counts."""
    for found in _MOTTO_OF_SEVERAL.finditer(text):
        items = _MARKS.split(_up_to_comma(found["items"]))
        counts = {word: number_of(many) for many, word in _PART_OF_MOTTO.findall(found["motto"])}
        told = [sum(item.startswith(word) for item in items) for word in counts]
        count = sum(counts.values())
        if sum(told) == len(items) and all(told) and 0 < abs(count - len(items)) <= _APART:
            head = text[found.start() : found.start("items")].rstrip("，,：:")
            yield NameList(found.start(), found.end(), head, count, tuple(items))


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
