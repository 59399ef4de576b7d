"""Lists of names that a text counts before it gives them: 9个内设机构，分别为：甲、乙……."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

COUNT = "(?P<count>[0-9]{1,2}|[两三四五六七八九十]{1,3})"
UNITS_OF_NAMES = "个家条座所处种类支名次项期场轮届张"
_UNIT = f"[{UNITS_OF_NAMES}]"
_KIND = "[\u4e00-\u9fff]{1,12}?"
_INTRODUCED = (
    "(?:[，,：:；;]?(?:(?:从[高大][到至][低小])?(?:分别|依次)(?:为|是|有|设[在于]|建在)|包括|包含|即"
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
    "包括 包括： 分别为： 分别是： 具体为： 方面： 分： 类： 包括: 方面: 分别为 分别是 包含 即"
    " 具体为 具体是 依次为 依次是 依次有 分别有 分别设在 分别设于 分别建在"
    " ： : （ 内设 下设 设有 设立"
    " 个办公室 个股室 个科室 个处室 个机构 个中心 个内设"
)
MAY_BE_NAME_LIST = Sign(
    f"{_UNIT}(?<=[0-9两三四五六七八九十].)[\u4e00-\u9fff]{{0,12}}(?:[（(][^（）()0-9]{{1,40}}[、，]"
    "|(?:[:：]|(?:[，,][\u4e00-\u9fff]{1,12}(?=[分依][别次]))?[，,：:；;]?(?:从[高大].[低小])?(?:[分依][别次](?:[为是有]|[设建][在于])|包括|包含|即|具体[为是包]))(?![:：，,]?[0-9]))",
    _LISTS,
)
"""What may open a list of names, in which no figures stand."""

_LAST_WITH_COUNT = lazy_pattern(
    "、[\u4e00-\u9fff，,]{1,17}“?[0-9两三四五六七八九十][0-9]?[个家条座所处种类支项件次场大步](?![年月])(?=[\u4e00-\u9fff。，；”])"
)
"""The last of some names with the count of all after it: 甲、乙、丙3个村."""

_LAST_COUNT = lazy_pattern("等共?计?([0-9]{1,2}|[两三四五六七八九十]{1,3})(?=.$)")
_ALL_OF_NAMES = lazy_pattern("(?<=[\u4e00-\u9fff])(?:共计?|合计|总计)$")
_LISTED = lazy_pattern("[\u4e00-\u9fff、]*")
_BEFORE = lazy_pattern(
    "(?P<names>[\u4e00-\u9fff]{1,14}(?:、[\u4e00-\u9fff]{1,14}){1,20}?)"
    f"[，,]?(?:共(?:计)?)?“?{COUNT}[个家条座所处种类支项件次场大步]”?(?P<noun>[村镇乡]|[\u4e00-\u9fff]{{2,8}}"
    f"|(?=[。；，]))"
)
_PAIR = lazy_pattern(
    "([一-鿿]{2,10}(?:[办股科局室委会队厅所站校院园]|中心))和([一-鿿]{2,10}(?:[办股科局室委会队厅所站校院园]|中心))"
)
_STARTS_NO_NAME = lazy_pattern(
    "百分点|[一第首][是一先要]|可[将以批]|含|如|其中|不含|包括|占|每|均|总|另|原|即将"
)
_DONE = lazy_pattern(
    "(?:新|改|扩|续|重|修|迁|复)?[建修改]|改造|维修|新增|购置|安装|完善|开展|组织|整治|拆除|清理"
    "|加固|硬化|更新|升级|提升|推进|实施"
)
"""What is done to what is counted after it: 新建、改建2个站 are two."""

_BODY = lazy_pattern("(?:[办股科局室部委会队厅所站台馆校院园]|中心|[小中大]学|医院|法院|检察院)$")
_NAMED, _CLOSE, _FAR, _REACH = 3, 3, 99, 160
_ASIDE = lazy_pattern("[（(][^（()）]{0,40}[）)]|“[^”]{0,30}”|《[^》]{0,40}》")
_BRACKETS, _BRACKET_ENDS = lazy_pattern("[（(][^（()）]{0,40}[）)]"), ("）、", ")、")
_TIMES = frozenset("次场")
_GOES_ON, _PARTED = tuple("、”》）"), lazy_pattern("[，,](?!共)")
_JOINED = lazy_pattern("以及|和|(?<![涉普])及|(?<!参)与")
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
_GOES_BACK = lazy_pattern("以?及|和|与")
_SAID_OF_NAMES = lazy_pattern("[\u4e00-\u9fff]{2}(?:均(?!衡)|都[是有在获]|已经|涉嫌)")
_OTHER_COUNT = lazy_pattern(
    "(?:(?<=[\u4e00-\u9fff]{2})(?:分别|都[获有是]|均|已)[\u4e00-\u9fff]*|[建布打拥举开成组获设承有所下连](?:设|局|好|有|办|展|为|立|成|得|担|属|续)|[\u4e00-\u9fff][的各])$"
)
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
        if _JOINED.search(found["noun"] or ""):
            continue  # 六个办公室和一个监察机构 are seven
        if _COUNTED_WITH.search(text, max(0, found.start() - _LONGEST), found.start()):
            continue  # 3个股和1个中心
        if _counts_others(text, found):
            continue
        count = number_of(found["count"] or found["number"])
        if count in (found["names"].count("，") + 1, _items_of(text, found)):
            continue  # 2类：甲、乙组成的丙，丁; 2项：甲、乙；丙
        names = names_in(_ASIDE.sub("", found["names"]))
        if any(map(_SAID_OF_NAMES.search, names)):
            continue
        if found["bracket"] and all(len(name) == 1 for name in names):
            continue  # 5个县（市、区）
        if not count or len(names) < _FEWEST or _STARTS_NO_NAME.match(names[0]):
            continue
        if (
            len(names) * _FEWEST < count
            and not all(map(_BODY.search, names))
            and _SOME.search(_head(text, found))
        ):
            continue
        if is_nearly(count, sizes_of(names), _CLOSE if found["bracket"] else _FAR):
            head = _head(text, found).rstrip("，,：:（(")
            yield NameList(found.start(), found.end(), head, count, tuple(set_apart(names)))


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


def read_counted_lists(text: str) -> Iterator[NameList]:
    """Return the lists whose count stands after the names: 甲、乙、丙3个村."""
    past = 0
    for last in _LAST_WITH_COUNT.finditer(text):
        is_part = "等" in last[0]
        if last.end() <= past or (is_part and not _may_be_more(text, last)):
            continue
        before = _LISTED.match(text[max(past, last.start() - _REACH) : last.start()][::-1])
        first = last.start() - (before.end() if before else 0)
        found = _BEFORE.search(text, first, last.end() + _LONGEST)
        if not found:
            continue
        first = found.start()
        if text[first - 2 : first] in _BRACKET_ENDS:
            found = _with_brackets(text[max(past, first - _REACH) : first], found[0]) or found
        elif text[first - 1 : first] in _GOES_ON:
            continue  # “甲”、乙、丙3个
        count = number_of(found["count"])
        names = names_in(_ALL_OF_NAMES.sub("", found["names"].removesuffix("等")))
        if not count or not names or _STARTS_NO_NAME.match(found["noun"]):
            continue
        if found["names"].endswith("等") and max(sizes_of(names)) <= count:
            continue  # 甲、乙等5个 names some
        if any(map(_DONE.fullmatch, names)) or text[first - 1 : first].isdigit():
            continue
        past_noun = last.end() + len(found["noun"])
        if text[past_noun : past_noun + 1] == "、" or names[-1].endswith("第"):
            continue  # 甲、乙3个站、丙; 继甲、乙之后第4个
        is_doubtful = _PARTED.search(found[0]) or text[last.end() - 1] in _TIMES
        is_doubtful = is_doubtful or ("“" in last[0] and text[last.end()] != "”")
        if is_doubtful and not _are_alike(names):
            continue  # 建设甲、乙的体系，3个中心投入使用
        if _counts_no_names(names) or not (found["noun"] or all(map(_BODY.search, names))):
            continue  # 东、中、西部3个; 甲、乙都获得2项; 在甲、乙布局建设3个
        if is_nearly(count, sizes_of(names), 1):
            past = past_noun
            yield NameList(first, past, found[0], count, tuple(set_apart(names)))


def _counts_no_names(names: Sequence[str]) -> bool:
    """Return whether a count after a list is not that of its names, by the first or the last."""
    first, *_, last = names
    return len(first) == 1 or bool(_GOES_BACK.match(first) or _OTHER_COUNT.search(last))


def _may_be_more(text: str, last: re.Match[str]) -> bool:
    """Return whether more names may stand before 等 than it is followed by: 甲、乙、丙等2个."""
    count = _LAST_COUNT.search(last[0])
    first = max(text.rfind(mark, 0, last.start()) for mark in "，。；：")
    return count is not None and text.count("、", first + 1, last.end()) >= number_of(count[1])


def _with_brackets(ahead: str, listed: str) -> re.Match[str] | None:
    """Return a list with the names before it in brackets: 办公室（党建办）、财务科2个科室."""
    plain = _BRACKETS.sub("", ahead)
    names = _LISTED.match(plain[::-1])
    return _BEFORE.search(plain[len(plain) - (names.end() if names else 0) :] + listed)


def _are_alike(names: Sequence[str]) -> bool:
    """Return whether names end with one character, or are of bodies."""
    return len({name[-1] for name in names}) == 1 or all(map(_BODY.search, names))


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
    if len(most) > 1 and all(map(_BODY.search, names)):
        # 动物防疫站和林业站 are two, 森林和草原站 is one
        return {sum(_bodies(name) for name in names)}
    if any(_JOINED.search(name) for name in most):
        return set(range(len(names), len(names) + sum(map(_joins, names)) + 1))
    if len(parts) > 1 and all(part[-1] == name[-1] for part in parts for name in most):
        return {len(most) + len(parts)}
    if len(parts) > 1 and not _BODY.search(last) and all(len(part) >= _NAMED for part in parts):
        return {len(most) + len(parts)}
    return set(range(len(names), len(names) + (_joins(last) if len(last) > _FEWEST else 0) + 1))


def _joins(name: str) -> int:
    return len(_JOINED.findall(name))


def _bodies(name: str) -> int:
    """Return how many bodies the name of one or some is of, which 和 may join."""
    parts = [part for part in _JOINED.split(name) if part]
    return len(parts) if all(map(_BODY.search, parts)) else 1


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
    return names if all(0 < len(name) <= _LONGEST for name in names) else []
