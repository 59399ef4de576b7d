"""Lists of names that a text counts before it gives them: 9个内设机构，分别为：甲、乙……."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, each_of, words
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
_LISTED = lazy_pattern("[\u4e00-\u9fff、]*")
COUNTED_BODIES = Sign(
    "[部单](?:(?<=[两三四五六七八九十].)(?:门|位)(?:联|共|会|协|一|参|派|分|负|组|抽|对|进|开|配))|、[省州市旗县区乡镇村组户][两三四五六]级",
    {number + noun for number in "两三四五六七八九十" for noun in ("部门", "单位")}
    | each_of("省州市旗县区乡镇村组户", "两三四五六", "级"),
)
"""What counts the bodies named before it without 个: 甲、乙、丙三部门联合."""
_BODIES_BEFORE = lazy_pattern(
    f"(?P<names>[\u4e00-\u9fff]{{1,14}}(?:、[\u4e00-\u9fff]{{1,20}}){{1,20}}?)[，,]?(?:共"
    f"|等)?{COUNT}(?P<noun>部门|单位)"
)
_LEVELS = lazy_pattern(
    "(?<![、\u4e00-\u9fff])(?:[\u4e00-\u9fff]{0,8}?(?<![省市县区乡镇村组国州旗]))(?P<names>[国省州市旗县区乡镇村组户](?:、[国省州市旗县区乡镇村组户]){1,5})"
    "(?P<count>[两三四五六])级"
)
_LEADS = lazy_pattern("会同|联合|牵头|配合|组织|协同")
MAY_BE_RESPECTIVE = Sign("分别[\u4e00-\u9fff]{0,4}[0-9][0-9.]*[^0-9，。；、]{0,3}、", words("分别"))
_RESPECTIVE = lazy_pattern(
    f"(?<![第0-9]){COUNT}(?:大?[个类种项家]|所|村|镇)(?P<noun>[\u4e00-\u9fff]{{1,8}}?)[，,]?"
    "[\u4e00-\u9fff]{0,10}分别(?:为|是|达到?|有|补助|拨付|安排|下达|投入|支付|奖励|发放|补贴|给予"
    "|支持){0,2}"
    "(?P<values>[0-9][0-9.]*(?P<unit>[%％]|[万亿]?[\u4e00-\u9fff]{1,2})(?:[、和][0-9][0-9.]*(?P=un"
    "it)){1,20})"
    "(?=[，。；]|$)"
)
_JOINS = lazy_pattern("[和与及、]|百分点|月|小时|工作日|上年|去年|年初|预算|计划|其中|男性|早稻")

_BEFORE = lazy_pattern(
    "(?P<names>[\u4e00-\u9fff]{1,14}(?:、[\u4e00-\u9fff]{1,14}){1,20}?)"
    f"[，,]?(?:共(?:计)?)?“?{COUNT}[个家条座所处种类支项件次场大步]”?(?P<noun>[村镇乡]|[\u4e00-\u9fff]{{2,8}}"
    f"|(?=[。；，]))"
)
_PAIR = lazy_pattern(
    "([一-鿿]{2,10}(?:[办股科局室委会队厅所站校院园]|中心))和([一-鿿]{2,10}(?:[办股科局室委会队厅所站校院园]|中心))"
)
_STARTS_NO_NAME = lazy_pattern(
    "百分点|[一第首][是一先]|含|如|其中|不含|包括|占|每|均|总|另|原|即将"
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
_VALUES = lazy_pattern("[、和]")
_COUNTED_WITH = lazy_pattern(f"{COUNT}{_UNIT}[^，。；]{{1,8}}[和及与、]$")
_NO_LIST = lazy_pattern("等(?![候级次待效额距高])|[0-9]|……|其他|[:：]|其中|另")
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
        count = number_of(found["count"] or found["number"])
        names = _names(_ASIDE.sub("", found["names"]))
        if found["bracket"] and all(len(name) == 1 for name in names):
            continue  # 5个县（市、区）
        if not count or len(names) < _FEWEST or _STARTS_NO_NAME.match(names[0]):
            continue
        if _is_nearly(count, _sizes(names), _CLOSE if found["bracket"] else _FAR):
            head = text[found.start() : found.start("names")].rstrip("，,：:（(")
            yield NameList(found.start(), found.end(), head, count, tuple(_apart(names)))


def read_counted_bodies(text: str) -> Iterator[NameList]:
    """Return 甲局、乙局和丙队四部门联合: fewer or more bodies than are counted after them.

    So with 县、乡、村四级.
    """
    for found in _LEVELS.finditer(text):
        count, levels = number_of(found["count"]), tuple(found["names"].split("、"))
        if count != len(levels):
            yield NameList(found.start(), found.end(), found[0], count, levels)
    for found in _BODIES_BEFORE.finditer(text):
        count, names = number_of(found["count"]), _names(found["names"])
        if "等" in found[0] or not count or not names or _LEADS.search(found["names"]):
            continue
        if _is_nearly(count, _sizes(names), 1):
            yield NameList(found.start(), found.end(), found[0], count, tuple(_apart(names)))


def read_respective_values(text: str) -> Iterator[NameList]:
    """Return 5类食品，不合格率分别为…: as many figures as things are counted before them."""
    for found in _RESPECTIVE.finditer(text):
        values = tuple(_VALUES.split(found["values"]))
        count = number_of(found["count"])
        between = text[found.start("noun") : found.start("values")]
        if count > 1 and abs(count - len(values)) == 1 and not _JOINS.search(between):
            head = text[found.start() : found.start("values")]
            yield NameList(found.start(), found.end(), head, count, values)


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
        names = _names(found["names"].removesuffix("等"))
        if not count or not names or _STARTS_NO_NAME.match(found["noun"]):
            continue
        if found["names"].endswith("等") and max(_sizes(names)) <= count:
            continue  # 甲、乙等5个 names some
        if any(map(_DONE.fullmatch, names)) or text[first - 1 : first].isdigit():
            continue
        past_noun = last.end() + len(found["noun"])
        if text[past_noun : past_noun + 1] == "、" or names[-1].endswith("第"):
            continue  # 甲、乙3个站、丙; 继甲、乙之后第4个
        is_doubtful = _PARTED.search(found[0]) or text[last.end() - 1] in _TIMES
        if is_doubtful and not _are_alike(names):
            continue  # 建设甲、乙的体系，3个中心投入使用
        if not found["noun"] and not all(map(_BODY.search, names)):
            continue
        if _is_nearly(count, _sizes(names), 1):
            past = past_noun
            yield NameList(first, past, found[0], count, tuple(_apart(names)))


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


def _is_nearly(count: int, sizes: set[int], far: int) -> bool:
    """Return whether a count is none of the sizes but near to one: else it is of other things."""
    return 0 < min(abs(count - size) for size in sizes) <= far


def number_of(written: str) -> int:
    """Return the number that a numeral of either kind stands for."""
    return int(written) if written.isdigit() else chinese_integer(written) or 0


def _apart(names: list[str]) -> list[str]:
    """Return the names of a list, the last of which may be two with 和 between them."""
    *most, last = names
    return [*most, *(part for part in _JOINED.split(last) if part)]


def _sizes(names: list[str]) -> set[int]:
    """Return how many names there may be: 和 joins two, or stands within the name of one."""
    *most, last = names
    parts = [part for part in _JOINED.split(last) if part]
    if len(most) > 1 and all(map(_BODY.search, names)):
        # 动物防疫站和林业站 are two, 森林和草原站 is one
        return {sum(_bodies(name) for name in names)}
    if len(parts) > 1 and all(part[-1] == name[-1] for part in parts for name in most):
        return {len(most) + len(parts)}
    if len(parts) > 1 and not _BODY.search(last) and all(len(part) >= _NAMED for part in parts):
        return {len(most) + len(parts)}
    joined = len(_JOINED.findall(last)) if len(last) > _FEWEST else 0
    inside = sum(len(_JOINED.findall(name)) for name in names)
    return {len(names), len(names) + joined, len(names) + inside}


def _bodies(name: str) -> int:
    """Return how many bodies the name of one or some is of, which 和 may join."""
    parts = [part for part in _JOINED.split(name) if part]
    return len(parts) if all(map(_BODY.search, parts)) else 1


def _names(listed: str) -> list[str]:
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
