"""Lists of names that a text counts before it gives them: 9个内设机构，分别为：甲、乙……."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

COUNT = "(?P<count>[0-9]{1,2}|[两三四五六七八九十]{1,3})"
UNITS_OF_NAMES = "个家条座所处种类支名次项期场轮届张大宗"
_UNIT = f"[{UNITS_OF_NAMES}]"
_KIND = "[\u4e00-\u9fff]{1,12}?"
_INTRODUCED = (
    "(?:[，,：:；;]?(?:(?:从[高大][到至][低小])?(?:分别|依次)(?:为|是|有|设[在于]|建在|(?=[:：]))|包括|包含|即"
    "|具体(?:为|是|包括))[:：，,]?|[:：]"
    "|(?P<bracket>[（(]))"
)
_IN_BRACKETS = "[（(][^（()）。]{1,40}[）)]"
_LIST = lazy_pattern(
    f"(?:{COUNT}{_UNIT}(?P<noun>{_KIND})|(?P<before>{_KIND}(?:共有|共|为"
    f"|有)?)(?P<number>[0-9]{{1,2}}|[两三四五六七八九十]{{1,3}}){_UNIT}(?:[，,](?P=before))?)"
    f"{_INTRODUCED}(?P<names>[^。；;！？\n（）()]{{2,300}}(?:{_IN_BRACKETS}[^。；;！？\n（）()]{{0,99}})"
    "{0,30})"
)
_LISTS = words(
    "包括 包括： 分别： 分别: 依次： 依次: 分别为： 分别是： 具体为： 方面： 分： 类： 包括: 方面:"
    " 分别为 分别是 包含 即"
    " 具体为 具体是 依次为 依次是 依次有 分别有 分别设在 分别设于 分别建在"
    " ： : （ 内设 下设 设有 设立"
    " 个办公室 个股室 个科室 个处室 个机构 个中心 个内设"
)
MAY_BE_NAME_LIST = Sign(
    f"{_UNIT}(?<=[0-9两三四五六七八九十].)[\u4e00-\u9fff]{{0,12}}(?:[（(][^（）()0-9]{{1,40}}[、，]"
    "|(?:[:：]|(?:[，,][\u4e00-\u9fff]{1,12}(?=[分依][别次]))?[，,：:；;]?(?:从[高大].[低小])?(?:[分依][别次](?:[为是有:：]|[设建][在于])|包括|包含|即|具体[为是包]))(?![:：，,]?[0-9]))",
    _LISTS,
)
"""What may open a list of names, in which no figures stand."""

_PAIR = lazy_pattern(
    "([一-鿿]{2,10}(?:[办股科局室委会队厅所站校院园]|中心))和([一-鿿]{2,10}(?:[办股科局室委会队厅所站校院园]|中心))"
)
STARTS_NO_NAME = lazy_pattern(
    "百分点|[一第首][是一先要]|可[将以批]|含|如|其中|不含|包括|占|每|均|总|另|原|即将"
)
BODY = lazy_pattern("(?:[办股科局室部委会队厅所站台馆校院园]|中心|[小中大]学|医院|法院|检察院)$")
_NAMED, _CLOSE, _FAR = 3, 3, 99
_ASIDE = lazy_pattern("[（(][^（()）]{0,40}[）)]|“[^”]{0,30}”|《[^》]{0,40}》")
_JOINED = lazy_pattern("以及|和|(?<![涉普])及|(?<!参)与")
_TOWN_BY_TOWN = lazy_pattern("[一-鿿]{2,12}[（(][^（）()]{2,200}[村区会][）)]、")
_OF_VILLAGES = ("村", "社区")
_COUNTED_WITH = lazy_pattern(f"{COUNT}{_UNIT}[^，。；]{{1,8}}[和及与、]$")
_NO_LIST = lazy_pattern("等(?![候级次待效额距高])|[0-9]|……|其他|[:：]|其中|另")
_NO_COUNT = frozenset("第数几0123456789一二三四五六七八九十百")
_EVENT = lazy_pattern(
    "会|活动|整[治改]|培训|检查|行动|演练|审计|评[比审估]|赛|调研|巡[察查]|宣[传讲]|抽[查检]"
)
_NO_NAMED = lazy_pattern(
    "^(?:月|百分点|小时|工作日|季度|学期|星期)|(?:中|强调|指出|表示|要求|认为|说)$"
)
_SOME, _ITEMS = lazy_pattern("包[括含]"), lazy_pattern("[；;]")
_SAID_OF_NAMES = lazy_pattern("[\u4e00-\u9fff]{2}(?:均(?!衡)|都[是有在获]|已经|涉嫌)")
_OTHERS = lazy_pattern(
    "另[设有外]|此外|同时|[下所直][属设]|核定|[现共]有|挂靠|加挂|派驻"
    "|(?:[0-9]{1,2}|[两三四五六七八九十]{1,3})[个家][^，。；：0-9]{1,14}[，,]?(?:分别|包括|具体|即|[:：])"
)
_NEW_CLAUSE = lazy_pattern("但|而(?!且)|不过|其中|目前")
_LONGEST, _FEWEST = 22, 2


class NameList(NamedTuple):
    """A counted list: what the text says there are how many of, and the names it gives."""

    start: int
    end: int
    words: str
    stated: int
    names: tuple[str, ...]


def read_name_lists(text: str) -> Iterator[NameList]:
    """Return the counted lists of names whose end is clear and whose count is another.

    A list with 等 names only some; one whose names may be joined by 和 within themselves counts as
    right where either reading has as many as the text says.
    """
    for found in _LIST.finditer(text):
        if found["bracket"] and text[found.end() : found.end() + 1] not in ("）", ")"):
            continue
        if not found["bracket"] and text[found.end() : found.end() + 1] in ("（", "("):
            continue  # where the names end is not clear
        if _JOINED.search(found["noun"] or "") or _is_town_by_town(found):
            continue  # 六个办公室和一个监察机构 are seven; 3个村：甲镇（a村、b村）、乙乡（c村）
        if _COUNTED_WITH.search(text, max(0, found.start() - _LONGEST), found.start()):
            continue  # 3个股和1个中心
        if _counts_others(text, found):
            continue
        count = number_of(found["count"] or found["number"])
        if count in (found["names"].count("，") + 1, _items_of(text, found)):
            continue  # 2类：甲、乙组成的丙，丁; 2项：甲、乙；丙
        names = names_in(_ASIDE.sub("", found["names"]))
        items = _items_of(text, found)
        goes_on = items > 1 and count == len(names) + items - 1 and not _ends_before(text, found)
        if goes_on or any(map(_SAID_OF_NAMES.search, names)):
            continue  # 四类：甲由……，乙由……，丙由……；丁归档
        if found["bracket"] and all(len(name) == 1 for name in names):
            continue  # 5个县（市、区）
        if not count or len(names) < _FEWEST or STARTS_NO_NAME.match(names[0]):
            continue
        if (
            len(names) * _FEWEST < count
            and not all(map(BODY.search, names))
            and _SOME.search(_head(text, found))
        ):
            continue
        sizes = sizes_of(names)
        if is_nearly(count, sizes, _CLOSE if found["bracket"] else _FAR):
            head = _head(text, found).rstrip("，,：:（(")
            told = names if len(names) in sizes else set_apart(names)
            yield NameList(found.start(), found.end(), head, count, tuple(told))


def _is_town_by_town(found: re.Match[str]) -> bool:
    """Return whether villages are counted, and listed in brackets behind the towns they are in."""
    noun = found["noun"] or ""
    return noun.endswith(_OF_VILLAGES) and _TOWN_BY_TOWN.match(found["names"]) is not None


def _head(text: str, found: re.Match[str]) -> str:
    return text[found.start() : found.start("names")]


def _counts_others(text: str, found: re.Match[str]) -> bool:
    """Return whether a count is of what is not listed: 第十次会议, 数十个点, 4个月, 12个中包括."""
    group = "count" if found["count"] else "number"
    before, noun = text[found.start(group) - 1 : found.start(group)], found["noun"] or ""
    if before in _NO_COUNT or _NO_NAMED.search(noun):
        return True
    return text[found.end(group)] == "次" and _EVENT.search(noun) is None


def _items_of(text: str, found: re.Match[str]) -> int:
    """Return how many items parted by ； a list has that goes on after the first."""
    if text[found.end() : found.end() + 1] not in ("；", ";"):
        return 0
    end = text.find("。", found.end())
    return len(
        _ITEMS.split(text[found.start("names") : end if end >= 0 else len(text)].rstrip("；;"))
    )


def _ends_before(text: str, found: re.Match[str]) -> bool:
    """Return whether what follows a list and ； tells of others: ；另设纪工委, ；下属单位3个."""
    return _OTHERS.match(text, found.end() + 1) is not None


def is_nearly(count: int, sizes: set[int], far: int) -> bool:
    """Return whether a count is none of the sizes but near to one: else it is of other things."""
    return 0 < min(abs(count - size) for size in sizes) <= far


def number_of(written: str) -> int:
    """Return the number that a numeral of either kind stands for."""
    return int(written) if written.isdigit() else chinese_integer(written) or 0


def set_apart(names: list[str]) -> list[str]:
    """Return the names of a list, the last of which may be two with 和 between them."""
    *most, last = names
    return [*most, *(part for part in _JOINED.split(last) if part)]


def sizes_of(names: list[str]) -> set[int]:
    """Return how many names there may be: 和 joins two, or stands within the name of one."""
    *most, last = names
    parts = [part for part in _JOINED.split(last) if part]
    if len(most) > 1 and all(map(BODY.search, names)):
        # 动物防疫站和林业站 are two, 森林和草原站 is one
        return {sum(_bodies(name) for name in names)}
    if any(_JOINED.search(name) for name in most):
        return set(range(len(names), len(names) + sum(map(_joins, names)) + 1))
    if len(parts) > 1 and all(part[-1] == name[-1] for part in parts for name in most):
        return {len(most) + len(parts)}
    if len(parts) > 1 and not BODY.search(last) and all(len(part) >= _NAMED for part in parts):
        return {len(most) + len(parts)}
    return set(range(len(names), len(names) + (_joins(last) if len(last) > _FEWEST else 0) + 1))


def _joins(name: str) -> int:
    return len(_JOINED.findall(name))


def _bodies(name: str) -> int:
    """Return how many bodies the name of one or some is of, which 和 may join."""
    parts = [part for part in _JOINED.split(name) if part]
    return len(parts) if all(map(BODY.search, parts)) else 1


def names_in(listed: str) -> list[str]:
    """Return the names of a list; none where it is not clear where they end."""
    first, comma, rest = listed.partition("，")
    if "、" in first:
        listed = first
    elif not comma and (pair := _PAIR.fullmatch(first)):
        return [pair[1], pair[2]]
    elif comma and "、" not in rest:
        listed = listed.replace("，", "、")
    else:
        return []
    if _NO_LIST.search(listed):
        return []
    names = [name.strip() for name in listed.split("、")]
    if any(map(_NEW_CLAUSE.match, names[1:])):
        return []
    return names if all(0 < len(name) <= _LONGEST for name in names) else []
